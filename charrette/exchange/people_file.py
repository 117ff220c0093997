"""An invitation list from a file: which column is what, a preview, and all or nothing. No minor's name is taken."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from charrette.domain.aliases import alias_key
from charrette.exchange import tables
from charrette.exchange.cards_file import preview
from charrette.exchange.languages import language_code
from charrette.exchange.problems import Problems
from charrette.exchange.tables import Table, columns_called, plain

__all__ = [
    "ListColumns",
    "PeopleDrafts",
    "PersonDraft",
    "open_list",
    "preview",
    "read_people",
    "suggest_list",
]

NAMES: Mapping[str, tuple[str, ...]] = {
    "alias": (
        "alias", "name", "full name", "participant", "person", "invitee", "guest", "known as",
        "nombre", "persona", "participante", "invitado",
    ),
    "group": ("group", "stakeholder group", "stakeholder", "audience", "label", "grupo", "grupo de interés"),
    "role": ("role", "title", "position", "job", "rol", "cargo", "puesto"),
    "language": ("language", "lang", "speaks", "idioma", "lengua"),
    "accommodation": (
        "accommodation", "accommodations", "accommodation asked for", "needs", "access", "access needs",
        "accessibility", "adaptación", "necesidades", "accesibilidad",
    ),
    "minor": ("minor", "child", "student under 18", "under 18", "menor", "menor de edad"),
    "grade_band": ("grade band", "grades", "grade", "grado", "grados"),
    "consent": ("consent", "photo consent", "consent given", "consentimiento"),
}  # fmt: skip
_YES = {"yes", "y", "true", "1", "x", "si", "minor", "menor", "given", "✓", "✔"}
_NO = {"", "no", "n", "false", "0", "-", "–", "adult", "adulto", "notgiven"}
LONGEST = 200


@dataclass(frozen=True, slots=True)
class ListColumns:
    """Which column (counted from 0) holds what; None where the list has no such column."""

    alias: int | None
    group: int | None
    role: int | None = None
    language: int | None = None
    accommodation: int | None = None
    minor: int | None = None
    grade_band: int | None = None
    consent: int | None = None


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """Somebody on the list; ``row`` is the row of the file. ``alias`` is empty for minors: they are given one."""

    alias: str
    group: str
    role: str = ""
    language: str = ""
    accommodation: str = ""
    minor: bool = False
    grade_band: str = ""
    consent: bool = False
    row: int = 0


@dataclass(frozen=True, slots=True)
class PeopleDrafts:
    """The people of a list in its order, and how many empty rows were passed over."""

    drafts: tuple[PersonDraft, ...]
    skipped: int

    def seats(self) -> dict[str, int]:
        """How many of each group (by label) are on the list."""
        found: dict[str, int] = {}
        for draft in self.drafts:
            found[draft.group] = found.get(draft.group, 0) + 1
        return found


def open_list(path: Path) -> Table:
    """Reads a list of people: CSV or XLSX. Raises ``InvalidInputError`` in plain words."""
    return tables.open_table(path, "People", [name for names in NAMES.values() for name in names])


def suggest_list(table: Table) -> ListColumns:
    """The likely columns by their names, in English or Spanish; no column is two things."""
    taken: set[int] = set()
    found: dict[str, int | None] = {}
    for what, names in NAMES.items():
        column = next((each for each in columns_called(table, names) if each not in taken), None)
        found[what] = column
        taken |= {column} if column is not None else set()
    return ListColumns(**found)


def read_people(
    table: Table, columns: ListColumns, groups: Iterable[tuple[str, str]], taken: Iterable[str] = ()
) -> PeopleDrafts:
    """The people of a list. ``groups`` are the project's (label, name); ``taken`` the aliases that are in use.

    All or nothing: raises ``InvalidInputError`` naming up to ten rows and columns, and how many there are. A name
    that is there twice is refused with both places. A minor's name is looked at for that only, and never returned.
    Whoever is in a grade is a minor, unless the list says that they are none.
    """
    reading = _Reading(table, columns, list(groups), taken)
    drafts = [draft for row in table.rows if (draft := reading.person(row.number, row.cells)) is not None]
    if not drafts and not reading.problems.count:
        reading.problems.add(1, "", "the list holds nobody.")
    reading.problems.stop_if_any()
    return PeopleDrafts(tuple(drafts), table.skipped + len(table.rows) - len(drafts))


class _Reading:
    """What the rows of one file share: the names that were met, and what is wrong so far."""

    def __init__(
        self, table: Table, columns: ListColumns, groups: list[tuple[str, str]], taken: Iterable[str]
    ) -> None:
        self.problems = Problems(table.name)
        self._table, self._columns, self._groups = table, columns, groups
        self._by_name = {plain(text): label for label, name in groups for text in (name, label)}
        self._taken = {alias_key(each) for each in taken}
        self._met: dict[tuple[str, ...], int] = {}

    def person(self, row: int, cells: tuple[str, ...]) -> PersonDraft | None:
        """Somebody; None for a row in which every column that is used is empty."""
        said = {each.name: self._cell(cells, each.name) for each in fields(ListColumns)}
        if not any(said.values()):
            return None
        for what, words in said.items():
            if len(words) > LONGEST:
                self._wrong(row, what, f"has {len(words)} characters; at most {LONGEST} can be kept.")
        minor = self._yes(row, "minor", said["minor"]) or bool(said["grade_band"] and not said["minor"])
        group = self._group(row, said["group"])
        self._once(row, said["alias"], (group, said["grade_band"]) if minor else None)
        return PersonDraft(
            "" if minor else said["alias"],
            group,
            said["role"],
            self._language(row, said["language"]),
            said["accommodation"],
            minor,
            said["grade_band"],
            self._yes(row, "consent", said["consent"]),
            row,
        )

    def _cell(self, cells: tuple[str, ...], what: str) -> str:
        column: int | None = getattr(self._columns, what)
        return "" if column is None else " ".join(cells[column].split())

    def _wrong(self, row: int, what: str, words: str) -> None:
        column: int | None = getattr(self._columns, what)
        self.problems.add(row, "" if column is None else self._table.header[column], words)

    def _group(self, row: int, cell: str) -> str:
        found = self._by_name.get(plain(cell)) if cell else None
        if found is None:
            there_are = ", ".join(f"{label} ({name})" for label, name in self._groups) or "none yet"
            wrong = f"there is no group “{cell}”." if cell else "no group is named."
            self._wrong(row, "group", f"{wrong} Add the group to the project, or use one of: {there_are}.")
        return found or ""

    def _language(self, row: int, cell: str) -> str:
        found = language_code(cell) if cell else ""
        if found is None:
            self._wrong(
                row, "language", f"“{cell}” is no language code. Write two letters, such as en or es."
            )
        return found or ""

    def _yes(self, row: int, what: str, cell: str) -> bool:
        words = plain(cell) or cell.strip()
        if words not in _YES and words not in _NO:
            self._wrong(row, what, f"“{cell}” is neither yes nor no.")
        return words in _YES

    def _once(self, row: int, name: str, minor: tuple[str, str] | None) -> None:
        """Refuses a name a second time; two minors may have one name in different groups or grades."""
        if not name:
            return
        key = (alias_key(name), *(minor or ()))
        if minor is None and key[0] in self._taken:
            self._wrong(row, "alias", f"“{name}” is on the list of the project already.")
        elif key in self._met:
            who = "this minor" if minor else f"“{name}”"
            self._wrong(row, "alias", f"{who} is in row {self._met[key]} already.")
        self._met.setdefault(key, row)
