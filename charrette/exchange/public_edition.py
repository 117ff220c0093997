"""What a public file may tell: no person, no ballot, and small groups joined (the words: ``domain.public_words``)."""

from fractions import Fraction
from uuid import UUID

from charrette.domain.editions import Edition
from charrette.domain.needs import Need, NeedStatus
from charrette.domain.needs_list import ListedNeed, NeedsList, needs_list
from charrette.domain.shown_groups import shown_groups
from charrette.domain.small_groups import FACILITATOR_LEAST, OTHERS_LABEL, PUBLIC_LEAST
from charrette.domain.snapshot import ProjectSnapshot


def list_for(snapshot: ProjectSnapshot, edition: Edition) -> NeedsList:
    """The needs list as the readers of this edition may see it."""
    return needs_list(snapshot, PUBLIC_LEAST if edition is Edition.PUBLIC else FACILITATOR_LEAST)


def needs_for(snapshot: ProjectSnapshot, edition: Edition) -> tuple[Need, ...]:
    """The needs of a file: all in the full edition; the public one leaves out those that live on in another."""
    if edition is Edition.FULL:
        return snapshot.needs
    return tuple(need for need in snapshot.needs if need.status is not NeedStatus.MERGED)


def group_labels(snapshot: ProjectSnapshot, edition: Edition) -> dict[UUID | None, str]:
    """The label that stands beside a card of each group.

    In the public edition a group stands by itself when enough people stand for it (``shown_groups``). The others are
    ``+``; when even those together are too few, no card shows a group.
    """
    labels: dict[UUID | None, str] = {group.id: group.label for group in snapshot.groups}
    if edition is Edition.FULL:
        return labels
    shown = shown_groups(snapshot, PUBLIC_LEAST)
    if shown.hidden:
        return {}
    return labels | {group.id: OTHERS_LABEL for group in shown.joined}


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
