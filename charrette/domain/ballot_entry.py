"""Entering ballots at speed: one line a ballot, no mouse."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.rounds import BallotNeed

_ENTRY = re.compile(r"\s*([^\W\d_]{2})?\s*([\d\s,;.]*)")


@dataclass(frozen=True, slots=True)
class DotsEntry:
    """A ballot as typed: the group's label, when one was typed, and the dots on each need."""

    label: str | None
    content: Mapping[UUID, int]


def read_dots(entry: str, needs: Sequence[BallotNeed], labels: set[str]) -> DotsEntry:
    """Reads ``"st 3 3 7 12"`` or ``"st03030712"``: a label, then the numbers of the needs, one for each dot.

    Without spaces every number has as many digits as the last number on the ballot, so that five dots among 16 needs
    take 13 keys with the label and Enter. Raises ``InvalidInputError`` naming what cannot be read.
    """
    match = _ENTRY.fullmatch(entry)
    if match is None:
        raise InvalidInputError("Type the group’s two letters, then the numbers of the needs: st 3 3 7.")
    label = match[1].upper() if match[1] else None
    if label is not None and label not in labels:
        raise InvalidInputError(
            f"No voting group has the label {label}. There are: {', '.join(sorted(labels))}."
        )
    by_number = {need.position: need.need_id for need in needs}
    content: dict[UUID, int] = {}
    for token in re.findall(r"\d+", match[2]):
        for number in _numbers(token, len(str(max(by_number, default=1)))):
            if number not in by_number:
                raise InvalidInputError(f"There is no need number {number} on this ballot.")
            content[by_number[number]] = content.get(by_number[number], 0) + 1
    return DotsEntry(label, content)


def _numbers(token: str, width: int) -> list[int]:
    if len(token) <= width:
        return [int(token)]
    if len(token) % width:
        raise InvalidInputError(
            f"“{token}” cannot be split into numbers of {width} digits; put spaces between them."
        )
    return [int(token[start : start + width]) for start in range(0, len(token), width)]
