"""Needs as CSV and XLSX: what Excel shows, what cannot become a formula, and what comes back."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from charrette.domain.editions import Edition
from charrette.domain.errors import CancelledError, InvalidInputError
from charrette.domain.needs import NeedStatus, Priority
from charrette.domain.snapshot import ProjectSnapshot
from charrette.exchange.need_drafts import NeedDraft, amount
from charrette.exchange.needs_csv import read_needs_csv, write_needs_csv
from charrette.exchange.needs_files import read_needs
from charrette.exchange.needs_xlsx import read_needs_xlsx, write_needs_xlsx
from charrette.exchange.written_csv import guarded, unguarded
from tests.exchange.alder import ALIASES, NEEDS, PROJECT, SNAPSHOT, START

Write = Callable[[str, str | bytes], Path]


def written(tmp_path: Path, suffix: str, edition: Edition, snapshot: ProjectSnapshot = SNAPSHOT) -> Path:
    """The project's needs in a file."""
    path = tmp_path / f"needs{suffix}"
    if suffix == ".csv":
        write_needs_csv(snapshot, edition, path)
    else:
        write_needs_xlsx(snapshot, edition, START, path)
    return path


def test_the_csv_opens_right_in_excel(tmp_path: Path) -> None:
    data = written(tmp_path, ".csv", Edition.PUBLIC).read_bytes()
    assert data.startswith(b"\xef\xbb\xbfrank,code,short_name,statement,category,priority,required,")
    assert data.count(b"\r\n") == data.count(b"\n") == 5


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@pytest.mark.parametrize("edition", list(Edition))
def test_what_was_written_comes_back_as_drafts(tmp_path: Path, suffix: str, edition: Edition) -> None:
    drafts = read_needs(written(tmp_path, suffix, edition))
    assert isinstance(drafts, list)
    names = [each.short_name for each in drafts]
    assert names == [NEEDS[2].short_name, NEEDS[0].short_name, NEEDS[1].short_name, NEEDS[4].short_name]
    step_free, power, wifi, pool = drafts
    assert (step_free.required, step_free.required_reference) == (True, "ADA 206")
    assert (power.priority, power.category, power.department) == (Priority.MUST, "Technology", "Facilities")
    costs = (power.cost_low, power.cost_likely, power.cost_high)
    assert costs == (Decimal(140000), Decimal("164000.50"), Decimal(190000))
    assert wifi.rationale == "-5 dB\tat the tree"
    assert (pool.status, pool.currency) == (NeedStatus.DECLINED, "USD")


@pytest.mark.parametrize(
    "start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "'=1", "''-x"]
)
def test_a_cell_that_a_spreadsheet_might_run_gets_an_apostrophe(start: str) -> None:
    assert guarded(start) == f"'{start}"
    assert unguarded(guarded(start)) == start


@given(st.text())
def test_guarding_is_undone_by_reading_and_leaves_no_formula(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in {"=", "+", "-", "@", "\t", "\r"} or not text


def test_an_apostrophe_of_a_person_stays() -> None:
    assert guarded("'tis cold") == "'tis cold"
    assert unguarded("'tis cold") == "'tis cold"


def test_public_tables_have_joined_columns_and_no_merged_need(tmp_path: Path) -> None:
    public = written(tmp_path, ".csv", Edition.PUBLIC).read_text(encoding="utf-8-sig")
    full = written(tmp_path, ".csv", Edition.FULL).read_text(encoding="utf-8-sig")
    assert "mean ST,mean FA,mean TE,mean +," in public
    assert "mean ST,mean FA,mean TE,mean CU,mean TC,mean +," in full
    assert "N-004" not in public
    assert "N-004" in full


@pytest.fixture
def book(tmp_path: Path) -> Any:
    """The public workbook, opened."""
    return load_workbook(written(tmp_path, ".xlsx", Edition.PUBLIC))


def test_the_workbook_has_five_sheets_with_filters_and_a_header_that_stays(book: Any) -> None:
    assert book.sheetnames == ["Needs", "Cards", "Themes", "Ballots by group", "Rules"]
    for sheet in book:
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.freeze_panes in {"A2", "D2"}
        assert sheet.print_title_rows == "$1:$1"
        assert all(cell.font.bold for cell in sheet[1])
        assert all(sheet.column_dimensions[cell.column_letter].width >= 7 for cell in sheet[1])


def test_cells_are_typed_and_none_is_a_formula(book: Any) -> None:
    kinds = {cell.data_type for sheet in book for row in sheet for cell in row if cell.value is not None}
    assert kinds == {"s", "n"}
    needs = book["Needs"]
    column = {cell.value: cell.column - 1 for cell in needs[1]}
    power = needs[3]
    assert power[column["dots"]].value == 23
    assert power[column["cost_likely"]].value == pytest.approx(164000.5)
    assert power[column["cost_low"]].number_format == "#,##0"
    assert book["Cards"]["B5"].value == '=HYPERLINK("http://x","click")'


def test_the_public_workbook_tells_no_person(book: Any) -> None:
    words = "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row)
    assert not [alias for alias in ALIASES if alias in words]
    assert "Dolores" not in words
    assert "[name]" in words


def test_the_full_workbook_keeps_what_was_first_said_and_by_whom(tmp_path: Path) -> None:
    cards = load_workbook(written(tmp_path, ".xlsx", Edition.FULL))["Cards"]
    rows = {row[0]: row for row in cards.iter_rows(values_only=True)}
    assert rows["C-001"][9] == "ST-01 heron"
    assert rows["C-003"][1] == "Wi-Fi outside"
    assert rows["C-003"][8] == "Wifi"


def test_what_xml_cannot_hold_is_replaced(tmp_path: Path) -> None:
    odd = replace(NEEDS[0], statement="a\x00b\x0bc\ud800d\uffffe\r\nf", rationale="x" * 40_000)
    path = written(tmp_path, ".xlsx", Edition.FULL, replace(SNAPSHOT, needs=(odd, *NEEDS[1:])))
    draft = read_needs_xlsx(path)[1]
    assert draft.statement == "a\ufffdb\ufffdc\ufffdd\ufffde\nf"
    assert len(draft.rationale) == 32_767


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_project_without_needs_or_votes_can_be_written(tmp_path: Path, suffix: str) -> None:
    path = written(tmp_path, suffix, Edition.PUBLIC, ProjectSnapshot(PROJECT))
    with pytest.raises(InvalidInputError, match="has a header but no rows"):
        read_needs(path)


def cancel(done: int, of: int) -> None:
    """A person who changes their mind at once."""
    raise CancelledError(f"Cancelled at {done} of {of}.")


def test_a_cancelled_export_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(CancelledError):
        write_needs_csv(SNAPSHOT, Edition.PUBLIC, tmp_path / "needs.csv", cancel)
    with pytest.raises(CancelledError):
        write_needs_xlsx(SNAPSHOT, Edition.PUBLIC, START, tmp_path / "needs.xlsx", cancel)
    assert not [each for each in tmp_path.iterdir() if each.is_file()]


def test_a_plain_list_of_needs_from_another_program(write: Write) -> None:
    path = write(
        "n.csv", "Need;Description;Cost;Theme\nDaylight;Every room;$84,000;Health\n;One door, for all;;\n"
    )
    first, second = read_needs_csv(path)
    assert (first.short_name, first.statement, first.cost_likely) == (
        "Daylight",
        "Every room",
        Decimal(84000),
    )
    assert (second.short_name, second.statement, second.row) == ("One door", "One door, for all", 3)


def test_every_fault_is_named_by_row_and_column(write: Write) -> None:
    header = "short_name,priority,required,cost_low,cost_high,currency,status\n"
    rows = f"{'x' * 45},,,,,,\nA,vital,perhaps,84.000,10,dollars,lost\nB,,,9,3,,\n,must,,,,,\n"
    with pytest.raises(InvalidInputError) as caught:
        read_needs_csv(write("n.csv", header + rows))
    what = caught.value.what
    assert "n.csv: 8 places cannot be read." in what
    assert "row 2, column “short_name”: the short name has 45 characters" in what
    assert "row 3, column “priority”: “vital” is no priority." in what
    assert "row 3, column “required”: “perhaps” is neither yes nor no." in what
    assert "row 3, column “cost_low”: “84.000” is no amount of USD." in what
    assert "row 3, column “currency”: “DOLLARS” is no currency code." in what
    assert "row 3, column “status”: “lost” is no status." in what
    assert "row 4, column “cost_low”: the costs do not rise" in what
    assert "row 5, column “short_name”: the need has neither" in what


def test_a_table_without_a_needs_column_says_which_it_wants(write: Write) -> None:
    with pytest.raises(InvalidInputError, match="no column called “short_name” or “statement”"):
        read_needs_csv(write("n.csv", "rank,dots\n1,3\n"))


@pytest.mark.parametrize(
    ("text", "value"),
    [("84000", 84000), ("$84,000", 84000), ("84 000.5", "84000.5"), ("1,234,567 USD", 1234567)],
)
def test_amounts_as_people_write_them(text: str, value: str | int) -> None:
    assert amount(text, "USD") == Decimal(value)


@pytest.mark.parametrize("text", ["84.000", "84,00", "about 5", "-5", "1e5", "5-6", "NaN", "١٢٣٬٤"])
def test_an_amount_that_is_not_clear_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no amount of USD"):
        amount(text, "USD")


def test_another_ending_is_refused(write: Write) -> None:
    with pytest.raises(InvalidInputError, match=r"n\.pdf is no needs file"):
        read_needs(write("n.pdf", "x"))


def test_a_draft_says_where_it_stood(write: Write) -> None:
    (draft,) = read_needs_csv(write("n.csv", "short_name\n\nDaylight\n"))
    assert isinstance(draft, NeedDraft)
    assert draft.row == 3
