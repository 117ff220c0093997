"""One line a ballot, for every kind of ballot."""

from uuid import UUID

import pytest

from charrette.domain.ballot_entry import content_in_words, entry_hint, entry_of, read_entry
from charrette.domain.errors import InvalidInputError
from charrette.domain.methods import METHODS, method_named
from tests.unit.vote import needs

NEEDS = needs(12)
LABELS = {"ST", "FA", "MS"}


def read(method: str, line: str, labels: set[str] = LABELS) -> tuple[str | None, dict[int, int]]:
    """The label, and what each need (by its number) got."""
    found = read_entry(method_named(method), line, NEEDS, labels)
    return found.label, {need_id.int - 1000: mark for need_id, mark in found.content.items()}


@pytest.mark.parametrize(
    ("method", "line", "label", "content"),
    [
        ("dots", "st 3 3 7", "ST", {3: 2, 7: 1}),
        ("approval", "st030711", "ST", {3: 1, 7: 1, 11: 1}),
        ("multivote", "1, 2; 12", None, {1: 1, 2: 1, 12: 1}),
        ("ngt", "fa 7 3 12", "FA", {7: 1, 3: 2, 12: 3}),
        ("moscow", "st mscw-m", "ST", {1: 3, 2: 2, 3: 1, 4: 0, 6: 3}),
        ("moscow", "M S w", None, {1: 3, 2: 2, 3: 0}),
        ("moscow", "ms cw", "MS", {1: 1, 2: 0}),
        ("moscow", "cs", None, {1: 1, 2: 2}),
        ("moscow", "st 3=m 12 = W", "ST", {3: 3, 12: 0}),
        ("fist", "st50-3", "ST", {1: 5, 2: 0, 4: 3}),
        ("fist", "0", None, {1: 0}),
        ("delphi", "fa 9 - 1", "FA", {1: 9, 3: 1}),
        ("gradients", "st8", "ST", {1: 8}),
        ("impact-effort", "st 42 - 35", "ST", {1: 42, 3: 35}),
        ("impact-effort", "4235", None, {1: 42, 2: 35}),
        ("impact-effort", "2=11, 3=55", None, {2: 11, 3: 55}),
        ("score", "", None, {}),
    ],
)
def test_a_line_is_a_ballot(method: str, line: str, label: str | None, content: dict[int, int]) -> None:
    assert read(method, line) == (label, content)


@pytest.mark.parametrize(
    ("method", "line", "words"),
    [
        ("approval", "st 3 3", "Need number 3 is marked twice"),
        ("ngt", "3 4 3", "Need number 3 is ranked twice"),
        ("ngt", "13", "no need number 13"),
        ("approval", "xx 3", "label XX"),
        ("approval", "st x", "two letters"),
        ("moscow", "st mx", "“x” is no answer here. There are: M, S, C, W, and - for none"),
        ("moscow", "xy m", "label XY"),
        ("fist", "st 6", "no answer here"),
        ("fist", "5" * 13, "13 answers for 12 needs"),
        ("fist", "13=5", "no need number 13"),
        ("fist", "3=5 3=4", "answered twice"),
        ("fist", "3=5 what", "“what” is no answer"),
        ("impact-effort", "4 2", "two digits from 1 to 5"),
        ("impact-effort", "46", "two digits from 1 to 5"),
    ],
)
def test_a_slip_is_said_in_words(method: str, line: str, words: str) -> None:
    with pytest.raises(InvalidInputError, match=words):
        read(method, line)


@pytest.mark.parametrize("method", sorted(METHODS))
def test_every_kind_has_a_hint(method: str) -> None:
    assert entry_hint(method_named(method)).startswith("Group’s two letters")


def test_ballots_are_read_back_and_said() -> None:
    contents = {
        "dots": ({3: 2, 7: 1}, "3 3 7", "N-003 ×2, N-007"),
        "ngt": ({7: 1, 3: 2}, "7 3", "1. N-007, 2. N-003"),
        "moscow": ({1: 3, 3: 0}, "m - w - - - - - - - - -", "N-001 Must, N-003 Won’t this time"),
        "impact-effort": ({2: 42}, "- 42 - - - - - - - - - -", "N-002 impact 4, effort 2"),
    }
    for method, (marks, line, words) in contents.items():
        content = {UUID(int=1000 + number): mark for number, mark in marks.items()}
        found = method_named(method)
        assert entry_of(found, content, NEEDS) == line
        assert content_in_words(found, content, NEEDS) == words
