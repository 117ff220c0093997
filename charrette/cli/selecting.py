"""``charrette select``."""

import argparse
from fractions import Fraction
from typing import Any

from charrette.cli.exact import figure
from charrette.cli.planning import amount_of
from charrette.cli.run import print_json
from charrette.domain.money import money_words, to_decimal
from charrette.domain.selections import LeftOut
from charrette.domain.selections.equal_shares import UTILITIES
from charrette.domain.wording import counted
from charrette.services.selecting import COMPLETIONS, FileChoice, SelectFile, select_file


def select(chosen: argparse.Namespace) -> None:
    """Prints which projects of a file its budget pays for."""
    budget = amount_of(chosen.budget) if chosen.budget is not None else None
    command = SelectFile(
        chosen.file,
        chosen.rule,
        budget,
        chosen.completion or "",
        chosen.utility or "",
        chosen.caps,
        chosen.threshold,
    )
    found = select_file(command)
    if chosen.json:
        print_json(_whole(found, chosen.rule))
        return
    for step in found.chosen.steps:
        print(" ".join(step.words.split()))
    spent, left = (_words(found, minor) for minor in (found.chosen.cost, found.chosen.left))
    print(f"{counted(len(found.chosen.needs), 'project')} for {spent}; {left} are left.")


def _words(found: FileChoice, minor: int) -> str:
    return money_words(minor, found.money.currency).strip()


def _amount(found: FileChoice, minor: int | None) -> int | float | None:
    """An amount in the file's units."""
    if minor is None:
        return None
    value = to_decimal(minor, found.money.currency)
    return int(value) if value == value.to_integral_value() else float(value)


def _whole(found: FileChoice, rule: str) -> dict[str, Any]:
    chosen = found.chosen
    return {
        "file": found.ballots.name,
        "rule": rule,
        "options": _options(found),
        "currency": found.money.currency or None,
        "budget": _amount(found, found.budget),
        "selected": [need.code for need in chosen.needs],
        "cost": _amount(found, chosen.cost),
        "left": _amount(found, chosen.left),
        "points": figure(Fraction(chosen.points)),
        "needs": [
            {
                "id": need.code,
                "name": need.name or need.code,
                "cost": _amount(found, need.cost),
                "points": figure(Fraction(need.points)),
                "voters": figure(Fraction(need.voters)),
            }
            for need in chosen.needs
        ],
        "left_out": [
            {
                "id": each.need.code,
                "why": _why(each),
                "reason": " ".join(each.reason.split()),
            }
            for each in chosen.left_out
        ],
        "steps": [" ".join(step.words.split()) for step in chosen.steps],
    }


def _why(each: LeftOut) -> str:
    """In one word: ``budget``, ``too-dear``, ``shares``."""
    return each.why.name.lower().replace("_", "-")


def _options(found: FileChoice) -> dict[str, Any]:
    """The options in the words of the command line."""
    said: dict[str, Any] = dict(found.options)
    if "raise" in said:
        raised = said.pop("raise")
        said["completion"] = next(name for name, value in COMPLETIONS.items() if value == raised)
        said["utility"] = UTILITIES[said["utility"]]
    return said
