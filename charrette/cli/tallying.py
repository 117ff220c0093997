"""``charrette tally``."""

import argparse
from fractions import Fraction
from typing import Any

from charrette.cli.parser import METHOD_OPTIONS
from charrette.cli.run import print_json
from charrette.domain.methods import method_named
from charrette.domain.result import Result, Standing
from charrette.services.tallying import tally_file


def tally(chosen: argparse.Namespace) -> None:
    """Prints the ranks of a ballot file."""
    options = {name: value for name in METHOD_OPTIONS if (value := getattr(chosen, name)) is not None}
    if chosen.len_pos:
        options["len-pos"] = 1
    result = tally_file(chosen.file, chosen.method, options)
    if chosen.json:
        print_json(_whole(result))
        return
    title = method_named(chosen.method).title
    print(f"{title}: {_words(result.ballots)} ballots, {_words(result.points)} {result.unit}")
    width = max(len(result.measure), 4)
    print(f"rank  need        {result.measure.rjust(width)}  voters  balanced")
    for each in result.standings:
        columns = (each.need.code.ljust(10), _words(each.score).rjust(width), _words(each.voters).rjust(6))
        line = f"{each.rank_label.rjust(4)}  {'  '.join(columns)}  {_words(each.balanced).rjust(8)}"
        print(f"{line}  {_remark(each)}".rstrip())


def _remark(each: Standing) -> str:
    """The verdict, or that the pattern is split."""
    return "split pattern" if each.split else each.verdict


def _whole(result: Result) -> dict[str, Any]:
    return {
        "method": result.rules.method,
        "options": dict(result.rules.options),
        "ballots": _number(result.ballots),
        result.unit: _number(result.points),
        "groups": [
            {"label": each.group.label, "name": each.group.name, "ballots": _number(each.ballots)}
            for each in result.groups
        ],
        "ranks": [_standing(result, each) for each in result.standings],
    }


def _standing(result: Result, each: Standing) -> dict[str, Any]:
    found = {
        "need": each.need.code,
        "rank": each.rank,
        "tied": each.tied,
        "score": _number(each.score),
        "voters": _number(each.voters),
        "balanced": _number(each.balanced),
        "balanced_rank": each.other_rank,
        "by_group": {
            group.group.label: _number(cell.points)
            for group, cell in zip(result.groups, each.cells, strict=True)
        },
    }
    return found | _said(result, each)


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
            found = dict(zip(keys, map(_number, counts), strict=True))
            said[name] = {key: count for key, count in found.items() if count or len(keys) < 10}
    return said


def _number(value: Fraction | None) -> int | float | None:
    """A whole number as it is, a fraction as a decimal."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(value)


def _words(value: Fraction | None) -> str:
    found = _number(value)
    return "not known" if found is None else f"{found:.4g}" if isinstance(found, float) else str(found)
