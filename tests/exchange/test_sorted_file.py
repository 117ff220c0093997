"""A second scribe's file: which card a row means, and what is refused by file, row and column."""

from dataclasses import replace
from pathlib import Path

import pytest

from charrette.domain.errors import InvalidInputError
from charrette.domain.sorted_paper import SortedDraft
from charrette.exchange.sorted_file import open_sorted, read_sorted
from tests.unit.test_sorting_line import SNAPSHOT as ROOM

HEADER = "card,text,theme,need,group,table\n"


def read(folder: Path, rows: str, header: str = HEADER) -> tuple[SortedDraft, ...]:
    path = folder / "wall.csv"
    path.write_text(header + rows, encoding="utf-8")
    return read_sorted(open_sorted(path), ROOM)


@pytest.mark.parametrize(
    ("cell", "code", "paper"),
    [
        ("C-012", "C-012", ""),
        ("c4", "C-004", ""),
        ("12", "C-012", ""),
        ("p17", "C-014", "17"),
        ("17", "C-014", "17"),
        ("017.0", "C-014", "17"),
        ("14b", "", ""),
    ],
)
def test_a_card_is_named_by_code_or_by_its_number_on_paper(
    tmp_path: Path, cell: str, code: str, paper: str
) -> None:
    if cell == "14b":
        with pytest.raises(InvalidInputError, match="is no code and no number"):
            read(tmp_path, f"{cell},,Health,,,\n")
        return
    (draft,) = read(tmp_path, f"{cell},,Health,,,\n")
    assert (draft.code, draft.paper, draft.theme, draft.row) == (code, paper, "Health", 2)


def test_a_card_that_is_not_there_yet_has_its_words(tmp_path: Path) -> None:
    drafts = read(tmp_path, "99,A bench,Site,,,4\n,Two benches,,Seats,,\n")
    assert drafts == (
        SortedDraft("", "99", "A bench", "Site", "", "", 4, 2),
        SortedDraft("", "", "Two benches", "", "Seats", "", None, 3),
    )


def test_a_column_of_its_own_for_paper(tmp_path: Path) -> None:
    drafts = read(tmp_path, "17,,Health\n12,A bench,Health\n", "Paper number,text,theme\n")
    assert [(draft.code, draft.paper) for draft in drafts] == [("C-014", "17"), ("", "12")]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("C-099,,Health,,,\n", "row 2, column “card”: there is no card C-099"),
        ("99,,Health,,,\n", "row 2, column “text”: there is no card 99 on paper yet; write its words"),
        (",,Health,,,\n", "row 2, column “text”: the row names no card"),
        ("twelve,,Health,,,\n", "row 2, column “card”: “twelve” is no code and no number"),
        ("12,,A,,,\n12,,B,,,\n", "row 3, column “card”: C-012 is in row 2 already"),
        ("p17,,A,,,\nC-014,,B,,,\n", "row 3, column “card”: C-014 is in row 2 already"),
        (",Same,A,,,\n,Same,B,,,\n", "row 3, column “card”: “Same” is in row 2 already"),
        ("12,,A,,QQ,\n", "row 2, column “group”: there is no group “QQ”"),
        ("12,,A,,,x\n", "row 2, column “table”: “x” is no number of a table"),
        (f"12,,A,{'n' * 45},,\n", "row 2, column “need”: has 45 characters"),
        (f"12,{'n' * 4001},A,,,\n", "row 2, column “text”: has 4,001 characters"),
    ],
)
def test_what_is_wrong_is_told_by_row_and_column(tmp_path: Path, rows: str, said: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read(tmp_path, rows)
    assert said in str(refused.value)
    assert "wall.csv" in str(refused.value)
    assert "Nothing was taken from it." in str(refused.value)


def test_a_bare_number_that_can_be_two_cards_is_asked_about(tmp_path: Path) -> None:
    cards = tuple(replace(card, paper="12") if card.code == "C-004" else card for card in ROOM.cards)
    path = tmp_path / "wall.csv"
    path.write_text(HEADER + "12,,A,,,\n", encoding="utf-8")
    with pytest.raises(InvalidInputError, match="12 can be C-012, or C-004 on paper: write C-012 or p12"):
        read_sorted(open_sorted(path), replace(ROOM, cards=cards))
