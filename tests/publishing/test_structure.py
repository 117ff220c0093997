"""What a document says of itself to who cannot see it: structure, reading order, languages, words for pictures."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from charrette.domain.editions import Edition
from charrette.publishing.blocks import Setting
from charrette.publishing.brief import compose_brief
from charrette.publishing.draw import draw_pdf
from charrette.publishing.paper import Paper
from charrette.publishing.report import Cell, Column, Heading, Paragraph, Quotes, Report, Row, Table
from charrette.publishing.sheet import Sheet
from charrette.publishing.sheets.compose import compose_sheets
from charrette.publishing.sheets.options import SheetOptions
from charrette.publishing.styles import TEXT
from charrette.publishing.tagged.canvas import UntaggedError
from tests.publishing.edges import voices
from tests.publishing.pages import read
from tests.publishing.room import room
from tests.publishing.sample import sample
from tests.publishing.tagged.test_canvas import structure

ISSUED = date(2027, 3, 14)
SNAPSHOT_LINES = 500
SNAPSHOT = Path(__file__).parent / "tagged" / "brief.txt"


def brief() -> Report:
    """The public brief of the sample."""
    return compose_brief(sample(), Edition.PUBLIC, ISSUED)


def joined(words: str) -> str:
    """Words without their blanks."""
    return "".join(words.split())


def said(report: Report) -> list[str]:
    """The words of headings, paragraphs, quotes and cells, in the order of the report."""
    found: list[str] = []
    for part in report.parts:
        if isinstance(part, Heading | Paragraph):
            found.append(part.words)
        elif isinstance(part, Quotes):
            found += [each.words for each in part.quotes]
        elif isinstance(part, Table):
            found += [column.head for column in part.columns]
            found += [cell.words for row in part.rows for cell in row.cells]
    return found


def test_the_structure_of_the_briefs_first_pages_is_what_it_was(tmp_path: Path) -> None:
    draw_pdf(brief(), tmp_path / "brief.pdf", invariant=True)
    found = structure(tmp_path / "brief.pdf")[:SNAPSHOT_LINES]
    assert "\n".join(found) + "\n" == SNAPSHOT.read_text(encoding="utf-8")


@pytest.mark.parametrize("snapshot", [sample, voices])
def test_everything_is_read_in_the_order_of_the_report(snapshot: type, tmp_path: Path) -> None:
    report = compose_brief(snapshot(), Edition.PUBLIC, ISSUED)
    draw_pdf(report, tmp_path / "brief.pdf")
    lines = [line.strip()[1:-1] for line in structure(tmp_path / "brief.pdf") if line.strip().startswith('"')]
    heard, place = joined("".join(lines)), 0
    for words in said(report):
        if words.isascii() and words.isprintable():
            found = heard.find(joined(words), place)
            assert found >= 0, f"“{words}” is not read after “{heard[max(0, place - 60) : place]}”"
            place = found + len(joined(words))


def test_words_that_a_line_parts_are_read_apart(tmp_path: Path) -> None:
    words = "Every word of a paragraph that is so long that it takes more than two lines of the page. " * 3
    report = Report(
        "T", "H", "K", "F", Edition.PUBLIC, Paper.LETTER, "en", (Heading(1, "One"), Paragraph(words))
    )
    draw_pdf(report, tmp_path / "a.pdf")
    assert structure(tmp_path / "a.pdf")[-1].strip() == f'"{words.strip()}"'


def test_a_page_that_draws_words_of_no_kind_fails() -> None:
    sheet = Sheet(brief(), invariant=True)
    (line,) = Setting(400).lines("planted", TEXT).lines
    with pytest.raises(UntaggedError):
        sheet.words(line, 100, 100, TEXT)


def test_a_head_drawn_again_on_the_next_page_is_not_read_again(tmp_path: Path) -> None:
    rows = tuple(Row((Cell(f"C-{n:03d}"), Cell("words"))) for n in range(120))
    report = replace(brief(), parts=(Table((Column("Code", 1), Column("What was said", 3)), rows),))
    draw_pdf(report, tmp_path / "a.pdf")
    found = structure(tmp_path / "a.pdf")
    assert read(tmp_path / "a.pdf").all_words.count("What was said") == 4
    assert sum("What was said" in line for line in found) == 1
    assert sum(line.strip() == "Table" for line in found) == 1
    assert sum(line.strip() == "TR" for line in found) == 121


def test_quotes_and_cells_say_their_language_when_it_is_another(tmp_path: Path) -> None:
    draw_pdf(compose_brief(voices(), Edition.FULL, ISSUED), tmp_path / "voices.pdf")
    raw = read(tmp_path / "voices.pdf").raw
    for language in (b"es", b"vi", b"ar", b"he", b"zh", b"ru"):
        assert b"/Lang (%b)" % language in raw


def test_pictures_are_said_in_words(tmp_path: Path) -> None:
    report = brief()
    draw_pdf(report, tmp_path / "brief.pdf")
    raw = read(tmp_path / "brief.pdf").raw
    assert b"/Alt (Dots per ballot: Students" in raw
    draw_pdf(
        compose_sheets("ballots", room(), Edition.PUBLIC, ISSUED, Paper.LETTER, SheetOptions(count=1)),
        tmp_path / "ballots.pdf",
    )
    assert b"/Alt (QR " in read(tmp_path / "ballots.pdf").raw


def test_the_far_side_of_a_name_tent_is_not_read_twice(tmp_path: Path) -> None:
    report = compose_sheets("tents", room(), Edition.FULL, ISSUED, Paper.LETTER, SheetOptions())
    draw_pdf(report, tmp_path / "tents.pdf")
    alias = room().participants[0].alias
    assert read(tmp_path / "tents.pdf").all_words.count(f"{alias} ") >= 1
    assert sum(line.strip() == f'"{alias}"' for line in structure(tmp_path / "tents.pdf")) == 1
