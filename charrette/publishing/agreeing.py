"""How firm a result is, what was decided despite it, and the minority reports: for the brief and the account."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from charrette.domain.departures import departures
from charrette.domain.methods import METHODS, method_named
from charrette.domain.result import Result
from charrette.domain.rounds import Round, ballots_of
from charrette.domain.wording import ordinal
from charrette.publishing.audience import Audience
from charrette.publishing.report import (
    Cell,
    Column,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Part,
    Quote,
    Quotes,
    Row,
    Table,
    Tone,
)

if TYPE_CHECKING:
    from charrette.domain.robustness import Robustness
    from charrette.domain.stability import Stability


def decided_otherwise(audience: Audience) -> list[Part]:
    """The priorities that depart from the vote, with their reasons; empty where none does, or no result is shown."""
    if audience.needs.result is None:
        return []
    found = departures(audience.snapshot)
    if not found:
        return []
    lead = "These priorities were decided by people, and depart from the order of the vote."
    return [
        Heading(2, "Decided otherwise than voted", outline=False),
        Paragraph(lead),
        Facts(tuple(Fact(each.need.code, each.sentence) for each in found)),
    ]


def minority_reports(audience: Audience) -> list[Part]:
    """What those say who do not agree with where a need stands, in their words."""
    snapshot, round_ = audience.snapshot, audience.needs.round
    kept = [each for each in snapshot.minority_reports if round_ is not None and each.round_id == round_.id]
    if not kept or audience.needs.result is None:
        return []
    parts: list[Part] = [Heading(2, "Minority reports", outline=False)]
    for each in kept:
        need = snapshot.need_by_id[each.need_id]
        parts.append(Heading(3, f"{need.code}  {need.short_name}", outline=False))
        parts.append(Quotes((Quote(each.text, each.by, ""),)))
    return parts


def how_firm(audience: Audience, round_: Round, result: Result) -> Iterator[Part]:
    """The place of every need if ballots were drawn again, and by the other methods that can count these ballots."""
    from charrette.domain.agreement import agreement
    from charrette.domain.profile import profile_of
    from charrette.domain.robustness import robustness
    from charrette.domain.stability import stability

    if not METHODS[round_.rules.method].ranks:
        return
    profile = profile_of(round_.rules, round_.needs, ballots_of(round_, audience.snapshot.ballots))
    firm = stability(round_.rules, profile, least=audience.least)
    others = robustness(round_.rules, profile, least=audience.least)
    yield Heading(1, "How firm the order is", runs_on=True)
    for words in (firm.words, agreement(result, profile, least=audience.least).words):
        if words:
            yield Paragraph(words)
    if firm.needs or len(others.by_method) > 1:
        yield _places(result, firm, others)
        yield Paragraph(
            "Drawn again: the places in nine of ten draws, when as many ballots are drawn from each group, with "
            "repetition. Places by other methods count the same ballots.",
            Tone.NOTE,
        )


def _places(result: Result, firm: "Stability", others: "Robustness") -> Table:
    methods = list(others.by_method)[1:]
    columns = (
        Column("Need", 5),
        Column("Here", 1.3),
        *((Column("Drawn again", 2),) if firm.needs else ()),
        *(Column(_title(name), 1.6) for name in methods),
    )
    rows: list[Row] = []
    for standing in result.standings:
        need_id = standing.need.need_id
        drawn = firm.of(need_id)
        cells = [
            Cell(f"{standing.need.code} {standing.need.short_name}", bold=True),
            Cell(standing.rank_label),
        ]
        if firm.needs:
            cells.append(Cell(_span(drawn.low, drawn.high) if drawn else "–"))
        cells += [Cell(ordinal(others.by_method[name][need_id])) for name in methods]
        rows.append(Row(tuple(cells)))
    return Table(columns, tuple(rows))


def _title(name: str) -> str:
    """The name people read; some orders of a robustness are no method of their own."""
    return method_named(name).title if name in METHODS else name[:1].upper() + name[1:]


def _span(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} to {high}"
