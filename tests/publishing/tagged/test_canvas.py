"""The canvas that must be told what everything is: strict, and its structure read back by other programs."""

import ast
import shutil
import subprocess
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen.textobject import PDFTextObject

from charrette.publishing.tagged.canvas import TaggedCanvas, UntaggedError
from charrette.publishing.tagged.elements import Element, Scope, nest_headings, pruned, walked
from charrette.publishing.tagged.language import language_tag
from charrette.publishing.tagged.roles import Role, heading
from charrette.publishing.tagged.strings import text_string
from charrette.publishing.tagged.unicode_map import unicode_map
from charrette.system.resources import resource
from tests.publishing.checked import faults
from tests.publishing.pages import unpacked

FONT = "NotoSans-Regular"


def canvas(target: Any) -> Any:
    """A canvas in English with a title and a font."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(ttfonts.TTFont(FONT, str(resource(f"fonts/{FONT}.ttf")), shapable=False))
    made: Any = TaggedCanvas(target, initialFontName=FONT, lang="en", invariant=1)
    made.setTitle("A title")
    return made


def structure(path: Path) -> list[str]:
    """The structure with its words, as Poppler reads it; attributes left out."""
    if shutil.which("pdfinfo") is None:
        pytest.skip("pdfinfo is not installed")
    said = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, text=True, check=True)
    lines = [
        line.replace(" (block)", "").replace(" (inline)", "").rstrip(" :")
        for line in said.stdout.splitlines()
    ]
    return [line for line in lines if line.strip() and not line.lstrip().startswith("/")]


def test_text_that_is_nothing_is_refused() -> None:
    page = canvas(BytesIO())
    with pytest.raises(UntaggedError, match="Text on page 1"):
        page.drawString(50, 700, "planted")


@pytest.mark.parametrize("role", [Role.TABLE, Role.ROW, Role.LIST, Role.ITEM, Role.TABLE_BODY])
def test_text_right_inside_of_what_only_holds_others_is_refused(role: Role) -> None:
    page = canvas(BytesIO())
    with page.tag(Element(role)), pytest.raises(UntaggedError):
        page.drawString(50, 700, "planted")


def test_text_after_an_element_or_an_artifact_is_refused_again() -> None:
    page = canvas(BytesIO())
    with page.tag(Element(Role.P)):
        page.drawString(50, 700, "said")
    with pytest.raises(UntaggedError):
        page.drawString(50, 680, "planted")
    with page.artifact():
        page.drawString(50, 660, "not said")
    with pytest.raises(UntaggedError):
        page.drawCentredString(50, 640, "planted")


@pytest.mark.parametrize("words", ["", " "])
def test_a_figure_without_words_is_refused(words: str) -> None:
    page = canvas(BytesIO())
    with pytest.raises(UntaggedError, match="no words"), page.tag(Element(Role.FIGURE, alternative=words)):
        page.line(0, 0, 9, 9)


def test_a_table_of_nothing_but_a_head_is_valid(tmp_path: Path) -> None:
    page = canvas(str(tmp_path / "a.pdf"))
    row = Element(Role.ROW, Element(Role.TABLE_HEAD, Element(Role.TABLE)))
    with page.tag(Element(Role.HEAD_CELL, row, scope=Scope.COLUMN)):
        page.drawString(50, 700, "Need")
    page.save()
    assert faults(tmp_path / "a.pdf") == []


def test_the_package_knows_nothing_else_of_the_app() -> None:
    own = "charrette.publishing.tagged"
    spec = find_spec(own)
    assert spec is not None
    assert spec.origin is not None
    sources = sorted(Path(spec.origin).parent.glob("*.py"))
    names = {
        node.module or ""
        for source in sources
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom)
    }
    foreign = {each for each in names if each.startswith("charrette") and not each.startswith(own)}
    assert len(sources) > 8
    assert foreign == set()


def test_a_text_object_is_watched_too() -> None:
    page = canvas(BytesIO())
    text: PDFTextObject = page.beginText(50, 700)
    text.textLine("planted")
    with pytest.raises(UntaggedError):
        page.drawText(text)


def test_a_link_or_a_note_outside_of_the_structure_is_refused() -> None:
    page = canvas(BytesIO())
    with pytest.raises(UntaggedError):
        page.linkURL("https://example.org", (0, 0, 10, 10))
    with page.tag(Element(Role.P)), pytest.raises(UntaggedError):
        page.link("Example", (0, 0, 10, 10), "https://example.org")


def test_what_breaks_over_pages_stays_one_element_and_artifacts_are_left_out(tmp_path: Path) -> None:
    page = canvas(str(tmp_path / "a.pdf"))
    table = Element(Role.TABLE)
    head = Element(Role.ROW, Element(Role.TABLE_HEAD, table))
    body = Element(Role.TABLE_BODY, table)
    with page.tag(Element(Role.HEAD_CELL, head, scope=Scope.COLUMN)):
        page.drawString(50, 700, "Need")
    cell = Element(Role.CELL, Element(Role.ROW, body))
    with page.tag(cell):
        page.drawString(50, 680, "begins and")
    page.showPage()
    with page.artifact("Header"), page.tag(Element(Role.P)):
        page.drawString(50, 750, "running head")
    with page.tag(cell):
        page.drawString(50, 700, "ends")
    page.save()
    assert faults(tmp_path / "a.pdf") == []
    assert structure(tmp_path / "a.pdf") == [
        "Document",
        "  Table",
        "    THead",
        "      TR",
        "        TH",
        '          "Need"',
        "    TBody",
        "      TR",
        "        TD",
        '          "begins and"',
        '          "ends"',
    ]


def test_a_table_of_contents_leads_to_its_places_and_links_say_where(tmp_path: Path) -> None:
    page = canvas(str(tmp_path / "a.pdf"))
    entry = Element(Role.TOC_ITEM, Element(Role.TOC))
    with page.tag(Element(Role.LINK, Element(Role.REFERENCE, entry))):
        page.drawString(50, 700, "Needs, page 1")
        page.link("Needs, page 1", (50, 695, 150, 715), destination="needs")
    with page.tag(Element(Role.H1)):
        page.bookmarkPage("needs")
        page.drawString(50, 600, "Needs")
    with page.tag(Element(Role.P)):
        page.drawString(50, 580, "More at ")
        with page.tag(Element(Role.LINK)):
            page.drawString(90, 580, "example.org")
            page.link("The example site", (90, 575, 150, 595), "https://example.org/")
        with page.tag(Element(Role.SPAN, language="es", actual="número 1")):
            page.drawString(160, 580, "núm. 1")
    page.save()
    assert faults(tmp_path / "a.pdf") == []
    found = structure(tmp_path / "a.pdf")
    roles = [line.strip().split()[0] for line in found if not line.lstrip().startswith('"')]
    assert roles == [
        "Document",
        "TOC",
        "TOCI",
        "Reference",
        "Link",
        "Object",
        "H1",
        "P",
        "Link",
        "Object",
        "Span",
    ]
    raw = unpacked((tmp_path / "a.pdf").read_bytes())
    assert b"(The example site)" in raw
    assert b"/Lang (es)" in raw
    assert "número 1".encode() in raw


def test_shapes_belong_to_their_figure_and_are_artifacts_elsewhere(tmp_path: Path) -> None:
    page = canvas(str(tmp_path / "a.pdf"))
    page.setPageCompression(0)
    page.rect(1, 1, 9, 9)
    with page.tag(Element(Role.FIGURE, alternative="Two of three", box=(10, 10, 50, 50))):
        page.circle(30, 30, 20)
        page.line(10, 10, 50, 50)
    with page.tag(Element(Role.P)):
        page.line(0, 5, 9, 5)
        page.drawString(50, 700, "Words")
    page.save()
    raw = unpacked((tmp_path / "a.pdf").read_bytes())
    assert faults(tmp_path / "a.pdf") == []
    assert raw.count(b"/Figure <</MCID") == 1
    assert raw.count(b"/Artifact BMC") == 2
    assert raw.count(b"BDC") + raw.count(b"BMC") == raw.count(b"EMC") == 4
    assert b"/Alt (Two of three)" in raw
    assert b"/BBox [10.00 10.00 50.00 50.00]" in raw


def test_a_packed_file_is_sound_by_an_independent_checker(tmp_path: Path) -> None:
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not installed")
    page = canvas(str(tmp_path / "a.pdf"))
    for number in range(300):
        with page.tag(Element(Role.P)):
            page.drawString(50, 700, f"Paragraph {number}")
        page.showPage()
    page.save()
    checked = subprocess.run(
        ["qpdf", "--check", tmp_path / "a.pdf"], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_same_drawing_gives_the_same_bytes() -> None:
    files: list[bytes] = []
    for _ in range(2):
        page = canvas(BytesIO())
        with page.tag(Element(Role.P, language="ar")):
            page.drawString(50, 700, "Words")
        files.append(page.getpdfdata())
    assert files[0] == files[1]


def test_headings_begin_at_the_first_level_and_go_down_one_at_a_time() -> None:
    root = Element(Role.DOCUMENT)
    for level in (2, 4, 4, 3, 2, 6, 1, 3):
        Element(heading(level), root).place(root)
    nest_headings(root)
    assert [each.role.value for each in walked(root)][1:] == ["H1", "H2", "H2", "H2", "H1", "H2", "H1", "H2"]


def test_elements_without_content_are_left_out_but_cells_keep_their_place() -> None:
    root = Element(Role.DOCUMENT)
    row = Element(Role.ROW, Element(Role.TABLE, root))
    Element(Role.CELL, row).place(root)
    Element(Role.P, root).place(root)
    assert pruned(root)
    assert [each.role for each in walked(root)] == [Role.DOCUMENT, Role.TABLE, Role.ROW, Role.CELL]


@pytest.mark.parametrize(
    ("named", "tag"),
    [("es", "es"), (" zh-Hans ", "zh-Hans"), ("pt_BR", "pt-BR"), ("Spanish", ""), ("", ""), ("e s", "")],
)
def test_only_what_is_a_language_tag_is_one(named: str, tag: str) -> None:
    assert language_tag(named) == tag


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a (b) \\", "(a \\(b\\) \\\\)"),
        ("é", "<FEFF00E9>"),
        ("😀", "<FEFFD83DDE00>"),
        ("a\nb", "<FEFF0061000A0062>"),
    ],
)
def test_text_is_written_plain_or_in_utf_16(text: str, written: str) -> None:
    assert text_string(text) == written


def test_the_map_to_text_holds_beyond_the_first_plane_and_leaves_out_what_is_no_text() -> None:
    found = unicode_map("F", [0, 65, 0x1F600, 0xD800])
    assert "<01> <0041>" in found
    assert "<02> <D83DDE00>" in found
    assert "2 beginbfchar" in found
