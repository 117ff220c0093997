"""What a room agrees on, where it differs, and the words prepared for a minority report."""

from collections.abc import Sequence
from fractions import Fraction

import pytest

from charrette.domain.agreement import Agreement, agreement
from charrette.domain.methods import METHODS
from charrette.domain.minority import draft_report, draft_reports, what_agrees, what_differs
from charrette.domain.profile import profile_of
from charrette.domain.result import Result
from charrette.domain.rounds import Headline
from tests.unit.vote import needs
from tests.unit.what_if_votes import NAMES, ballots_of, need_id, room, rules_of


def vote(
    method: str,
    groups: Sequence[int],
    contents: Sequence[dict[int, int]],
    *,
    count: int = 4,
    headline: Headline = Headline.RAW,
    least: int = 3,
) -> tuple[Result, Agreement]:
    """A result and its agreement."""
    rules = rules_of(method, max(groups) + 1, headline=headline)
    profile = profile_of(rules, needs(count), ballots_of(groups, contents))
    result = METHODS[method].tally(rules, profile)
    return result, agreement(result, profile, least=least)


def test_the_report_of_a_disputed_need_gives_means_place_and_flags():
    """Five of AA give N-004 three dots each, ten of BB give it none."""
    contents = [{4: 3, 1: 2}] * 5 + [{1: 3, 2: 1, 3: 1}] * 9 + [{1: 3, 2: 1, 3: 1, 4: 1}]
    result, agreed = vote("dots", [0] * 5 + [1] * 10, contents, count=9)
    draft = draft_report(result, need_id(4))
    assert draft
    assert draft.by == "Group AA"
    assert draft.text.startswith(
        "Group AA gave N-004 3 dots a ballot, the room 1.07. It is 2nd of 9 by the vote."
    )
    assert "Least in favour: Group BB, 0.1." in draft.text
    assert "Uneven support: chosen by Group AA, little by Group BB." in draft.text
    assert [each.code for each in draft_reports(result, agreed)] == ["N-002", "N-003", "N-004"]
    assert [each.code for each in what_differs(result, agreed)] == ["N-002", "N-003", "N-004"]


def test_what_agrees_stands_first_for_every_group():
    contents = [{1: 3, 2: 1}] * 5 + [{1: 2, 3: 3}] * 6
    result, agreed = vote("dots", [0] * 5 + [1] * 6, contents, count=8)
    assert [(each.code, each.words) for each in what_agrees(result, agreed)] == [
        ("N-001", "N-001 Need 1: in the first quarter for each group (Group AA and Group BB).")
    ]


def test_with_levels_half_of_every_group_agrees():
    contents = [{1: 5, 2: 5, 3: 1}] * 5 + [{1: 4, 2: 1, 3: 2}] * 6
    result, agreed = vote("score", [0] * 5 + [1] * 6, contents)
    assert [each.code for each in what_agrees(result, agreed)] == ["N-001"]
    assert [each.code for each in what_differs(result, agreed)] == ["N-002"]
    draft = draft_report(result, need_id(2))
    assert draft
    assert draft.text == (
        "Group AA answered 5 on average for N-002, the room 2.82 (1: least, 5: most). It is 2nd of 4 by the vote. "
        "Least in favour: Group BB, 1. Divides the room: Group AA agree, Group BB do not."
    )


def test_with_gradients_the_nearest_to_endorsement_is_in_favour():
    contents = [{1: 8}] * 5 + [{1: 1}] * 6
    result, _ = vote("gradients", [0] * 5 + [1] * 6, contents, count=2)
    draft = draft_report(result, need_id(1))
    assert draft
    assert draft.by == "Group BB"
    assert "By the vote it is not agreed: veto." in draft.text


@pytest.mark.parametrize("name", NAMES)
def test_every_method_has_words(name: str):
    rules, profile = room(name, 9, headline=Headline.BALANCED)
    result = METHODS[name].tally(rules, profile)
    drafts = [draft_report(result, need.need_id) for need in profile.needs]
    assert any(drafts)
    for draft in drafts:
        assert draft is None or draft.text.endswith(".")
    assert all(each.words.endswith(".") for each in what_differs(result, agreement(result, profile)))


def test_small_groups_are_spoken_of_only_together():
    """AA has four ballots, BB five: the facilitator sees both, the public neither of them alone."""
    contents = [{1: 3}] * 4 + [{2: 3}] * 5 + [{3: 3}] * 6
    groups = [0] * 4 + [1] * 5 + [2] * 6
    result, agreed = vote("dots", groups, contents)
    assert draft_report(result, need_id(1), least=3)
    public = [draft_report(result, need_id(number), least=5) for number in (1, 2, 3)]
    assert all(each is None or each.by == "Group CC" for each in public)
    said = [each.words for each in what_differs(result, agreed, least=5)]
    assert not any("Group AA" in words or "Group BB" in words for words in said)
    _, shown = vote("dots", groups, contents, least=5)
    assert all(each.gap is None for each in shown.needs)  # one stakeholder group is left
    assert all(each.widest is None for each in shown.needs)


def test_one_group_has_no_gap_and_no_report():
    result, agreed = vote("dots", [0] * 6, [{1: 3}, {2: 3}] * 3)
    assert all(each.gap is None and each.consensus is None for each in agreed.needs)
    assert what_agrees(result, agreed) == ()
    assert draft_reports(result, agreed) == ()
    assert draft_report(result, need_id(99)) is None


def test_the_gap_and_the_consensus_are_those_of_polis():
    """Of AA four of five, of BB one of six: (1+4)/(2+5) and (1+1)/(2+6)."""
    contents = [{1: 1}] * 4 + [{2: 1}] + [{1: 1}] + [{2: 1}] * 5
    _, agreed = vote("approval", [0] * 5 + [1] * 6, contents)
    found = agreed.of(need_id(1))
    assert found
    assert found.gap == Fraction(5, 7) - Fraction(2, 8)
    assert found.consensus == Fraction(5, 7) * Fraction(2, 8)
    assert found.widest == ("Group AA", "Group BB")
    assert found.polarisation is None


def test_polarisation_and_a_of_answers_at_both_ends():
    _, agreed = vote("score", [0] * 6, [{1: 1, 2: 3}, {1: 5, 2: 3}] * 3)
    ends, same = agreed.of(need_id(1)), agreed.of(need_id(2))
    assert ends
    assert same
    assert (ends.polarisation, ends.consensus_a) == (1, -1)
    assert (same.polarisation, same.consensus_a) == (0, 1)
    assert agreed.kendall_w is None


def test_rankings_have_a_w_and_all_others_an_alpha():
    ranked = [{1: 1, 2: 2, 3: 3, 4: 4}] * 5
    _, agreed = vote("borda", [0] * 5, ranked)
    assert agreed.kendall_w == pytest.approx(1)
    assert agreed.alpha is None
    assert "5 rankings agree unusually strongly" in agreed.words
    _, agreed = vote("dots", [0] * 5, [{1: 2, 2: 1}] * 5)
    assert agreed.alpha == pytest.approx(1)
    assert agreed.kendall_w is None


def test_two_ballots_are_too_few_to_say_how_alike_they_are():
    _, agreed = vote("dots", [0] * 2, [{1: 2, 2: 1}] * 2)
    assert (agreed.kendall_w, agreed.alpha) == (None, None)
    assert "Too few ballots" in agreed.words
