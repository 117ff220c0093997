"""A charrette that is ready to vote: sixteen needs in themes, two required ones, thirty-eight people in five groups."""

from dataclasses import replace
from random import Random
from uuid import UUID

from charrette.domain.project import StakeholderGroup
from charrette.domain.rounds import Round
from charrette.services.ballots import CastBallot, ImportBallots, import_ballots
from charrette.services.needs import MakeNeed, edit_need, make_need
from charrette.services.people import AddParticipants, add_participants
from charrette.services.rounds import OpenRound, close_round, open_round, reveal_round
from charrette.store.library import Library

PEOPLE = {"ST": 10, "FA": 9, "TE": 8, "CU": 4, "TC": 4}
"""With the three teachers of the small project: 38."""


def project_of(library: Library) -> UUID:
    """The one project."""
    with library.reading() as queries:
        return queries.projects()[0].id


def groups_of(library: Library) -> dict[str, StakeholderGroup]:
    """The groups by label."""
    with library.reading() as queries:
        return {group.label: group for group in queries.groups(project_of(library))}


def add_needs(library: Library, number: int = 16, required: int = 2) -> None:
    """``Need 1`` and so on, then required ones, each with the project's first card."""
    project_id = project_of(library)
    with library.reading() as queries:
        card, theme = queries.cards(project_id)[0], queries.themes(project_id)[0]
    for place in range(1, number + required + 1):
        command = MakeNeed(
            project_id, (card.id,), f"Need {place}", f"The building does thing {place}", theme.id
        )
        need = library.do(make_need, command)
        if place > number:
            library.do(edit_need, replace(need, required=True, required_reference="Code 11B"))


def add_people(library: Library) -> None:
    """People by alias, so that thirty-eight are here."""
    groups = groups_of(library)
    for label, number in PEOPLE.items():
        aliases = tuple(f"{label} alias {place}" for place in range(number))
        library.do(add_participants, AddParticipants(project_of(library), groups[label].id, aliases))


def opened(library: Library, dots: int = 5, cap: int = 2) -> Round:
    """A round on every need that is not required, numbered in the order they were made."""
    project_id = project_of(library)
    with library.reading() as queries:
        charrette = queries.charrettes(project_id)[0]
        needs = [need.id for need in queries.needs(project_id) if not need.required]
    return library.do(open_round, OpenRound(charrette.id, tuple(needs), options={"dots": dots, "cap": cap}))


def fill(library: Library, round_: Round, seed: int = 1) -> None:
    """Thirty-eight ballots, five dots each; nobody gives the last need a dot."""
    chance, groups = Random(seed), groups_of(library)
    ballots = [
        CastBallot(round_.id, groups[label].id, _dealt(chance, round_))
        for label, number in PEOPLE.items()
        for _ in range(number + (3 if label == "TE" else 0))
    ]
    library.do(import_ballots, ImportBallots(round_.id, tuple(ballots)))


def _dealt(chance: Random, round_: Round) -> dict[UUID, int]:
    on_list = [need.need_id for need in round_.needs[:-1]]
    weights = [len(on_list) - place for place in range(len(on_list))]
    placed: dict[UUID, int] = {}
    while sum(placed.values()) < 5:
        chosen = chance.choices(on_list, weights)[0]
        if placed.get(chosen, 0) < 2:
            placed[chosen] = placed.get(chosen, 0) + 1
    return placed


def voted(library: Library, *, revealed: bool = True) -> Round:
    """A closed round with ballots; the room has seen it when ``revealed``."""
    round_ = opened(library)
    fill(library, round_)
    closed = library.do(close_round, round_.id)
    return library.do(reveal_round, round_.id) if revealed else closed
