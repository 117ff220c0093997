"""What the budget comes to: totals in five views, sources with what is left, what stands on top with its rate."""

from collections.abc import Sequence

from charrette.domain.plan.budget import BudgetLine, LineClass
from charrette.domain.plan.sources import FundingSource
from charrette.domain.plan.totals import (
    Part as BudgetPart,
)
from charrette.domain.plan.totals import amounts_of, drawn_elsewhere, drawn_here, left, most_of, totals
from charrette.domain.wording import listed
from charrette.publishing.plan.readers import Readers, date_words
from charrette.publishing.report import (
    Cell,
    Column,
    Heading,
    Paragraph,
    Part,
    Place,
    Row,
    Table,
    Together,
    Tone,
)


def total_tables(readers: Readers) -> list[Part]:
    """By department, source, phase, class and priority; the parts of each view sum to the whole."""
    if not readers.plan.lines:
        return []
    found = totals(readers.snapshot)
    parts: list[Part] = [
        Heading(1, "Totals"),
        Paragraph("Every view has the same total: each line is counted once in each.", Tone.LEAD),
    ]
    for name, view in found.views.items():
        parts.append(
            Together(
                (Heading(2, f"By {name.lower()}", outline=False), totals_table(view, found.whole, readers))
            )
        )
    return parts


def totals_table(view: Sequence[BudgetPart], whole: BudgetPart, readers: Readers, head: str = "") -> Table:
    """The parts of one view with low, likely and high (what sources pay is one amount), and the whole below."""
    spread = any(part.amount.low is not None for part in view)
    names = ("Low", "Likely", "High") if spread else ("Amount",)
    columns = (
        Column(head, 5),
        Column("Lines", 1, Place.RIGHT),
        *(Column(f"{name}, {readers.unit}", 2, Place.RIGHT) for name in names),
    )
    rows = [_total_row(part, readers, spread) for part in view]
    return Table(columns, (*rows, _total_row(whole, readers, spread, bold=True)))


def _total_row(part: BudgetPart, readers: Readers, spread: bool, bold: bool = False) -> Row:
    amount = part.amount
    points = (amount.low, amount.likely, amount.high) if spread else (amount.likely,)
    unpriced = f" ({part.unpriced} without an amount)" if part.unpriced else ""
    return Row(
        (
            Cell(f"{part.name}{unpriced}", bold=True),
            Cell(f"{part.lines:,}", bold=bold),
            *(Cell(readers.figure(point), bold=bold) for point in points),
        )
    )


def funding_sources(readers: Readers) -> list[Part]:
    """Every source of the district: what there is, what is drawn here and elsewhere, what is left, what it may pay."""
    sources = readers.plan.district.sources
    if not sources:
        return []
    columns = (
        Column("Source", 3.2),
        *(
            Column(f"{head}, {readers.unit}", 2.0, Place.RIGHT)
            for head in ("There is", "Drawn here", "Drawn elsewhere", "Left")
        ),
        Column("What it may pay", 6.5),
    )
    rows = tuple(_source(source, readers) for source in sources)
    return [
        Heading(1, "Funding sources", runs_on=True),
        Paragraph("Sources belong to the district: other projects draw on them too.", Tone.LEAD),
        Table(columns, rows),
    ]


def _source(source: FundingSource, readers: Readers) -> Row:
    plan, rest = readers.plan, left(source, readers.plan)
    over = rest is not None and rest < 0
    amounts = (most_of(source), drawn_here(source, plan), drawn_elsewhere(source, plan))
    return Row(
        (
            Cell(source.name, bold=True),
            *(Cell(readers.figure(amount) if amount is not None else "not known") for amount in amounts),
            Cell("not known" if rest is None else readers.figure(rest), bold=over),
            Cell(restrictions(source, readers)),
        )
    )


def restrictions(source: FundingSource, readers: Readers) -> str:
    """What a source may pay, in words."""
    found: list[str] = []
    if source.classes:
        found.append(f"Classes: {listed([each.value for each in source.classes])}.")
    if source.systems:
        found.append(f"Systems: {listed(source.systems)}.")
    if source.projects:
        found.append(f"Projects: {listed(source.projects)}.")
    if source.opens or source.closes:
        opens, closes = (date_words(day) if day else "" for day in (source.opens, source.closes))
        window = " ".join((f"from {opens}" if opens else "", f"until {closes}" if closes else "")).strip()
        found.append(f"Purchases {window}.")
    if source.cap is not None:
        discount = f", of which it pays {source.discount} %" if source.discount else ""
        found.append(f"At most {readers.money(source.cap)} before the discount{discount}.")
    return " ".join(found) or "Anything"


def on_top(readers: Readers) -> list[Part]:
    """Escalation and contingency, with the rate, where it comes from and its date."""
    kinds = {LineClass.CONTINGENCY, LineClass.ESCALATION}
    lines = [line for line in readers.plan.lines if line.rate is not None or line.kind in kinds]
    if not lines:
        return []
    columns = (
        Column("Line", 1.3),
        Column("What", 4.5),
        Column("Rate", 1.4, Place.RIGHT),
        Column("Of", 3.5),
        Column("Source of the rate", 4.2),
        Column("Date", 2.2),
        Column(f"Likely, {readers.unit}", 2.0, Place.RIGHT),
    )
    amounts = amounts_of(readers.plan)
    rows = tuple(_on_top(line, readers.figure(amounts[line.id].middle)) for line in lines)
    return [Heading(1, "Escalation and contingency", runs_on=True), Table(columns, rows)]


def _on_top(line: BudgetLine, amount: str) -> Row:
    has_rate = line.rate is not None
    of = listed([kind.value for kind in line.rate_on]) or "all other lines"
    return Row(
        (
            Cell(line.code, bold=True),
            Cell(line.description),
            Cell(f"{line.rate.normalize():f} %" if line.rate is not None else "–"),
            Cell(of if has_rate else "a fixed amount"),
            Cell(line.rate_source or ("no source given" if has_rate else "–")),
            Cell(date_words(line.rate_date)),
            Cell(amount),
        )
    )
