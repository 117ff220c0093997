"""The room check before the start: each thing with a plain verdict and what to do. Not known is an answer too."""

import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.project import Project
from charrette.domain.wording import counted, listed
from charrette.system.power import Power, read_power, read_sleep_minutes
from charrette.system.zones import zone_named

if TYPE_CHECKING:
    from charrette.store.library import Library

MEGABYTE = 1_000_000
LITTLE_DISK, NO_DISK = 1_000 * MEGABYTE, 200 * MEGABYTE
OLD_BACKUP = timedelta(hours=2)
LOW_BATTERY, EMPTY_BATTERY = 80, 25
SMALL_WIDTH, SMALL_HEIGHT = 1024, 720
LONG_SLEEP = 60
_EARLIEST = datetime(2025, 1, 1, tzinfo=UTC)
_SLACK = timedelta(minutes=5)


def free_bytes(folder: Path) -> int | None:
    """Free bytes on the disk of a folder; None where that cannot be told."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def can_write(path: Path) -> bool:
    """Whether a file may be written and another made beside it. The file itself is never opened: it may be in use."""
    if path.exists() and not os.access(path, os.W_OK):
        return False
    try:
        with tempfile.TemporaryFile(dir=path.parent):
            return True
    except OSError:
        return False


def written_at(path: Path) -> datetime | None:
    """When a file was last written, by its own time; None where that cannot be told."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except (OSError, OverflowError, ValueError):
        return None


class Verdict(StrEnum):
    """A verdict: fine, look at it, or do not start like this."""

    OK = "ok"
    LOOK = "look"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: its verdict, what was found, and what to do (empty when nothing is)."""

    name: str
    verdict: Verdict
    found: str
    todo: str = ""

    @property
    def id(self) -> str:
        """A finding is known by its name."""
        return self.name


@dataclass(frozen=True, slots=True)
class Display:
    """A display in real pixels; ``room`` marks the one that presents, ``own`` the facilitator's."""

    name: str
    width: int
    height: int
    own: bool = False
    room: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """The library that is checked: its file (None on a server), its last change and its last backup."""

    path: Path | None
    changed_at: datetime | None = None
    backed_up_at: datetime | None = None
    zone: str = ""
    """The project's zone; empty without a project."""


@dataclass(frozen=True, slots=True)
class Probes:
    """How the computer is asked; each may be replaced. None as an answer is not known."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    offset: Callable[[datetime], timedelta | None] = lambda now: now.astimezone().utcoffset()
    free_bytes: Callable[[Path], int | None] = free_bytes
    writable: Callable[[Path], bool] = can_write
    written_at: Callable[[Path], datetime | None] = written_at
    power: Callable[[], Power] = read_power
    sleep_minutes: Callable[[], int | None] = read_sleep_minutes


def place_of(library: "Library", project_id: UUID | None = None) -> Place:
    """What the check needs to know of a library and of the project that will run."""
    from charrette.services.safety import list_backups

    with library.reading() as queries:
        minute = queries.latest_minute()
        project = queries.one(Project, project_id) if project_id else None
    found = list_backups(library.path) if library.path else []
    return Place(
        library.path,
        minute.at if minute else None,
        found[0].at if found else None,
        project.zone if project else "",
    )


def check_room(place: Place, probes: Probes | None = None) -> tuple[Finding, ...]:
    """Everything that can be checked without a screen: library, disk, backup, power, sleep, clock.

    May take seconds: call it where no screen waits.
    """
    ask = probes or Probes()
    now = ask.now()
    findings: list[Finding] = []
    if place.path is None:
        findings.append(Finding("Library", Verdict.OK, "It is on a server; its keepers back it up there."))
    else:
        findings += [
            check_folder(place.path, writable=ask.writable(place.path)),
            check_disk(ask.free_bytes(place.path.parent)),
            check_backup(place.changed_at, place.backed_up_at, now),
        ]
    written = ask.written_at(place.path) if place.path else place.changed_at
    findings += [
        check_power(ask.power()),
        check_sleep(ask.sleep_minutes()),
        check_clock(now, ask.offset(now), place.zone, written),
    ]
    return tuple(findings)


def check_folder(path: Path, *, writable: bool) -> Finding:
    """Whether the library's file and folder can be written."""
    if writable:
        return Finding("Library", Verdict.OK, f"“{path.name}” and its folder can be written.")
    todo = "Move the library to a folder of your own, or ask for the right to write there."
    return Finding("Library", Verdict.STOP, f"“{path.name}” or its folder cannot be written.", todo)


def check_disk(free: int | None) -> Finding:
    """Free space, in bytes, on the library's disk."""
    if free is None:
        return Finding("Free disk", Verdict.LOOK, "Not known.", "See how much the disk has left.")
    words = (
        f"{free / (1000 * MEGABYTE):,.1f} GB free" if free >= LITTLE_DISK else f"{free // MEGABYTE} MB free"
    )
    if free < NO_DISK:
        return Finding("Free disk", Verdict.STOP, f"{words}.", "Make room on the disk before you start.")
    if free < LITTLE_DISK:
        return Finding("Free disk", Verdict.LOOK, f"{words}.", "Make room: photos and backups need it.")
    return Finding("Free disk", Verdict.OK, f"{words} on the library’s disk.")


def check_backup(changed: datetime | None, backed_up: datetime | None, now: datetime) -> Finding:
    """The age of the last backup; one that holds the last change is never too old."""
    if changed is None:
        return Finding("Backup", Verdict.OK, "Nothing to back up yet.")
    if backed_up is None:
        return Finding("Backup", Verdict.LOOK, "There is no backup yet.", "Back up now.")
    age = _age(now - backed_up)
    if backed_up >= changed:
        return Finding("Backup", Verdict.OK, f"The last backup is {age} old and holds the last change.")
    if now - backed_up <= OLD_BACKUP:
        return Finding("Backup", Verdict.OK, f"The last backup is {age} old.")
    todo = "Back up now; best also copy the library to a stick."
    return Finding("Backup", Verdict.LOOK, f"The last backup is {age} old; things changed since.", todo)


def check_power(power: Power) -> Finding:
    """Mains and battery."""
    level = "" if power.percent is None else f", battery {power.percent} %"
    if power.mains:
        return Finding("Power", Verdict.OK, f"On mains{level}.")
    if power.mains is None and power.battery is False:
        return Finding("Power", Verdict.OK, "No battery: the computer runs on mains.")
    if power.mains is None:
        return Finding("Power", Verdict.LOOK, f"Not known{level}.", "See that the charger is plugged in.")
    if power.percent is not None and power.percent < EMPTY_BATTERY:
        return Finding("Power", Verdict.STOP, f"On battery, {power.percent} %.", "Plug the charger in now.")
    if power.percent is not None and power.percent >= LOW_BATTERY:
        todo = "Plug the charger in if the session is longer than two hours."
        return Finding("Power", Verdict.LOOK, f"On battery, {power.percent} %.", todo)
    words = "On battery" + (f", {power.percent} %" if power.percent is not None else "")
    return Finding("Power", Verdict.LOOK, f"{words}.", "Plug the charger in: a session outlasts a battery.")


def check_sleep(minutes: int | None) -> Finding:
    """After how many idle minutes the screen sleeps (0: never)."""
    if minutes == 0:
        return Finding("Sleep", Verdict.OK, "The screen stays on.")
    if minutes is None:
        todo = "In the system’s power settings let the screen stay on; also turn its notifications off."
        return Finding("Sleep", Verdict.LOOK, "Not known.", todo)
    if minutes >= LONG_SLEEP:
        return Finding("Sleep", Verdict.OK, f"The screen stays on for {minutes} idle minutes.")
    todo = "In the system’s power settings let the screen stay on while plugged in."
    words = f"The screen sleeps after {counted(minutes, 'idle minute')}."
    return Finding("Sleep", Verdict.LOOK, words, todo)


def check_clock(now: datetime, offset: timedelta | None, zone: str, written: datetime | None) -> Finding:
    """Whether the clock is plausible against the file's time, and whether the computer is in the project's zone."""
    if now < _EARLIEST or (written is not None and written - now > _SLACK):
        later = f"; the library was written {_day(written)}" if written and written > now else ""
        todo = "Set the date and time of this computer: minutes and backups go by it."
        return Finding("Clock", Verdict.STOP, f"It says {_day(now)}{later}.", todo)
    there = zone_named(zone) if zone else None
    if zone and there is None:
        todo = "Choose another zone under Project."
        return Finding("Clock", Verdict.LOOK, f"This computer does not know the zone {zone}.", todo)
    if there is None or offset is None:
        return Finding("Clock", Verdict.OK, f"It says {_day(now)}.")
    shown = now.astimezone(there)
    if shown.utcoffset() != offset:
        here = (now + offset).strftime("%H:%M")
        words = f"The computer says {here}, the project’s zone ({zone}) {shown:%H:%M}."
        todo = "Set the zone of this computer, or the project’s under Project."
        return Finding("Clock", Verdict.LOOK, words, todo)
    return Finding("Clock", Verdict.OK, f"{shown:%H:%M} on {shown.day} {shown:%B %Y}, {zone}.")


def check_displays(displays: Sequence[Display]) -> Finding:
    """How many displays, how large, and which one the room will see."""
    words = listed([_display_words(each) for each in displays])
    count = counted(len(displays), "display")
    room = next((each for each in displays if each.room), None)
    if len(displays) < 2 or room is None:
        todo = "Connect the projector and set it to extend, not to mirror. On one screen a window presents."
        return Finding("Displays", Verdict.LOOK, f"{count}: {words}." if words else "Not known.", todo)
    if room.width < SMALL_WIDTH or room.height < SMALL_HEIGHT:
        todo = "Choose a larger size for the projector; words would be hard to read at the back."
        return Finding("Displays", Verdict.LOOK, f"{count}: {words}.", todo)
    return Finding("Displays", Verdict.OK, f"{count}: {words}.")


def check_fonts(missing: Sequence[str]) -> Finding:
    """``missing`` names fonts that did not load and languages that no font can show."""
    if not missing:
        return Finding("Fonts", Verdict.OK, "The app’s fonts and those of the room’s languages are there.")
    todo = "Install Charrette again, or a font of that language; until then boxes stand for its letters."
    return Finding("Fonts", Verdict.LOOK, f"Not there: {listed(list(missing))}.", todo)


def check_printer(printers: Sequence[str], default: str = "") -> Finding:
    """The printers of this computer; none is no reason to stop, for sheets can be printed elsewhere."""
    if not printers:
        todo = "Export the sheets as PDF and print them elsewhere, before the day."
        return Finding("Printer", Verdict.LOOK, "None is set up.", todo)
    if default:
        return Finding(
            "Printer", Verdict.OK, f"“{default}” prints. Print one sheet to see its paper and ink."
        )
    todo = "Choose it when you print; see that it is switched on."
    return Finding(
        "Printer", Verdict.OK, f"{counted(len(printers), 'printer')}: {listed(list(printers[:3]))}.", todo
    )


def worst(findings: Sequence[Finding]) -> Verdict:
    """The verdict on all of it."""
    order = list(Verdict)
    return max((each.verdict for each in findings), key=order.index, default=Verdict.OK)


def _display_words(display: Display) -> str:
    whose = " (the room’s)" if display.room else " (yours)" if display.own else ""
    return f"{display.name} {display.width} × {display.height}{whose}"


def _age(age: timedelta) -> str:
    minutes = max(0, int(age.total_seconds() // 60))
    if minutes < 90:
        return counted(minutes, "minute")
    return counted(minutes // 60, "hour") if minutes < 48 * 60 else counted(minutes // 1440, "day")


def _day(at: datetime | None) -> str:
    return "" if at is None else f"{at.day} {at:%B %Y, %H:%M} UTC"
