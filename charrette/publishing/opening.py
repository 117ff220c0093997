"""The opening of a brief: the cover, how the charrette was run, who was at the table."""

from datetime import date

from charrette.domain.project import Project, SchoolType
from charrette.domain.rounds import Round, RoundState
from charrette.domain.wording import counted, listed
from charrette.publishing.audience import Audience, Seats
from charrette.publishing.phrases import day_words, local_day, ordinal_words
from charrette.publishing.report import (
    Cell,
    Column,
    Cover,
    Fact,
    Facts,
    Heading,
    KeyFigures,
    MarkCount,
    Paragraph,
    Part,
    Place,
    Row,
    Table,
    Tone,
)

MOST_MARKS = 900
"""Above this many cards one mark stands for ten."""


def cover(audience: Audience, issued: date) -> Cover:
    """The cover: a mark for each card and who it was heard from."""
    snapshot = audience.snapshot
    project = snapshot.project
    marks = tuple(audience.mark(card) for card in snapshot.cards)
    by_ten = len(marks) > MOST_MARKS
    counts = _counts(audience)
    return Cover(
        owner=project.district,
        edition_words=audience.edition.words.capitalize(),
        title=project.name,
        subtitle=_subtitle(len(snapshot.charrettes)),
        marks=marks[::10] if by_ten else marks,
        alternative=_alternative(len(marks), counts),
        caption=_caption(len(marks), by_ten, audience),
        counts=counts,
        facts=_cover_facts(audience, issued),
    )


def _subtitle(charrettes: int) -> str:
    if charrettes == 0:
        return "Project brief"
    return f"Project brief from the {ordinal_words(charrettes) + ' ' if charrettes > 1 else ''}charrette"


def _counts(audience: Audience) -> tuple[MarkCount, ...]:
    """Cards by group; those who named no group stand at the end."""
    counts = [
        MarkCount(each.mark, each.label, each.name, f"{each.cards:,}")
        for each in audience.seats
        if each.cards
    ]
    if counts and audience.without_group:
        counts.append(MarkCount(-1, "", "No group named", f"{audience.without_group:,}"))
    return tuple(counts)


def _caption(cards: int, by_ten: bool, audience: Audience) -> str:
    if not cards:
        return "No card has been written yet."
    stands = "Each mark stands for ten cards" if by_ten else "Each mark is one card"
    caption = f"{stands}: {counted(cards, 'card')}, word for word, in the order they came."
    if audience.hidden:
        return f"{caption} {audience.hidden}"
    if audience.joined_names:
        return f"{caption} Others are {listed(audience.joined_names)}."
    return caption


def _alternative(cards: int, counts: tuple[MarkCount, ...]) -> str:
    by_group = listed([f"{each.name} {each.number}" for each in counts])
    return f"{counted(cards, 'card')} as marks{': ' + by_group if by_group else ''}."


def _cover_facts(audience: Audience, issued: date) -> tuple[Fact, ...]:
    project = audience.snapshot.project
    facts = [
        Fact("School", school_words(project)),
        Fact("Opens", project.opening),
        Fact("Heard", heard_words(audience) if anybody_heard(audience) else ""),
        Fact("Issued", day_words(issued)),
    ]
    return tuple(fact for fact in facts if fact.words)


def school_words(project: Project) -> str:
    """``"Grades 6 to 8, 720 students"``, or the kind of school when there are no grades; may be empty."""
    grades = project.grades.strip()
    if grades and (grades[0].isdigit() or grades[0] in "Kk"):
        grades = f"Grades {grades}"
    enrolment = counted(project.enrolment, "student") if project.enrolment else ""
    kind = project.school_type.words if project.school_type is not SchoolType.OTHER else ""
    return ", ".join(each for each in (grades or kind, enrolment) if each)


def anybody_heard(audience: Audience) -> bool:
    """Whether anybody has come, written or voted."""
    snapshot = audience.snapshot
    return bool(snapshot.here or snapshot.cards or snapshot.ballots)


def heard_words(audience: Audience) -> str:
    """``"38 people in 7 groups"``; people are counted by who came, else by ballots, else there are only cards."""
    snapshot = audience.snapshot
    result = audience.needs.result
    people = len(snapshot.here) or int((result.ballots if result else None) or 0)
    groups = len(audience.present)
    where = f" in {counted(groups, 'group')}" if groups else ""
    return (counted(people, "person", "people") if people else counted(len(snapshot.cards), "card")) + where


def how_it_was_run(audience: Audience) -> list[Part]:
    """The second page: the numbers, the sessions, the rounds, the table."""
    snapshot = audience.snapshot
    result = audience.needs.result
    figures = [
        Fact(
            f"{len(snapshot.here):,}",
            "people came" if len(snapshot.here) != 1 else "person came",
        ),
        Fact(f"{len(snapshot.cards):,}", "cards, kept word for word"),
        Fact(f"{len(snapshot.open_needs):,}", "needs made from them"),
        Fact(
            f"{int(result.ballots):,}" if result and result.ballots is not None else "–",
            _ballots_under(audience),
        ),
    ]
    parts: list[Part] = [Heading(1, "How the charrette was run"), KeyFigures(tuple(figures))]
    parts += _sessions(audience)
    parts += _rounds(audience)
    return [*parts, *who_was_at_the_table(audience)]


def _ballots_under(audience: Audience) -> str:
    round_, result = audience.needs.round, audience.needs.result
    if round_ is None:
        return "no round closed yet"
    if result is None:
        return f"ballots in round {round_.number}: not shown"
    return f"{'ballot' if result.ballots == 1 else 'ballots'} in round {round_.number}"


def _sessions(audience: Audience) -> list[Part]:
    """Each charrette with its sessions and the prompts the room answered."""
    snapshot = audience.snapshot
    facts: list[Fact] = []
    for charrette in snapshot.charrettes:
        for session in (each for each in snapshot.sessions if each.charrette_id == charrette.id):
            name = session.title if len(snapshot.charrettes) == 1 else f"{charrette.title}: {session.title}"
            said = [session.held_on, f"Asked: “{session.prompt}”" if session.prompt else ""]
            facts.append(
                Fact(name, " ".join(f"{each}." if each == session.held_on else each for each in said if each))
            )
    return [Heading(2, "Sessions", outline=False), Facts(tuple(facts))] if facts else []


def _rounds(audience: Audience) -> list[Part]:
    """Every round, void ones too, with its rules in words."""
    snapshot = audience.snapshot
    facts = [Fact(f"Round {each.number}", _round_words(each, audience)) for each in snapshot.rounds]
    return [Heading(2, "Votes", outline=False), Facts(tuple(facts))] if facts else []


def _round_words(round_: Round, audience: Audience) -> str:
    from charrette.domain.methods import method_named

    method = method_named(round_.rules.method)
    words = [
        f"{round_.title}." if round_.title else "",
        f"{method.title}: {method.rules_in_words(round_.rules)},",
    ]
    words.append(f"on {counted(len(round_.needs), 'need')}.")
    if round_.state is RoundState.VOID:
        words.append(f"Void: {round_.void_reason or 'no reason was given'}.")
    elif round_.state is RoundState.OPEN:
        words.append("Still open; its result is not in this brief.")
    elif round_.closed_at:
        words.append(f"Closed {day_words(local_day(round_.closed_at, audience.snapshot.project.zone))}.")
    return " ".join(word for word in words if word)


def who_was_at_the_table(audience: Audience) -> list[Part]:
    """Groups with seats, people, cards and ballots; who was missing; why small groups stand together."""
    parts: list[Part] = [Heading(2, "Who was at the table")]
    if audience.seats:
        parts.append(_seats_table(audience.seats, _all_known(audience)))
    elif audience.hidden:
        parts.append(Paragraph(audience.hidden))
    else:
        parts.append(Paragraph("Nobody has come yet."))
    if audience.joined_names:
        names = listed(audience.joined_names)
        parts.append(
            Paragraph(f"Others (+): {names}, joined so that no small group is shown singly.", Tone.NOTE)
        )
    if audience.without_group:
        parts.append(Paragraph(f"{counted(audience.without_group, 'card')} named no group.", Tone.NOTE))
    if audience.missing:
        missing = listed([_with_seats(each.name, each.invited) for each in audience.missing])
        parts.append(Paragraph(f"Nobody came from: {missing}.", Tone.NOTE))
    return parts


def _with_seats(name: str, invited: int) -> str:
    return f"{name} ({counted(invited, 'seat')} offered)" if invited else name


def _all_known(audience: Audience) -> bool:
    """Whether a round tells how many ballots each group cast."""
    return audience.needs.result is not None and all(each.ballots is not None for each in audience.seats)


def _seats_table(seats: tuple[Seats, ...], ballots: bool) -> Table:
    heads = ["Invited", "Came", "Cards", *(["Ballots"] if ballots else [])]
    columns = (Column("Group", 4), *(Column(head, 1, Place.RIGHT) for head in heads))
    rows = [Row((Cell(each.name, each.mark, bold=True), *_seat_numbers(each, ballots))) for each in seats]
    totals = [
        sum(each.invited for each in seats),
        sum(each.came for each in seats),
        sum(each.cards for each in seats),
    ]
    cast = [sum(int(each.ballots or 0) for each in seats)] if ballots else []
    rows.append(
        Row((Cell("Together", bold=True), *(Cell(f"{figure:,}", bold=True) for figure in (*totals, *cast))))
    )
    return Table(columns, tuple(rows))


def _seat_numbers(seats: Seats, ballots: bool) -> list[Cell]:
    figures = [f"{seats.invited:,}" if seats.invited else "–", f"{seats.came:,}", f"{seats.cards:,}"]
    return [Cell(each) for each in (*figures, *([f"{int(seats.ballots or 0):,}"] if ballots else []))]
