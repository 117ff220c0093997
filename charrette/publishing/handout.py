"""The handout: one sheet of paper, two pages, in large type, for everybody who came."""

from dataclasses import replace
from datetime import date

from charrette.domain.editions import Edition
from charrette.domain.needs_list import ListedNeed
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted, listed
from charrette.publishing.audience import Audience
from charrette.publishing.opening import anybody_heard, heard_words
from charrette.publishing.paper import Paper
from charrette.publishing.phrases import day_words, shortened
from charrette.publishing.ranking import needs_table, source_of_numbers, vote_words
from charrette.publishing.report import (
    Fact,
    Heading,
    KeyFigures,
    MarkCount,
    MarkKey,
    OnePage,
    Paragraph,
    Part,
    Report,
    Steps,
    Tone,
)

TOP_NEEDS = 6
_LONGEST_STATEMENT = 110
_MOST_GROUPS = 16


def compose_handout(
    snapshot: ProjectSnapshot, edition: Edition, issued: date, paper: Paper = Paper.LETTER
) -> Report:
    """The handout of a project as a report of exactly two pages: what was heard, and what happens next."""
    audience = Audience.of(snapshot, edition)
    name = snapshot.project.name
    return Report(
        title=f"{name}: what we heard and what happens next",
        head=name,
        kind="Handout",
        foot=source_of_numbers(audience),
        edition=edition,
        paper=paper,
        language="en",
        parts=(OnePage(tuple(_front(audience))), OnePage(tuple(_back(audience, issued)))),
    )


def _front(audience: Audience) -> list[Part]:
    """What we heard, and the needs that matter most."""
    snapshot, needs = audience.snapshot, audience.needs
    parts: list[Part] = [
        Heading(1, "What we heard", runs_on=True),
        KeyFigures(
            (
                Fact(f"{len(snapshot.cards):,}", "cards, kept word for word"),
                Fact(f"{len(needs.lines):,}", "needs made from them"),
                Fact(_voters(audience), _voted(audience)),
            )
        ),
    ]
    if not needs.lines:
        return [*parts, Paragraph("No need has been made from the cards yet.")]
    top = _top(audience)
    parts.append(Heading(2, "What matters most" if needs.result else "The needs so far", outline=False))
    if needs.round and needs.result:
        parts.append(Paragraph(vote_words(needs.round, needs.result), Tone.NOTE))
    elif needs.withheld:
        parts.append(Paragraph(needs.withheld, Tone.NOTE))
    parts.append(needs_table(needs, [_brief_words(line) for line in top], slim=True))
    rest = len(needs.lines) - len(top)
    if rest:
        parts.append(
            Paragraph(
                f"{counted(rest, 'more need', 'more needs')} in the project brief. None is dropped.",
                Tone.NOTE,
            )
        )
    return parts


def _voters(audience: Audience) -> str:
    ballots = audience.needs.result.ballots if audience.needs.result else None
    return f"{int(ballots):,}" if ballots is not None else "–"


def _voted(audience: Audience) -> str:
    if audience.needs.result:
        return "ballots on what matters most"
    return "ballots: not shown" if audience.needs.withheld else "ballots: no vote yet"


def _top(audience: Audience) -> list[ListedNeed]:
    """The first needs by rank; one of the required ones, which nobody votes on, may stand before them."""
    lines = audience.needs.lines
    required = [line for line in lines if line.need.required][:1]
    voted = [line for line in lines if not line.need.required]
    return [*required, *voted[: TOP_NEEDS - len(required)]]


def _brief_words(line: ListedNeed) -> ListedNeed:
    return replace(
        line, need=replace(line.need, statement=shortened(line.need.statement, _LONGEST_STATEMENT))
    )


def _back(audience: Audience, issued: date) -> list[Part]:
    """What happens next, who was at the table, how to follow."""
    project = audience.snapshot.project
    opening = f" The school opens {project.opening}." if project.opening else ""
    steps = (
        Fact(
            "The needs list goes to the design team", "With every card behind it, so that nothing is retold."
        ),
        Fact(
            "Every need gets an answer",
            "Adopted, joined with another, put off or declined. Each time with the reason and who decided.",
        ),
        Fact(
            "Facilities and technology plan it together",
            "Each need gets one department that answers for it, a budget and a date.",
        ),
        Fact("You hear back", f"You said, we decided, and why.{opening}"),
    )
    parts: list[Part] = [
        Heading(1, "What happens next", runs_on=True),
        Steps(steps),
        Heading(2, "Who was at the table", outline=False),
        Paragraph(f"Heard: {heard_words(audience)}." if anybody_heard(audience) else "Nobody has come yet."),
    ]
    parts += _table(audience)
    return [
        *parts,
        Heading(2, "How to follow", outline=False),
        Paragraph(
            "Every card keeps its number. The project brief lists each one and the need it led to: ask "
            f"{project.district or 'the school'} for “{project.name}: project brief”, issued {day_words(issued)}."
        ),
        Paragraph(
            "Something is missing or wrong? Say so: the list can still change, and every change is written down."
        ),
    ]


def _table(audience: Audience) -> list[Part]:
    """Cards by group; small groups joined, and who was missing."""
    if audience.hidden:
        return [Paragraph(audience.hidden, Tone.NOTE)]
    counts = [
        MarkCount(each.mark, each.label, each.name, counted(each.cards, "card"))
        for each in audience.seats
        if each.cards
    ]
    parts: list[Part] = [MarkKey(tuple(counts[:_MOST_GROUPS]))] if counts else []
    notes: list[str] = []
    if len(counts) > _MOST_GROUPS:
        notes.append(f"And {counted(len(counts) - _MOST_GROUPS, 'more group')}.")
    if audience.joined_names:
        notes.append(f"Others are {shortened(listed(audience.joined_names), 200)}.")
    if audience.missing:
        missing = shortened(listed([each.name for each in audience.missing]), 200)
        notes.append(f"Nobody came from {missing}: their seats stay open.")
    return [*parts, Paragraph(" ".join(notes), Tone.NOTE)] if notes else parts
