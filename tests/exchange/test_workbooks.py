"""Cards from workbooks as people make them: formulas, dates, merged cells, several sheets."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from charrette.domain.errors import InvalidInputError
from charrette.exchange.cards_file import open_table, read_cards, suggest_columns


def saved(tmp_path: Path, rows: list[list[Any]], title: str = "Sheet") -> Path:
    """A workbook with one sheet of those rows."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    book.save(tmp_path / "cards.xlsx")
    return tmp_path / "cards.xlsx"


def test_numbers_dates_and_truth_read_as_people_see_them(tmp_path: Path) -> None:
    row = ["Light", 3, 2.5, 4.0, date(2027, 2, 26), datetime(2027, 2, 26, 18, 30), True, None]  # noqa: DTZ001
    table = open_table(saved(tmp_path, [["Text", "a", "b", "c", "d", "e", "f", "g"], row]))
    assert table.rows[0].cells == ("Light", "3", "2.5", "4", "2027-02-26", "2027-02-26 18:30", "yes", "")


def test_merged_cells_hold_their_text_once(tmp_path: Path) -> None:
    path = saved(tmp_path, [["Text", "Group"], ["Light", "ST"], ["Air", "ST"]])
    book = Workbook()
    sheet: Any = book.active
    for row in [["Text", "Group"], ["Light", "ST"], ["Air", None]]:
        sheet.append(row)
    sheet.merge_cells("B2:B3")
    book.save(path)
    assert [row.cells for row in open_table(path).rows] == [("Light", "ST"), ("Air", "")]


def test_a_formula_without_a_saved_value_is_refused_by_its_cell(tmp_path: Path) -> None:
    path = saved(tmp_path, [["Text"], ["Light"], ['=CONCATENATE("a","b")']])
    with pytest.raises(InvalidInputError, match="cell A3 holds a formula without a saved value"):
        open_table(path)


def test_empty_rows_keep_the_numbers_of_the_others(tmp_path: Path) -> None:
    table = open_table(saved(tmp_path, [["Text"], [], ["Light"], [None], ["Air"]]))
    found = read_cards(table, suggest_columns(table), [])
    assert [(each.text, each.row) for each in found.drafts] == [("Light", 3), ("Air", 5)]
    assert found.skipped == 2


def test_the_sheet_called_cards_is_preferred_and_hidden_ones_are_not_read(tmp_path: Path) -> None:
    book = Workbook()
    first: Any = book.active
    first.title, first.sheet_state = "Secret", "hidden"
    first.append(["not this"])
    for title, text in (("Notes", "nor this"), ("cards", "this")):
        sheet: Any = book.create_sheet(title)
        sheet.append(["Text"])
        sheet.append([text])
    book.save(tmp_path / "cards.xlsx")
    table = open_table(tmp_path / "cards.xlsx")
    assert [row.cells for row in table.rows] == [("this",)]
    assert table.how == "sheet “cards”"


def test_without_such_a_sheet_the_first_visible_one_is_read(tmp_path: Path) -> None:
    book = Workbook()
    first: Any = book.active
    first.title, first.sheet_state = "Secret", "hidden"
    first.append(["not this"])
    second: Any = book.create_sheet("Ideas")
    second.append(["Text"])
    second.append(["this"])
    book.save(tmp_path / "cards.xlsx")
    assert [row.cells for row in open_table(tmp_path / "cards.xlsx").rows] == [("this",)]


def test_an_empty_workbook_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError, match=r"cards\.xlsx is empty"):
        open_table(saved(tmp_path, []))


def test_a_cut_off_workbook_is_said_plainly(tmp_path: Path) -> None:
    path = saved(tmp_path, [["Text"], ["Light"]])
    path.write_bytes(path.read_bytes()[:-400])
    with pytest.raises(InvalidInputError, match="is damaged"):
        open_table(path)
