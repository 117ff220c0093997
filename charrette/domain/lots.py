"""Lots: the last link of the chain that tells equal needs apart, drawn so that anybody can draw it again."""

from hashlib import sha256
from uuid import UUID

from charrette.domain.rounds import Round


def lot_of(lot: str, need_id: UUID) -> str:
    """SHA-256 of "charrette id|round|need id" in hexadecimal. The least comes first."""
    return sha256(f"{lot}|{need_id}".encode()).hexdigest()


def lot_of_round(round_: Round) -> str:
    """What the lots of a round are drawn from: "charrette id|round"."""
    return f"{round_.charrette_id}|{round_.number}"
