"""Schedule templates: counted backward from the first school day, on working days, every lag kept, never a circle."""

from datetime import date, timedelta

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from charrette.domain.errors import InvalidInputError
from charrette.domain.plan.backward import Line, ScheduleTemplate, scheduled_backward
from charrette.domain.plan.phases import Phase
from charrette.services.schedules import schedules

SHIPPED = schedules()
PHASES, WHOLE = SHIPPED
AUGUST = date(2030, 8, 19)


def template(*lines: Line) -> ScheduleTemplate:
    return ScheduleTemplate("any", "Any", "", lines)


@forall(st.sampled_from(SHIPPED), st.dates(date(2026, 1, 1), date(2090, 12, 31)))
def test_every_lag_is_kept_on_working_days_and_nothing_comes_after_the_first_day(
    shipped: ScheduleTemplate, first_day: date
) -> None:
    days = scheduled_backward(shipped, first_day)
    assert days.keys() == {line.key for line in shipped.lines}
    for line in shipped.lines:
        day = days[line.key]
        assert day.weekday() < 5
        assert day <= first_day or line.key == "post-occupancy"
        for key, lag in line.waits_for.items():
            assert days[key] + timedelta(lag) <= day
        if line.month_day and day.weekday() < 4:
            assert day.isoformat()[5:] == line.month_day


@st.composite
def any_template(draw: st.DrawFn) -> ScheduleTemplate:
    """Lines that wait for any before them, with fixed days of the year among them."""
    count = draw(st.integers(1, 8))
    return template(
        *(
            Line(
                f"k{number}",
                f"Line {number}",
                weeks_before=draw(st.integers(0, 150)),
                month_day=draw(st.sampled_from(["", "", "03-18", "12-31", "01-01"])),
                waits_for=draw(
                    st.dictionaries(st.sampled_from([f"k{n}" for n in range(number)]), st.integers(0, 90))
                )
                if number
                else {},
            )
            for number in range(count)
        )
    )


@forall(any_template(), st.dates(date(2026, 1, 1), date(2060, 12, 31)))
def test_any_template_keeps_its_lags_and_is_never_later_than_it_says(
    shipped: ScheduleTemplate, first_day: date
) -> None:
    days = scheduled_backward(shipped, first_day)
    for line in shipped.lines:
        assert days[line.key].weekday() < 5
        assert days[line.key] <= first_day - timedelta(weeks=line.weeks_before)
        assert all(days[key] + timedelta(lag) <= days[line.key] for key, lag in line.waits_for.items())


def test_a_line_is_as_late_as_its_weeks_its_fixed_day_and_what_follows_allow() -> None:
    found = scheduled_backward(
        template(
            Line("form", "Form", weeks_before=20, month_day="03-15"),
            Line("order", "Order", weeks_before=20, waits_for={"form": 30}),
            Line("open", "Open", waits_for={"order": 200}),
        ),
        AUGUST,
    )
    assert found["open"] == AUGUST
    assert found["order"] == date(2030, 1, 31)
    assert found["form"] == date(2029, 3, 15)


def test_a_circle_in_a_template_is_refused_and_named() -> None:
    lines = Line("a", "Drawings", waits_for={"b": 0}), Line("b", "Bid", waits_for={"a": 3})
    with pytest.raises(InvalidInputError, match=r"goes in a circle: “(Drawings|Bid)” waits for"):
        scheduled_backward(template(*lines), AUGUST)


def test_the_phases_come_in_their_order_with_four_gates() -> None:
    days = scheduled_backward(PHASES, AUGUST)
    assert [line.phase for line in PHASES.lines] == list(Phase)
    assert [days[line.key] for line in PHASES.lines] == sorted(days.values())
    assert [line.phase for line in PHASES.lines if line.gate] == [
        Phase.SCHEMATIC_DESIGN,
        Phase.DESIGN_DEVELOPMENT,
        Phase.CONSTRUCTION_DOCUMENTS,
        Phase.AGENCY_REVIEW,
    ]


def test_the_forms_of_e_rate_lie_28_days_apart_before_the_window_closes() -> None:
    days = scheduled_backward(WHOLE, AUGUST)
    assert (days["form-471"] - days["form-470"]).days >= 28
    assert days["form-471"].isoformat()[5:] < "03-25"
    assert days["form-471"] < days["network-order"] < days["network-delivered"] < days["staging"]


def test_technology_has_all_that_it_needs_before_the_first_day() -> None:
    departments = {line.department for line in WHOLE.lines}
    keys = {line.key for line in WHOLE.lines}
    assert departments == {"Facilities", "Technology"}
    assert {
        "circuit-order",
        "rooms-ready",
        "early-access",
        "staging",
        "cut-over",
        "training",
        "occupancy",
    } <= keys
    assert keys > {line.key for line in PHASES.lines}
