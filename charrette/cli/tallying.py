"""``charrette tally``."""

import argparse
from fractions import Fraction
from typing import Any

from charrette.cli.run import print_json
from charrette.domain.methods import method_named
from charrette.domain.result import Result, Standing
from charrette.services.tallying import tally_file


def tally(chosen: argparse.Namespace) -> None:
    """Prints the ranks of a ballot file."""
    result = tally_file(chosen.file, chosen.method, chosen.dots, chosen.cap)
    if chosen.json:
        print_json(_whole(result))
        return
    print(
        f"{method_named(chosen.method).title}: {_words(result.ballots)} ballots, {_words(result.points)} {result.unit}"
    )
    print("rank  need        dots  voters  balanced")
    for each in result.standings:
        columns = (each.need.code.ljust(10), _words(each.score).rjust(4), _words(each.voters).rjust(6))
        print(f"{each.rank_label.rjust(4)}  {'  '.join(columns)}  {_words(each.balanced).rjust(8)}")


def _whole(result: Result) -> dict[str, Any]:
    return {
        "method": result.rules.method,
        "options": dict(result.rules.options),
        "ballots": _number(result.ballots),
        "dots": _number(result.points),
        "groups": [
            {"label": each.group.label, "name": each.group.name, "ballots": _number(each.ballots)}
            for each in result.groups
        ],
        "ranks": [_standing(result, each) for each in result.standings],
    }


def _standing(result: Result, each: Standing) -> dict[str, Any]:
    return {
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


def _number(value: Fraction | None) -> int | float | None:
    """A whole number as it is, a fraction as a decimal."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else float(value)


def _words(value: Fraction | None) -> str:
    found = _number(value)
    return "not known" if found is None else f"{found:g}"
