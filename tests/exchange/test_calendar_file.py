"""The iCalendar file, read back by the library that programs read it with."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from icalendar import Calendar

from charrette.domain.plan.people import Person, Staffing
from charrette.domain.plan.phases import Phase
from charrette.domain.plan.plan import District
from charrette.domain.snapshot import ProjectSnapshot
from charrette.exchange.calendar_file import write_calendar
from tests.unit.nets import FACILITIES, TECHNOLOGY, done, mid, milestone, snapshot_with

NOON = datetime(2027, 3, 4, 12, tzinfo=UTC)
LEAD = Person(mid(90), "Ana Reyes", "Technology")


def events(path: Path) -> list[Any]:
    calendar = Calendar.from_ical(path.read_bytes())
    assert not calendar.errors
    return calendar.walk("VEVENT")


def plan() -> ProjectSnapshot:
    return snapshot_with(
        (
            milestone(2, "2028-04-03", "Agency review; CDE, DSA\nand back check", gate=True, department_id=FACILITIES),
            milestone(1, "2028-03-01", "Drawings", phase=Phase.BID, department_id=TECHNOLOGY,
                      staffing=Staffing(lead_id=LEAD.id)),
            milestone(3, "", "Some day"),
            done(4, "2028-02-01", "Überprüfung der Pläne, vollständig und mit sehr langem Titel, damit Zeilen brechen"),
        ),
        {2: {1: 10}},
        District(people=(LEAD,), calendar=(milestone(9, "2028-01-11", "Board", project_id=None),)),
    )  # fmt: skip


def test_each_milestone_with_a_day_is_a_whole_day_with_its_id_and_department(tmp_path: Path) -> None:
    path = tmp_path / "alder.ics"
    assert write_calendar(plan(), path, NOON) == 4
    found = events(path)
    assert [event["dtstart"].dt for event in found] == [
        date(2028, 1, 11), date(2028, 2, 1), date(2028, 3, 1), date(2028, 4, 3),
    ]  # fmt: skip
    assert all(event["dtend"].dt - event["dtstart"].dt == timedelta(1) for event in found)
    assert [str(event["uid"]) for event in found] == [f"{mid(each)}@charrette" for each in (9, 4, 1, 2)]
    assert [event.categories for event in found] == [[], [], ["Technology"], ["Facilities"]]
    assert found[3]["summary"] == "M-002 Agency review; CDE, DSA\nand back check"
    assert found[1]["summary"].endswith("damit Zeilen brechen")
    assert found[3]["description"] == "Alder Creek\nGate, planned\nWaits for M-001 Drawings"
    assert found[0]["description"].startswith("District calendar\n")
    assert [str(event["status"]) for event in found] == ["TENTATIVE", "CONFIRMED", "TENTATIVE", "TENTATIVE"]
    assert not any(event.alarms.times for event in found)


def test_the_file_is_the_same_each_time_and_names_no_person(tmp_path: Path) -> None:
    first, second = tmp_path / "a.ics", tmp_path / "b.ics"
    for path in (first, second):
        write_calendar(plan(), path, NOON)
    assert first.read_bytes() == second.read_bytes()
    assert b"Reyes" not in first.read_bytes()
    assert all(len(line) <= 75 for line in first.read_bytes().split(b"\r\n"))


def test_one_department_gets_its_own_and_nobodys(tmp_path: Path) -> None:
    path = tmp_path / "technology.ics"
    assert write_calendar(plan(), path, NOON, departments=(TECHNOLOGY,)) == 3
    assert [str(event["summary"])[:5] for event in events(path)] == ["M-009", "M-004", "M-001"]


def test_alarms_come_before_what_is_not_reached(tmp_path: Path) -> None:
    path = tmp_path / "alarms.ics"
    write_calendar(plan(), path, NOON, alarm_days=7)
    alarms = [event.walk("VALARM") for event in events(path)]
    assert [len(each) for each in alarms] == [1, 0, 1, 1]
    assert alarms[0][0]["trigger"].dt == timedelta(days=-7)


def test_a_plan_without_days_makes_an_empty_calendar(tmp_path: Path) -> None:
    path = tmp_path / "empty.ics"
    assert write_calendar(snapshot_with((milestone(1),)), path, NOON) == 0
    assert events(path) == []
