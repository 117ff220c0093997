"""Whether an agenda fits: its total against the time there is, and the fixed starts it misses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from charrette.domain.agenda import Block, Slot, planned
from charrette.domain.project import Session
from charrette.domain.projection import whole_minutes
from charrette.domain.templates import length_words
from charrette.domain.wording import counted, quoted


@dataclass(frozen=True, slots=True)
class AgendaSum:
    """``minutes`` is from the first start to the last end, ``given`` the time there is (None: not known)."""

    slots: tuple[Slot, ...]
    minutes: int
    given: int | None
    troubles: tuple[str, ...]
    """Whole sentences: by how much it is too long, which fixed start is missed."""

    @property
    def over(self) -> int:
        """How many minutes it is too long."""
        return max(0, self.minutes - self.given) if self.given is not None else 0

    @property
    def total_words(self) -> str:
        """``"3 h 30 of 4 h"``, or the total alone where the time there is is not known."""
        total = length_words(self.minutes)
        return total if self.given is None else f"{total} of {length_words(self.given)}"

    @property
    def words(self) -> str:
        """The total, then what is wrong or how much is left."""
        if self.troubles:
            return " ".join((f"{self.total_words}.", *self.troubles))
        left = 0 if self.given is None else self.given - self.minutes
        return f"{self.total_words}, {length_words(left)} left." if left else f"{self.total_words}."


def agenda_sum(
    session: Session, blocks: Sequence[Block], zone: tzinfo | None, start: datetime | None = None
) -> AgendaSum:
    """Adds an agenda up. ``start`` (aware) stands for the start of a session that has none yet."""
    begin = session.starts_at or start
    slots = planned(session, blocks, zone, begin)
    if begin is None or not slots:
        return AgendaSum(slots, 0, _given(session), ())
    end = max(slot.end for slot in slots)
    troubles = [_missed(slot, zone) for slot in slots if slot.late and not slot.block.beside]
    if session.starts_at and session.ends_at and end > session.ends_at:
        over = counted(whole_minutes(end - session.ends_at), "minute")
        at, free = (f"{each.astimezone(zone):%H:%M}" for each in (end, session.ends_at))
        troubles.append(f"{over} too long: it would end at {at} instead of {free}.")
    return AgendaSum(slots, whole_minutes(end - begin), _given(session), tuple(troubles))


def _given(session: Session) -> int | None:
    if session.starts_at is None or session.ends_at is None:
        return None
    return whole_minutes(max(timedelta(0), session.ends_at - session.starts_at))


def _missed(slot: Slot, zone: tzinfo | None) -> str:
    late = counted(whole_minutes(slot.late), "minute")
    at = f"{slot.start.astimezone(zone):%H:%M}"
    return f"{quoted(slot.block.title)} would begin {late} late, at {at} instead of {slot.block.fixed_start}."
