"""An invitation list: columns found by name, faults by row and column, and no minor's name."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from charrette.domain.errors import InvalidInputError
from charrette.exchange.people_file import ListColumns, PeopleDrafts, open_list, read_people, suggest_list

GROUPS = (("ST", "Students"), ("FA", "Families"), ("CU", "Custodial"))
HEAD = "Name,Group,Role,Language,Accommodation,Minor,Grades,Consent\n"


def read(tmp_path: Path, text: str, *taken: str) -> PeopleDrafts:
    """The people of a CSV file with that text."""
    path = tmp_path / "invited.csv"
    path.write_text(text, encoding="utf-8")
    table = open_list(path)
    return read_people(table, suggest_list(table), GROUPS, taken)


def test_a_list_is_read_with_everything_on_it(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        HEAD + "Rosa Diaz,families,PTA,Spanish,Interpreter,no,,yes\n\nLee Park,CU,Night lead,,,,,x\n",
    )
    rosa, lee = found.drafts
    assert (rosa.alias, rosa.group, rosa.role, rosa.language) == ("Rosa Diaz", "FA", "PTA", "es")
    assert (rosa.accommodation, rosa.minor, rosa.consent, rosa.row) == ("Interpreter", False, True, 2)
    assert (lee.alias, lee.group, lee.consent, lee.row) == ("Lee Park", "CU", True, 4)
    assert found.seats() == {"FA": 1, "CU": 1}


def test_a_minors_name_is_not_taken(tmp_path: Path) -> None:
    found = read(
        tmp_path, HEAD + "Ana Gómez,ST,,,Large print,yes,6,\nAna Gómez,ST,,,,yes,7,\n,ST,,,,yes,8,\n"
    )
    assert [(each.alias, each.minor, each.grade_band) for each in found.drafts] == [
        ("", True, "6"),
        ("", True, "7"),
        ("", True, "8"),
    ]
    assert "Ana" not in repr(found)


def test_whoever_is_in_a_grade_is_a_minor_unless_the_list_says_otherwise(tmp_path: Path) -> None:
    found = read(tmp_path, "Name,Group,Grade\nAna Gómez,ST,6\nLee Park,CU,\n")
    assert [(each.alias, each.minor) for each in found.drafts] == [("", True), ("Lee Park", False)]
    assert "Ana" not in repr(found)
    told = read(tmp_path, HEAD + "Ana Gómez,ST,,,,,6,\nTom Rao,ST,,,,no,7,\n")
    assert [(each.alias, each.minor) for each in told.drafts] == [("", True), ("Tom Rao", False)]


def test_what_is_wrong_is_named_by_row_and_column(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError) as caught:
        read(
            tmp_path,
            HEAD
            + "Rosa,Board,,,,,,\nLee,,,,,,,\nSam,CU,,Klingon tongue,,,,\nKim,CU,,,,perhaps,,\nrosa,FA,,,,,,\n"
            + "Ada,FA,,,,,,\nZoe,ST,,,,yes,6,\nZoe,ST,,,,yes,6,\n",
            "Ada",
        )
    words = caught.value.what
    for place in (
        "row 2, column “Group”: there is no group “Board”",
        "row 3, column “Group”: no group is named",
        "row 4, column “Language”: “Klingon tongue” is no language code",
        "row 5, column “Minor”: “perhaps” is neither yes nor no",
        "row 6, column “Name”: “rosa” is in row 2 already",
        "row 7, column “Name”: “Ada” is on the list of the project already",
        "row 9, column “Name”: this minor is in row 8 already",
    ):
        assert place in words
    assert "7 places" in words
    assert "Zoe" not in words


def test_a_workbook_is_read_from_its_sheet_of_people(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet("People")
    for row in (
        ("Nombre", "Grupo", "Menor", "Grado"),
        ("Luz", "Familias", "no", ""),
        ("Iris", "ST", "sí", "6"),
    ):
        sheet.append(row)
    path = tmp_path / "lista.xlsx"
    book.save(path)
    table = open_list(path)
    columns = suggest_list(table)
    assert columns == ListColumns(alias=0, group=1, minor=2, grade_band=3)
    found = read_people(table, columns, (*GROUPS, ("FM", "Familias")))
    assert [(each.alias, each.group, each.minor) for each in found.drafts] == [
        ("Luz", "FM", False),
        ("", "ST", True),
    ]


def test_a_list_of_nobody_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_text("Name,Group,Note\n,,come\n", encoding="utf-8")
    table = open_list(path)
    with pytest.raises(InvalidInputError, match="holds nobody"):
        read_people(table, suggest_list(table), GROUPS)
