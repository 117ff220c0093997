"""Decisions on findings: they hold while the items look as they were seen, and come back when they change."""

from dataclasses import replace
from uuid import UUID

import pytest

from charrette.domain.guard import RULES, Choice, Finding, Findings, Guard, Rule, Severity, guard
from charrette.domain.guard.facts import PlanFacts
from charrette.domain.guard.rule import checking
from charrette.domain.money import CostRange
from charrette.domain.plan.settlements import Settlement, Way
from tests.unit.two_departments import FACILITIES, TECHNOLOGY, TWICE, Bench, line, settled

TWICE_ID = "2:B-001+B-002"


def decided(bench: Bench, way: Way, **more: object) -> Settlement:
    """A decision on the double line as it is."""
    return settled(bench.findings().by_id[TWICE_ID], way, **more)


def under(bench: Bench, *settlements: Settlement) -> Findings:
    """The findings of a plan with decisions."""
    return replace(bench, plan={**bench.plan, "settlements": settlements}).findings()


def edited(bench: Bench, **more: object) -> Bench:
    """The second line edited."""
    first, second = bench.lines
    return replace(bench, lines=(first, replace(second, **more)))  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("way", [Way.KEEP_BOTH, Way.NOT_THE_SAME, Way.ACCEPT])
def test_a_decision_holds_while_the_items_stay(way: Way) -> None:
    found = under(TWICE, decided(TWICE, way))
    assert TWICE_ID not in {each.id for each in found.open}
    assert [each.id for each in found.settled] == [TWICE_ID]
    assert found.blocking == ()


def test_wording_leaves_a_decision_alone_and_an_amount_brings_it_back() -> None:
    decision = decided(TWICE, Way.KEEP_BOTH)
    assert under(edited(TWICE, description="Cat 6A"), decision).blocking == ()
    found = under(edited(TWICE, amount=CostRange(likely=200_000_00)), decision)
    finding = found.by_id[TWICE_ID]
    assert (finding.reopened, finding.settlement, finding.severity) == (True, decision, Severity.BLOCKS)
    assert "B-002 Technology $198,000 became B-002 Technology $200,000" in finding.explanation
    assert found.freed == 0


def test_a_decision_on_one_work_says_nothing_about_another() -> None:
    decision = decided(TWICE, Way.KEEP_BOTH)
    elsewhere = replace(TWICE, scope=(replace(TWICE.scope[0], space="Library"),))
    finding = under(elsewhere, decision).by_id[TWICE_ID]
    assert finding.reopened
    assert "became for library, data cabling, install" in finding.explanation


def test_what_was_removed_and_is_there_again_is_open_again() -> None:
    finding = under(TWICE, decided(TWICE, Way.KEEP_ONE, freed=5)).by_id[TWICE_ID]
    assert finding.reopened
    assert "it is there again" in finding.explanation


def test_a_decision_whose_finding_is_gone_stands_among_the_decided_with_its_freed_money() -> None:
    kept = decided(TWICE, Way.KEEP_ONE, freed=198_000_00, reason="Facilities bids it")
    alone = replace(TWICE, lines=TWICE.lines[:1], serves={"B-001": ("S-001",)})
    found = under(alone, kept)
    assert (found.freed, [each.id for each in found.settled]) == (198_000_00, [TWICE_ID])
    assert found.settled[0].explanation == "Facilities bids it"


def test_a_split_is_a_review_until_both_departments_confirm_it() -> None:
    share = decided(TWICE, Way.SHARE, split="Facilities pulls, Technology terminates")
    finding = under(TWICE, share).by_id[TWICE_ID]
    assert (finding.severity, finding.reopened) == (Severity.REVIEW, False)
    assert finding.explanation.endswith("Technology terminates. Is the split agreed?")
    one = replace(share, confirmed=(FACILITIES,))
    assert under(TWICE, one).by_id[TWICE_ID] in under(TWICE, one).open
    both = replace(share, confirmed=(FACILITIES, TECHNOLOGY))
    assert [each.id for each in under(TWICE, both).settled] == [TWICE_ID]


def test_a_split_that_was_confirmed_comes_back_when_a_line_changes_hands() -> None:
    share = decided(TWICE, Way.SHARE, split="half each", confirmed=(FACILITIES, TECHNOLOGY))
    finding = under(edited(TWICE, department_id=FACILITIES), share).by_id[TWICE_ID]
    assert (finding.reopened, finding.severity) == (True, Severity.BLOCKS)


def test_the_most_pressing_stand_first() -> None:
    found = replace(TWICE, plan={"scope_needs": ()}).findings()
    severities = [each.severity for each in found.open]
    assert severities == sorted(severities, key=list(Severity).index)
    assert found.counts()[Severity.BLOCKS] == len(found.blocking) == 1


def test_the_registry_has_nine_rules_with_words() -> None:
    assert [rule.number for rule in RULES] == list(range(1, 10))
    for rule in RULES:
        assert len(rule.title) > 10
        assert rule.words.endswith(".")


def test_a_new_rule_is_one_module() -> None:
    """What stands here is all there is to one: subjects, a check, a value."""

    def subjects(facts: PlanFacts) -> list[tuple[str, UUID]]:
        return [(each.code, each.id) for each in facts.lines.values() if "?" in each.description]

    def check(subject: tuple[str, UUID]) -> tuple[Finding, ...]:
        code, id_ = subject
        choices = (Choice(Way.ACCEPT, "Leave it open", asks="reason"),)
        title = f"{code} asks something"
        return (
            Finding(
                f"10:{code}", 10, Severity.REVIEW, title, "?", (code,), (id_,), choices=choices, seen=code
            ),
        )

    mine = Rule(
        10, "Lines do not ask", "A description is no question.", Severity.REVIEW, checking(subjects, check)
    )
    asking = edited(TWICE, description="Cat 6A or 6?")
    watching = Guard((*RULES, mine))
    assert "10:B-002" in watching.check(asking.made()).by_id
    assert "10:B-002" not in watching.check(TWICE.made()).by_id
    accepted = settled(guard(asking.made(), (mine,)).open[0], Way.ACCEPT)
    again = replace(asking, plan={"settlements": (accepted,)}).made()
    assert [each.id for each in watching.check(again).settled] == ["10:B-002"]


def test_a_watch_looks_at_each_subject_once_and_forgets_what_is_gone() -> None:
    looked: list[str] = []

    def check(subject: str) -> tuple[Finding, ...]:
        looked.append(subject)
        return ()

    rule = Rule(
        10, "t", "w", Severity.REVIEW,
        checking(lambda facts: [each.description for each in facts.lines.values()], check),
    )  # fmt: skip
    watching = Guard((rule,))
    for bench in (TWICE, TWICE, edited(TWICE, description="other"), TWICE):
        watching.check(bench.made())
    assert looked == ["Cabling of classrooms", "Category 6A drops", "other", "Category 6A drops"]


def test_a_line_without_department_has_nobody_to_confirm_but_the_other() -> None:
    bench = replace(TWICE, lines=(TWICE.lines[0], line("B-002", "Drops", 198_000, None)))
    share = decided(bench, Way.SHARE, split="half each", confirmed=(FACILITIES,))
    assert under(bench, share).blocking == ()
    assert [each.id for each in under(bench, share).settled] == [TWICE_ID]
