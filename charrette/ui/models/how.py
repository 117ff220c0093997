"""How a result came about, on one screen: rules, ballots, and for one need every step from ballots to its number."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from charrette.domain.methods import method_named
from charrette.domain.reconciliation import reconcile
from charrette.domain.result import GroupBallots, Result, balanced_weights
from charrette.domain.rounds import Headline, Round
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import in_a_sentence, listed, number
from charrette.ui.models.measures import adds_up, figures
from charrette.ui.models.needs_list import NeedLine, RoundView

TIES = (
    "Equal numbers share a rank: 1, =2, =2, 4. A tie is broken only where a cut needs it: by the number of supporters, "
    "then the least support by a group, then head to head, then (where money is shared) the lower cost, and at last by "
    "a recorded lot."
)
FILES = (
    "Export the ballots and count the file with any program: Pabulib and PrefLib files are read by public tools, our "
    "own by any spreadsheet. The same method and rules must give the same order. Ballots are secret: the file stays "
    "with the host."
)


_TYPED = ("dots", "cap", "choose", "unranked", "part", "needed", "share", "against", "rounds")


@dataclass(frozen=True, slots=True)
class Account:
    """What is the same for all needs: ``groups`` has rows of group, ballots, balanced weight of a ballot."""

    rules: tuple[str, ...]
    came: tuple[str, ...]
    group_heads: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]
    note: str
    firm: str
    """How firm the order is and how far the room agrees; empty while that is being worked out."""
    again: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """How one need's number was counted: ``rows`` by group with a last row of sums, then in words."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: str


def account_of(snapshot: ProjectSnapshot, round_: Round, view: RoundView) -> Account:
    """The account of a revealed round for the facilitator's own screen: small groups stand in Others."""
    result, method = view.result, view.method
    came = reconcile(round_, snapshot.ballots)
    rules = f"{method.title}: {method.rules_in_words(round_.rules).rstrip('.')}."
    return Account(
        (rules, _headline(result, ranks=method.ranks), *((TIES,) if method.ranks else ())),
        (came.sentence,),
        ("Group", "Ballots", "Balanced weight"),
        tuple(_group_row(view, place) for place in range(len(view.view.columns))),
        view.view.hidden or view.view.note,
        " ".join(part for part in (view.analysis.words if view.analysis else "", _sensitive(result)) if part),
        (FILES, _command(round_, result)),
    )


def _sensitive(result: Result) -> str:
    """With criteria, the smallest change of one weight that changes the first quarter of what was judged."""
    from charrette.domain.criteria_sensitivity import smallest_change

    rules, judged = result.rules, sum(each.voted for each in result.standings)
    top = max(1, judged // 4)
    found = smallest_change(result, top) if rules.criteria else None
    if found is None:
        return ""
    codes = {each.need.need_id: each.need.code for each in result.standings}
    name = rules.criteria[found.criterion].name
    first = "the first place" if top == 1 else f"the first {top}"
    return (
        f"The smallest change of a weight that changes {first}: {name} from {float(found.now):.0%} to "
        f"{float(found.then):.0%}; then {codes[found.into]} takes the place of {codes[found.out]}."
    )


def _headline(result: Result, *, ranks: bool) -> str:
    balanced = result.rules.headline is Headline.BALANCED
    follows = "Ranks follow" if ranks else "What is said of each follows"
    first = f"{follows} the {'balanced' if balanced else 'raw'} result"
    how = "every group counts by its influence" if balanced else "every ballot counts the same"
    other = "raw" if balanced else "balanced"
    limit = ""
    if result.bounded:
        limit = (
            f" No ballot counts more than three times the average: that binds for {listed(result.bounded)}."
        )
    return f"{first}, in which {how}; the {other} one stands beside it.{limit}"


def _group_row(view: RoundView, place: int) -> tuple[str, ...]:
    column = view.view.columns[place]
    if column.host:
        return column.name, number(column.ballots), "apart: it ran the room"
    weights = _weights(view.result)
    found = {weights[index] for index in column.members} if weights else set[Fraction]()
    words = f"{float(min(found)):.2f}" if len(found) == 1 else "differs" if found else "not known"
    return column.name, number(column.ballots), words


def _weights(result: Result) -> list[Fraction]:
    """What a ballot of each group counts in the balanced result; empty where a number of ballots is not known."""
    if result.ballots is None:
        return []
    return balanced_weights([_size(each) for each in result.groups])[0]


def _size(each: GroupBallots) -> tuple[Fraction, Fraction]:
    return (each.ballots or Fraction(0)) if each.counts else Fraction(0), each.group.influence


def _command(round_: Round, result: Result) -> str:
    """The line to type: the command line knows the rules by the names they have in a round."""
    rules = round_.rules
    parts = [f"--{name} {value}" for name, value in rules.options.items() if name in _TYPED]
    parts += [
        f"--criterion '{each.name}={-each.weight if each.cost else each.weight}'" for each in rules.criteria
    ]
    if rules.headline is Headline.BALANCED:
        parts.append("--headline balanced")
        influences = [each.group for each in result.groups if each.group.influence != 1]
        parts += [f"--influence {each.label}={each.influence}" for each in influences]
    return (
        f"With Charrette itself: charrette tally FILE --method {rules.method} {' '.join([*parts, '--json'])}"
    )


def steps_of(view: RoundView, line: NeedLine) -> Steps:
    """From what each group gave to the need's number, raw and balanced; small groups stand in Others."""
    result, standing = view.result, line.standing
    if standing is None:
        return Steps((), (), "It was not on the ballot: nothing was counted.")
    words = method_named(result.rules.method).explain(result, standing)
    if not adds_up(result):
        return Steps(*_means_by_group(view, line), words)
    return Steps(*_sums_by_group(view, line), words)


def _sums_by_group(view: RoundView, line: NeedLine) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    result, standing = view.result, line.standing
    assert standing is not None
    weights = _weights(result) if standing.balanced is not None else []
    unit = result.unit.capitalize()
    heads = ("Group", "Ballots", unit, "Voters", *(("Balanced",) if weights else ()))
    rows: list[tuple[str, ...]] = []
    for column, cell in zip(view.view.columns, view.view.cells(standing), strict=True):
        voters = number(cell.voters) if cell.voters is not None else "not known"
        balanced = (
            sum((weights[each] * standing.cells[each].points for each in column.members), Fraction(0))
            if (weights)
            else Fraction(0)
        )
        shown = "apart" if column.host else number(balanced)
        rows.append((column.name, number(column.ballots), number(cell.points), voters,
                     *((shown,) if weights else ())))  # fmt: skip
    voters = number(standing.voters) if standing.voters is not None else "not known"
    ballots = number(result.ballots) if result.ballots is not None else "not known"
    last = (number(standing.balanced),) if weights and standing.balanced is not None else ()
    return heads, (*rows, ("Together", ballots, number(standing.score), voters, *last))


def _means_by_group(view: RoundView, line: NeedLine) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    from charrette.ui.models.measures import by_group_name, group_figures

    result, standing = view.result, line.standing
    assert standing is not None
    written, figure = group_figures(result), figures(result)
    rows: list[tuple[str, ...]] = []
    for column, mean, cell in zip(view.view.columns, line.means, view.view.cells(standing), strict=True):
        voters = number(cell.voters) if cell.voters is not None else "not known"
        rows.append((column.name, voters, written(mean)))
    voters = number(standing.voters) if standing.voters is not None else "not known"
    heads = ("Group", "Answers" if result.levels else "Voters", by_group_name(result).capitalize())
    own = f"{in_a_sentence(result.measure)} {figure(standing.score)}"
    balanced = f", balanced {figure(standing.balanced)}" if standing.balanced is not None else ""
    return heads, (*rows, ("Together", voters, f"{own}{balanced}"))


def needs_of(view: RoundView) -> Sequence[NeedLine]:
    """The needs that were on the ballot, in the order of rank."""
    return [line for line in view.lines if line.standing is not None]
