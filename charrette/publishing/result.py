"""How a result came about: the rules, who voted, the ranks, and for every need how its number was counted."""

from collections.abc import Iterator
from datetime import date

from charrette.domain.editions import Edition
from charrette.domain.methods import method_named
from charrette.domain.needs_list import ListedNeed
from charrette.domain.reconciliation import reconcile
from charrette.domain.result import Result
from charrette.domain.rounds import Headline, Round
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import number
from charrette.publishing.agreeing import decided_otherwise, how_firm, minority_reports
from charrette.publishing.audience import Audience
from charrette.publishing.closing import rules_in_full, where_support_differs
from charrette.publishing.paper import Paper
from charrette.publishing.phrases import day_words
from charrette.publishing.ranking import prioritised_needs, source_of_numbers
from charrette.publishing.report import (
    Cell,
    Column,
    Heading,
    Paragraph,
    Part,
    Place,
    Report,
    Row,
    Table,
    Tone,
)


def compose_result(
    snapshot: ProjectSnapshot, edition: Edition, issued: date, paper: Paper = Paper.LETTER
) -> Report:
    """The account of the last closed round as a report: for people who do not agree about a result.

    The public edition has only joined groups and says of no ballot what it holds, as every public document.
    """
    audience = Audience.of(snapshot, edition)
    return Report(
        title=f"{snapshot.project.name}: how the result came about",
        head=snapshot.project.name,
        kind="How the result came about",
        foot=source_of_numbers(audience),
        edition=edition,
        paper=paper,
        language="en",
        parts=(*_parts(audience), Paragraph(f"Issued {day_words(issued)}.", Tone.NOTE)),
    )


def _parts(audience: Audience) -> Iterator[Part]:
    needs = audience.needs
    yield from prioritised_needs(audience)
    if needs.round is None or needs.result is None:
        return
    yield Heading(1, "The rules", runs_on=True)
    for words in rules_in_full(needs.round, needs.result):
        yield Paragraph(words)
    yield from _count_again(needs.round)
    yield from _who_voted(audience, needs.round, needs.result)
    yield from where_support_differs(audience)
    yield from minority_reports(audience)
    yield from how_firm(audience, needs.round, needs.result)
    yield from decided_otherwise(audience)
    yield from _every_need(audience, needs.round, needs.result)


def _who_voted(audience: Audience, round_: Round, result: Result) -> Iterator[Part]:
    """Where the ballots came from, and by group what one ballot weighs."""
    yield Heading(1, "Who voted", runs_on=True)
    yield Paragraph(reconcile(round_, audience.snapshot.ballots).sentence)
    view = audience.needs.view
    if not view.columns:
        yield Paragraph(view.hidden or "No ballot names a group.", Tone.NOTE)
        return
    columns = (Column("Group", 5), Column("Ballots", 2, Place.RIGHT), Column("In the headline", 3))
    headline = "by influence" if result.rules.headline is Headline.BALANCED else "every ballot the same"
    yield Table(
        columns,
        tuple(
            Row(
                (
                    Cell(each.name, each.mark, bold=True),
                    Cell(number(each.ballots)),
                    Cell("no, it ran the room" if each.host else headline),
                )
            )
            for each in view.columns
        ),
    )
    if view.note:
        yield Paragraph(view.note, Tone.NOTE)


def _every_need(audience: Audience, round_: Round, result: Result) -> Iterator[Part]:
    """One paragraph for every need of the ballot, in the order of the list."""
    yield Heading(1, "Need by need", runs_on=True)
    yield Table(
        (Column("Rank", 1), Column("Need", 4), Column("How its number came about", 9)),
        tuple(_explained(line, round_, result) for line in audience.needs.lines if line.standing is not None),
    )


def _explained(line: ListedNeed, round_: Round, result: Result) -> Row:
    assert line.standing is not None
    return Row(
        (
            Cell(line.rank_label, bold=True),
            Cell(f"{line.need.code} {line.need.short_name}", bold=True),
            Cell(method_named(round_.rules.method).explain(result, line.standing)),
        )
    )


def _count_again(round_: Round) -> Iterator[Part]:
    """How anybody counts the same ballots with another program."""
    yield Heading(1, "Count it again", runs_on=True)
    yield Paragraph(
        "Ballots are secret: they leave this computer in the full edition only, without a name. Whoever may hold "
        f"them can count them with any program: export the ballots of {round_.code or round_.title} as Pabulib, "
        "PrefLib or CSV, and count the file by the same method. The order must be the same."
    )
