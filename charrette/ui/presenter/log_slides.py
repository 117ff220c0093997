"""What the room decided, who does what, what is parked, the ground rules, and the thanks at the end."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from charrette.domain.log import EntryKind, LogEntry
from charrette.domain.parking import parked_items
from charrette.domain.project import Session
from charrette.domain.snapshot import ProjectSnapshot
from charrette.ui.presenter.paging import Breaker, corner, line_pages
from charrette.ui.presenter.saying import Saying
from charrette.ui.presenter.slides import EntriesSlide, Entry, ListSlide, Slide

_HEADINGS = {EntryKind.DECISION: "What we decided", EntryKind.ACTION: "Who does what"}
PARKED = "Parked for later"
NO_RULE = "Say what you need to work well together"
RULES = "How we work together"
THANKS = "Thank you"
KEPT = (
    "Every card is kept, word for word.",
    "You will hear what was decided, and why.",
)
MOST_LINES = 9


def log_slides(
    snapshot: ProjectSnapshot,
    session: Session | None,
    saying: Saying,
    named: Callable[[str], str],
    broken: Mapping[EntryKind, Breaker],
) -> tuple[tuple[Slide, ...], int]:
    """Decisions, then actions; opens at the page of the newest. ``named`` says an owner, or not.

    ``broken`` breaks each kind: a decision has the whole width, an action leaves room for who and when.
    """
    slides: list[Slide] = []
    found = [each for each in snapshot.entries if _in(each, session) and each.kind in _HEADINGS]
    newest = max(found, key=lambda each: (each.made_at, each.id), default=None)
    opens_at = 0
    for kind, heading in _HEADINGS.items():
        entries = [each for each in found if each.kind is kind]
        owned = kind.needs_owner
        said = [_Said(each.code, each.text, _tail(each, saying, named) if owned else "") for each in entries]
        made = _pages(said, heading, broken[kind])
        if newest in entries:
            opens_at = len(slides) + len(made) - 1
        slides += made
    return tuple(slides) or (ListSlide("What we decided", "Nothing yet", "", ()),), opens_at


def parked_slides(
    snapshot: ProjectSnapshot, saying: Saying, named: Callable[[str], str], broken: Breaker
) -> tuple[Slide, ...]:
    """What was put aside, with who takes it by when where that may be said."""
    said = [
        _Said(item.code, item.text, _tail(item.entry, saying, named) if item.entry else "")
        for item in parked_items(snapshot)
    ]
    return tuple(_pages(said, PARKED, broken)) or (ListSlide(PARKED, "The parking lot is empty", "", ()),)


def rules_slides(snapshot: ProjectSnapshot, session: Session | None, broken: Breaker) -> tuple[Slide, ...]:
    """The ground rules that the room agreed."""
    rules = [each for each in snapshot.entries if each.kind is EntryKind.GROUND_RULE and _in(each, session)]
    said = [_Said(str(place), each.text, "") for place, each in enumerate(rules, start=1)]
    return tuple(_pages(said, RULES, broken)) or (ListSlide(RULES, NO_RULE, "", ()),)


def thanks_slides(
    snapshot: ProjectSnapshot, session: Session | None, prompt: str, saying: Saying, broken: Breaker
) -> tuple[Slide, ...]:
    """Thank you, and what happens next: as the block's prompt says it, else what always holds."""
    told: list[str] = [prompt] if prompt else [*KEPT]
    coming = next((each for each in snapshot.sessions if _later(each, session, saying)), None)
    if coming is not None and coming.starts_at is not None:
        told.append(f"Next: {coming.title}, {saying.day(coming.starts_at)}, {saying.time(coming.starts_at)}.")
    pages = line_pages([tuple(broken(each)) for each in told], MOST_LINES)
    return tuple(
        EntriesSlide(
            THANKS,
            "What happens next",
            corner(place, len(pages)),
            tuple(Entry("", lines) for _, lines in page),
        )
        for place, page in enumerate(pages, start=1)
    )


def _later(each: Session, session: Session | None, saying: Saying) -> bool:
    return each.starts_at is not None and each.starts_at > saying.now and each != session


def _in(entry: LogEntry, session: Session | None) -> bool:
    """Whether an entry belongs to the session, or to no session at all."""
    return session is None or entry.session_id in {session.id, None}


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence with what stands before and behind it."""

    label: str
    text: str
    tail: str


def _pages(said: Sequence[_Said], heading: str, broken: Breaker) -> list[Slide]:
    """A sentence that goes on over the next page has its label and tail only once."""
    pages = line_pages([tuple(broken(each.text)) for each in said], MOST_LINES)
    slides: list[Slide] = []
    begun: set[int] = set()
    for number, page in enumerate(pages, start=1):
        rows = [
            Entry("", lines) if place in begun else Entry(said[place].label, lines, said[place].tail)
            for place, lines in page
        ]
        begun |= {place for place, _ in page}
        slides.append(EntriesSlide(heading, "", corner(number, len(pages)), tuple(rows)))
    return slides


def _tail(entry: LogEntry, saying: Saying, named: Callable[[str], str]) -> str:
    if entry.outcome:
        return "done"
    return ", ".join(
        part for part in (named(entry.owner), saying.due(entry.due) if entry.due else "") if part
    )
