"""What a sheet says of itself: project, charrette, round, number, and the same as a short code for machines."""

from uuid import UUID

from charrette.domain.editions import Edition
from charrette.domain.project import StakeholderGroup
from charrette.domain.rounds import Round
from charrette.domain.snapshot import ProjectSnapshot
from charrette.publishing.sheets.options import charrette_of, round_code
from charrette.publishing.sheets.parts import Carried, Tick

_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: no letter that looks like a digit."""


def project_tag(project_id: UUID) -> str:
    """Four letters and digits that tell the sheets of two schools apart."""
    left, tag = project_id.int, ""
    for _ in range(4):
        left, digit = divmod(left, len(_DIGITS))
        tag = _DIGITS[digit] + tag
    return tag


def carried(
    snapshot: ProjectSnapshot,
    number: str,
    *kind: str,
    round_: Round | None = None,
    edition: Edition = Edition.PUBLIC,
    note: str = "",
) -> Carried:
    """What one sheet carries; ``kind`` are the last parts of its code: ``("P", "017")`` for ballot P-017.

    The code is ``TAG/CH1/R-2/P/017``: the project's tag, the charrette, the round where there is one. It has capitals,
    digits, ``-`` and ``/`` only, so that a QR code stays small.
    """
    charrette = charrette_of(snapshot)
    parts = [project_tag(snapshot.project.id), f"CH{charrette.number if charrette else 0}"]
    if round_ is not None:
        parts.append(round_code(round_).upper())
    restricted = edition.words if edition is Edition.FULL else ""
    return Carried(
        snapshot.project.name,
        charrette.title if charrette else "",
        round_code(round_) if round_ is not None else "",
        number,
        "/".join([*parts, *kind]),
        ", ".join(each for each in (note, restricted) if each),
    )


def tick(group: StakeholderGroup) -> Tick:
    """A group to tick or to name."""
    return Tick(group.mark, group.label, group.name)


def ticks(snapshot: ProjectSnapshot) -> tuple[Tick, ...]:
    """All groups of the project in their order."""
    return tuple(tick(group) for group in snapshot.groups)
