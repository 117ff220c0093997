"""The second half of the day: the votes, what is parked, the end, and the brief."""

import re
from pathlib import Path

import pypdfium2

from charrette.domain.log import EntryKind
from charrette.domain.methods import method_named
from charrette.domain.rounds import Round, RoundState
from charrette.system.pdfium import PDFIUM
from tests.e2e.half_day_acts import NAMES, NEEDS, Day
from tests.e2e.hands import Script, dialog_titled, has_keyboard, letters, press, seen, tab_to, write

LAPTOPS, PAPERS, AT_TABLE = 12, 9, 7
GROUPS = ("st", "fa", "te", "cu", "tc", "nb")
TOTAL = "28 ballots: 12 from laptops, 9 on paper, 7 in one hand count at table 4."


def _round(day: Day) -> Round:
    return day.snapshot.rounds[-1]


def _heads(day: Day) -> int:
    own = [each for each in day.snapshot.ballots if each.round_id == _round(day).id]
    return sum(each.voters or 1 for each in own)


def open_the_vote(day: Day) -> Script:
    """The dot vote opens by one key; the room sees the ballot, and no number."""
    yield from day.next_block("Dot vote")
    yield from press("Ctrl+Shift+A")
    yield from letters("o")
    yield from seen(lambda: day.snapshot.rounds, "the round")
    yield from day.audience("voting", "Dry places to sit")
    yield from letters("e")
    yield from seen(has_keyboard("The ballot"), "the line where ballots are typed")


def enter_ballots(day: Day) -> Script:
    """Twelve from laptops, nine from paper by number, one of them twice; no need gets more than the rules let it."""
    dots = _round(day).rules.options["dots"]
    for n in range(LAPTOPS):
        yield from write(f"l{n + 1} {GROUPS[n % 6]} {_spread(n, dots)}")
    for n in range(PAPERS):
        yield from write(f"p{n + 1} {GROUPS[n % 6]} {_spread(n + 1, dots)}")
    yield from seen(lambda: _heads(day) == LAPTOPS + PAPERS, "twenty-one ballots")
    yield from write("p3 st 1")
    entry = day.session.window.page("prioritise").ballots.entry
    yield from seen(lambda: "P-003 is in already" in entry.live.text(), "that a number counts once")
    yield from press("Esc")


def _spread(n: int, dots: int) -> str:
    """The numbers of so many needs, begun with another one on each ballot; the first need gets most."""
    return " ".join(["1", *(str(1 + (n + each) % (NEEDS - 1) + 1) for each in range(dots - 1))])


def count_the_table(day: Day) -> Script:
    """The ballots of table 4, counted by hand: seven ballots, all dots but one; 28 in all, and the page says so."""
    dots = _round(day).rules.options["dots"]
    yield from tab_to("Hand count…")
    yield from press("Space")
    yield from dialog_titled("Hand count")
    yield from write("4", str(AT_TABLE))
    left = AT_TABLE * dots - 1
    for n in range(NEEDS):
        given = min(AT_TABLE, left - (left * n) // NEEDS) if n < NEEDS - 1 else min(left, AT_TABLE)
        left -= given
        yield from write(str(given))
    yield from press("Return")
    yield from seen(lambda: _heads(day) == LAPTOPS + PAPERS + AT_TABLE, "twenty-eight ballots")
    heading = day.session.window.page("prioritise").ballots.heading
    yield from seen(lambda: heading.text() == TOTAL, f"{TOTAL} not {heading.text()}")


def close_and_reveal(day: Day) -> Script:
    """Back to the block: closed, then revealed to the room, which sees ranks and who was counted."""
    yield from press("Ctrl+2", "Ctrl+Shift+A")
    yield from letters("c")
    yield from seen(lambda: _round(day).state is RoundState.CLOSED, "the closed round")
    yield from day.audience("voting")
    assert "Rank" not in day.told()
    yield from letters("v")
    yield from seen(lambda: _round(day).revealed_at, "the reveal")
    yield from day.audience("result", "Dry places to sit", "28 ballots")
    result = day.snapshot.result(_round(day))
    assert result.ballots == LAPTOPS + PAPERS + AT_TABLE
    cast = [each for each in day.snapshot.ballots if each.round_id == _round(day).id]
    assert sum(each.score for each in result.standings) == sum(sum(each.content.values()) for each in cast)
    day.rest_of_the_block()


def agree(day: Day) -> Script:
    """What divides the room is talked about; then hands from 0 to 5 on the whole list."""
    yield from day.next_block("What divides us")
    yield from day.audience("prompt", "What surprises you?")
    day.rest_of_the_block()
    yield from day.next_block("Can we live with it?")
    yield from press("Ctrl+Shift+A")
    yield from letters("This list speaks for our school")
    yield from tab_to("Open the round")
    yield from press("Space")
    yield from seen(lambda: _round(day).on_proposals, "the second round")
    yield from day.audience("voting", "This list speaks for our school")
    yield from letters("e")
    yield from seen(has_keyboard("The ballot"), "the line where ballots are typed")
    yield from write(*(f"l{n + 1} {GROUPS[n % 6]} {3 + n % 3}" for n in range(12)))
    yield from seen(lambda: _heads(day) == 12, "twelve hands")
    assert method_named(_round(day).rules.method).name == "fist"
    yield from press("Ctrl+2", "Ctrl+Shift+A")
    yield from letters("c")
    yield from seen(lambda: _round(day).state is RoundState.CLOSED, "the closed round")
    yield from letters("v")
    yield from day.audience("result", "This list speaks for our school")
    day.rest_of_the_block()


def settle_what_is_parked(day: Day) -> Script:
    """Owner and date of what was parked, and an action with both."""
    yield from day.next_block("Parking lot and who does what")
    yield from press("Ctrl+Shift+A", "F2")
    yield from write("Transportation")
    yield from seen(lambda: _entry(day, EntryKind.PARKED)[0] == "Transportation", "who takes it")
    yield from press("Right", "F2")
    yield from write("+7")
    yield from seen(lambda: _entry(day, EntryKind.PARKED)[1] == "2027-03-23", "by when")
    yield from press("Ctrl+Shift+L")
    yield from dialog_titled("Decisions, actions and what is parked")
    yield from letters("a: Measure the hall")
    yield from press("Tab")
    yield from letters("Facilities")
    yield from press("Tab")
    yield from write("14 April")
    yield from seen(lambda: _entry(day, EntryKind.ACTION) == ("Facilities", "2027-04-14"), "the action")
    yield from press("Esc")
    yield from day.audience("log", "Transportation", "by March 23")
    day.rest_of_the_block()


def _entry(day: Day, kind: EntryKind) -> tuple[str, str]:
    """Owner and date of the last entry of a kind; empty where there is none."""
    found = [(each.owner, each.due) for each in day.snapshot.entries if each.kind is kind]
    return found[-1] if found else ("", "")


def say_goodbye(day: Day) -> Script:
    """A last word, what happens next, lunch, buses at their times, and the session is closed."""
    yield from day.next_block("Check-out")
    yield from day.audience("prompt", "what do you take home?")
    yield from press("Alt+PgDown")
    yield from day.audience("thanks")
    day.rest_of_the_block()
    assert day.time() == "12:00"
    yield from day.next_block("Lunch")
    yield from day.audience("agenda", "Lunch")
    day.rest_of_the_block()
    yield from day.next_block("Buses leave")
    yield from day.audience("prompt", "Safe way home")
    day.rest_of_the_block()
    yield from press("Ctrl+PgDown")
    yield from seen(lambda: not day.running, "the end of the agenda")
    assert day.time() == "12:45"
    yield from press("Ctrl+Shift+C")
    yield from seen(lambda: day.closed, "the closed session")
    yield from day.audience("thanks")


def publish(day: Day) -> Script:
    """The brief as a PDF, by its key; it holds the needs and the result."""
    yield from press("Ctrl+5")
    page = day.session.window.page("publish")
    yield from seen(lambda: page.preview.pages is not None, "the brief in the preview")
    yield from press("Ctrl+E")
    yield from seen(lambda: list(day.exports.glob("*.pdf")) and not page.exporter.running, "the brief")
    (path,) = day.exports.glob("*.pdf")
    text = " ".join(_text(path).split())
    for need in day.snapshot.open_needs:
        assert need.code in text
        assert need.short_name in text
    assert "28 ballots placed 83 dots on 6 needs" in text
    assert re.search(r"1 N-001 .{0,300}28", text), "the first rank and its dots"
    assert not [each for each in NAMES if each in text]


def _text(path: Path) -> str:
    with PDFIUM:
        document = pypdfium2.PdfDocument(path)
        text = "\n".join(page.get_textpage().get_text_range() for page in document)
        document.close()
    return text


VOTES = (
    open_the_vote,
    enter_ballots,
    count_the_table,
    close_and_reveal,
    agree,
    settle_what_is_parked,
    say_goodbye,
    publish,
)
