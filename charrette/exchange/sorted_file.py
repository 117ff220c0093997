"""A second scribe's file of sorted paper: CSV or XLSX, a card a row, with the theme and the need it was put under."""

import re
from pathlib import Path

from charrette.domain.cards import LONGEST_CARD
from charrette.domain.needs import LONGEST_SHORT_NAME
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.sorted_paper import SortedDraft
from charrette.exchange import tables
from charrette.exchange.problems import Problems
from charrette.exchange.tables import Table, TableRow, columns_called, plain

NAMES: dict[str, tuple[str, ...]] = {
    "card": ("card", "number", "no", "nr", "code", "card number", "id", "tarjeta", "número"),
    "paper": ("paper", "paper number", "number on paper", "sheet", "papel"),
    "text": ("text", "words", "card text", "what was said", "texto"),
    "theme": ("theme", "category", "column", "header", "tema", "categoría"),
    "need": ("need", "need short name", "short name", "need name", "necesidad"),
    "group": ("group", "stakeholder group", "label", "who", "grupo"),
    "table": ("table", "mesa"),
}
"""What a column can be called, in English or Spanish."""

_CODE = re.compile(r"c-?0*(\d{1,6})([a-z]?)", re.IGNORECASE)
_PAPER = re.compile(r"(?:p-?)?0*([1-9]\d{0,5})", re.IGNORECASE)


def open_sorted(path: Path) -> Table:
    """Reads the file. Raises ``InvalidInputError`` in plain words."""
    return tables.open_table(path, "Sorted", [name for names in NAMES.values() for name in names])


def read_sorted(table: Table, snapshot: ProjectSnapshot) -> tuple[SortedDraft, ...]:
    """The rows that say something. All or nothing: raises ``InvalidInputError`` naming rows and columns.

    A card is named by its code (``C-012``), by its number on paper (``p17``, or the column *paper*), or by a bare
    number where only one card can be meant; a card that is not there yet needs its words.
    """
    reading = _Reading(table, snapshot)
    drafts = [draft for row in table.rows if (draft := reading.draft(row)) is not None]
    if not drafts and not reading.problems.count:
        reading.problems.add(1, "", "there is no column “card”, “paper” or “text” with anything in it.")
    reading.problems.stop_if_any()
    return tuple(drafts)


class _Reading:
    """What the rows share: columns, what the project knows, the cards that were met, what is wrong so far."""

    def __init__(self, table: Table, snapshot: ProjectSnapshot) -> None:
        self.problems = Problems(table.name)
        self._table = table
        self._columns = _columns(table)
        self._codes = {_plain_code(card.code): card.code for card in snapshot.cards}
        self._papers = {card.paper: card.code for card in snapshot.cards if card.paper}
        self._groups = {plain(text): g.label for g in snapshot.groups for text in (g.name, g.label)}
        self._met: dict[str, int] = {}

    def draft(self, row: TableRow) -> SortedDraft | None:
        """One row; None for one in which every known column is empty."""
        said = {what: row.cells[column].strip() for what, column in self._columns.items()}
        if not any(said.values()):
            return None
        text = said.get("text", "")
        code, paper = self._named(row.number, said.get("card", ""), said.get("paper", ""))
        if not text and not code and paper not in self._papers:
            what = f"there is no card {paper} on paper yet" if paper else "the row names no card"
            self._wrong(row.number, "text", f"{what}; write its words.")
        if len(text) > LONGEST_CARD:
            self._wrong(row.number, "text", f"has {len(text):,} characters; at most {LONGEST_CARD:,}.")
        need = " ".join(said.get("need", "").split())
        if len(need) > LONGEST_SHORT_NAME:
            self._wrong(row.number, "need", f"has {len(need)} characters; at most {LONGEST_SHORT_NAME}.")
        there = self._papers.get(paper, "")
        if code and there and there != code:
            self._wrong(row.number, "paper", f"{paper} on paper is {there}, not {code}.")
        code = code or there
        self._once(row.number, code or (f"{paper} on paper" if paper else f"“{' '.join(text.split())}”"))
        return SortedDraft(
            code,
            paper,
            text,
            " ".join(said.get("theme", "").split()),
            need,
            self._group(row.number, said.get("group", "")),
            self._number_of_table(row.number, said.get("table", "")),
            row.number,
        )

    def _named(self, row: int, card: str, paper: str) -> tuple[str, str]:
        """The code of a card that is there, and its number on paper; either may be ''."""
        number = ""
        if paper:
            match = _PAPER.fullmatch(_whole(paper))
            number = match[1] if match else ""
            if match is None:
                self._wrong(row, "paper", f"“{paper}” is no number on paper.")
        if not card:
            return "", number
        code = _CODE.fullmatch(card)
        if code is not None:
            found = self._codes.get(f"{code[1]}{code[2].lower()}", "")
            if not found:
                self._wrong(row, "card", f"there is no card {card}.")
            return found, number
        return self._bare(row, _whole(card), number)

    def _bare(self, row: int, card: str, number: str) -> tuple[str, str]:
        """A number alone: on paper with a ``p`` before it, else what it can only mean."""
        match = _PAPER.fullmatch(card)
        if match is None:
            self._wrong(row, "card", f"“{card}” is no code and no number.")
            return "", number
        on_paper, coded = self._papers.get(match[1], ""), self._codes.get(match[1], "")
        if card[0] in "pP":
            return "", match[1]
        if on_paper and coded and on_paper != coded:
            self._wrong(
                row,
                "card",
                f"{match[1]} can be {coded}, or {on_paper} on paper: write {coded} or p{match[1]}.",
            )
        if on_paper or not coded:
            return on_paper, match[1]
        return coded, number

    def _once(self, row: int, name: str) -> None:
        if name in self._met:
            self._wrong(row, "card", f"{name} is in row {self._met[name]} already.")
        self._met.setdefault(name, row)

    def _group(self, row: int, cell: str) -> str:
        if not cell:
            return ""
        label = self._groups.get(plain(cell))
        if label is None:
            there_are = ", ".join(sorted(set(self._groups.values()))) or "none yet"
            self._wrong(row, "group", f"there is no group “{cell}”. There are {there_are}.")
        return label or ""

    def _number_of_table(self, row: int, cell: str) -> int | None:
        words = _whole(cell)
        if not words:
            return None
        if not (words.isdecimal() and 0 < int(words[:4]) < 1000):
            self._wrong(row, "table", f"“{cell}” is no number of a table.")
            return None
        return int(words)

    def _wrong(self, row: int, what: str, words: str) -> None:
        column = self._columns.get(what)
        self.problems.add(row, "" if column is None else self._table.header[column], words)


def _columns(table: Table) -> dict[str, int]:
    """The columns by their names; no column is two things."""
    found: dict[str, int] = {}
    for what, names in NAMES.items():
        free = (each for each in columns_called(table, names) if each not in found.values())
        if (column := next(free, None)) is not None:
            found[what] = column
    return found


def _whole(cell: str) -> str:
    """``"17.0"``, as a spreadsheet may write it, is ``"17"``."""
    return cell[:-2] if re.fullmatch(r"\d+\.0", cell) else cell


def _plain_code(code: str) -> str:
    return code.partition("-")[2].lstrip("0").lower()
