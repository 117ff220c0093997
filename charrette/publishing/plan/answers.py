"""You said, we decided, why: the answer to every need, and to every card by the group that wrote it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from charrette.domain.editions import Edition
from charrette.domain.plan.answered import AnsweredLine, Said, answered
from charrette.domain.plan.answers import Disposition
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted, in_a_sentence
from charrette.publishing.paper import Paper
from charrette.publishing.plan.readers import Readers, date_words
from charrette.publishing.plan.tracing import rank_words
from charrette.publishing.report import (
    Cell,
    Column,
    Fact,
    Heading,
    KeyFigures,
    Paragraph,
    Part,
    Report,
    Row,
    Table,
    Tone,
)

NOTHING = "Nothing has been said yet: there is no card and no need to answer."
WAITING = "No answer yet"
EVERYBODY = "Everybody"


def compose_answers(
    snapshot: ProjectSnapshot, edition: Edition, issued: date, paper: Paper = Paper.LETTER
) -> Report:
    """The answers of a project as a report. The public edition joins small groups; the full one names aliases."""
    readers = Readers.of(snapshot, edition, issued)
    parts = (
        Heading(1, "You said, we decided, why", runs_on=True),
        *_opening(readers),
        *_needs(readers),
        *_voices(readers),
    )
    return readers.report("you said, we decided, why", "You said, we decided", parts, paper)


def _opening(readers: Readers) -> list[Part]:
    """How many answers there are, of each kind, and how many are still owed."""
    found = answered(readers.snapshot)
    if not found.lines:
        return [Paragraph(NOTHING, Tone.LEAD)]
    given = Counter(line.answer.disposition for line in found.lines if line.answer)
    figures = [
        Fact(f"{count:,}", in_a_sentence(kind.words)) for kind in Disposition if (count := given[kind])
    ]
    figures.append(Fact(f"{found.unanswered:,}", "without an answer yet"))
    owed = counted(found.unanswered, "need or card waits", "needs and cards wait")
    words = f"{counted(len(found.lines), 'need or card', 'needs and cards')} were to be answered; "
    words += "each has an answer." if not found.unanswered else f"{owed} for one."
    return [Paragraph(words, Tone.LEAD), KeyFigures(tuple(figures))]


def _needs(readers: Readers) -> list[Part]:
    """Every need with its answer, by rank."""
    found = answered(readers.snapshot)
    lines = [line for line in found.lines if line.need]
    if not lines:
        return []
    place = {code: at for at, code in enumerate(readers.need_lines)}
    lines.sort(key=lambda line: place.get(line.code, len(place)))
    columns = (Column("Need", 1.4), Column("What you asked for", 5.0), *_decided_columns())
    return [
        Heading(2, "What became of each need"),
        Table(columns, tuple(_need_row(line, readers) for line in lines)),
    ]


def _decided_columns() -> tuple[Column, Column]:
    return Column("We decided", 4.0), Column("Why", 5.0)


def _need_row(line: AnsweredLine, readers: Readers) -> Row:
    need = line.need
    rank = rank_words(need, readers).removeprefix(", ").capitalize() if need else ""
    cards = len(readers.snapshot.cards_of_need.get(need.id, ())) if need else 0
    said = "; ".join(each for each in (rank, counted(cards, "card") if cards else "") if each)
    return Row(
        (
            Cell(line.code, bold=True),
            Cell("\n".join(each for each in (line.words, said) if each)),
            Cell(signed_words(line), bold=line.answer is None),
            Cell(why_words(line)),
        )
    )


def decided_words(line: AnsweredLine) -> str:
    """What was decided, and whether the room did."""
    if line.answer is None:
        return WAITING
    follows = f" ({line.follows})" if line.follows.endswith("in the room") else ""
    return f"{line.decided}{follows}"


def signed_words(line: AnsweredLine) -> str:
    """What was decided, and when; the full edition knows by whom."""
    answer = line.answer
    when = date_words(answer.decided_on) if answer and answer.decided_on else ""
    signed = ", ".join(each for each in (answer.decided_by if answer else "", when) if each)
    return "\n".join(each for each in (decided_words(line), signed) if each)


def why_words(line: AnsweredLine) -> str:
    """The reason; nothing is asked of what was adopted."""
    if line.why or line.answer is None or line.answer.disposition is Disposition.ADOPTED:
        return line.why or "–"
    return "No reason given"


def _voices(readers: Readers) -> list[Part]:
    """Every card, word for word, under the group that wrote it."""
    found = answered(readers.snapshot)
    if not found.said:
        return []
    parts: list[Part] = [Heading(1, "Card by card")]
    if words := _joined(readers):
        parts.append(Paragraph(words, Tone.NOTE))
    for name, said in by_group(readers, found.said):
        rows = tuple(_card_row(each, line, readers) for each in said for line in each.lines)
        columns = (
            Column("Card", 1.6),
            Column("You said", 5.6),
            *(() if readers.public else (Column("Who", 2.4),)),
            *_decided_columns(),
        )
        parts += [Heading(2, f"{name}: {counted(len(said), 'card')}"), Table(columns, rows)]
    return parts


def _joined(readers: Readers) -> str:
    """What Others means; why nothing stands by group."""
    audience = readers.audience
    if audience.hidden:
        return audience.hidden
    joined = ", ".join(audience.joined_names)
    return f"Others: {joined}, joined so that no small group is shown singly." if joined else ""


def by_group(readers: Readers, said: Sequence[Said]) -> list[tuple[str, list[Said]]]:
    """The cards under the name of their group as these readers may know it; by alias within, in the full edition."""
    order = [each.name for each in readers.audience.seats]
    found: dict[str, list[Said]] = {}
    for each in said:
        found.setdefault(group_name(each, readers), []).append(each)
    names = sorted(found, key=lambda name: order.index(name) if name in order else len(order))
    if readers.public:
        return [(name, found[name]) for name in names]
    return [
        (name, sorted(found[name], key=lambda each: (alias_of(each, readers), each.card.number)))
        for name in names
    ]


def group_name(said: Said, readers: Readers) -> str:
    """The group of a card; Others where it is joined; everybody where no group may be shown."""
    group = readers.snapshot.group_by_id.get(said.card.group_id) if said.card.group_id else None
    if readers.audience.hidden and readers.public:
        return EVERYBODY
    if group is None:
        return "No group"
    return readers.audience.who(said.card) if readers.public else group.name


def alias_of(said: Said, readers: Readers) -> str:
    """The alias of a card's author, in the full edition."""
    if readers.public or said.card.participant_id is None:
        return ""
    people = {each.id: each.alias for each in readers.snapshot.participants}
    return people.get(said.card.participant_id, "")


def _card_row(said: Said, line: AnsweredLine, readers: Readers) -> Row:
    card, need = said.card, line.need
    decided = decided_words(line)
    return Row(
        (
            Cell(card.code, readers.audience.mark(card), bold=True),
            Cell(card.text, quoted=True, language=card.language),
            *(() if readers.public else (Cell(alias_of(said, readers) or "–"),)),
            Cell(f"{need.code}: {decided}" if need else decided),
            Cell(why_words(line)),
        )
    )
