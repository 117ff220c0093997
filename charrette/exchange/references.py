"""Whether a snapshot read from a file hangs together: ids once, codes once, and nothing points into the void."""

from collections.abc import Collection, Iterable, Iterator
from uuid import UUID

from charrette.domain.pair_plan import content_keys
from charrette.domain.rounds import Round
from charrette.domain.snapshot import ProjectSnapshot
from charrette.exchange.planned_references import planned_faults

_WHERE = {
    "groups": "group",
    "departments": "department",
    "participants": "participant",
    "charrettes": "charrette",
    "sessions": "session",
    "themes": "theme",
    "cards": "card",
    "needs": "need",
    "rounds": "round",
    "ballots": "ballot",
    "blocks": "block",
    "clocks": "clock",
    "entries": "log entry",
    "photos": "photo",
    "verdicts": "verdict",
    "minority_reports": "minority report",
}
_POINTS = (
    ("participants", "group_id", "groups"),
    ("sessions", "charrette_id", "charrettes"),
    ("cards", "session_id", "sessions"),
    ("cards", "group_id", "groups"),
    ("cards", "participant_id", "participants"),
    ("cards", "theme_id", "themes"),
    ("cards", "duplicate_of", "cards"),
    ("needs", "theme_id", "themes"),
    ("needs", "department_id", "departments"),
    ("needs", "merged_into", "needs"),
    ("sources", "need_id", "needs"),
    ("sources", "card_id", "cards"),
    ("rounds", "charrette_id", "charrettes"),
    ("ballots", "round_id", "rounds"),
    ("cards", "block_id", "blocks"),
    ("rounds", "block_id", "blocks"),
    ("blocks", "session_id", "sessions"),
    ("clocks", "session_id", "sessions"),
    ("clocks", "block_id", "blocks"),
    ("entries", "session_id", "sessions"),
    ("entries", "block_id", "blocks"),
    ("entries", "card_id", "cards"),
    ("photos", "session_id", "sessions"),
    ("photo_cards", "photo_id", "photos"),
    ("photo_cards", "card_id", "cards"),
    ("minority_reports", "round_id", "rounds"),
    ("minority_reports", "need_id", "needs"),
)
_OWNED = (
    *("groups", "departments", "participants", "charrettes", "themes", "cards", "needs"),
    *("entries", "photos", "verdicts", "minority_reports"),
)
_ONCE = (
    ("cards", "code"),
    ("needs", "code"),
    ("groups", "label"),
    ("themes", "name"),
    ("departments", "name"),
    ("entries", "code"),
)
_OF_TWO = {"ballots", "sources", "photo_cards", "verdicts"}
"""What is unique by two fields; the second is told."""


def faults(snapshot: ProjectSnapshot) -> Iterator[str]:
    """What does not hang together, each a place and a plain sentence."""
    yield from _doubles(snapshot)
    for part in _OWNED:
        for index, entity in enumerate(getattr(snapshot, part)):
            if entity.project_id != snapshot.project.id:
                yield f"{part}[{index}].project_id: is not the id of the project in this file."
    for part, field, target in _POINTS:
        ids = {each.id for each in getattr(snapshot, target)}
        for index, entity in enumerate(getattr(snapshot, part)):
            pointer = getattr(entity, field)
            if pointer is not None and pointer not in ids:
                yield f"{part}[{index}].{field}: points to a {_WHERE[target]} that is not in the file."
    yield from _redactions(snapshot)
    yield from _merge_cycles(snapshot)
    yield from _ballots(snapshot)
    if snapshot.plan is not None:
        yield from planned_faults(snapshot)


def _doubles(snapshot: ProjectSnapshot) -> Iterator[str]:
    for part in _WHERE:
        yield from _twice(part, "id", [each.id for each in getattr(snapshot, part)])
    for part, field in _ONCE:
        yield from _twice(part, field, [getattr(each, field) for each in getattr(snapshot, part)])
    for index, found in enumerate(snapshot.rounds):
        yield from _twice(f"rounds[{index}].needs", "need_id", [each.need_id for each in found.needs])
        yield from _twice(f"rounds[{index}].rules.groups", "id", [each.id for each in found.rules.groups])
    numbers = [f"{each.round_id} {each.name}" for each in snapshot.ballots]
    yield from _twice("ballots", "number", numbers)
    yield from _twice("sources", "card_id", [f"{each.need_id} {each.card_id}" for each in snapshot.sources])
    shown = [f"{each.photo_id} {each.card_id}" for each in snapshot.photo_cards]
    yield from _twice("photo_cards", "card_id", shown)
    yield from _twice("clocks", "session_id", [each.session_id for each in snapshot.clocks])
    yield from _verdicts(snapshot)


def _verdicts(snapshot: ProjectSnapshot) -> Iterator[str]:
    """A pair has one verdict, and is found by the lesser of both ids first."""
    pairs = [f"{each.first_id} {each.second_id}" for each in snapshot.verdicts]
    yield from _twice("verdicts", "second_id", pairs)
    for index, each in enumerate(snapshot.verdicts):
        if each.first_id >= each.second_id:
            yield f"verdicts[{index}].first_id: is not less than second_id, as it is for every pair."


def _twice(part: str, field: str, values: Iterable[object]) -> Iterator[str]:
    seen: set[object] = set()
    for index, value in enumerate(values):
        if value in seen:
            shown = str(value).rsplit(" ", 1)[-1] if part in _OF_TWO else value
            yield f"{part}[{index}].{field}: “{shown}” is in the file twice."
        seen.add(value)


def _redactions(snapshot: ProjectSnapshot) -> Iterator[str]:
    for index, card in enumerate(snapshot.cards):
        for place, span in enumerate(card.redactions):
            if not 0 <= span.start < span.end <= len(card.text):
                yield f"cards[{index}].redactions[{place}]: lies outside the card’s words."


def _merge_cycles(snapshot: ProjectSnapshot) -> Iterator[str]:
    target = {need.id: need.merged_into for need in snapshot.needs}
    for index, need in enumerate(snapshot.needs):
        seen, at = {need.id}, need.merged_into
        while at is not None and at not in seen:
            seen.add(at)
            at = target.get(at)
        if at == need.id:
            yield f"needs[{index}].merged_into: the merge runs in a circle back to {need.code}."


def _ballots(snapshot: ProjectSnapshot) -> Iterator[str]:
    rounds = {each.id: each for each in snapshot.rounds}
    known = {round_.id: _groups_of(snapshot, round_) for round_ in snapshot.rounds}
    on_ballot = {each.id: content_keys(each.rules, each.needs) for each in snapshot.rounds}
    for index, ballot in enumerate(snapshot.ballots):
        if ballot.round_id not in rounds:
            continue
        if ballot.group_id is not None and ballot.group_id not in known[ballot.round_id]:
            yield f"ballots[{index}].group_id: points to a group that is not in the file."
        if not ballot.content.keys() <= on_ballot[ballot.round_id]:
            yield f"ballots[{index}].content: has a need that was not on the ballot of its round."


def _groups_of(snapshot: ProjectSnapshot, round_: Round) -> Collection[UUID]:
    """A group may have gone from the project; the round keeps it as it was."""
    return {each.id for each in snapshot.groups} | {each.id for each in round_.rules.groups}
