"""Minutes taken off in proportion: whole ones, within what each length allows."""

from collections.abc import Sequence
from fractions import Fraction


def shortened(lengths: Sequence[int], least: Sequence[int], by: int) -> tuple[int, ...]:
    """The lengths (whole minutes) that together are ``by`` shorter, or as much as ``least`` allows.

    Each gives in proportion to its length; what one cannot give the others give in proportion. Whole minutes by the
    largest remainder, the longer one first, then the earlier one.
    """
    room = [length - low for length, low in zip(lengths, least, strict=True)]
    by = max(0, min(by, sum(room)))
    given = _in_proportion(lengths, room, Fraction(by))
    whole = [int(each) for each in given]
    order = sorted(range(len(given)), key=lambda n: (whole[n] - given[n], -lengths[n], n))
    for n in order[: by - sum(whole)]:
        whole[n] += 1
    return tuple(length - cut for length, cut in zip(lengths, whole, strict=True))


def _in_proportion(lengths: Sequence[int], room: Sequence[int], by: Fraction) -> list[Fraction]:
    """Cuts in proportion to ``lengths``, none above its ``room``; their sum is ``by``, which the rooms allow."""
    given = [Fraction(0)] * len(lengths)
    sharing: list[int] = [n for n, each in enumerate(room) if each > 0]
    while sharing:
        share = (by - sum(given)) / sum(lengths[n] for n in sharing)
        full = [n for n in sharing if given[n] + share * lengths[n] >= room[n]]
        if not full:
            for n in sharing:
                given[n] = share * lengths[n]
            break
        for n in full:
            given[n] = Fraction(room[n])
        sharing = [n for n in sharing if n not in full]
    return given
