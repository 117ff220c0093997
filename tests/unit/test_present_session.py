"""Which session is the present one when the app is opened."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from charrette.domain.agenda import SessionClock
from charrette.domain.present_session import present_session
from charrette.domain.project import Session

MORNING = datetime(2027, 3, 16, 8, 30, tzinfo=UTC)
DAYS = tuple(
    Session(uuid4(), uuid4(), number, f"Day {number}", starts_at=MORNING + timedelta(days=number))
    for number in range(3)
)


def held(session: Session) -> SessionClock:
    return SessionClock(uuid4(), session.id, block_id=uuid4())


def test_the_session_the_room_is_in_comes_back_after_a_restart() -> None:
    assert present_session(DAYS, (held(DAYS[0]),), MORNING + timedelta(hours=1)) == DAYS[0].id


def test_a_closed_session_is_not_come_back_to() -> None:
    closed = replace(DAYS[0], closed_at=MORNING + timedelta(hours=4))
    days = (closed, *DAYS[1:])
    assert present_session(days, (held(closed),), MORNING + timedelta(hours=5)) == DAYS[1].id


def test_of_several_that_were_begun_the_last_day_is_the_present_one() -> None:
    assert present_session(DAYS, (held(DAYS[0]), held(DAYS[1])), MORNING + timedelta(days=1)) == DAYS[1].id


def test_the_week_before_it_is_the_first_day_and_on_the_second_day_the_second() -> None:
    assert present_session(DAYS, (), MORNING - timedelta(days=7)) == DAYS[0].id
    assert present_session(DAYS, (), MORNING + timedelta(days=1, hours=1)) == DAYS[1].id


def test_where_no_day_is_set_or_all_are_past_nothing_is_said() -> None:
    assert present_session([replace(each, starts_at=None) for each in DAYS], (), MORNING) is None
    assert present_session(DAYS, (), MORNING + timedelta(days=30)) is None
