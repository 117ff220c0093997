"""Which session is the present one when a project is opened: the one the room is in, else the next by its day."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from charrette.domain.agenda import SessionClock
from charrette.domain.project import Session

_AFTERWARDS = timedelta(hours=12)
"""So long after its start a session without an end is still the present one."""


def present_session(
    sessions: Sequence[Session], clocks: Sequence[SessionClock], now: datetime
) -> UUID | None:
    """The session whose block runs or stands (the last begun of several); else the first by its start that is not past.

    None where neither the clock nor a day says which: then the last of them is as good as any.
    """
    held = {each.session_id for each in clocks if each.block_id is not None}
    begun = [each for each in sessions if each.id in held and each.closed_at is None]
    if begun:
        return max(begun, key=lambda each: (each.starts_at is not None, each.starts_at or now)).id
    to_come = [
        each
        for each in sessions
        if each.starts_at is not None
        and each.closed_at is None
        and now < (each.ends_at or each.starts_at) + _AFTERWARDS
    ]
    return min(to_come, key=lambda each: each.starts_at or now).id if to_come else None
