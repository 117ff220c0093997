"""Rule 9 and what voids a sign-off: amount, source, scope or owner, not the wording."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from charrette.domain.guard import Severity
from charrette.domain.money import CostRange
from charrette.domain.plan.scope import Responsibility
from charrette.domain.plan.settlements import SignedBy, SignOff
from charrette.domain.plan.signing import SignState, sign_off_states, signable, signing_departments
from charrette.domain.project import Department
from charrette.domain.snapshot import ProjectSnapshot
from tests.unit.two_departments import (
    BOND,
    BOND_SOURCE,
    FACILITIES,
    NOON,
    PROJECT,
    TECHNOLOGY,
    TWICE,
    Bench,
    item,
    line,
)

PLAN = Bench(
    (*TWICE.scope, item("S-002", "Gym", "Displays")),
    (TWICE.lines[0], line("B-002", "Displays", 40_000)),
    {"B-001": ("S-001",), "B-002": ("S-002",)},
)


def signed_by(bench: Bench, *departments: UUID) -> tuple[SignOff, ...]:
    """Signatures on the plan as it is."""
    seen = signable(bench.made())
    return tuple(
        SignOff(UUID(int=60 + n), PROJECT, each, NOON, SignedBy.PAGE, "Rosa Diaz", 1, seen)
        for n, each in enumerate(departments)
    )


def after(before: Bench, now: Bench) -> ProjectSnapshot:
    """A plan that Facilities signed before it was edited."""
    signatures = signed_by(before, FACILITIES)
    return replace(now, plan={**now.plan, "sign_offs": signatures}).made()


def facilities(snapshot: ProjectSnapshot) -> tuple[SignState, list[tuple[str, str]]]:
    """The state of Facilities and the edits that voided it."""
    state = sign_off_states(snapshot)[0]
    assert state.department == "Facilities"
    return state.state, [(edit.code, edit.words) for edit in state.edits]


def edited(**more: Any) -> Bench:
    """The displays edited."""
    return replace(PLAN, lines=(PLAN.lines[0], replace(PLAN.lines[1], **more)))


@pytest.mark.parametrize(
    "now",
    [
        edited(description="Interactive displays"),
        edited(note="Two a room", buy_by="2029-01-01"),
        replace(PLAN, scope=(replace(PLAN.scope[0], title="Cables", note="x"), PLAN.scope[1])),
        replace(PLAN, sources=(replace(BOND_SOURCE, name="Measure B"),)),
        replace(
            PLAN,
            snapshot={
                "departments": (
                    Department(FACILITIES, PROJECT, "Facilities", 0),
                    Department(TECHNOLOGY, PROJECT, "Information technology", 1),
                )
            },
        ),
    ],
    ids=["description", "note and day", "title", "source renamed", "department renamed"],
)
def test_wording_voids_nothing(now: Bench) -> None:
    assert facilities(after(PLAN, now)) == (SignState.SIGNED, [])


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (edited(amount=CostRange(likely=38_000_00)), "amount from $40,000 to $38,000"),
        (edited(amount=CostRange(38_000_00, 40_000_00)), "low amount from none to $38,000"),
        (edited(department_id=FACILITIES), "owner from Technology to Facilities"),
        (edited(department_id=None), "owner from Technology to nobody"),
        (
            replace(PLAN, serves={"B-001": ("S-001",), "B-002": ("S-001", "S-002")}),
            "scope from S-002 to S-001 and S-002",
        ),
        (replace(PLAN, paid={"B-002": {}}), "sources from Bond $40,000 to none"),
    ],
)
def test_amount_owner_scope_and_source_void_it_and_are_told(now: Bench, words: str) -> None:
    paid = {"B-002": {BOND: 40_000_00}}
    now = now if now.paid else replace(now, paid=paid)
    assert facilities(after(PLAN, now)) == (SignState.VOIDED, [("B-002", words)])


def test_the_scope_item_itself_counts_too() -> None:
    moved = replace(PLAN.scope[1], space="Library", responsibility=Responsibility.OFOI)
    state, edits = facilities(after(PLAN, replace(PLAN, scope=(PLAN.scope[0], moved))))
    assert state is SignState.VOIDED
    assert edits == [
        ("S-002", "scope from gym, displays, furnish to library, displays, furnish; code from none to OFOI")
    ]


def test_new_and_removed_items_void_it() -> None:
    more = replace(PLAN, lines=(*PLAN.lines, line("B-003", "More", 5)))
    assert facilities(after(PLAN, more))[1] == [("B-003", "is new")]
    assert facilities(after(more, PLAN))[1] == [("B-003", "was removed")]


def test_who_signs_has_a_line_or_answers_for_scope() -> None:
    assert signing_departments(PLAN.made()) == (FACILITIES, TECHNOLOGY)
    lines_of_one = replace(PLAN, scope=(), lines=PLAN.lines[:1], serves={})
    assert signing_departments(lines_of_one.made()) == (FACILITIES,)
    assert signing_departments(replace(PLAN, lines=(), serves={}).made()) == (TECHNOLOGY,)


def test_a_voided_sign_off_warns_and_says_which_edit() -> None:
    snapshot = after(PLAN, edited(amount=CostRange(likely=1_00)))
    bench = replace(edited(amount=CostRange(likely=1_00)), plan={"sign_offs": snapshot.planned.sign_offs})
    found = bench.of_rule(9)
    assert found["9:Facilities"].severity is Severity.WARNS
    assert "B-002: amount from $40,000 to $1" in found["9:Facilities"].explanation
    assert found["9:Technology"].severity is Severity.REVIEW


def test_nobody_is_asked_before_somebody_signed() -> None:
    assert PLAN.of_rule(9) == {}
    one = replace(PLAN, plan={"sign_offs": signed_by(PLAN, FACILITIES)})
    assert set(one.of_rule(9)) == {"9:Technology"}
    both = replace(PLAN, plan={"sign_offs": signed_by(PLAN, FACILITIES, TECHNOLOGY)})
    assert both.of_rule(9) == {}


def test_states_in_words() -> None:
    words = [each.words for each in sign_off_states(after(PLAN, edited(department_id=None)))]
    assert words == ["Facilities: voided by an edit to B-002", "Technology: not signed"]
