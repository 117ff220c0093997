"""Results by level for the room: the answers of everybody together, never those of a small group."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from charrette.domain.levels import Level
from charrette.domain.result import Result, Standing
from charrette.domain.rounds import Headline
from charrette.domain.small_groups import PUBLIC_LEAST
from charrette.domain.wording import counted
from charrette.domain.wording import number as points
from charrette.ui.presenter.paging import ROWS, corner, paged
from charrette.ui.presenter.slides import (
    LevelRow,
    LevelsSlide,
    ListSlide,
    MapPoint,
    MapSlide,
    Slide,
    SpreadRow,
    SpreadSlide,
)

FEW_NEEDS = 3
"""As many needs have a page each; more stand in rows with small bars."""
HEADING = "What the room says"
TOO_FEW = "Fewer than {least} answered: the answers are not drawn."
_SPLIT = "first for many, last for many"


def level_slides(result: Result, note: str) -> tuple[Slide, ...]:
    """A page for each need where there are few, all levels shown together; else eight needs a page."""
    needs = result.standings
    if _told(result):
        rows = [(each.need.short_name, each.verdict or _mean_words(result, each)) for each in needs]
        why = f"{TOO_FEW.format(least=PUBLIC_LEAST)} {note}"
        return tuple(ListSlide(HEADING, why, where, tuple(page)) for where, page in paged(rows))
    if len(needs) <= FEW_NEEDS and len(result.levels) <= ROWS:
        return tuple(
            _one_need(result, each, note, corner(place, len(needs)))
            for place, each in enumerate(needs, start=1)
        )
    rows = [_spread_row(result, each) for each in needs]
    scale = (result.levels[0].words, result.levels[-1].words)
    return tuple(SpreadSlide(HEADING, note, where, tuple(page), scale) for where, page in paged(rows))


def map_slides(result: Result, note: str) -> tuple[Slide, ...]:
    """Impact and effort: eight needs a page, each where its answers have their mean."""
    if _told(result):
        rows = [(each.need.short_name, each.verdict) for each in result.standings]
        why = f"{TOO_FEW.format(least=PUBLIC_LEAST)} {note}"
        return tuple(ListSlide("Impact and effort", why, where, tuple(page)) for where, page in paged(rows))
    found = [_point(result, each) for each in result.standings]
    return tuple(MapSlide("Impact and effort", note, where, tuple(page)) for where, page in paged(found))


def _told(result: Result) -> bool:
    """Whether so few answered that the counts would tell what each one said."""
    heads = result.heads
    return heads is not None and heads < PUBLIC_LEAST


def _counts(result: Result, standing: Standing) -> tuple[Fraction, ...]:
    if result.rules.headline is Headline.BALANCED and standing.balanced_counts:
        return standing.balanced_counts
    return standing.counts


def _one_need(result: Result, standing: Standing, note: str, where: str) -> Slide:
    counts = _counts(result, standing)
    most = max(counts, default=Fraction(0)) or Fraction(1)
    rows = tuple(
        LevelRow(level.words, points(count), float(count / most), level.side)
        for level, count in zip(result.levels, counts, strict=True)
    )
    verdict = standing.verdict or (_SPLIT if standing.split else "")
    return LevelsSlide(standing.need.short_name, note, where, rows, verdict, _tone(standing))


def _spread_row(result: Result, standing: Standing) -> SpreadRow:
    counts = _counts(result, standing)
    most = max(counts, default=Fraction(0)) or Fraction(1)
    shares = tuple(
        (float(count / most), level.side) for level, count in zip(result.levels, counts, strict=True)
    )
    words = standing.verdict or _mean_words(result, standing)
    return SpreadRow(standing.need.short_name, shares, counted(sum(counts), "answer"), words, _tone(standing))


def _mean_words(result: Result, standing: Standing) -> str:
    if not standing.voted:
        return f"no {result.unit}, stays on the list"
    return f"{points(standing.score)} on average" if result.measure == "mean" else ""


_TONES = (
    ("contested", "warn"),
    ("undecided", "warn"),
    ("discuss", "warn"),
    ("not ", "warn"),
    ("below", "warn"),
    ("out", ""),
    ("must", "ok"),
    ("in", "ok"),
    ("agree", "ok"),
    ("reached", "ok"),
)
"""What a verdict's words begin with or hold, and the tone of their line; the words say it without the colour too."""


def _tone(standing: Standing) -> str:
    if standing.split:
        return "warn"
    words = standing.verdict.casefold()
    return next((tone for part, tone in _TONES if words.startswith(part)), "")


def _point(result: Result, standing: Standing) -> MapPoint:
    """Levels are 10 * impact + effort, each 1 to 5; drawn from 0 to 1."""
    counts = standing.counts
    answers = sum(counts, Fraction(0))
    impact = _mean(result.levels, counts, lambda value: value // 10)
    effort = _mean(result.levels, counts, lambda value: value % 10)
    verdict = standing.verdict if answers else f"no {result.unit}, stays on the list"
    return MapPoint(str(standing.need.position), standing.need.short_name, impact, effort, verdict)


def _mean(levels: Sequence[Level], counts: Sequence[Fraction], part: Callable[[int], int]) -> float:
    """The mean of a part of the answers, from 0 (lowest) to 1 (highest); the middle without an answer."""
    answers = sum(counts, Fraction(0))
    if not answers:
        return 0.5
    total = sum((part(level.value) * count for level, count in zip(levels, counts, strict=True)), Fraction(0))
    return float((total / answers - 1) / 4)
