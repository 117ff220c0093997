"""The prioritised needs of a document: rows with rank, bar, voters, balanced result and bars by group."""

from collections.abc import Sequence
from fractions import Fraction

from charrette.domain.merging import place_words
from charrette.domain.methods import method_named
from charrette.domain.needs_list import ListedNeed, NeedsList
from charrette.domain.result import Result, Standing
from charrette.domain.rounds import Headline, Round
from charrette.domain.small_groups import ByGroup
from charrette.domain.wording import counted, in_a_sentence, number
from charrette.publishing.audience import Audience
from charrette.publishing.phrases import day_words, local_day, shortened
from charrette.publishing.report import (
    FlagWords,
    GroupBar,
    Heading,
    MarkCount,
    MarkKey,
    NeedRow,
    NeedsTable,
    Paragraph,
    Part,
    Tone,
)

_LONGEST_STATEMENT = 400
"""Characters in the table; the whole statement stands under its theme."""


def prioritised_needs(audience: Audience) -> list[Part]:
    """The section: what was voted on and how, the key to the groups, the table, what Others means."""
    needs = audience.needs
    parts: list[Part] = [Heading(1, "Prioritised needs")]
    if not needs.lines:
        return [*parts, Paragraph("No need has been made from the cards yet.", Tone.LEAD)]
    if not (needs.round and needs.result):
        why = needs.withheld or "No round has been closed yet."
        words = f"{why} The needs stand in the order of their codes."
        return [*parts, Paragraph(words, Tone.LEAD), needs_table(needs, needs.lines)]
    parts.append(Paragraph(vote_words(needs.round, needs.result), Tone.LEAD))
    if needs.view.columns:
        parts.append(MarkKey(_key(needs.view)))
    parts.append(needs_table(needs, needs.lines))
    parts += [Paragraph(words, Tone.NOTE) for words in _notes(needs) if words]
    return parts


def vote_words(round_: Round, result: Result) -> str:
    """``"38 ballots placed 190 dots on 16 needs: 5 dots each, at most 3 on one need. ..."``."""
    rules = method_named(round_.rules.method).rules_in_words(round_.rules)
    placed = f"{number(result.points)} {result.unit} on {counted(len(round_.needs), 'need')}"
    placed = placed.replace(" on ", " to ", 1) if result.levels else placed
    gave = "gave" if result.levels else "placed"
    if result.ballots == 0 and not result.points:
        return f"No ballot was cast in round {round_.number}: {rules}. All needs stay on the list."
    if result.ballots is None:
        opening = f"The room {gave} {placed}"
    else:
        opening = f"{counted(result.ballots, 'ballot')} {gave} {placed}"
    same = "result" if result.levels else f"number of {result.unit}"
    return f"{opening}: {rules}. Needs with the same {same} share a rank."


def source_of_numbers(audience: Audience) -> str:
    """The foot of each page: the round, its method and when it was closed."""
    round_ = audience.needs.round
    if round_ is None:
        return "No round closed yet"
    closed = (
        f", closed {day_words(local_day(round_.closed_at, audience.snapshot.project.zone))}"
        if round_.closed_at
        else ""
    )
    return f"Round {round_.number}, {in_a_sentence(method_named(round_.rules.method).title)}{closed}"


def _key(view: ByGroup) -> tuple[MarkCount, ...]:
    return tuple(
        MarkCount(each.mark, each.label, f"{each.name}{' (host)' if each.host else ''}", number(each.ballots))
        for each in view.columns
    )


def _notes(needs: NeedsList) -> list[str]:
    """What the reader must know beside the table."""
    result, view = needs.result, needs.view
    bars = (
        f"Bars by group: {_by_group_words(result)} of each group, all on one scale."
        if result and view.columns
        else ""
    )
    hosts = [each.name for each in view.columns if each.host]
    other = _balanced_note(needs)
    apart = f"{', '.join(hosts)} ran the room and is left out of the headline." if hosts else ""
    return [" ".join(each for each in (bars, view.note, view.hidden, other, apart) if each)]


def _balanced_note(needs: NeedsList) -> str:
    """What the number under the bar is."""
    if needs.result is None or all(not each.balanced for each in needs.result.standings):
        return ""
    if _balanced_headline(needs.result):
        return "All equal: every ballot counts the same."
    return "Balanced: every group has its agreed say, whatever its number of ballots."


def needs_table(needs: NeedsList, lines: Sequence[ListedNeed], slim: bool = False) -> NeedsTable:
    """The table of some lines of the list. ``slim`` leaves out the balanced result, groups and remarks."""
    result, view = needs.result, needs.view
    headline = _balanced_headline(result)
    standings = [line.standing for line in lines if line.standing]
    most = max((_headline(each, headline) for each in standings), default=Fraction(0))
    scale = max((mean for each in standings for mean in view.means(each)), default=Fraction(0))
    measure = result.measure.capitalize() if result else ""
    return NeedsTable(
        score_head=f"{measure}, balanced" if headline else measure,
        voters_head="Voters" if result and any(each.voters is not None for each in standings) else "",
        bars_head=_by_group_words(result).capitalize() if result and view.columns and not slim else "",
        rows=tuple(_row(line, needs, most, scale, slim) for line in lines),
    )


def _by_group_words(result: Result) -> str:
    """What the bars of the groups show."""
    return result.measure if result.levels else f"{result.unit} per ballot"


def _balanced_headline(result: Result | None) -> bool:
    return result is not None and result.rules.headline is Headline.BALANCED


def _headline(standing: Standing, balanced: bool) -> Fraction:
    """The number the rank follows."""
    return standing.balanced if balanced and standing.balanced is not None else standing.score


def _row(line: ListedNeed, needs: NeedsList, most: Fraction, scale: Fraction, slim: bool) -> NeedRow:
    need, standing = line.need, line.standing
    headline = _balanced_headline(needs.result)
    score = _headline(standing, headline) if standing else None
    bars = () if slim or standing is None else _bars(needs.view, standing, scale)
    flags = tuple(FlagWords(flag.kind.value, flag.sentence) for flag in line.flags)
    return NeedRow(
        rank=line.rank_label or "–",
        code=need.code,
        priority=need.priority.words.split(" ")[0] if need.priority else "",
        name=need.short_name,
        statement=shortened(need.statement, _LONGEST_STATEMENT),
        flags=() if slim else (*_remarks(line, needs), *flags),
        score=number(score) if score is not None else "",
        share=max(0.0, float(score / most)) if score and most > 0 else None,
        voters=number(standing.voters) if standing and standing.voters is not None else "",
        other=_other(standing, headline) if standing and not slim else "",
        bars=bars,
        bars_words=_bars_words(needs, standing) if bars and standing else "",
    )


def _other(standing: Standing, headline: bool) -> str:
    """The result that is not the headline, with its rank: ``"balanced 14.1, rank 6"``."""
    value = standing.score if headline else standing.balanced
    if not value or standing.other_rank is None:
        return ""
    return f"{'all equal' if headline else 'balanced'} {number(value)}, rank {standing.other_rank}"


def _remarks(line: ListedNeed, needs: NeedsList) -> list[FlagWords]:
    """What must be said of a line besides its flags."""
    need, standing = line.need, line.standing
    if need.required:
        reference = f": {need.required_reference}" if need.required_reference else ""
        return [FlagWords("required", f"Required{reference}. Never voted on.")]
    if needs.round is None or needs.result is None:
        return []
    if standing is None:
        return [FlagWords("note", f"Not on the ballot of round {needs.round.number}.")]
    remarks: list[FlagWords] = []
    if not standing.voted:
        remarks.append(FlagWords("note", f"No {needs.result.unit}, stays on the list."))
    if standing.verdict:
        remarks.append(FlagWords("note", f"{standing.verdict[0].upper()}{standing.verdict[1:]}."))
    if line.derived and line.derived != place_words(needs.result, standing):
        remarks.append(FlagWords("note", f"With merged needs put together (derived): {line.derived}."))
    if standing.need.short_name != need.short_name:
        remarks.append(FlagWords("note", f"On the ballot as “{standing.need.short_name}”."))
    return remarks


def _bars(view: ByGroup, standing: Standing, scale: Fraction) -> tuple[GroupBar, ...]:
    return tuple(
        GroupBar(column.label, column.mark, max(0.0, float(mean / scale)) if scale > 0 else 0.0)
        for column, mean in zip(view.columns, view.means(standing), strict=True)
    )


def _bars_words(needs: NeedsList, standing: Standing) -> str:
    """``"Dots per ballot: Students 0.5, Families 0.1."``."""
    means = zip(needs.view.columns, needs.view.means(standing), strict=True)
    words = _by_group_words(needs.result).capitalize() if needs.result else ""
    return f"{words}: {', '.join(f'{column.name} {float(mean):.1f}' for column, mean in means)}."
