"""``charrette tally``."""

import argparse
import re
from fractions import Fraction
from typing import Any

from charrette.cli.exact import exactly, figure, text_table, words
from charrette.cli.run import print_json
from charrette.cli.vote_words import METHOD_OPTIONS
from charrette.domain.criteria import Criterion
from charrette.domain.errors import InvalidInputError
from charrette.domain.result import Result, Standing
from charrette.domain.rounds import Headline
from charrette.domain.small_groups import FACILITATOR_LEAST, ByGroup, by_group
from charrette.services.tallying import FileRound, VoteFile, tally_file

_NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9}|/0*[1-9][0-9]{0,8})?")
_NOT_EXACT = {"pairwise"}


def vote_file(chosen: argparse.Namespace) -> VoteFile:
    """What was typed, as what is to be counted."""
    options = {name: value for name in METHOD_OPTIONS if (value := getattr(chosen, name)) is not None}
    if chosen.ngt_points is not None:
        options["len-pos"] = int(chosen.ngt_points == "len-pos")
    return VoteFile(
        chosen.file,
        chosen.method or "",
        options,
        dict(_pair(each, "--influence ST=2") for each in chosen.influence or ()),
        chosen.group_column or "",
        Headline(chosen.headline) if chosen.headline else None,
        tuple(_criterion(each) for each in chosen.criterion or ()),
    )


def _pair(written: str, example: str) -> tuple[str, Fraction]:
    name, equals, number = written.rpartition("=")
    if not equals or not name.strip() or _NUMBER.fullmatch(number.strip()) is None:
        raise InvalidInputError(f"“{written}” is no name with a number.", "", f"Write it like {example}.")
    return name.strip(), Fraction(number.strip())


def _criterion(written: str) -> Criterion:
    if "=" not in written:
        return Criterion(written)
    name, weight = _pair(written.replace("=-", "=", 1), "--criterion Safety=3")
    if not weight:
        raise InvalidInputError(f"“{written}”: a criterion's weight is above 0.")
    return Criterion(name, weight=weight, cost="=-" in written)


def tally(chosen: argparse.Namespace) -> None:
    """Prints the ranks of a file of votes."""
    found, result = tally_file(vote_file(chosen))
    if chosen.json:
        print_json(_whole(found, result))
        return
    total = f", {words(result.points)} {result.unit}" if result.points and result.unit != "ballots" else ""
    print(f"{found.method.title}: {words(result.ballots)} ballots{total}")
    print(f"{found.method.rules_in_words(result.rules)}. Ranked by the {result.rules.headline.value} result.")
    rows = [("rank", "need", "", result.measure, "voters", "balanced", "")]
    rows += [_row(each) for each in result.standings]
    print(text_table(rows, frozenset((1, 2, 6))))


def _row(each: Standing) -> tuple[str, ...]:
    name = each.need.short_name if each.need.short_name != each.need.code else ""
    short = name if len(name) <= 40 else f"{name[:39]}…"
    remark = "split pattern" if each.split else each.verdict
    numbers = (words(each.score), words(each.voters), words(each.balanced))
    return (each.rank_label, each.need.code, short, *numbers, remark)


def rules_said(found: FileRound) -> dict[str, Any]:
    """The rules of a count, for JSON."""
    return {
        "words": found.method.rules_in_words(found.rules),
        "headline": found.rules.headline.value,
        "options": {name: value for name, value in found.rules.options.items() if name != "len-pos"}
        | ({"ngt_points": _ngt_points(found)} if found.method.name == "ngt" else {}),
        "influence": {group.name: figure(group.influence) for group in found.rules.groups},
    }


def _ngt_points(found: FileRound) -> str:
    return "len-pos" if found.rules.options.get("len-pos") else "k-pos"


def _whole(found: FileRound, result: Result) -> dict[str, Any]:
    view = by_group(result, FACILITATOR_LEAST)
    return {
        "file": found.ballots.name,
        "method": found.method.name,
        "rules": rules_said(found),
        "votes": found.ballots.holds,
        "ballots": figure(result.ballots),
        "unit": result.unit,
        "measure": result.measure,
        "total": figure(result.points),
        "groups": [{"name": each.group.name, "ballots": figure(each.ballots)} for each in result.groups],
        "groups_note": view.hidden or view.note,
        "needs": [_standing(found, result, view, each) for each in result.standings],
        "winners": [
            each.need.code
            for each in sorted(result.standings, key=lambda each: each.need.position)
            if each.rank == 1
        ],
    }


def _standing(found: FileRound, result: Result, view: ByGroup, each: Standing) -> dict[str, Any]:
    exact = found.method.name not in _NOT_EXACT
    balanced = result.rules.headline is Headline.BALANCED and each.balanced is not None
    ranks = (each.other_rank, each.rank) if balanced else (each.rank, each.other_rank)
    return (
        {"id": each.need.code, "name": each.need.short_name, "rank": each.rank, "tied": each.tied}
        | exactly("score", each.balanced if balanced else each.score, exact=exact)
        | {"voters": figure(each.voters)}
        | exactly("raw", each.score, exact=exact)
        | {"raw_rank": ranks[0]}
        | exactly("balanced", each.balanced, exact=exact)
        | {"balanced_rank": ranks[1]}
        | {"by_group": _by_group(view, each)}
        | _said(result, each)
    )


def _by_group(view: ByGroup, each: Standing) -> dict[str, Any]:
    """Support by group, small groups joined."""
    return {
        column.name: figure(cell.points) for column, cell in zip(view.columns, view.cells(each), strict=True)
    }


def _said(result: Result, each: Standing) -> dict[str, Any]:
    """What only some methods have: verdicts, answers by level, split patterns."""
    said: dict[str, Any] = {}
    if result.levels or each.verdict:
        said["verdict"] = each.verdict or None
    if result.rules.method == "ngt":
        said["split"] = each.split
    if result.levels:
        keys = [level.key for level in result.levels]
        for name, counts in (("answers", each.counts), ("answers_balanced", each.balanced_counts)):
            found = dict(zip(keys, map(figure, counts), strict=True))
            said[name] = {key: count for key, count in found.items() if count or len(keys) < 10}
    return said
