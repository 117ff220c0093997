"""The acts of a half day as a facilitator plays them on the keyboard, and what the room must see in each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from charrette import app
from charrette.domain.agenda import Block
from charrette.domain.projection import projected
from charrette.domain.snapshot import ProjectSnapshot
from charrette.system.zones import zone_named
from charrette.ui.presenter.stage import Stage
from tests.e2e.hands import (
    Script,
    dialog_titled,
    has_keyboard,
    letters,
    press,
    seen,
    tab_to,
    write,
)
from tests.services.room_with_agenda import HandClock

LEAST_SIZE = 40
"""The smallest letters for a room, in units of 1920 x 1080."""
PEOPLE = {
    "Students": ("Quokka", "Wombat"),
    "Families": ("Zephyr", "Mistral"),
    "Teachers": ("Sequoia", "Tamarack"),
    "Custodial": ("Vermilion", "Ultramarine"),
    "Technology": ("Kestrel", "Jackdaw"),
    "Neighbours": ("Obsidian", "Feldspar"),
}
"""A dozen people by alias, none of which may be seen by the room."""
NAMES = tuple(alias for pair in PEOPLE.values() for alias in pair)
CARDS = (
    "st: Somewhere to sit when it rains",
    "st: Benches in the dry",
    "fa: A way in without stairs",
    "fa: A ramp that a pushchair can take",
    "te: A quiet corner I can still see",
    "te: Small rooms for small groups",
    "cu: A closet with a floor sink on every floor",
    "cu: Floors that dry before the bell",
    "tc: A cooled closet on each floor",
    "tc: Sockets within reach of every desk",
    "nb: Lot lights off our bedrooms after nine",
    "nb: A bus loop that keeps our road free",
)
SORTED = (
    "1 2 > shared",
    "3 4 > access",
    "1 2 = Dry places to sit",
    "3 4 = A way in without stairs",
    "5 6 = Quiet rooms in sight",
    "7 8 = A closet with a sink",
    "9 10 = Power and cooling",
    "11 = Lights that spare the neighbours",
    "12 ! The district decides about the buses",
)
NEEDS = 6


@dataclass
class Day:
    """The app that runs, its clock moved by hand, and where it exports to."""

    session: app.Session
    clock: HandClock
    exports: Path

    @property
    def stage(self) -> Stage:
        """What the room sees."""
        return self.session.window.stage

    @property
    def snapshot(self) -> ProjectSnapshot:
        """The project as the screens have it."""
        return self.session.desk.snapshot

    @property
    def agenda(self) -> tuple[Block, ...]:
        """The blocks of the session that runs."""
        session = self.session.desk.session
        return self.snapshot.agenda(session.id) if session else ()

    @property
    def in_console(self) -> bool:
        """Whether the keyboard is in the presenter's console."""
        return self.stage.console is not None and self.stage.console.isActiveWindow()

    @property
    def running(self) -> str:
        """The title of the block that the room is in."""
        block = self.stage.timer.block
        return block.title if block else ""

    @property
    def closed(self) -> bool:
        """Whether the session was closed."""
        session = self.session.desk.session
        return session is not None and session.closed_at is not None

    def until(self, moment: datetime) -> None:
        """Time passes until a moment."""
        self.clock.wait((moment - self.clock.now()).total_seconds())

    def audience(self, view: str, *words: str) -> Script:
        """Waits until the room sees this view with these words, large enough and without a name."""
        window = self.stage.window
        assert window is not None

        def shown() -> bool:
            window.grab()
            told = self.told()
            return self.stage.view == view and all(each in told for each in words)

        yield from seen(
            shown, f"{view!r} with {words} for the room, not {self.stage.view!r}: {self.told()!r}"
        )
        assert min(size for _, size in window.said) >= LEAST_SIZE, window.said
        assert not [each for each in NAMES if each in self.told()], self.told()

    def told(self) -> str:
        """All the words on the room's screen."""
        assert self.stage.window is not None
        return " ".join(" ".join(text for text, _ in self.stage.window.said).split())

    def next_block(self, title: str) -> Script:
        """The next block begins, by its key."""
        yield from press("Ctrl+PgDown")
        yield from seen(lambda: self.running == title, f"the block {title!r}, not {self.running!r}")

    def starts(self) -> dict[str, str]:
        """When each block begins on the wall as things stand, and the end of all."""
        zone, session = zone_named(self.snapshot.project.zone), self.session.desk.session
        assert session is not None
        slots = projected(session, self.agenda, self.snapshot.clock(session.id), self.clock.now(), zone)
        times = {slot.block.title: slot.start for slot in slots} | {"end": slots[-1].end}
        return {title: f"{at.astimezone(zone):%H:%M}" for title, at in times.items()}

    def time(self) -> str:
        """What the clock on the wall says, where the project is."""
        return f"{self.clock.now().astimezone(zone_named(self.snapshot.project.zone)):%H:%M}"

    def lengths(self) -> dict[str, int]:
        """How many minutes each block has."""
        return {block.title: block.minutes for block in self.agenda}

    def progress(self) -> dict[str, object]:
        """How far the activity is."""
        block = self.stage.timer.block
        return dict(block.progress) if block else {}

    def rest_of_the_block(self) -> None:
        """The room works until its time is over."""
        self.clock.wait(max(self.stage.timer.left.total_seconds(), 0))

    def minutes_pass(self, minutes: float) -> None:
        """The room works."""
        self.clock.wait(minutes * 60)


def start_the_project(day: Day) -> Script:
    """A new project, and its agenda from the template."""
    desk = day.session.desk
    yield from press("Ctrl+N")
    yield from dialog_titled("New project")
    yield from write("Birch Hollow School")
    yield from seen(lambda: desk.project_id, "the project")
    yield from press("Ctrl+1", "Alt+8")
    yield from tab_to("From a template…", "Shift+Tab")
    yield from press("Space")
    yield from dialog_titled("From a template")
    yield from letters("Half")
    yield from tab_to("First day")
    yield from write("2027-03-16")
    yield from seen(lambda: day.agenda, "the agenda")
    assert [block.kind for block in day.agenda].count("dot-vote") == 1
    assert len(day.agenda) == 16
    session = desk.session
    assert session is not None
    assert session.starts_at is not None
    day.until(session.starts_at)


def invite_people(day: Day) -> Script:
    """Two people of each of six groups, on the list."""
    yield from press("Alt+3")
    for group, aliases in PEOPLE.items():
        yield from tab_to("Group", "Shift+Tab")
        yield from letters(group)
        yield from tab_to("Aliases, one a line")
        yield from letters(aliases[0])
        yield from press("Return")
        yield from letters(aliases[1])
        yield from tab_to("Put on the list")
        yield from press("Space")
        yield from seen(_on_list(day, aliases), f"{aliases} on the list")
        yield from seen(has_keyboard("Aliases, one a line"), "the keyboard back where names are typed")


def _on_list(day: Day, aliases: Iterable[str]) -> Callable[[], bool]:
    return lambda: set(aliases) <= {each.alias for each in day.snapshot.participants}


def open_the_doors(day: Day) -> Script:
    """Everybody checks in by the first letters of an alias; then the room is checked."""
    yield from press("Alt+4")
    for alias in NAMES:
        yield from write(alias[:3].lower())
    yield from seen(lambda: len(day.snapshot.here) == 12, "twelve people in the room")
    yield from press("Ctrl+1", "End", "F6")
    part = day.session.window.page("prepare").parts[-1]
    yield from seen(lambda: part.findings, "what the room check found")
    assert any("2" in each.found for each in part.findings if each.name == "Displays"), part.findings


def present(day: Day) -> Script:
    """The room's screen goes on; the keyboard stays with the facilitator."""
    yield from press("Ctrl+2", "F5")
    yield from seen(lambda: day.stage.presenting, "the presenter window")
    window = day.stage.window
    assert window is not None
    assert window.screen().name() == "projector"
    assert window.isFullScreen()
    assert day.session.window.screen().name() == "laptop"
    assert day.session.window.isActiveWindow()
    yield from day.audience("agenda", "Silent writing", "Around the table")


def welcome(day: Day) -> Script:
    """The first blocks, and the rules of the room."""
    yield from day.next_block("Doors, sign-in and coffee")
    yield from day.audience("prompt", "who is missing here?")
    day.minutes_pass(15)
    yield from day.next_block("Welcome and aims")
    yield from day.audience("prompt", "What our new school must do")
    day.minutes_pass(10)
    yield from day.next_block("Ground rules")
    agreed = len([each for each in day.snapshot.entries if each.kind == "ground rule"])
    yield from tab_to("Ground rule", "Shift+Tab")
    yield from write("Ask a student first")
    yield from seen(lambda: len(day.snapshot.entries) == agreed + 1, "the rule of the room")
    yield from press("Shift+F5")
    yield from seen(lambda: day.in_console, "the console with the keyboard")
    yield from press("PgDown", "PgDown")
    yield from day.audience("rules", "Ask a student first")
    yield from press("Esc")
    yield from seen(lambda: not day.in_console, "the console gone")
    day.minutes_pass(5)


def write_in_silence(day: Day) -> Script:
    """Cards typed for six groups."""
    yield from day.next_block("Silent writing")
    yield from day.audience("prompt", "on an ordinary Tuesday?")
    yield from letters("n")
    yield from seen(has_keyboard("New card"), "the capture bar with the keyboard")
    yield from write(*CARDS)
    yield from seen(lambda: len(day.snapshot.cards) == len(CARDS), "twelve cards")
    block = day.stage.timer.block
    assert block is not None
    assert {card.block_id for card in day.snapshot.cards} == {block.id}
    assert day.snapshot.cards[0].text == "Somewhere to sit when it rains"
    groups = {
        each.label for each in day.snapshot.groups for card in day.snapshot.cards if card.group_id == each.id
    }
    assert groups == {"ST", "FA", "TE", "CU", "TC", "NB"}
    day.minutes_pass(12)


def go_round(day: Day) -> Script:
    """Every group has a turn; the block takes twenty minutes more than it has."""
    yield from day.next_block("Around the table")
    yield from day.audience("turn", "Read one card.")
    yield from press("Ctrl+Shift+A")
    for verb in "dpd":
        before = day.progress()
        yield from letters(verb)
        yield from seen(_other_than(before, day.progress), f"the turn goes on after {verb!r}")
    day.minutes_pass(45)


def _other_than(before: object, now: Callable[[], object]) -> Callable[[], bool]:
    return lambda: now() != before


def make_up_the_time(day: Day) -> Script:
    """Twenty minutes late: the adviser's times are taken by its keys; lunch, buses and the end stay."""
    yield from day.next_block("What do you mean?")
    yield from press("Ctrl+Shift+A")
    before, late = day.lengths(), day.starts()
    assert (late["Lunch"], late["end"]) == ("12:20", "13:05")
    yield from press("L")
    yield from dialog_titled("20 minutes behind")
    yield from press("Return")
    yield from seen(_other_than(before, day.lengths), "the new times")
    assert (day.starts()["Lunch"], day.starts()["Buses leave"], day.starts()["end"]) == (
        "12:00",
        "12:40",
        "12:45",
    )
    assert all(each.least <= each.minutes <= before[each.title] for each in day.agenda)
    kept = {each.title: each.minutes for each in day.agenda if each.protected}
    assert kept == {"Lunch": 40, "Buses leave": 5}


def clarify(day: Day) -> Script:
    """One card after the other, large; then the break."""
    yield from day.audience("item", "Somewhere to sit when it rains")
    yield from letters("d")
    yield from day.audience("item", "Benches in the dry")
    day.rest_of_the_block()
    yield from day.next_block("Break")
    yield from day.audience("agenda", "Break")
    day.rest_of_the_block()


def sort(day: Day) -> Script:
    """Cards sorted by number, needs made, one card parked; one card moved on the board."""
    yield from day.next_block("Sort in silence")
    yield from day.audience("board")
    yield from press("Ctrl+K")
    yield from write(*SORTED)
    yield from seen(lambda: len(day.snapshot.open_needs) == NEEDS, "six needs")
    yield from seen(
        lambda: [each for each in day.snapshot.cards if each.status == "parked"], "what is parked"
    )
    yield from press("Esc")
    yield from letters("m")
    yield from dialog_titled("Move to a theme")
    yield from write("sustain")
    yield from seen(lambda: _in_theme(day, "Sustainability"), "a card moved by M")
    yield from press("Alt+PgDown")
    day.rest_of_the_block()
    yield from day.next_block("What we heard so far")
    yield from day.audience("prompt", "Is that what you said?")
    day.rest_of_the_block()


def _in_theme(day: Day, name: str) -> bool:
    theme = next(each for each in day.snapshot.themes if each.name == name)
    return any(card.theme_id == theme.id for card in day.snapshot.cards)


ACTS = (
    start_the_project,
    invite_people,
    open_the_doors,
    present,
    welcome,
    write_in_silence,
    go_round,
    make_up_the_time,
    clarify,
    sort,
)
