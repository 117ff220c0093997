"""What the number of a method looks like: its figures, its sign, and the scale that its bars are drawn on."""

from collections.abc import Callable, Iterable
from fractions import Fraction

from charrette.domain.methods import BallotKind, method_named
from charrette.domain.methods.answers import decimals
from charrette.domain.methods.points import PointsMethod
from charrette.domain.result import Result
from charrette.domain.wording import number

Span = tuple[Fraction, Fraction]
_NEVER_MORE = Fraction(1)


def figures(result: Result) -> Callable[[Fraction], str]:
    """How a number of the result is written; a number below 0 with a true minus."""
    kind = method_named(result.rules.method).ballot_kind
    plain = _shares if kind in {BallotKind.CRITERIA, BallotKind.PAIRS} else _plain(result)
    return lambda value: plain(value).replace("-", "−")


def mean_figure(mean: Fraction | None) -> str:
    """A mean by group, one decimal; a dash without one."""
    return "–" if mean is None else f"{float(mean):.1f}".replace("-", "−")


def group_figures(result: Result) -> Callable[[Fraction | None], str]:
    """How a mean by group is written: values between 0 and 1 need more than one decimal."""
    if method_named(result.rules.method).ballot_kind is not BallotKind.CRITERIA:
        return mean_figure
    return lambda mean: "–" if mean is None else f"{float(mean):.2f}"


def adds_up(result: Result) -> bool:
    """Whether the numbers are parts of one sum: dots, votes, points."""
    return isinstance(method_named(result.rules.method), PointsMethod)


def by_group_name(result: Result) -> str:
    """What a mean by group says: ``"dots per ballot"``, ``"value"``, ``"net preferences per ballot"``."""
    kind = method_named(result.rules.method).ballot_kind
    if result.levels or kind is BallotKind.CRITERIA:
        return result.measure
    if kind is BallotKind.PAIRS:
        return "wins less losses per voter"
    return f"{result.unit} per ballot" if adds_up(result) else "net preferences per ballot"


def lowest(numbers: Iterable[Fraction]) -> Fraction:
    """Where the bars of numbers begin: 0, or the lowest number where one is below."""
    return min((Fraction(0), *numbers))


def span_of(result: Result, means: Iterable[Fraction | None]) -> Span:
    """Between which numbers the ``means`` by group can lie, as far as they are drawn."""
    method = method_named(result.rules.method)
    if method.ballot_kind is BallotKind.IMPACT_EFFORT:
        return Fraction(-4), Fraction(4)
    if result.levels:
        values = [level.value for level in result.levels]
        return Fraction(min(values)), Fraction(max(values))
    if isinstance(method, PointsMethod):
        options = result.rules.options
        widest = max((len(each.spread) for each in result.standings), default=0)
        return Fraction(0), Fraction(options.get("cap", 0) or options.get("choose", 0) or max(widest, 1))
    if method.ballot_kind is BallotKind.CRITERIA:
        return Fraction(0), _NEVER_MORE
    known = [mean for mean in means if mean is not None]
    far = max((abs(mean) for mean in known), default=Fraction(0)) or Fraction(1)
    return (-far if any(mean < 0 for mean in known) else Fraction(0)), far


def bar_of_span(value: Fraction | None, span: Span) -> tuple[float, float]:
    """Where the bar of a number begins and ends, as shares: from 0 where 0 is within, else from the low end.

    Nothing for no number.
    """
    low, high = span
    if value is None or high <= low:
        return 0.0, 0.0
    zero = _share(min(max(Fraction(0), low), high), span)
    end = min(max(_share(value, span), 0.0), 1.0)
    return min(zero, end), max(zero, end)


def _share(value: Fraction, span: Span) -> float:
    return float((value - span[0]) / (span[1] - span[0]))


def _plain(result: Result) -> Callable[[Fraction], str]:
    return decimals if result.levels else number


def _shares(value: Fraction) -> str:
    return f"{float(value):.3f}"
