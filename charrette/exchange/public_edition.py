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

    In the public edition a group stands by itself only where it does so by participants, by ballots and by cards; the
    others are ``+``, and when even those together are too few, no card shows a group.
    """
    labels: dict[UUID | None, str] = {group.id: group.label for group in snapshot.groups}
    if edition is Edition.FULL:
        return labels
    joined: set[UUID] = set()
    for sizes in (_participants(snapshot), _ballots(snapshot), _cards(snapshot)):
        ids = [group.id for group in snapshot.groups if sizes[group.id]]
        if not ids:
            continue
        split = joined_small([sizes[each] for each in ids], PUBLIC_LEAST)
        if split is None:
            return {}
        joined.update(ids[index] for index in split[1])
    return {each: OTHERS_LABEL if each in joined else label for each, label in labels.items()}


def _participants(snapshot: ProjectSnapshot) -> Counter[UUID]:
    return Counter(each.group_id for each in snapshot.participants)


def _ballots(snapshot: ProjectSnapshot) -> dict[UUID, Fraction]:
    round_ = snapshot.named_round
    sizes = {group.id: Fraction(0) for group in snapshot.groups}
    if round_ is not None:
        sizes |= {each.group.id: each.ballots or Fraction(0) for each in snapshot.result(round_).groups}
    return sizes


def _cards(snapshot: ProjectSnapshot) -> Counter[UUID]:
    return Counter(card.group_id for card in snapshot.cards if card.group_id is not None)


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
