"""A small project with everything in it that a file must carry: groups of all sizes, corrections, merges, a vote."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from uuid import UUID

from charrette.domain.cards import Card, CardStatus, Channel, Correction, Redaction
from charrette.domain.money import CostRange
from charrette.domain.needs import Need, NeedStatus, Priority, Source
from charrette.domain.project import (
    STANDARD_GROUPS,
    Charrette,
    Department,
    Participant,
    Project,
    SchoolType,
    Session,
    StakeholderGroup,
)
from charrette.domain.rounds import (
    Ballot,
    BallotChannel,
    BallotNeed,
    Round,
    RoundGroup,
    RoundRules,
    RoundState,
)
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.themes import Theme

START = datetime(2027, 2, 26, 18, 0, tzinfo=UTC)
SIZES = {"ST": 10, "FA": 9, "TE": 8, "CU": 4, "TC": 3, "FC": 2, "NB": 2}
ALIASES = ("ST-01 heron", "FA-01 lantern", "NB-01 porch")


def uid(kind: int, number: int = 0) -> UUID:
    """A fixed id."""
    return UUID(int=(kind << 64) | (7 << 76) | number)


PROJECT = Project(
    uid(1), "Alder Creek Middle School", START, "Alder Creek School District", SchoolType.MIDDLE, "6 to 8", 720,
    "August 2030", "USD", "America/Los_Angeles", "en", 360_000_000,
)  # fmt: skip
GROUPS = tuple(
    StakeholderGroup(uid(2, i), PROJECT.id, each.label, each.name, each.mark, i, each.invited, i == 5)
    for i, each in enumerate(STANDARD_GROUPS)
)
LABELS = [group.label for group in GROUPS]
THEMES = (
    Theme(uid(3, 0), PROJECT.id, 1, "Technology", 0),
    Theme(uid(3, 1), PROJECT.id, 2, "Accessibility", 1),
)
DEPARTMENTS = (
    Department(uid(4, 0), PROJECT.id, "Facilities", 0),
    Department(uid(4, 1), PROJECT.id, "Technology", 1),
)
PARTICIPANTS = tuple(
    Participant(uid(5, i), PROJECT.id, GROUPS[LABELS.index(alias[:2])].id, alias, alias.startswith("ST"), "7")
    for i, alias in enumerate(ALIASES)
)


def card(number: int, text: str, **more: object) -> Card:
    """A card of the project."""
    group = GROUPS[number % len(GROUPS)]
    values: dict[str, object] = {"group_id": group.id, "theme_id": THEMES[0].id} | more
    code = f"C-{number:03d}"
    at = START + timedelta(seconds=number, microseconds=number)
    return Card(uid(6, number), PROJECT.id, number, code, text, Channel.PHONE, at, **values)  # type: ignore[arg-type]


CARDS = (
    card(1, "Plugs. Everyone’s laptop dies by fifth period", participant_id=PARTICIPANTS[0].id, session_id=uid(9)),
    card(2, "Ask Dolores about the sink", redactions=(Redaction(4, 11, "name", "a person’s name"),)),
    card(3, "Wifi", corrections=(Correction("Wi-Fi outside", START, "facilitator"),), position=1.5),
    card(4, "=HYPERLINK(\"http://x\",\"click\")", status=CardStatus.PARKED, reason="For later, ask NB"),
    card(5, "Con tôi cần bóng mát 🌳", language="vi", theme_id=None, group_id=None),
    card(6, "Wi-Fi outside", duplicate_of=uid(6, 3), status=CardStatus.DECLINED, reason="The same as C-003"),
)  # fmt: skip


def need(number: int, name: str, **more: object) -> Need:
    """A need of the project."""
    return Need(uid(7, number), PROJECT.id, number, f"N-{number:03d}", name, **more)  # type: ignore[arg-type]


NEEDS = (
    need(1, "Power within reach at every seat", statement="No cord crosses a walkway.", theme_id=THEMES[0].id,
         department_id=DEPARTMENTS[0].id, cost=CostRange(14_000_000, 16_400_050, 19_000_000), priority=Priority.MUST),
    need(2, "Wi-Fi that holds outside", rationale="-5 dB\tat the tree", theme_id=THEMES[0].id,
         cost=CostRange(likely=1)),
    need(3, "=Step-free, \"everywhere\"", theme_id=THEMES[1].id, required=True, required_reference="ADA 206"),
    need(4, "Old sockets", status=NeedStatus.MERGED, merged_into=uid(7, 1)),
    need(5, "A pool", status=NeedStatus.DECLINED, reason="No site for it"),
)  # fmt: skip
SOURCES = (Source(uid(7, 1), uid(6, 1)), Source(uid(7, 4), uid(6, 2)), Source(uid(7, 2), uid(6, 3)))
RULES = RoundRules(
    "dots",
    {"dots": 3, "cap": 1},
    tuple(RoundGroup(each.id, each.label, each.name, each.mark, Fraction(1, 3)) for each in GROUPS),
)
ROUND = Round(
    uid(8), uid(10), 1, "Round 1, dots", RoundState.CLOSED, RULES,
    tuple(BallotNeed(each.id, each.code, each.short_name, each.statement, i)
          for i, each in enumerate(NEEDS[:2], start=1)),
    START, START + timedelta(minutes=10), START + timedelta(minutes=11),
)  # fmt: skip


def ballots() -> tuple[Ballot, ...]:
    """38 ballots; everybody but every third likes N-001, N-002 is chosen by Technology only."""
    found: list[Ballot] = []
    for group in GROUPS:
        for place in range(SIZES[group.label]):
            content = {uid(7, 1): 1 if place % 3 else 0} | ({uid(7, 2): 1} if group.label == "TC" else {})
            number = len(found) + 1
            weight = Fraction(1, 2) if number == 1 else Fraction(1)
            found.append(
                Ballot(uid(11, number), ROUND.id, BallotChannel.PAPER, number, group.id, content, weight)
            )
    return tuple(found)


SNAPSHOT = ProjectSnapshot(
    PROJECT, GROUPS, DEPARTMENTS, PARTICIPANTS,
    (Charrette(uid(10), PROJECT.id, 1, "What the building must do"),),
    (Session(uid(9), uid(10), 1, "Evening 1", "2027-02-26", "What must our new school do?", 12),),
    THEMES, CARDS, NEEDS, SOURCES, (ROUND,), ballots(),
)  # fmt: skip
