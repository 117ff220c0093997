"""What the text rule finds in a plan of two departments whose overlaps and look-alikes are known, and in real texts."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.planted import Departments, departments
from charrette.domain.similarity import ALIKE, SimilarTexts, similar, similar_pairs

SAME = {
    ("12", "75"): True,
    ("2", "74"): True,
    ("0", "73"): True,
    ("91", "97"): True,
    ("98", "99"): True,
    ("133", "136"): True,
    ("132", "137"): False,
    ("43", "44"): False,
}
"""Pairs of what people want of housing that are suggested, and whether they mean the same, judged by hand."""

POLIS = Path(__file__).resolve().parents[3] / "shared" / "data" / "polis"


@pytest.fixture(scope="module")
def plan() -> Departments:
    """The planted plan."""
    return departments()


def found_in(plan: Departments) -> set[tuple[str, str]]:
    """The pairs of lines that are suggested across the departments."""
    texts = {line.key: line.description for line in plan.lines}
    sides = {line.key: line.department for line in plan.lines}
    return {(pair.first, pair.second) for pair in similar_pairs(texts, sides)}


def test_the_plan_is_of_real_size_and_the_same_at_every_call(plan: Departments) -> None:
    sizes = [len(part) for part in (plan.scopes, plan.lines, plan.overlaps, plan.look_alikes)]
    assert sizes == [300, 500, 40, 60]
    assert Counter(gap.kind for gap in plan.gaps) == {"no line": 10, "no rough-in": 10}
    assert plan == departments()
    assert departments(1200).lines[:500] == plan.lines


def test_only_overlaps_stand_twice_in_the_scope(plan: Departments) -> None:
    line = {each.key: each for each in plan.lines}
    overlapping = {frozenset((line[pair.first].scope, line[pair.second].scope)) for pair in plan.overlaps}
    assert sum(len(scopes) == 1 for scopes in overlapping) == 10
    by_place: dict[tuple[str, str, str], set[str]] = {}
    for scope in plan.scopes:
        by_place.setdefault((scope.space, scope.system, scope.action), set()).add(scope.key)
    assert {frozenset(keys) for keys in by_place.values() if len(keys) > 1} < overlapping


def test_planted_gaps_are_gaps(plan: Departments) -> None:
    served = {line.scope for line in plan.lines}
    scope = {each.key: each for each in plan.scopes}
    for gap in plan.gaps:
        if gap.kind == "no line":
            assert gap.scope not in served
            continue
        actions = {each.action for each in plan.scopes if each.space == scope[gap.scope].space}
        assert actions == {"install"}


def test_most_overlaps_are_found_by_their_words_alone(plan: Departments) -> None:
    found = found_in(plan)
    kinds = Counter(pair.kind for pair in plan.overlaps if (pair.first, pair.second) in found)
    assert kinds == {"abbreviation": 7, "typing error": 6, "word order": 7, "longer": 6, "own words": 1}


def test_look_alikes_are_what_the_words_alone_cannot_tell_apart(plan: Departments) -> None:
    found = found_in(plan)
    alike = Counter(pair.kind for pair in plan.look_alikes if (pair.first, pair.second) in found)
    assert alike.total() <= 22
    assert len(found) - 27 - alike.total() <= 6


def statements() -> dict[str, str]:
    """What people wrote, by survey and number."""
    texts: dict[str, str] = {}
    for path in sorted(POLIS.glob("*/comments.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            texts |= {
                f"{path.parent.name} {row['comment-id']}": row["comment-body"] for row in csv.DictReader(file)
            }
    return texts


@pytest.mark.skipif(not POLIS.exists(), reason="the real statements are not here")
def test_no_pair_of_real_statements_is_lost_by_comparing_fewer() -> None:
    texts = statements()
    index = SimilarTexts(texts)
    keys = sorted(texts)
    alike = {
        (one, other)
        for at, one in enumerate(keys)
        for other in keys[at + 1 :]
        if index.score(one, other) >= ALIKE
    }
    assert len(alike) > 20
    assert {(pair.first, pair.second) for pair in index.pairs()} == alike


@pytest.mark.skipif(not POLIS.exists(), reason="the real statements are not here")
def test_most_real_statements_that_are_suggested_mean_the_same() -> None:
    texts = {
        key: text
        for key, text in statements().items()
        if not text.strip().startswith(("I ", "My ", "Are you"))
    }
    found = {
        tuple(sorted((pair.first.split()[1], pair.second.split()[1]), key=int)) for pair in similar(texts)
    }
    assert found == SAME.keys()
    assert sum(SAME.values()) / len(SAME) >= 0.75
