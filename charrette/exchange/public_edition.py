"""What a public file may tell: no person, no ballot, redactions applied, and small groups joined."""

from collections import Counter
from fractions import Fraction
from uuid import UUID

from charrette.domain.cards import Card, public_text
from charrette.domain.editions import Edition
from charrette.domain.needs import Need, NeedStatus
from charrette.domain.needs_list import ListedNeed, NeedsList, needs_list
from charrette.domain.small_groups import FACILITATOR_LEAST, OTHERS_LABEL, PUBLIC_LEAST, joined_small
from charrette.domain.snapshot import ProjectSnapshot

_UNKNOWN = Fraction(1, 1000)
"""Stands for the size of a group that is there while nobody knows how many stand for it: smaller than any."""


def list_for(snapshot: ProjectSnapshot, edition: Edition) -> NeedsList:
    """The needs list as the readers of this edition may see it."""
    return needs_list(snapshot, PUBLIC_LEAST if edition is Edition.PUBLIC else FACILITATOR_LEAST)


def needs_for(snapshot: ProjectSnapshot, edition: Edition) -> tuple[Need, ...]:
    """The needs of a file: all in the full edition; the public one leaves out those that live on in another."""
    if edition is Edition.FULL:
        return snapshot.needs
    return tuple(need for need in snapshot.needs if need.status is not NeedStatus.MERGED)


def card_text(card: Card, edition: Edition) -> str:
    """The card's words; the public edition shows ``[name]`` where a person is named."""
    return public_text(card) if edition is Edition.PUBLIC else card.text


def group_labels(snapshot: ProjectSnapshot, edition: Edition) -> dict[UUID | None, str]:
    """The label that stands beside a card of each group.

    In the public edition a group stands by itself when enough people stand for it: its ballots in the named round, else
    who came, else who was invited. The others are ``+``; when even those together are too few, no card shows a group.
    """
    labels: dict[UUID | None, str] = {group.id: group.label for group in snapshot.groups}
    if edition is Edition.FULL:
        return labels
    sizes = _people(snapshot)
    ids = list(sizes)
    split = joined_small([sizes[each] or _UNKNOWN for each in ids], PUBLIC_LEAST)
    if split is None:
        return {}
    return labels | {ids[index]: OTHERS_LABEL for index in split[1]}


def _people(snapshot: ProjectSnapshot) -> dict[UUID, Fraction]:
    """How many stand for each group that came, wrote or voted."""
    came = Counter(each.group_id for each in snapshot.participants)
    wrote = {card.group_id for card in snapshot.cards}
    round_ = snapshot.named_round
    voted = {each.group.id: each.ballots for each in snapshot.result(round_).groups} if round_ else {}
    present = [
        each for each in snapshot.groups if came[each.id] or each.id in wrote or voted.get(each.id, 0) != 0
    ]
    if round_:
        return {each.id: voted.get(each.id) or Fraction(0) for each in present}
    return {each.id: Fraction(came[each.id] or each.invited) for each in present}


def number(value: Fraction | None) -> int | float | None:
    """A count as a plain number: whole where it is, else to four places."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else round(float(value), 4)


def means_of(listed: NeedsList, line: ListedNeed) -> tuple[float | int | None, ...]:
    """Points per ballot for each column of the list's view; None where the need was not on the ballot."""
    if line.standing is None:
        return (None,) * len(listed.view.columns)
    return tuple(number(mean) for mean in listed.view.means(line.standing))
