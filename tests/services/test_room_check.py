"""The room check: a plain verdict on each thing and what to do."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from charrette.services.room_check import (
    MEGABYTE,
    Display,
    Finding,
    Place,
    Probes,
    Verdict,
    can_write,
    check_backup,
    check_clock,
    check_disk,
    check_displays,
    check_fonts,
    check_power,
    check_printer,
    check_room,
    check_sleep,
    free_bytes,
    place_of,
    worst,
    written_at,
)
from charrette.store.library import Library
from charrette.system.power import Power

NOW = datetime(2027, 3, 4, 17, 30, tzinfo=UTC)
OK, LOOK, STOP = Verdict


def said(finding: Finding, verdict: Verdict, words: str) -> bool:
    """Whether that is the verdict, in these words, and something to do wherever it is not fine."""
    assert (finding.verdict, words in finding.found) == (verdict, True), finding
    return verdict is OK or finding.todo.endswith(".")


@pytest.mark.parametrize(
    ("free", "verdict", "words"),
    [
        (50_000 * MEGABYTE, OK, "50.0 GB free"),
        (999 * MEGABYTE, LOOK, "999 MB"),
        (199 * MEGABYTE, STOP, "199 MB"),
        (None, LOOK, "Not known"),
    ],
)
def test_free_disk(free: int | None, verdict: Verdict, words: str) -> None:
    assert said(check_disk(free), verdict, words)


@pytest.mark.parametrize(
    ("changed", "backed_up", "verdict", "words"),
    [
        (None, None, OK, "Nothing to back up"),
        (1, None, LOOK, "no backup yet"),
        (300, 200, OK, "3 hours old and holds the last change"),
        (1, 30, OK, "30 minutes old"),
        (1, 180, LOOK, "3 hours old; things changed since"),
        (1, 60 * 24 * 5, LOOK, "5 days old"),
    ],
)
def test_backup(changed: int | None, backed_up: int | None, verdict: Verdict, words: str) -> None:
    def ago(minutes: int | None) -> datetime | None:
        return None if minutes is None else NOW - timedelta(minutes=minutes)

    assert said(check_backup(ago(changed), ago(backed_up), NOW), verdict, words)


@pytest.mark.parametrize(
    ("power", "verdict", "words"),
    [
        (Power(True, 90, True), OK, "On mains, battery 90 %"),
        (Power(None, None, False), OK, "No battery"),
        (Power(False, 95, True), LOOK, "95 %"),
        (Power(False, 60, True), LOOK, "On battery, 60 %"),
        (Power(False, None, True), LOOK, "On battery."),
        (Power(False, 24, True), STOP, "24 %"),
        (Power(), LOOK, "Not known"),
    ],
)
def test_power(power: Power, verdict: Verdict, words: str) -> None:
    assert said(check_power(power), verdict, words)


@pytest.mark.parametrize(
    ("minutes", "verdict", "words"),
    [(0, OK, "stays on"), (90, OK, "90"), (5, LOOK, "after 5 idle minutes"), (None, LOOK, "Not known")],
)
def test_sleep(minutes: int | None, verdict: Verdict, words: str) -> None:
    assert said(check_sleep(minutes), verdict, words)


@pytest.mark.parametrize(
    ("now", "hours", "zone", "written", "verdict", "words"),
    [
        (NOW, -8, "America/Los_Angeles", NOW, OK, "09:30 on 4 March 2027, America/Los_Angeles"),
        (NOW, 0, "America/Los_Angeles", NOW, LOOK, "The computer says 17:30"),
        (NOW, 0, "", None, OK, "17:30"),
        (NOW, None, "UTC", None, OK, "17:30"),
        (NOW, 0, "Moon/Base", None, LOOK, "does not know the zone Moon/Base"),
        (NOW, 0, "UTC", NOW + timedelta(days=2), STOP, "the library was written 6 March 2027"),
        (NOW, 0, "UTC", NOW + timedelta(minutes=4), OK, "17:30"),
        (datetime(1970, 1, 1, tzinfo=UTC), 0, "UTC", None, STOP, "1 January 1970"),
    ],
)
def test_clock(
    now: datetime, hours: int | None, zone: str, written: datetime | None, verdict: Verdict, words: str
) -> None:
    offset = None if hours is None else timedelta(hours=hours)
    assert said(check_clock(now, offset, zone, written), verdict, words)


def test_displays_fonts_and_printers() -> None:
    own = Display("eDP-1", 1920, 1080, own=True)
    assert said(check_displays([own]), LOOK, "1 display: eDP-1 1920 × 1080 (yours)")
    assert said(
        check_displays([own, Display("HDMI-1", 1920, 1080, room=True)]), OK, "HDMI-1 1920 × 1080 (the room’s)"
    )
    assert said(check_displays([own, Display("HDMI-1", 800, 600, room=True)]), LOOK, "800 × 600")
    assert said(check_displays([]), LOOK, "Not known")
    assert said(check_fonts([]), OK, "are there")
    assert said(check_fonts(["Inter", "Arabic"]), LOOK, "Inter and Arabic")
    assert said(check_printer([]), LOOK, "None is set up")
    assert said(check_printer(["Office", "Hall"], "Office"), OK, "“Office” prints")
    assert said(check_printer(["Office", "Hall"]), OK, "2 printers: Office and Hall")


def test_all_of_it_on_a_real_library(tmp_path: Path) -> None:
    library = Library(tmp_path / "library.charrette")
    place = place_of(library)
    library.close()
    probes = Probes(
        now=lambda: NOW,
        offset=lambda _: timedelta(0),
        written_at=lambda _: NOW,
        power=lambda: Power(False, 10, True),
        sleep_minutes=lambda: 0,
    )
    found = check_room(place, probes)
    assert [each.name for each in found] == ["Library", "Free disk", "Backup", "Power", "Sleep", "Clock"]
    assert found[0].verdict is OK
    assert worst(found) is STOP
    assert worst(()) is OK
    server = check_room(Place(None, NOW, None, "UTC"), probes)
    assert [each.name for each in server] == ["Library", "Power", "Sleep", "Clock"]


def test_what_the_disk_says(tmp_path: Path) -> None:
    path = tmp_path / "library.charrette"
    assert can_write(path)
    path.write_bytes(b"x")
    os.utime(path, (NOW.timestamp(), NOW.timestamp()))
    assert written_at(path) == NOW
    assert (free_bytes(tmp_path) or 0) > 0
    nowhere = tmp_path / "none" / "library.charrette"
    assert (can_write(nowhere), written_at(nowhere), free_bytes(nowhere.parent)) == (False, None, None)
    assert list(tmp_path.iterdir()) == [path]
