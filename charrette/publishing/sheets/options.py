"""What can be chosen for printed sheets and for minutes, and what is refused."""

from dataclasses import dataclass

from charrette.domain.errors import InvalidInputError, NotFoundError
from charrette.domain.plan.coordination import Meeting
from charrette.domain.project import Charrette, Session
from charrette.domain.rounds import Round, RoundState
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import listed
from charrette.publishing.sheets.words import LANGUAGES

PER_PAGE = (4, 12)
MOST_SHEETS = 2000
FEWEST_PEOPLE, MOST_PEOPLE = 2, 12
USUAL_PEOPLE = 6
USUAL_TABLE = 7
USUAL_ROOM = 24
CARDS_EACH = 4
"""Cards for each person: a table of ten writes some forty."""


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """Choices for a document; 0 or nothing means: what follows from the project.

    ``count`` is how many cards, ballots, sets of grids or blank tents; ``people`` how many write on one set of grids.
    ``first_card`` and ``first_ballot`` are where the numbers begin; ``meeting`` is the code of the one whose minutes
    are wanted.
    """

    per_page: int = 4
    count: int = 0
    people: int = 0
    round: str = ""
    large_print: bool = False
    languages: tuple[str, ...] = ("en",)
    session: int = 0
    first_card: int = 1
    first_ballot: int = 1
    meeting: str = ""


def check_options(options: SheetOptions) -> None:
    """Raises ``InvalidInputError`` for what cannot be printed."""
    if options.per_page not in PER_PAGE:
        raise InvalidInputError(f"Cards are printed 4 or 12 a page, not {options.per_page}.")
    if not 0 <= options.count <= MOST_SHEETS:
        raise InvalidInputError(f"Between 1 and {MOST_SHEETS:,} can be printed at once, not {options.count}.")
    if options.people and not FEWEST_PEOPLE <= options.people <= MOST_PEOPLE:
        raise InvalidInputError(
            f"Between {FEWEST_PEOPLE} and {MOST_PEOPLE} people write on one set of grids, not {options.people}."
        )
    unknown = [each for each in options.languages if each not in LANGUAGES]
    if unknown or not 1 <= len(set(options.languages)) == len(options.languages) <= 2:
        raise InvalidInputError(
            f"Sheets are printed in one language or two of {listed(tuple(LANGUAGES))}, not in "
            f"{listed(options.languages) or 'none'}."
        )


def charrette_of(snapshot: ProjectSnapshot) -> Charrette | None:
    """The charrette that sheets are printed for: the last one."""
    return snapshot.charrettes[-1] if snapshot.charrettes else None


def sessions_of(snapshot: ProjectSnapshot, options: SheetOptions) -> tuple[Session, ...]:
    """The sessions of the charrette, or the one that was asked for; raises ``NotFoundError`` naming those there are."""
    charrette = charrette_of(snapshot)
    found = tuple(
        each for each in snapshot.sessions if charrette is not None and each.charrette_id == charrette.id
    )
    if not options.session:
        return found
    chosen = tuple(each for each in found if each.number == options.session)
    if not chosen:
        numbers = listed([str(each.number) for each in found])
        raise NotFoundError(f"There is no session {options.session}. There are: {numbers or 'none'}.")
    return chosen


def round_code(round_: Round) -> str:
    """The code people see: R-2."""
    return round_.code or f"R-{round_.number}"


def round_of(snapshot: ProjectSnapshot, options: SheetOptions) -> Round | None:
    """The open round whose ballots are printed: the one named, else the last; None when none is open.

    Raises ``NotFoundError`` or ``InvalidInputError`` where the named round is not there or not open.
    """
    open_ = [each for each in snapshot.rounds if each.state is RoundState.OPEN]
    if not options.round:
        return open_[-1] if open_ else None
    wanted = options.round.casefold()
    named = [each for each in snapshot.rounds if round_code(each).casefold() == wanted]
    if not named:
        codes = listed([round_code(each) for each in snapshot.rounds])
        raise NotFoundError(f"There is no round {options.round}. There are: {codes or 'none'}.")
    if named[-1] not in open_:
        raise InvalidInputError(
            f"Round {options.round} is {named[-1].state.value}: it takes no more ballots.",
            "",
            "Open a round, then print its ballots.",
        )
    return named[-1]


def specimen_of(snapshot: ProjectSnapshot, options: SheetOptions) -> Round | None:
    """The round whose ballots are shown as specimens while none is open and none was named: the last one closed."""
    if options.round or round_of(snapshot, options) is not None:
        return None
    closed = [each for each in snapshot.rounds if each.state is RoundState.CLOSED]
    return closed[-1] if closed else None


def room_size(snapshot: ProjectSnapshot) -> int:
    """How many people are here, or expected, or invited; 24 while nothing is known."""
    invited = sum(group.invited for group in snapshot.groups)
    return len(snapshot.here) or len(snapshot.participants) or invited or USUAL_ROOM


NO_MEETING = "There is no coordination meeting yet. Plan one in Plan, Milestones."


def meeting_of(snapshot: ProjectSnapshot, options: SheetOptions) -> Meeting | None:
    """The meeting that was asked for by its code, else the last one; None where there is none.

    Raises ``NotFoundError`` for a code that is not there.
    """
    meetings = snapshot.plan.meetings if snapshot.plan else ()
    code = options.meeting.strip().casefold()
    if not code:
        return max(meetings, key=lambda each: (each.held_on, each.number), default=None)
    found = next((each for each in meetings if each.code.casefold() == code), None)
    if found is None:
        there = f"There are {listed([each.code for each in meetings])}." if meetings else NO_MEETING
        raise NotFoundError(f"There is no meeting {options.meeting}.", way_on=there)
    return found
