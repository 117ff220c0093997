"""A made-up project as a facilitator would hold it after a charrette: for tests of documents and to look at pages."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from random import Random
from uuid import UUID

from charrette.domain.cards import Card, CardStatus, Channel, Redaction
from charrette.domain.codes import code
from charrette.domain.money import CostRange
from charrette.domain.needs import Need, Priority, Source
from charrette.domain.project import (
    STANDARD_DEPARTMENTS,
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
from charrette.domain.themes import STANDARD_THEMES, Theme

START = datetime(2027, 2, 26, 17, 30, tzinfo=UTC)
BALLOTS = (10, 9, 8, 4, 3, 2, 2)
CARDS = (31, 22, 27, 14, 11, 9, 4)

NEEDS: tuple[tuple[str, str, int, str, tuple[str, ...]], ...] = (
    (
        "Daylight and fresh air in every classroom",
        "Every classroom has daylight, and CO₂ stays under 800 ppm with all seats taken.",
        6,
        "Classroom",
        (
            "After lunch our room is so stuffy that half the class falls asleep.",
            "Windows that open, please. Ours were painted shut years ago.",
            "A classroom without daylight is a cupboard.",
            "Headaches every winter afternoon. Measure the air and show us the number.",
        ),
    ),
    (
        "Wi-Fi that holds in every room and outside",
        "Every seat and the courtyard hold 5 GHz Wi-Fi for a full class at once.",
        3,
        "Whole site",
        (
            "When thirty of us open the test, the network dies.",
            "Outdoor lessons need signal too.",
            "I plan every lesson twice: once with internet, once without.",
        ),
    ),
    (
        "One front door, without steps",
        "Everyone comes in by the same door, with no step and no separate lift.",
        5,
        "Entrance",
        (
            "My brother has to go round the back because of the steps. He notices.",
            "One door for everybody, please.",
            "Deliveries, wheelchairs and pushchairs all fight over one ramp.",
        ),
    ),
    (
        "Small rooms beside each classroom",
        "Each grade has four places for six people to work quietly, in sight of a teacher.",
        0,
        "Breakout room",
        (
            "Four or five kids need somewhere quiet that I can still see.",
            "Group work in the corridor means the whole corridor hears it.",
            "A place to calm down that isn’t the office.",
        ),
    ),
    (
        "Power within reach at every seat",
        "No student is more than one arm’s length from an outlet; no cords cross a walkway.",
        3,
        "Classroom",
        (
            "Dead laptop by period four, every day.",
            "I mop around extension cords. Somebody will fall.",
            "Two outlets for thirty people is not enough.",
        ),
    ),
    (
        "Toilets that feel safe and private",
        "Full-height stalls off an open wash area that staff can see from the corridor.",
        4,
        "Restroom",
        (
            "I don’t drink water at school so I don’t have to go.",
            "Doors that go down to the floor. No gaps.",
            "Let staff see the sinks, not the stalls.",
        ),
    ),
    (
        "A kitchen garden by the cafeteria",
        "A fenced garden of 200 m² with water, next to the cafeteria’s outer door.",
        9,
        "Site",
        ("We could grow the salad we throw away.", "Science class outside, with dirt."),
    ),
    (
        "A library open to neighbours after school",
        "The library, two rooms and toilets open until 8 PM with the rest locked.",
        8,
        "Library",
        (
            "The only library in walking distance closes at three.",
            "English classes for parents in the evening, childcare next door.",
            "Open it to us, lock the rest, and we’ll look after it.",
        ),
    ),
    (
        "A custodial sink closet on every floor",
        "Every floor has a closet with a floor sink, hot water, a charger and 3 m of shelving.",
        10,
        "Custodial closet",
        (
            "I carry the bucket down two flights of stairs, forty times a week.",
            "Somewhere to charge the machine that isn’t the hallway.",
            "Hot water on each floor would save me an hour a day.",
        ),
    ),
    (
        "Parking for staff who start at five",
        "Ten lit spaces beside the service door.",
        9,
        "Site",
        ("At five in the morning that car park is a black hole.",),
    ),
    (
        "Phone lockers at each classroom door",
        "Each classroom has 32 numbered phone pockets by the door.",
        2,
        "Classroom",
        (
            "Phones away, at the door, every lesson, no arguing.",
            "If you take my phone, who do I call when the bus doesn’t come?",
            "I spend ten minutes a lesson on phones.",
        ),
    ),
    (
        "Seats that move, tables that join",
        "Every room can change from rows to groups in three minutes without tools.",
        2,
        "Classroom",
        (
            "My knees don’t fit under these.",
            "Furniture that thirteen-year-olds can rearrange in three minutes.",
        ),
    ),
    (
        "A cooled network closet on every floor",
        "One network closet a floor, with its own circuit and cooling to 24 °C.",
        3,
        "Network closet",
        (
            "Switches cook in the janitor’s closet. Give them a room.",
            "Three outages last spring, all heat.",
        ),
    ),
    (
        "Shade where people wait",
        "Shade over 60 % of the bus line and the playground benches.",
        9,
        "Site",
        ("In September the bus line is an oven.", "Benches with shade for grandparents at pick-up."),
    ),
    (
        "Lockers that fit a winter coat",
        "Each student has a locker at least 30 cm wide.",
        2,
        "Corridor",
        ("My coat lives on the floor.",),
    ),
    (
        "A bell that isn’t a bell",
        "Lesson changes are shown by light and a soft tone.",
        0,
        "Whole school",
        ("The bell sounds like a prison.",),
    ),
)

LIKES = {
    0: (6, 1, 2, 3, 4, 9, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0),
    1: (5, 0, 1, 1, 1, 5, 0, 3, 0, 0, 8, 1, 0, 0, 0, 0),
    2: (8, 3, 1, 5, 3, 1, 0, 1, 0, 0, 3, 2, 0, 0, 0, 0),
    3: (3, 1, 2, 0, 2, 0, 0, 0, 14, 1, 0, 0, 1, 0, 0, 0),
    4: (4, 1, 0, 0, 3, 0, 0, 3, 0, 0, 0, 0, 12, 0, 0, 0),
    5: (5, 3, 2, 0, 1, 2, 0, 2, 2, 0, 0, 0, 3, 0, 0, 0),
    6: (3, 1, 1, 0, 1, 2, 2, 9, 0, 0, 0, 0, 0, 1, 0, 0),
}


class Numbering:
    """Ids in order, so that everything is the same each time."""

    def __init__(self, last: int = 0) -> None:
        self._last = last

    def __call__(self) -> UUID:
        self._last += 1
        return UUID(int=self._last)


def sample() -> ProjectSnapshot:
    """118 cards of 7 groups, 16 voted needs and one required, 38 ballots of 5 dots."""
    new = Numbering()
    project = Project(
        new(),
        "Alder Creek Middle School",
        START,
        "Alder Creek School District",
        SchoolType.MIDDLE,
        "6 to 8",
        720,
        "August 2030",
        zone="America/Los_Angeles",
    )
    groups = tuple(
        StakeholderGroup(new(), project.id, each.label, each.name, each.mark, index, each.invited)
        for index, each in enumerate(STANDARD_GROUPS)
    )
    themes = tuple(Theme(new(), project.id, n + 1, name, n) for n, name in enumerate(STANDARD_THEMES))
    departments = tuple(Department(new(), project.id, name, n) for n, name in enumerate(STANDARD_DEPARTMENTS))
    charrettes = tuple(
        Charrette(new(), project.id, n, title)
        for n, title in ((1, "First charrette"), (2, "Second charrette"))
    )
    prompt = "What must our new school do for you, on an ordinary Tuesday?"
    sessions = tuple(
        Session(new(), each.id, 1, "Evening in the library", held, prompt)
        for each, held in zip(charrettes, ("January 22, 2027", "February 26, 2027"), strict=True)
    )
    snapshot = ProjectSnapshot(project, groups, departments, (), charrettes, sessions, themes)
    snapshot = replace(snapshot, participants=_participants(snapshot, new))
    snapshot = replace(snapshot, needs=_needs(snapshot, new))
    snapshot = _with_cards(snapshot, new)
    return _with_round(snapshot, new)


def _participants(snapshot: ProjectSnapshot, new: Numbering) -> tuple[Participant, ...]:
    return tuple(
        Participant(
            new(), snapshot.project.id, group.id, f"Alias-{group.label}-{n}", minor=group.label == "ST"
        )
        for group, count in zip(snapshot.groups, BALLOTS, strict=True)
        for n in range(1, count + 1)
    )


def _needs(snapshot: ProjectSnapshot, new: Numbering) -> tuple[Need, ...]:
    priorities = (Priority.MUST, Priority.SHOULD, Priority.COULD, None, Priority.WONT)
    needs = [
        Need(
            new(),
            snapshot.project.id,
            n,
            code("N", n),
            name,
            statement,
            rationale=f"Heard from several groups; {cards[0][:60].lower().rstrip('.')}.",
            acceptance="Shown on the drawings at schematic design and measured in use.",
            space_type=space,
            theme_id=snapshot.themes[theme].id,
            department_id=snapshot.departments[n % 2].id,
            cost=CostRange(n * 4_000_000, None, n * 6_000_000) if n % 3 else CostRange(),
            priority=priorities[(n - 1) // 3 % 5],
        )
        for n, (name, statement, theme, space, cards) in enumerate(NEEDS, start=1)
    ]
    number = len(NEEDS) + 1
    needs.append(
        Need(
            new(),
            snapshot.project.id,
            number,
            code("N", number),
            "Two ways out of every room for fifty",
            "Any room for fifty or more people has two exits, apart from each other.",
            theme_id=snapshot.themes[4].id,
            required=True,
            required_reference="State building code, section 1006",
        )
    )
    return tuple(needs)


def _with_cards(snapshot: ProjectSnapshot, new: Numbering) -> ProjectSnapshot:
    chance = Random(2027)
    order = [group for group, count in zip(snapshot.groups, CARDS, strict=True) for _ in range(count)]
    chance.shuffle(order)
    phrases = [
        (need, words) for need, (*_, said) in zip(snapshot.needs, NEEDS, strict=False) for words in said
    ]
    cards: list[Card] = []
    sources: list[Source] = []
    for n, group in enumerate(order, start=1):
        need, words = phrases[(n * 7) % len(phrases)]
        people = [each for each in snapshot.participants if each.group_id == group.id]
        again = (
            ""
            if n <= len(phrases)
            else (" Same at our table.", " Yes, please.", " It matters to all of us.")[n % 3]
        )
        card = Card(
            new(),
            snapshot.project.id,
            n,
            code("C", n),
            words + again,
            Channel.KEYBOARD,
            START + timedelta(seconds=20 * n),
            group_id=group.id,
            participant_id=chance.choice(people).id,
        )
        cards.append(_special(card))
        if cards[-1].status is CardStatus.OPEN and n not in (30, 60, 90):
            sources.append(Source(need.id, card.id))
    return replace(snapshot, cards=tuple(cards), sources=tuple(sources))


def _special(card: Card) -> Card:
    """A few cards with other fates: parked, declined, with a name taken out."""
    if card.number in (12, 57):
        return replace(card, status=CardStatus.PARKED, reason="For the transport department")
    if card.number == 44:
        return replace(card, status=CardStatus.DECLINED, reason="Outside the project: the bond pays no staff")
    if card.number == 5:
        words = "Ms Delacroix lets us open the fire door for air. That says it all."
        return replace(card, original=words, redactions=(Redaction(0, 12, "name", "a person's name"),))
    return card


def _with_round(snapshot: ProjectSnapshot, new: Numbering) -> ProjectSnapshot:
    voted = [need for need in snapshot.needs if not need.required]
    ballot_needs = tuple(
        BallotNeed(need.id, need.code, need.short_name, need.statement, n)
        for n, need in enumerate(voted, start=1)
    )
    frozen = tuple(RoundGroup(each.id, each.label, each.name, each.mark) for each in snapshot.groups)
    rules = RoundRules("dots", {"dots": 5, "cap": 2}, frozen)
    closed = START + timedelta(hours=2)
    void = Round(new(), snapshot.charrettes[1].id, 1, "Trial", RoundState.VOID, rules, ballot_needs, START)
    void = replace(void, void_reason="Two tables voted before the needs were read out")
    vote = Round(
        new(), snapshot.charrettes[1].id, 2, "", RoundState.CLOSED, rules, ballot_needs, START, closed, closed
    )
    chance = Random(38)
    ballots: list[Ballot] = []
    for index, (group, count) in enumerate(zip(snapshot.groups, BALLOTS, strict=True)):
        for _ in range(count):
            content: dict[UUID, int] = {}
            while sum(content.values()) < 5:
                need = chance.choices(ballot_needs, LIKES[index])[0]
                if content.get(need.need_id, 0) < 2:
                    content[need.need_id] = content.get(need.need_id, 0) + 1
            number = len(ballots) + 1
            ballots.append(
                Ballot(new(), vote.id, BallotChannel.PAPER, number, group.id, content, Fraction(1))
            )
    return replace(snapshot, rounds=(void, vote), ballots=tuple(ballots))
