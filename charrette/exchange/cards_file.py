"""Cards from a file: which column is what, a preview, and all or nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from charrette.domain.cards import LONGEST_CARD, split_label
from charrette.domain.errors import InvalidInputError
from charrette.domain.small_groups import OTHERS_LABEL
from charrette.exchange import tables
from charrette.exchange.languages import language_code
from charrette.exchange.problems import Problems
from charrette.exchange.tables import Table, columns_called, plain

TEXT_NAMES = (
    "comment-body", "comment body", "card", "text", "comment", "idea", "statement", "need", "suggestion", "response",
    "answer", "note", "what", "words", "body", "content", "message", "description", "proposal", "feedback",
    "texto", "comentario", "idea o comentario", "tarjeta", "propuesta", "sugerencia", "respuesta", "necesidad",
    "declaración", "mensaje", "descripción", "nota",
)  # fmt: skip
GROUP_NAMES = (
    "group", "stakeholder group", "stakeholder", "label", "who", "role", "audience",
    "grupo", "grupo de interés", "rol", "quién",
)  # fmt: skip
POLIS_NAMES = ("comment-id", "comment-body", "moderated")
THEME_NAMES = ("theme", "category", "topic", "tema", "categoría", "asunto")
LANGUAGE_NAMES = ("language", "lang", "idioma", "lengua")


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Which column (counted from 0) holds what; None where the file has no such column."""

    text: int
    group: int | None = None
    theme: int | None = None
    language: int | None = None


@dataclass(frozen=True, slots=True)
class CardDraft:
    """A card as the file has it; ``row`` is its row there. ``group`` is a label; ``theme`` a name, known or new."""

    text: str
    group: str | None
    theme: str | None
    language: str | None
    row: int


@dataclass(frozen=True, slots=True)
class CardDrafts:
    """The cards of a file in its order, and how many rows without a text were passed over."""

    drafts: tuple[CardDraft, ...]
    skipped: int


def open_table(path: Path) -> Table:
    """Reads a table or list of cards: CSV, XLSX, one card a line, or ``comments.csv`` of Polis.

    Raises ``InvalidInputError`` in plain words.
    """
    names = (*TEXT_NAMES, *GROUP_NAMES, *THEME_NAMES, *LANGUAGE_NAMES)
    return _moderated(tables.open_table(path, "Cards", names))


def _moderated(table: Table) -> Table:
    """Of a Polis export, without the statements that its moderators left out; they count as passed over."""
    columns = columns_called(table, POLIS_NAMES)
    if len(columns) < len(POLIS_NAMES):
        return table
    kept = tuple(row for row in table.rows if row.cells[columns[-1]].strip() != "-1")
    return replace(table, rows=kept, skipped=table.skipped + len(table.rows) - len(kept))


def preview(table: Table, n: int = 8) -> tuple[tuple[str, ...], ...]:
    """The cells of the first ``n`` rows."""
    return tuple(row.cells for row in table.rows[:n])


def column_named(table: Table, name: str) -> int:
    """The column with that header; raises ``InvalidInputError`` naming those there are."""
    if found := columns_called(table, [name]):
        return found[0]
    raise InvalidInputError(
        f"{table.name} has no column “{name}”.", way_on=f"There are: {', '.join(table.header)}."
    )


def suggest_columns(table: Table) -> ColumnMapping:
    """The likely columns, by their names in English or Spanish; without one the text is the longest column."""
    group, theme, language = (_first(table, names) for names in (GROUP_NAMES, THEME_NAMES, LANGUAGE_NAMES))
    taken = {group, theme, language}
    text = next((column for column in columns_called(table, TEXT_NAMES) if column not in taken), None)
    if text is None:
        free = [column for column in range(len(table.header)) if column not in taken] or [0]
        text = max(free, key=lambda column: sum(len(row.cells[column]) for row in table.rows[:500]))
    return ColumnMapping(
        text,
        group if group != text else None,
        theme if theme != text else None,
        language if language != text else None,
    )


def read_cards(table: Table, mapping: ColumnMapping, groups: Iterable[tuple[str, str]]) -> CardDrafts:
    """The cards of a table. ``groups`` are the project's (label, name); either may stand in the group column.

    In a plain list a line may begin with a label: ``st: a place to sit``. All or nothing: raises
    ``InvalidInputError`` naming up to ten rows and columns and how many there are.
    """
    known = list(groups)
    by_name = {plain(text): label for label, name in known for text in (name, label)}
    labels = {label for label, _ in known}
    problems, drafts, skipped = Problems(table.name), list[CardDraft](), table.skipped
    for row in table.rows:
        text, label = _clean(row.cells[mapping.text]), None
        if not text:
            skipped += 1
            continue
        if table.plain_list:
            label, text = split_label(text, labels)
        if len(text) > LONGEST_CARD:
            what = f"the text has {len(text):,} characters; a card holds at most {LONGEST_CARD:,}. Split it."
            problems.add(row.number, table.header[mapping.text], what)
        group = _group(
            _cell(row.cells, mapping.group), by_name, known, problems, (row.number, table, mapping)
        )
        language = _language(_cell(row.cells, mapping.language), problems, (row.number, table, mapping))
        drafts.append(CardDraft(text, label or group, _cell(row.cells, mapping.theme), language, row.number))
    problems.stop_if_any()
    if not drafts:
        raise InvalidInputError(
            f"{table.name}: the column “{table.header[mapping.text]}” holds no text.",
            way_on="Choose another column for the text.",
        )
    return CardDrafts(tuple(drafts), skipped)


_Place = tuple[int, Table, ColumnMapping]


def _group(
    cell: str | None,
    by_name: dict[str, str],
    known: Sequence[tuple[str, str]],
    problems: Problems,
    place: _Place,
) -> str | None:
    if cell is None or cell == OTHERS_LABEL:
        return None
    label = by_name.get(plain(cell))
    if label is None:
        row, table, mapping = place
        there_are = ", ".join(f"{each} ({name})" for each, name in known) or "none yet"
        what = f"there is no group “{cell}”. Add the group to the project, or use one of: {there_are}."
        problems.add(row, table.header[mapping.group or 0], what)
    return label


def _language(cell: str | None, problems: Problems, place: _Place) -> str | None:
    if cell is None:
        return None
    known = language_code(cell)
    if known is None:
        row, table, mapping = place
        what = f"“{cell}” is no language code. Write two letters, such as en or es."
        problems.add(row, table.header[mapping.language or 0], what)
    return known


def _first(table: Table, names: Sequence[str]) -> int | None:
    return next(iter(columns_called(table, names)), None)


def _cell(cells: Sequence[str], column: int | None) -> str | None:
    return None if column is None else " ".join(cells[column].split()) or None


def _clean(text: str) -> str:
    """The words as they are, with one kind of line end and nothing around them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
