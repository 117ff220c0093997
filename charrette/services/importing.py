"""Bringing cards and needs in from files: all or nothing, one step of the journal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from charrette.domain.cards import Channel
from charrette.domain.codes import code
from charrette.domain.errors import InvalidInputError
from charrette.domain.money import CostRange, to_decimal, to_minor
from charrette.domain.needs import Need
from charrette.domain.project import Department, Project
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.themes import Theme
from charrette.domain.wording import counted, quoted
from charrette.exchange.cards_file import CardDraft, CardDrafts
from charrette.exchange.need_drafts import NeedDraft
from charrette.services.adopted_plan import Fitted, count_on, fitted_plan, plan_in_order
from charrette.services.capture import KeepCard, KeepCards, keep_cards

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ImportCards:
    """Cards read from a file, for a project; ``came_from`` is the file's name."""

    project_id: UUID
    drafts: CardDrafts
    came_from: str


@dataclass(frozen=True, slots=True)
class ImportNeeds:
    """Needs read from a table, for a project."""

    project_id: UUID
    drafts: Sequence[NeedDraft]
    came_from: str


@dataclass(frozen=True, slots=True)
class AdoptProject:
    """A whole project from a needs file (JSON), under ``name`` or its own name."""

    snapshot: ProjectSnapshot
    came_from: str
    name: str = ""


def import_cards(work: "UnitOfWork", command: ImportCards) -> int:
    """Keeps every card of the file; themes that are not there yet are made. Returns the number of cards."""
    project_id = command.project_id
    drafts = command.drafts.drafts
    groups = {group.label: group.id for group in work.queries.groups(project_id)}
    themes = _themes(work, project_id, (draft.theme for draft in drafts))
    project = work.get(Project, project_id)
    sessions = work.queries.sessions(project_id)
    session_id = sessions[-1].id if sessions else None

    def card(draft: CardDraft) -> KeepCard:
        return KeepCard(
            project_id,
            draft.text,
            groups[draft.group] if draft.group else None,
            session_id,
            Channel.IMPORT,
            draft.language or project.language,
            themes[draft.theme.casefold()] if draft.theme else None,
        )

    cards = keep_cards(work, KeepCards(tuple(map(card, drafts)), command.came_from))
    return len(cards)


def import_needs(work: "UnitOfWork", command: ImportNeeds) -> int:
    """Adds every need of the table, with new codes; themes and departments that are missing are made.

    Returns the number of needs.
    """
    project = work.get(Project, command.project_id)
    if not command.drafts:
        raise InvalidInputError(f"{command.came_from} holds no needs.")
    themes = _themes(work, project.id, (draft.category for draft in command.drafts))
    departments = _departments(work, project.id, (draft.department for draft in command.drafts))
    numbers = work.next_numbers(project.id, "N", len(command.drafts))
    needs = [
        _need(work, project, draft, number, themes, departments)
        for draft, number in zip(command.drafts, numbers, strict=True)
    ]
    work.describe(f"Imported {counted(len(needs), 'need')} from {command.came_from}", project.id)
    work.add(*needs)
    return len(needs)


def _need(
    work: "UnitOfWork",
    project: Project,
    draft: NeedDraft,
    number: int,
    themes: dict[str, UUID],
    departments: dict[str, UUID],
) -> Need:
    if draft.currency and draft.currency != project.currency and draft.cost_likely is not None:
        raise InvalidInputError(
            f"Row {draft.row}: the cost is in {draft.currency}, but the project counts in {project.currency}.",
            "Nothing was imported.",
        )

    def minor(amount: Decimal | None) -> int | None:
        return None if amount is None else to_minor(amount, project.currency)

    return Need(
        work.ids.new(),
        project.id,
        number,
        code("N", number),
        draft.short_name,
        draft.statement,
        draft.rationale,
        draft.acceptance,
        draft.space_type,
        themes.get(draft.category.casefold()),
        departments.get(draft.department.casefold()),
        CostRange(minor(draft.cost_low), minor(draft.cost_likely), minor(draft.cost_high)),
        draft.required,
        draft.required_reference,
        draft.status,
        priority=draft.priority,
    )


def drafts_from(snapshot: ProjectSnapshot) -> list[NeedDraft]:
    """The open needs of another project as drafts, so that a needs file can be added to a project that is there."""

    def amount(minor: int | None) -> Decimal | None:
        return None if minor is None else to_decimal(minor, snapshot.project.currency)

    def draft(row: int, need: Need) -> NeedDraft:
        return NeedDraft(
            short_name=need.short_name,
            statement=need.statement,
            category=snapshot.theme_name(need.theme_id),
            department=snapshot.department_name(need.department_id),
            space_type=need.space_type,
            rationale=need.rationale,
            acceptance=need.acceptance,
            priority=need.priority,
            required=need.required,
            required_reference=need.required_reference,
            cost_low=amount(need.cost.low),
            cost_likely=amount(need.cost.likely),
            cost_high=amount(need.cost.high),
            currency=snapshot.project.currency,
            status=need.status,
            row=row,
        )

    return [draft(row, need) for row, need in enumerate(snapshot.open_needs, start=1)]


def adopt_project(work: "UnitOfWork", command: AdoptProject) -> Project:
    """Takes a whole project in, with its ids, codes, rounds, ballots and plan as the file has them.

    A clock that runs in the file stands still here: the room it was started in is elsewhere, and no bell shall ring.
    What the district has already stays as it is here (``adopted_plan.adoption_words`` says beforehand what that means).
    """
    snapshot = command.snapshot
    project = replace(snapshot.project, name=command.name or snapshot.project.name)
    if work.queries.one(Project, project.id) is not None:
        raise InvalidInputError(
            f"The project of {command.came_from} is in this library already.",
            "Nothing was imported.",
            "Open it instead.",
        )
    if work.queries.project_named(project.name) is not None:
        raise InvalidInputError(
            f"There is a project {quoted(project.name)} already.", "Nothing was imported."
        )
    fitted = fitted_plan(work.queries, snapshot) if snapshot.plan is not None else None
    said = f"Imported project {quoted(project.name)} from {command.came_from}"
    work.describe(". ".join((said, " ".join(fitted.words))) if fitted and fitted.words else said, project.id)
    work.add(project)
    for values in _in_order(snapshot, fitted):
        if values:
            work.add(*values)
    for digest, content in snapshot.pictures.items():
        work.keep_picture(digest, content)
    _count_on(work, snapshot)
    if fitted:
        count_on(fitted.plan, project.id, work.reserve_numbers)
    return project


def _in_order(snapshot: ProjectSnapshot, fitted: Fitted | None) -> tuple[Sequence[Any], ...]:
    """Parents before children; copies of cards after their originals, merged needs after those they are in."""
    originals = [card for card in snapshot.cards if card.duplicate_of is None]
    copies = [card for card in snapshot.cards if card.duplicate_of is not None]
    milestones = fitted.milestones if fitted else frozenset[UUID]()
    return (
        snapshot.groups,
        snapshot.departments,
        snapshot.participants,
        snapshot.charrettes,
        snapshot.sessions,
        snapshot.blocks,
        [replace(clock, deadline=None) for clock in snapshot.clocks],
        snapshot.themes,
        originals,
        copies,
        *_need_generations(snapshot),
        snapshot.sources,
        snapshot.rounds,
        snapshot.ballots,
        *(plan_in_order(fitted.plan) if fitted else ()),
        [
            each if each.milestone_id in milestones else replace(each, milestone_id=None)
            for each in snapshot.entries
        ],
        snapshot.photos,
        snapshot.photo_cards,
        snapshot.verdicts,
        snapshot.minority_reports,
    )


def _need_generations(snapshot: ProjectSnapshot) -> list[list[Need]]:
    generations: list[list[Need]] = []
    placed: set[UUID | None] = {None}
    left = list(snapshot.needs)
    while left:
        ready = [need for need in left if need.merged_into in placed] or left
        generations.append(ready)
        placed |= {need.id for need in ready}
        left = [need for need in left if need.id not in placed]
    return generations


def _count_on(work: "UnitOfWork", snapshot: ProjectSnapshot) -> None:
    """Codes go on after the highest of the file."""
    counted_on: dict[str, list[int]] = {
        "C": [card.number for card in snapshot.cards],
        "N": [need.number for need in snapshot.needs],
        "T": [theme.number for theme in snapshot.themes],
        "photo": [photo.number for photo in snapshot.photos],
        "R": [int(number) for round_ in snapshot.rounds if (number := round_.code[2:]).isdecimal()],
    }
    for entry in snapshot.entries:
        counted_on.setdefault(entry.kind.letter, []).append(entry.number)
    for letter, numbers in counted_on.items():
        work.reserve_numbers(snapshot.project.id, letter, max(numbers, default=0))
    for round_ in snapshot.rounds:
        ballots = [ballot for ballot in snapshot.ballots if ballot.round_id == round_.id]
        for channel in {ballot.channel for ballot in ballots}:
            highest = max(ballot.number for ballot in ballots if ballot.channel is channel)
            work.reserve_numbers(round_.id, channel.letter, highest)


def _themes(work: "UnitOfWork", project_id: UUID, names: Iterable[str | None]) -> dict[str, UUID]:
    """The themes by name (case folded); new names become new themes, in the order they come."""
    themes = work.queries.themes(project_id)
    known = {theme.name.casefold(): theme.id for theme in themes}
    position = max((theme.position for theme in themes), default=-1) + 1
    new = _new_names(names, known)
    numbers = work.next_numbers(project_id, "T", len(new)) if new else ()
    made = [
        Theme(work.ids.new(), project_id, number, name, position + place)
        for place, (number, name) in enumerate(zip(numbers, new, strict=True))
    ]
    if made:
        work.add(*made)
    return known | {theme.name.casefold(): theme.id for theme in made}


def _departments(work: "UnitOfWork", project_id: UUID, names: Iterable[str]) -> dict[str, UUID]:
    departments = work.queries.departments(project_id)
    known = {each.name.casefold(): each.id for each in departments}
    made = [
        Department(work.ids.new(), project_id, name, len(departments) + place)
        for place, name in enumerate(_new_names(names, known))
    ]
    if made:
        work.add(*made)
    return known | {each.name.casefold(): each.id for each in made}


def _new_names(names: Iterable[str | None], known: dict[str, UUID]) -> list[str]:
    new: dict[str, str] = {}
    for name in names:
        words = " ".join((name or "").split())
        if words and words.casefold() not in known:
            new.setdefault(words.casefold(), words)
    return list(new.values())


def labels_for(names: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """A free two-letter label for each name of a new group: its initials, else letters of the name."""
    used, labels = set(taken), dict[str, str]()
    for name in names:
        letters = [letter for letter in name.upper() if letter.isalpha() and letter.isascii()] or ["X"]
        initials = [word[0].upper() for word in name.split() if word[0].isalpha() and word[0].isascii()]
        pairs = ["".join(initials[:2])] if len(initials) > 1 else []
        pairs += [letters[0] + second for second in letters[1:]]
        pairs += [first + second for first in letters[0] + _ALPHABET for second in _ALPHABET]
        labels[name] = next(pair for pair in pairs if pair not in used)
        used.add(labels[name])
    return labels


_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
