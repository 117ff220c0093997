"""A second scribe's file of sorted paper against what the room has done: what is new, and what is left as it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from charrette.domain.cards import Card, CardStatus
from charrette.domain.needs import Need
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted, listed, quoted


@dataclass(frozen=True, slots=True)
class SortedDraft:
    """One row: the card's ``code`` or number on ``paper``, or neither for one that is told by its words alone.

    ``theme`` and ``need`` (a short name or code) are as written, '' for none; ``group`` is a label, ``row`` the file's.
    """

    code: str = ""
    paper: str = ""
    text: str = ""
    theme: str = ""
    need: str = ""
    group: str = ""
    table: int | None = None
    row: int = 0


@dataclass(frozen=True, slots=True)
class SortedPlan:
    """What a file will do: nothing that the room decided is changed, ``left`` says in words where they differ.

    ``moved`` are cards by the theme's name, ``joined`` by a standing need's id, ``made`` by the new need's name; a new
    card is meant by its draft. Names are those of themes and needs that are there, else as written first.
    """

    new: tuple[SortedDraft, ...] = ()
    themes: tuple[str, ...] = ()
    moved: Mapping[str, tuple[UUID, ...]] = field(default_factory=dict[str, tuple[UUID, ...]])
    joined: Mapping[UUID, tuple["UUID | SortedDraft", ...]] = field(
        default_factory=dict[UUID, "tuple[UUID | SortedDraft, ...]"]
    )
    made: Mapping[str, tuple["UUID | SortedDraft", ...]] = field(
        default_factory=dict[str, "tuple[UUID | SortedDraft, ...]"]
    )
    left: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is to be done."""
        return not (self.new or self.moved or self.joined or self.made)

    @property
    def sentence(self) -> str:
        """What will be done, counted."""
        moved = sum(map(len, self.moved.values()))
        joined = sum(map(len, self.joined.values()))
        parts = [
            counted(len(self.new), "new card") if self.new else "",
            f"{counted(moved, 'card')} moved" if moved else "",
            counted(len(self.themes), "new theme") if self.themes else "",
            f"{counted(len(self.made), 'need')} made" if self.made else "",
            f"{counted(joined, 'card')} added to needs" if joined else "",
            f"{len(self.left)} left as the room has it" if self.left else "",
        ]
        return listed([part for part in parts if part]) or "nothing that is not there already"


def plan_sorted(drafts: Iterable[SortedDraft], snapshot: ProjectSnapshot) -> SortedPlan:
    """What the rows do in a project, as it is now."""
    planning = _Planning(snapshot)
    for draft in drafts:
        planning.take(draft)
    return planning.plan()


class _Planning:
    """Row by row, what is new and what is left."""

    def __init__(self, snapshot: ProjectSnapshot) -> None:
        self._snapshot = snapshot
        self._by_code = {card.code: card for card in snapshot.cards}
        self._by_paper = {card.paper: card for card in snapshot.cards if card.paper}
        self._by_words = {_key(card.text): card for card in reversed(snapshot.cards)}
        self._themes = {_key(theme.name): theme.name for theme in snapshot.themes}
        self._needs = {_key(need.short_name): need for need in snapshot.open_needs}
        self._needs |= {_key(need.code): need for need in snapshot.open_needs}
        self._names: dict[str, str] = {}
        self._new: list[SortedDraft] = []
        self._new_themes: list[str] = []
        self._moved: dict[str, list[UUID]] = {}
        self._joined: dict[UUID, list[UUID | SortedDraft]] = {}
        self._made: dict[str, list[UUID | SortedDraft]] = {}
        self._left: list[str] = []

    def take(self, draft: SortedDraft) -> None:
        """One row."""
        if draft.code and draft.code not in self._by_code:
            self._left.append(f"Row {draft.row}: {draft.code} is no longer there.")
            return
        card = self._card(draft)
        theme = self._theme(draft.theme) if draft.theme else ""
        if card is None:
            self._new.append(draft)
            if draft.need:
                self._into_need(draft, draft.need)
            return
        if card.status is not CardStatus.OPEN:
            if draft.theme or draft.need:
                self._leave(draft, card, f"it is {card.status.value}")
            return
        self._compare_words(draft, card)
        if theme:
            self._into_theme(draft, card, theme)
        if draft.need:
            self._card_into_need(draft, card)

    def plan(self) -> SortedPlan:
        """All rows together."""
        return SortedPlan(
            tuple(self._new),
            tuple(self._new_themes),
            {name: tuple(ids) for name, ids in self._moved.items()},
            {need: tuple(cards) for need, cards in self._joined.items()},
            {name: tuple(cards) for name, cards in self._made.items()},
            tuple(self._left),
        )

    def _card(self, draft: SortedDraft) -> Card | None:
        """The card of a row: by code, by number on paper, or by its very words where it has no other number."""
        if draft.code:
            return self._by_code[draft.code]
        alike = self._by_words.get(_key(draft.text))
        if not draft.paper:
            return alike
        return self._by_paper.get(draft.paper) or (alike if alike and not alike.paper else None)

    def _theme(self, name: str) -> str:
        known = self._themes.get(_key(name))
        if known is None:
            known = self._themes[_key(name)] = name
            self._new_themes.append(name)
        return known

    def _compare_words(self, draft: SortedDraft, card: Card) -> None:
        if draft.text and _key(draft.text) not in {_key(card.text), _key(card.original)}:
            self._leave(draft, card, f"its words are {quoted(card.text)}, the file has {quoted(draft.text)}")
        group = self._snapshot.group_by_id.get(card.group_id) if card.group_id else None
        if draft.group and draft.group != (group.label if group else ""):
            there = group.label if group else "no group"
            self._leave(draft, card, f"it comes from {there}, the file has {draft.group}")

    def _into_theme(self, draft: SortedDraft, card: Card, theme: str) -> None:
        there = self._snapshot.theme_name(card.theme_id)
        if there == theme:
            return
        if there:
            self._leave(draft, card, f"the room has it in {quoted(there)}, the file in {quoted(theme)}")
        else:
            self._moved.setdefault(theme, []).append(card.id)

    def _card_into_need(self, draft: SortedDraft, card: Card) -> None:
        standing = self._snapshot.needs_of_card.get(card.id, ())
        wanted = self._needs.get(_key(draft.need))
        if wanted is not None and wanted in standing:
            return
        if standing:
            there = listed([f"{need.code} {quoted(need.short_name)}" for need in standing])
            self._leave(draft, card, f"the room has it in {there}, the file in {quoted(draft.need)}")
        else:
            self._into_need(card.id, draft.need)

    def _into_need(self, card: UUID | SortedDraft, name: str) -> None:
        wanted: Need | None = self._needs.get(_key(name))
        if wanted is not None:
            self._joined.setdefault(wanted.id, []).append(card)
        else:
            self._made.setdefault(self._names.setdefault(_key(name), name), []).append(card)

    def _leave(self, draft: SortedDraft, card: Card, what: str) -> None:
        self._left.append(f"Row {draft.row}, {card.code}: {what}.")


def preview_lines(plan: SortedPlan, snapshot: ProjectSnapshot) -> tuple[tuple[str, str], ...]:
    """The plan as rows of a table: what, and which. What is left as it is stands first."""

    def names(cards: Sequence["UUID | SortedDraft"]) -> str:
        return ", ".join(
            quoted(each.text) if isinstance(each, SortedDraft) else snapshot.card_by_id[each].code
            for each in cards
        )

    lines = [("Left as it is", words) for words in plan.left]
    lines += [("New theme", name) for name in plan.themes]
    for draft in plan.new:
        number = f"{draft.paper} on paper: " if draft.paper else ""
        where = f", in {draft.theme}" if draft.theme else ""
        lines.append(("New card", f"{number}{quoted(draft.text)}{where}"))
    lines += [(f"To {theme}", names(ids)) for theme, ids in plan.moved.items()]
    lines += [
        (f"To {snapshot.need_by_id[need].code} {snapshot.need_by_id[need].short_name}", names(cards))
        for need, cards in plan.joined.items()
    ]
    lines += [(f"New need {quoted(name)}", names(cards)) for name, cards in plan.made.items()]
    return tuple(lines)


def _key(words: str) -> str:
    return " ".join(words.split()).casefold()
