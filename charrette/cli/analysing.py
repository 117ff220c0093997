"""``charrette agreement`` and ``charrette stability``."""

import argparse
from itertools import pairwise
from typing import Any

from charrette.cli.exact import exactly, figure, text_table, words
from charrette.cli.run import print_json
from charrette.cli.tallying import rules_said, vote_file
from charrette.domain.agreement import NeedAgreement
from charrette.domain.agreement import agreement as agreement_of
from charrette.domain.errors import InvalidInputError
from charrette.domain.result import Result, Standing
from charrette.domain.stability import Stability
from charrette.domain.stability import stability as stability_of
from charrette.services.tallying import FileRound, person_by_person, tally_file

_MOST_DRAWN = 100_000


def agreement(chosen: argparse.Namespace) -> None:
    """Prints how far the people of a file agree."""
    counted, result = tally_file(vote_file(chosen))
    found = agreement_of(result, person_by_person(counted).profile)
    if chosen.json:
        needs = [_agreed(each, found.of(each.need.need_id)) for each in result.standings]
        overall = {"kendall_w": found.kendall_w, "krippendorff_alpha": found.alpha, "words": found.words}
        print_json(_head(counted, result) | {"needs": needs} | overall)
        return
    rows: list[tuple[str, ...]] = [("rank", "need", "", "polarisation", "A", "gap", "consensus", "")]
    for each in result.standings:
        of = found.of(each.need.need_id)
        if of is not None:
            apart = f"{of.widest[0]} more than {of.widest[1]}" if of.widest and of.gap else ""
            numbers = map(words, (of.polarisation, of.consensus_a, of.gap, of.consensus))
            rows.append((each.rank_label, each.need.code, _short(each), *numbers, apart))
    print(text_table(rows, frozenset((1, 2, 7))))
    print(found.words)


def _agreed(standing: Standing, found: NeedAgreement | None) -> dict[str, Any]:
    said: dict[str, Any] = _named(standing)
    if found is None:
        return said
    for name in ("polarisation", "consensus_a", "gap", "consensus"):
        said |= exactly(name, getattr(found, name))
    return said | {"groups_apart": list(found.widest) if found.widest else None}


def stability(chosen: argparse.Namespace) -> None:
    """Prints how firm the ranks of a file are."""
    if not 1 <= chosen.replicates <= _MOST_DRAWN:
        raise InvalidInputError(f"--replicates is a number from 1 to {_MOST_DRAWN:,}.")
    if chosen.seed < 0:
        raise InvalidInputError("--seed is 0 or more.")
    counted, result = tally_file(vote_file(chosen))
    profile = person_by_person(counted).profile
    found = stability_of(counted.rules, profile, seed=chosen.seed, replicates=chosen.replicates)
    if chosen.json:
        print_json(_head(counted, result) | _firm(result, found))
        return
    rows = [("rank", "need", "", "5 % to 95 %", "median")]
    for each in result.standings:
        of = found.of(each.need.need_id)
        if of is not None:
            places = f"{of.low} to {of.high}" if of.low != of.high else str(of.low)
            rows.append((each.rank_label, each.need.code, _short(each), places, str(of.median)))
    if len(rows) > 1:
        print(text_table(rows, frozenset((1, 2))))
    print(found.words)


def _firm(result: Result, found: Stability) -> dict[str, Any]:
    codes = {each.need.need_id: each.need.code for each in result.standings}
    order = [each.need.code for each in result.standings]
    places = {of.need: {"low": of.low, "high": of.high, "median": of.median} for of in found.needs}
    unknown = dict.fromkeys(("low", "high", "median"))
    beats = zip(pairwise(order), found.beats, strict=False)
    return {
        "seed": found.seed,
        "replicates": found.replicates,
        "needs": [_named(each) | places.get(each.need.need_id, unknown) for each in result.standings],
        "tiers": [[codes[need] for need in tier] for tier in found.tiers],
        "confidence": [{"first": one, "second": two, "share": share} for (one, two), share in beats],
        "jackknife": [
            {"group": each.name, "ballots": each.ballots, "changing": each.changing, "top": each.top}
            for each in found.jackknife
        ],
        "words": found.words,
    }


def _head(counted: FileRound, result: Result) -> dict[str, Any]:
    return {
        "file": counted.ballots.name,
        "method": counted.method.name,
        "rules": rules_said(counted),
        "votes": counted.ballots.holds,
        "ballots": figure(result.ballots),
    }


def _named(each: Standing) -> dict[str, Any]:
    return {"id": each.need.code, "name": each.need.short_name, "rank": each.rank}


def _short(each: Standing) -> str:
    name = each.need.short_name if each.need.short_name != each.need.code else ""
    return name if len(name) <= 40 else f"{name[:39]}…"
