"""Rules 1 and 2: who answers for work, and work that is paid twice."""

from dataclasses import replace

import pytest

from charrette.domain.guard import Severity
from charrette.domain.plan.scope import Duty, DutyKind, Outsider, ScopeItem
from charrette.domain.plan.settlements import Way
from tests.unit.two_departments import (
    CABLING,
    FACILITIES,
    TECHNOLOGY,
    TWICE,
    Bench,
    id_of,
    item,
    line,
)  # fmt: skip


def duties(*given: tuple[DutyKind, object]) -> tuple[Duty, ...]:
    return tuple(
        Duty(kind, outsider=party) if isinstance(party, Outsider) else Duty(kind, party)  # pyright: ignore[reportArgumentType]
        for kind, party in given
    )


A, R, C = DutyKind.ACCOUNTABLE, DutyKind.RESPONSIBLE, DutyKind.CONSULTED


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (((A, TECHNOLOGY), (R, FACILITIES)), {}),
        (((A, TECHNOLOGY), (R, Outsider.CONTRACTOR)), {}),
        (((A, TECHNOLOGY), (A, FACILITIES), (R, FACILITIES)), {"1:S-001:accountable": Severity.BLOCKS}),
        (((R, FACILITIES),), {"1:S-001:accountable": Severity.WARNS}),
        (((A, TECHNOLOGY), (C, FACILITIES)), {"1:S-001:responsible": Severity.WARNS}),
        ((), {"1:S-001:accountable": Severity.WARNS, "1:S-001:responsible": Severity.WARNS}),
    ],
)
def test_one_department_answers_and_somebody_does_it(
    given: tuple[tuple[DutyKind, object], ...], expected: dict[str, Severity]
) -> None:
    bench = Bench((replace(CABLING, duties=duties(*given)),))
    found = bench.of_rule(1)
    assert {id_: each.severity for id_, each in found.items()} == expected
    assert all(each.items == ("S-001",) and each.subjects == (CABLING.id,) for each in found.values())


def test_two_who_answer_are_named_and_cannot_be_accepted() -> None:
    both = replace(CABLING, duties=duties((A, FACILITIES), (A, TECHNOLOGY), (R, TECHNOLOGY)))
    (finding,) = Bench((both,)).of_rule(1).values()
    assert "Facilities and Technology are both accountable" in finding.explanation
    assert finding.choices == ()
    three = replace(both, duties=(*both.duties, Duty(A, id_of("N-001"))))
    (finding,) = Bench((three,)).of_rule(1).values()
    assert "are all accountable for it: then nobody is. Choose one." in finding.explanation


def test_one_scope_item_on_two_lines_blocks_with_both_side_by_side() -> None:
    (finding,) = TWICE.of_rule(2).values()
    assert (finding.id, finding.severity) == ("2:B-001+B-002", Severity.BLOCKS)
    assert finding.items == ("B-001", "B-002")
    assert finding.amount == 410_000_00
    assert finding.sides[0] == "B-001, Facilities: Cabling of classrooms, $212,000"
    assert finding.explanation == (
        "S-001: Facilities $212,000 (B-001) and Technology $198,000 (B-002) pay for the same work."
    )


def test_choices_say_what_will_happen() -> None:
    (finding,) = TWICE.of_rule(2).values()
    first, second = (each for each in finding.choices if each.way is Way.KEEP_ONE)
    assert first.words == "Keep Facilities, release $198,000"
    assert (first.keep, first.drops, first.frees) == (id_of("B-001"), (id_of("B-002"),), 198_000_00)
    assert second.words == "Keep Technology, release $212,000"
    assert {each.way for each in finding.choices} == {
        Way.KEEP_ONE, Way.MERGE, Way.SHARE, Way.NOT_THE_SAME, Way.DROP, Way.KEEP_BOTH,
    }  # fmt: skip


def test_two_lines_of_one_department_are_named_by_their_codes() -> None:
    lines = (line("B-001", "Cables", 10), line("B-002", "Drops", 20))
    (finding,) = replace(TWICE, lines=lines).of_rule(2).values()
    assert finding.choices[0].words == "Keep B-001, release $20"


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (item("S-002", " classrooms", "DATA  cabling", "install"), True),
        (item("S-002", "Library", "Data cabling", "install"), False),
        (item("S-002", "Classrooms", "Wireless", "install"), False),
        (item("S-002", "Classrooms", "Data cabling", "maintain"), False),
    ],
)
def test_the_same_work_under_two_scope_items_is_the_same_work(other: ScopeItem, same: bool) -> None:
    bench = replace(TWICE, scope=(CABLING, other), serves={"B-001": ("S-001",), "B-002": ("S-002",)})
    assert set(bench.of_rule(2)) == ({"2:B-001+B-002"} if same else set())


def test_of_two_scope_items_for_the_same_work_the_kept_line_serves_both() -> None:
    scope = (
        CABLING,
        replace(item("S-002", "Classrooms", "Data cabling", "install")),
        item("S-003", "Gym", "Phones"),
    )
    serves = {"B-001": ("S-001",), "B-002": ("S-002", "S-003")}
    (finding,) = replace(TWICE, scope=scope, serves=serves).of_rule(2).values()
    assert finding.choices[0].moves == (id_of("S-002"),)


def test_one_line_under_two_scope_items_of_the_same_work_is_paid_once() -> None:
    scope = (CABLING, item("S-002", "Classrooms", "Data cabling", "install"))
    bench = replace(TWICE, scope=scope, lines=TWICE.lines[:1], serves={"B-001": ("S-001", "S-002")})
    assert bench.of_rule(2) == {}


def test_three_lines_are_three_pairs_and_very_many_are_one_finding() -> None:
    def of(count: int) -> set[str]:
        lines = tuple(line(f"B-{n:03d}", f"Part {n}", n) for n in range(1, count + 1))
        return set(replace(TWICE, lines=lines, serves={each.code: ("S-001",) for each in lines}).of_rule(2))

    assert of(3) == {"2:B-001+B-002", "2:B-001+B-003", "2:B-002+B-003"}
    assert of(40) == {"2:S-001:lines"}
