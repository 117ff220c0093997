"""Pairs that are alike as the list shows them: two texts side by side, and what accepting them does."""

from typing import Any, NamedTuple
from uuid import UUID

from PySide6.QtCore import Qt

from charrette.domain.marks import NO_GROUP_MARK
from charrette.domain.similar_verdict import SimilarVerdict
from charrette.domain.similarity.acceptance import Acceptance, acceptance
from charrette.domain.similarity.emphasis import degree, emphasised
from charrette.domain.similarity.suggestions import Suggestion
from charrette.domain.similarity.words import negates
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import listed
from charrette.ui.models.rows_list import RowsList

Pair = tuple[UUID, UUID]
ROW = Qt.ItemDataRole.UserRole


class SimilarSide(NamedTuple):
    """One of the two: a card with its group's mark, or a need with its department (``mark`` None)."""

    code: str
    who: str
    text: str
    mark: int | None
    strong: tuple[tuple[int, int], ...]
    """Where the words stand that made the two alike."""


class SimilarRow(NamedTuple):
    """A pair: suggested or asked, with what accepting it does; or answered, with its verdict."""

    pair: Pair
    first: SimilarSide
    second: SimilarSide
    title: str
    note: str
    words: tuple[str, ...]
    act: Acceptance | None = None
    opposed: bool = False
    verdict: SimilarVerdict | None = None

    @property
    def spoken(self) -> str:
        """The pair as a sentence for a screen reader."""
        note = f", {self.note}" if self.note else ""
        shared = f" In common: {', '.join(self.words)}." if self.words else ""
        act = f" {self.act.words}?" if self.act else ""
        return f"{self.title}{note}. {_said(self.first)} {_said(self.second)}{shared}{act}"


def similar_row(snapshot: ProjectSnapshot, suggestion: Suggestion) -> SimilarRow | None:
    """The row of a suggestion; None where one of the two has just gone."""
    sides = _sides(snapshot, suggestion.pair, suggestion.words)
    if sides is None:
        return None
    act = acceptance(snapshot, suggestion)
    first, second = sides
    if suggestion.opposed:
        denies = first if negates(first.text) else second
        title, note = "Opposite?", f"only {denies.code} says no"
    else:
        title = degree(suggestion.score).capitalize()
        note = f"across {listed((first.who, second.who))}" if suggestion.across else ""
    return SimilarRow(suggestion.pair, first, second, title, note, suggestion.words, act, suggestion.opposed)


def answered_row(snapshot: ProjectSnapshot, verdict: SimilarVerdict) -> SimilarRow | None:
    """The row of a verdict; None where one of the two has gone."""
    pair = (verdict.first_id, verdict.second_id)
    sides = _sides(snapshot, pair, ())
    title = str(verdict.likeness).capitalize()
    return SimilarRow(pair, *sides, title, "", (), verdict=verdict) if sides else None


def _sides(
    snapshot: ProjectSnapshot, pair: Pair, words: tuple[str, ...]
) -> tuple[SimilarSide, SimilarSide] | None:
    """Cards before needs, then by their numbers."""
    if not all(each in snapshot.card_by_id or each in snapshot.need_by_id for each in pair):
        return None
    first, second = sorted(pair, key=lambda each: _place(snapshot, each))
    return _side(snapshot, first, words), _side(snapshot, second, words)


def _place(snapshot: ProjectSnapshot, id_: UUID) -> tuple[bool, int]:
    card = snapshot.card_by_id.get(id_)
    return card is None, (card or snapshot.need_by_id[id_]).number


def _side(snapshot: ProjectSnapshot, id_: UUID, words: tuple[str, ...]) -> SimilarSide:
    card = snapshot.card_by_id.get(id_)
    if card is not None:
        group = snapshot.group_by_id.get(card.group_id) if card.group_id else None
        name, mark = (group.name, group.mark) if group else ("No group", NO_GROUP_MARK)
        return SimilarSide(card.code, name, card.text, mark, emphasised(card.text, words))
    need = snapshot.need_by_id[id_]
    repeated = need.statement.startswith(need.short_name.rstrip("…"))
    text = need.statement if repeated else f"{need.short_name}\n{need.statement}".strip()
    who = snapshot.department_name(need.department_id) or "Need"
    return SimilarSide(need.code, who, text, None, emphasised(text, words))


def _said(side: SimilarSide) -> str:
    text = " ".join(side.text.split())
    return f"{side.code}, {side.who}: {text}{'' if text.endswith(('.', '!', '?', '…')) else '.'}"


class SimilarRows(RowsList[SimilarRow]):
    """Pairs as a snapshot, in the order in which they are looked at."""

    def key(self, row: SimilarRow) -> Pair:
        """The two ids."""
        return row.pair

    def place_of(self, pair: Pair | None) -> int:
        """The row of a pair, -1 when it is not there."""
        return next((place for place, row in enumerate(self.rows) if row.pair == pair), -1)

    def value(self, row: SimilarRow, role: int) -> Any:
        """Codes, the sentence that is spoken, the row itself."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{row.first.code}, {row.second.code}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return row.spoken
            case _:
                return super().value(row, role)
