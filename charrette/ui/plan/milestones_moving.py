"""What moving a milestone would do, in words, before it is done. Values only, no Qt."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from charrette.domain.due_days import any_day
from charrette.domain.errors import CharretteError
from charrette.domain.plan.milestones import Milestone
from charrette.domain.plan.net import day_of, net_of, working_day_from
from charrette.domain.plan.schedule import Moved, named, slip
from charrette.domain.wording import counted, listed
from charrette.ui.plan.days import day_words

if TYPE_CHECKING:
    from charrette.domain.snapshot import ProjectSnapshot

NAMED = 3


@dataclass(frozen=True, slots=True)
class MoveLook:
    """What follows when a milestone is held on ``due`` ("2027-03-14", or empty).

    ``head`` and ``lines`` say what must move, ``missed`` that the first school day would be, ``too_early`` that what it
    waits for does not allow the day.
    """

    milestone: Milestone
    due: str
    following: tuple[Moved, ...] = ()
    head: str = ""
    lines: tuple[str, ...] = ()
    missed: str = ""
    too_early: str = ""

    @property
    def asks(self) -> bool:
        """Whether a person must choose: something follows, is missed or is not kept."""
        return bool(self.following or self.missed or self.too_early)

    @property
    def same(self) -> bool:
        """Whether the day is the one it has, and nothing follows."""
        return self.due == self.milestone.due and not self.following

    @property
    def words(self) -> str:
        """The whole as it is read out."""
        return " ".join(each for each in (self.head, self.too_early, self.missed) if each)


def look_at_move(snapshot: "ProjectSnapshot", milestone: Milestone, due: str) -> MoveLook:
    """What must move with a milestone; ``due`` such as "2027-03-14", or empty: it loses its day."""
    plan = snapshot.planned
    following = slip(snapshot, milestone.id, due)
    return MoveLook(
        milestone,
        due,
        following,
        _head(following),
        tuple(
            f"{named(each.milestone, plan)}: {day_words(each.before)} to {day_words(each.after)}"
            for each in following
        ),
        _missed(plan.first_day, [(milestone.due, due), *((each.before, each.after) for each in following)]),
        _too_early(snapshot, milestone, due),
    )


def day_typed(text: str, today: str) -> str:
    """A day as people write it, as "2027-03-14"; raises ``InvalidInputError`` for what is none."""
    return any_day(text, date.fromisoformat(today)) if text.strip() else ""


def is_day(text: str, today: str) -> bool:
    """Whether a text says a day, or none."""
    try:
        day_typed(text, today)
    except CharretteError:
        return False
    return True


def shifted(due: str, days: int, today: str) -> str:
    """The day some days later (below zero: earlier); of no day, counted from ``today``."""
    return (date.fromisoformat(due or today) + timedelta(days)).isoformat()


def _head(following: tuple[Moved, ...]) -> str:
    if not following:
        return "Nothing else must move."
    codes = [each.milestone.code for each in following]
    named_codes = codes if len(codes) <= NAMED else [*codes[:NAMED], f"{len(codes) - NAMED} more"]
    verb = "follows" if len(codes) == 1 else "follow"
    return f"{counted(len(codes), 'milestone')} {verb} and must move: {listed(named_codes)}."


def _missed(first_day: str, moves: list[tuple[str, str]]) -> str:
    """That the first school day is missed, where a day before it comes to lie after it."""
    if not first_day:
        return ""
    last = max((after for before, after in moves if after > first_day and before <= first_day), default="")
    if not last:
        return ""
    days = (date.fromisoformat(last) - date.fromisoformat(first_day)).days
    return f"First school day, {day_words(first_day)}, would be missed by {counted(days, 'day')}."


def _too_early(snapshot: "ProjectSnapshot", milestone: Milestone, due: str) -> str:
    known = net_of(snapshot.planned)
    earliest = known.earliest(milestone.id, known.held())
    if not due or earliest is None or due >= earliest.isoformat():
        return ""
    late = [
        known.milestones[link.waits_for_id]
        for link in known.waits.get(milestone.id, ())
        if (day := day_of(known.milestones[link.waits_for_id]))
        and (day + timedelta(link.lag_days)).isoformat() > due
    ]
    names = listed([named(each, snapshot.planned) for each in late[:NAMED]]) if late else "what it waits for"
    return f"{names} leaves {day_words(working_day_from(earliest).isoformat())} at the earliest."
