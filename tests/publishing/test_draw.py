"""The PDF itself: paper, fonts, bookmarks, title, whole files, cancelling, the same bytes again."""

import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from charrette.domain.editions import Edition
from charrette.domain.errors import CancelledError, ExportError
from charrette.publishing.brief import compose_brief
from charrette.publishing.draw import draw_pdf
from charrette.publishing.handout import compose_handout
from charrette.publishing.paper import Paper
from charrette.publishing.report import (
    Cell,
    Column,
    Fact,
    Heading,
    OnePage,
    Paragraph,
    Quote,
    Quotes,
    Report,
    Row,
    Steps,
    Table,
)
from tests.publishing.edges import VOICES, grown, voices
from tests.publishing.pages import drawn, read
from tests.publishing.sample import sample

ISSUED = date(2027, 3, 14)


def brief(paper: Paper = Paper.LETTER) -> Report:
    """The public brief of the sample."""
    return compose_brief(sample(), Edition.PUBLIC, ISSUED, paper)


def small(*parts: Heading | Paragraph | Table | Quotes | Steps | OnePage) -> Report:
    """A report of a few parts."""
    return Report("A title", "Left head", "Note", "Foot", Edition.PUBLIC, Paper.LETTER, "en", parts)


@pytest.mark.parametrize(("paper", "size"), [(Paper.LETTER, (612, 792)), (Paper.A4, (595.28, 841.89))])
@pytest.mark.parametrize("compose", [compose_brief, compose_handout])
def test_every_page_has_the_size_of_the_paper(
    compose: type, paper: Paper, size: tuple[float, float], tmp_path: Path
) -> None:
    found = drawn(compose(sample(), Edition.PUBLIC, ISSUED, paper), tmp_path)
    assert all(page == pytest.approx(size, abs=0.02) for page in found.sizes)


def test_fonts_are_embedded_as_subsets_and_no_other_is_used(tmp_path: Path) -> None:
    found = drawn(brief(), tmp_path)
    names = {name.split("+")[-1] for name in found.fonts}
    assert names == {"NotoSans-Regular", "NotoSans-Bold", "NotoSerif-Bold", "NotoSerifItalic-Italic"}
    assert all(len(name.split("+")[0]) == 6 for name in found.fonts)
    assert found.raw.count(b"/FontFile2") >= len(names)
    assert b"Helvetica" not in found.raw
    assert (tmp_path / "drawn.pdf").stat().st_size < 150_000


def test_title_language_and_outline_are_set(tmp_path: Path) -> None:
    found = drawn(brief(), tmp_path)
    assert found.metadata["Title"] == "Alder Creek Middle School: project brief"
    assert b"/Lang (en)" in found.raw
    assert b"/DisplayDocTitle true" in found.raw
    assert b"<pdfuaid:part>1</pdfuaid:part>" in found.raw
    top = [title for level, title in found.bookmarks if level == 0]
    assert top == [
        "How the charrette was run",
        "Prioritised needs",
        "Where support differs",
        "Needs by theme",
        "Parking lot",
        "Method and rules",
        "From needs to cards and back",
    ]
    assert (2, "N-001  Daylight and fresh air in every classroom") in found.bookmarks


def test_head_foot_and_page_number_stand_on_every_page_but_the_cover(tmp_path: Path) -> None:
    found = drawn(brief(), tmp_path)
    assert "Project brief, public edition" not in found.words[0]
    for number, page in enumerate(found.words[1:], start=2):
        assert "Project brief, public edition" in page
        assert page.endswith(f"Round 2, dots, closed February 26, 2027 {number}")


def test_a_small_report_is_drawn_as_it_reads(tmp_path: Path) -> None:
    table = Table(
        (Column("Code", 1), Column("Words", 3)), (Row((Cell("C-1", 0, bold=True), Cell("Shade, please"))),)
    )
    found = drawn(
        small(
            Heading(1, "One"),
            Paragraph("Plain words."),
            table,
            Heading(1, "Two"),
            Quotes((Quote("Open it.", "Families", "en"),)),
            Steps((Fact("First", "do this"), Fact("Then", "do that"))),
        ),
        tmp_path,
    )
    assert found.words == (
        "One Plain words. Code Words C-1 Shade, please Left head Note, public edition Foot 1",
        "Two “Open it.” – Families 1 First do this 2 Then do that Left head Note, public edition Foot 2",
    )
    assert found.bookmarks == ((0, "One"), (0, "Two"))


def test_the_same_report_gives_the_same_bytes_when_asked(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        draw_pdf(brief(), tmp_path / name, invariant=True)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_one_page_stays_one_page_and_loses_nothing(tmp_path: Path) -> None:
    words = [f"Line number {n} of many." for n in range(60)]
    found = drawn(small(OnePage((Heading(1, "Full"), *(Paragraph(each) for each in words)))), tmp_path)
    assert len(found.words) == 1
    assert all(each in found.words[0] for each in words)


@pytest.mark.parametrize("edition", list(Edition))
def test_a_handout_is_always_two_pages(edition: Edition, tmp_path: Path) -> None:
    base = grown(60, 40)
    long = tuple(
        replace(need, short_name="W" * 44, statement="Every word of a very long statement. " * 40)
        for need in base.needs
    )
    found = drawn(compose_handout(replace(base, needs=long), edition, ISSUED), tmp_path)
    assert len(found.words) == 2


def test_cancelling_leaves_no_file(tmp_path: Path) -> None:
    def cancel(done: int, of: int) -> None:
        if done > of // 3:
            raise CancelledError("Cancelled.")

    with pytest.raises(CancelledError):
        draw_pdf(compose_brief(grown(100, 200), Edition.PUBLIC, ISSUED), tmp_path / "brief.pdf", cancel)
    assert list(tmp_path.iterdir()) == []


def test_cancelling_keeps_the_old_file(tmp_path: Path) -> None:
    def cancel(done: int, of: int) -> None:
        raise CancelledError("Cancelled.")

    path = tmp_path / "brief.pdf"
    draw_pdf(brief(), path)
    before = path.read_bytes()
    with pytest.raises(CancelledError):
        draw_pdf(brief(Paper.A4), path, cancel)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_progress_rises_to_its_end(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    draw_pdf(
        compose_brief(grown(200, 400), Edition.PUBLIC, ISSUED),
        tmp_path / "brief.pdf",
        lambda done, of: seen.append((done, of)),
    )
    assert len(seen) > 5
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]
    assert seen[-2][0] > 0.5 * seen[-2][1]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_a_disk_that_refuses_keeps_the_old_file_and_says_so(tmp_path: Path) -> None:
    import resource

    path = tmp_path / "brief.pdf"
    path.write_bytes(b"the good one")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(ExportError, match="Nothing was overwritten"):
            draw_pdf(brief(), path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_bytes() == b"the good one"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_cannot_be_made_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ExportError, match="could not be written"):
        draw_pdf(brief(), tmp_path / "file" / "brief.pdf")


def test_every_script_is_drawn_and_what_no_font_has_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "voices.pdf"
    result = draw_pdf(compose_brief(voices(), Edition.PUBLIC, ISSUED), path)
    found = read(path)
    names = {name.split("+")[-1] for name in found.fonts}
    assert {
        "NotoSansArabic-Regular",
        "NotoSansHebrew-Regular",
        "DroidSansFallback",
        "NotoEmoji-Regular",
    } <= names
    for words in (
        "¿Por qué no hay baños",
        "nước uống sạch",
        "Нам нужен",
        "Χρειαζόμαστε σκιά",
        "自然光和新鲜空气",
        "아이들이",
    ):
        assert words.replace(" ", "") in found.all_words.replace(" ", "")
    assert "[Khmer text, 11 characters]" in found.all_words
    assert set(result.missing) == set(VOICES[12][1])


def test_a_document_is_sound_by_an_independent_checker(tmp_path: Path) -> None:
    qpdf = shutil.which("qpdf")
    if qpdf is None:
        pytest.skip("qpdf is not installed")
    draw_pdf(compose_brief(voices(), Edition.FULL, ISSUED), tmp_path / "voices.pdf")
    checked = subprocess.run(
        [qpdf, "--check", tmp_path / "voices.pdf"], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_nothing_heavy_is_loaded_until_a_document_is_drawn() -> None:
    script = (
        "import sys, charrette.publishing.brief, charrette.publishing.handout, charrette.publishing.draw\n"
        "print(sorted({'reportlab', 'bidi', 'arabic_reshaper', 'PIL'} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_a_group_of_rows_that_goes_on_is_named_again_on_the_next_page(tmp_path: Path) -> None:
    rows = (
        Row((Cell("N-001 First", bold=True),), group=True),
        *(Row((Cell(f"C-{n:03d}"), Cell("words"))) for n in range(60)),
        Row((Cell("N-002 Second", bold=True),), group=True),
        Row((Cell("C-999"), Cell("last"))),
    )
    found = drawn(small(Table((Column("Code", 1), Column("Words", 3)), rows)), tmp_path)
    assert found.words[0].startswith("Code Words N-001 First C-000")
    assert found.words[1].startswith("Code Words N-001 First (continued) C-0")
    assert "N-002 Second (continued)" not in found.all_words


def test_a_name_too_long_for_the_running_head_ends_in_an_ellipsis(tmp_path: Path) -> None:
    report = replace(small(Paragraph("Words.")), head="The Consolidated Regional School District of " * 3)
    assert "…" in drawn(report, tmp_path).words[0]


def test_a_group_too_long_to_stand_beside_its_words_stands_below_them_in_full(tmp_path: Path) -> None:
    name = "Neighbourhoodassociation" * 8
    found = drawn(small(Quotes((Quote("Open it.", name, "en"),))), tmp_path)
    assert name in found.words[0].replace(" ", "")
