"""The vote for the room: the ballot without a number, and after the reveal the result."""

from collections.abc import Sequence
from fractions import Fraction

from charrette.domain.flags import Flag, FlagKind, flags
from charrette.domain.levels import Level
from charrette.domain.methods import method_named
from charrette.domain.methods.method import BallotKind
from charrette.domain.result import Result, Standing
from charrette.domain.rounds import BallotNeed, Round
from charrette.domain.small_groups import PUBLIC_LEAST, by_group, withheld
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted
from charrette.domain.wording import number as points
from charrette.ui.models.ballots import ballots_in
from charrette.ui.models.needs_list import headline_number, ties_of
from charrette.ui.presenter.level_slides import level_slides, map_slides
from charrette.ui.presenter.paging import ROWS, large_pages, paged
from charrette.ui.presenter.slides import ListSlide, ResultRow, ResultSlide, Slide, WordsSlide

QUESTION, ANSWER, AGREE = "What matters most to you?", "What do you say?", "How far do you agree?"
RESULT = "What matters most"


def voting_slides(snapshot: ProjectSnapshot, round_: Round | None) -> tuple[Slide, ...]:
    """The needs on the ballot without a number, and how many ballots are in; for one need its answers."""
    if round_ is None:
        return (ListSlide("The vote", "No round yet", "", (), timed=True),)
    method = method_named(round_.rules.method)
    question = AGREE if method.opposes and not method.ranks else ANSWER if method.levels else QUESTION
    note = f"{ballots_in(snapshot, round_)}. {method.rules_in_words(round_.rules).rstrip('.')}."
    if len(round_.needs) == 1 and len(method.levels) <= ROWS:
        rows = [(_answer(level), "") for level in method.levels]
        answers = ListSlide(round_.needs[0].short_name, note, "", tuple(rows), timed=True)
        return (*_proposed(round_.needs[0], question), answers)
    if len(round_.needs) == 1:
        return (WordsSlide(question, round_.needs[0].short_name, note, timed=True),)
    named = [(need.short_name, "") for need in round_.needs]
    return tuple(ListSlide(question, note, where, tuple(page), timed=True) for where, page in paged(named))


def _proposed(need: BallotNeed, question: str) -> tuple[Slide, ...]:
    """A proposal that is longer than its short name is read whole first."""
    if not need.proposal or need.statement == need.short_name:
        return ()
    return tuple(WordsSlide(question, page, timed=True) for page in large_pages(need.statement))


def _answer(level: Level) -> str:
    """An answer with the key that is written on the ballot."""
    return level.words if level.words.startswith(level.key) else f"{level.key}: {level.words}"


def result_slides(round_: Round, result: Result) -> tuple[Slide, ...]:
    """The result in pages: ranked needs with bars, answers by level, or a map; flags speak only of groups that the
    room may see. A result that would tell on somebody is not shown, and the page says why."""
    if why := withheld(result, PUBLIC_LEAST):
        return (WordsSlide(round_.title, why),)
    method = method_named(round_.rules.method)
    if method.ballot_kind == BallotKind.IMPACT_EFFORT:
        return map_slides(result, _note(round_, result))
    if result.levels:
        return level_slides(result, _note(round_, result))
    return _ranked_slides(round_, result)


def _note(round_: Round, result: Result) -> str:
    cast = counted(result.ballots, "ballot") if result.ballots is not None else "voters not known"
    rules = method_named(round_.rules.method).rules_in_words(round_.rules).rstrip(".")
    return f"{round_.title}: {cast}. {rules}."


def _ranked_slides(round_: Round, result: Result) -> tuple[Slide, ...]:
    most = max((headline_number(result, each) for each in result.standings), default=Fraction(0))
    view = by_group(result, PUBLIC_LEAST)
    ties = ties_of(result.standings)
    rows = [
        _row(result, standing, tie, most, flags(result, standing, view))
        for standing, tie in zip(result.standings, ties, strict=True)
    ]
    shared = " Same rank means a tie." if any(tie != "none" for tie in ties) else ""
    note = _note(round_, result) + shared
    return tuple(ResultSlide(RESULT, note, where, tuple(page)) for where, page in paged(rows))


def _row(result: Result, standing: Standing, tie: str, most: Fraction, found: Sequence[Flag]) -> ResultRow:
    number = headline_number(result, standing)
    words, short, tone = _flag_words(standing, found)
    return ResultRow(
        standing.rank_label,
        standing.need.short_name,
        float(number / most) if most else 0.0,
        points(number),
        tie,
        words,
        short,
        tone,
        "" if standing.voted else _unvoted(result, standing),
    )


def _flag_words(standing: Standing, found: Sequence[Flag]) -> tuple[str, str, str]:
    """The verdict of the method before a split, a split before a flag."""
    if standing.verdict:
        return standing.verdict, standing.verdict, ""
    if standing.split:
        return "first for many, last for many", "split", "warn"
    if not found:
        return "", "", ""
    words = found[0].sentence.partition(":")[0]
    return (
        words[:1].lower() + words[1:],
        found[0].short,
        "accent" if found[0].kind is FlagKind.CRITICAL else "warn",
    )


def _unvoted(result: Result, standing: Standing) -> str:
    return standing.verdict or f"no {result.unit}, stays on the list"
