"""Rule 3: what sources pay sums to the amount of each line, and no source promises more than there is."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from charrette.domain.guard.facts import LineFacts, PlanFacts
from charrette.domain.guard.finding import Finding, Severity
from charrette.domain.guard.rule import Rule, checking
from charrette.domain.money import money_words
from charrette.domain.plan.sources import FundingSource
from charrette.domain.wording import listed


@dataclass(frozen=True, slots=True)
class PaidLine:
    """A line with what pays it: source by name, and amount."""

    line: LineFacts
    payments: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A source that pays something here: the lines it pays with amounts, and what it pays in other projects."""

    source: FundingSource
    here: tuple[tuple[UUID, str, int], ...]
    elsewhere: tuple[tuple[str, str, int], ...]

    def __hash__(self) -> int:
        """By the source alone, which is quick; what is equal has the same."""
        return hash(self.source.name)

    @property
    def total(self) -> int:
        """All that is drawn from it, in minor units."""
        return sum(each[2] for each in (*self.here, *self.elsewhere))


def subjects(facts: PlanFacts) -> Iterator[PaidLine | Drawn]:
    """Every line, and every source that this project draws on."""
    plan, sources = facts.plan, facts.plan.district.source_by_id
    here: dict[UUID, list[tuple[UUID, str, int]]] = defaultdict(list)
    for line in facts.lines.values():
        paying = plan.allocations_of_line.get(line.id, ())
        for each in paying:
            here[each.source_id].append((line.id, line.code, each.amount))
        named = ((sources[each.source_id].name, each.amount) for each in paying if each.source_id in sources)
        yield PaidLine(line, tuple(sorted(named)))
    elsewhere: dict[UUID, list[tuple[str, str, int]]] = defaultdict(list)
    for each in plan.district.elsewhere:
        elsewhere[each.source_id].append((each.project, each.line, each.amount))
    for source_id, lines in here.items():
        if source_id in sources:
            yield Drawn(sources[source_id], tuple(lines), tuple(elsewhere[source_id]))


def check(subject: PaidLine | Drawn) -> tuple[Finding, ...]:
    """A line that is paid too little or too much, and a source that is overdrawn, block."""
    return _line(subject) if isinstance(subject, PaidLine) else _source(subject)


def _line(paid: PaidLine) -> tuple[Finding, ...]:
    line, total = paid.line, sum(amount for _, amount in paid.payments)
    wanted = line.amount or 0
    if total == wanted:
        return ()
    gap = money_words(abs(total - wanted), line.currency)
    by = listed([f"{name} {money_words(amount, line.currency)}" for name, amount in paid.payments])
    if total > wanted:
        title, words = f"{line.code} is paid {gap} too much", f"{by} pay more than {line.money}."
        more = "No dollar is paid twice: take it off a source, or correct the amount."
    elif paid.payments:
        title, words = f"{line.code} lacks {gap}", f"{by} pay less than {line.money}."
        more = f"Say what pays the other {gap}, or correct the amount."
    else:
        title, words = f"Nothing pays {line.code} yet", f"{gap} without a funding source."
        more = "Choose what pays it."
    return (
        Finding(
            f"3:{line.code}",
            3,
            Severity.BLOCKS,
            title,
            f"{line.code}, {line.description}: {words} {more}",
            (line.code,),
            (line.id,),
            (line.side, f"paid by {by or 'nothing'}"),
            abs(total - wanted),
        ),
    )


def _source(drawn: Drawn) -> tuple[Finding, ...]:
    found = [*_over_amount(drawn), *_over_cap(drawn)]
    return tuple(found)


def _over_amount(drawn: Drawn) -> Iterator[Finding]:
    source = drawn.source
    if source.amount is not None and drawn.total > source.amount:
        over = drawn.total - source.amount
        amount, there = (money_words(each, source.currency) for each in (drawn.total, source.amount))
        words = f"{amount} is drawn from {source.name}, which holds {there}."
        yield _overdrawn(drawn, "amount", words, over)


def _over_cap(drawn: Drawn) -> Iterator[Finding]:
    source = drawn.source
    bought = source.before_discount(drawn.total)
    if source.cap is not None and bought > source.cap:
        most, cost = (money_words(each, source.currency) for each in (source.cap, bought))
        words = f"{source.name} covers purchases of {most} before the discount; they cost {cost}."
        yield _overdrawn(drawn, "cap", words, bought - source.cap)


_BOUNDS = {"amount": "what it holds", "cap": "its cap"}


def _overdrawn(drawn: Drawn, what: str, words: str, over: int) -> Finding:
    source = drawn.source
    others = [
        f"{project}, {line}: {money_words(amount, source.currency)}"
        for project, line, amount in drawn.elsewhere
    ]
    shared = (
        f" {listed(list(dict.fromkeys(each[0] for each in drawn.elsewhere)))} draws on it too."
        if others
        else ""
    )
    return Finding(
        f"3:{source.name}:{what}",
        3,
        Severity.BLOCKS,
        f"{source.name} is {money_words(over, source.currency)} over {_BOUNDS[what]}",
        f"{words}{shared} Let another source pay some of it, spend less, or correct the source.",
        tuple(code for _, code, _ in drawn.here),
        tuple(line_id for line_id, _, _ in drawn.here),
        (*(f"{code}: {money_words(amount, source.currency)}" for _, code, amount in drawn.here), *others),
        over,
    )


RULE = Rule(
    3,
    "Every dollar is there once",
    "The allocations of a line sum to its amount, and what all projects of the district draw from a source is no more "
    "than it holds, nor than its cap on purchases before the discount. Both block the sign-off.",
    Severity.BLOCKS,
    checking(subjects, check),
)
