"""Signing: refused while something blocks, by a page or by a PIN, voided by a later edit."""

from dataclasses import replace

import pytest

from charrette.domain.errors import InvalidInputError
from charrette.domain.money import CostRange
from charrette.domain.plan.settlements import SignedBy, SignOff
from charrette.domain.plan.signing import SignState, sign_off_states
from charrette.domain.project import Project
from charrette.services import budget, settling, signing
from charrette.store.library import Library
from tests.services.scenarios import Room, furnished
from tests.services.scenarios_guard import TWICE, Way, chosen, doubled, findings, settled_for_signing
from tests.services.scenarios_plan import Planned, plan_of


@pytest.fixture
def room(library: Library, project: Project) -> Room:
    return furnished(library, project)


@pytest.fixture
def plan(room: Room) -> Planned:
    """A plan in which nothing blocks."""
    return settled_for_signing(room)


def sign(room: Room, plan: Planned, place: int = 0, **more: object) -> SignOff:
    given = {"how": SignedBy.PAGE, "signer": "Rosa Diaz"} | more
    return room.do(signing.sign, signing.Sign(room.project.id, plan.departments[place], **given))  # pyright: ignore[reportArgumentType]


def states(room: Room) -> list[SignState]:
    with room.library.reading() as queries:
        snapshot = queries.snapshot(room.project.id, planned=True)
    assert snapshot is not None
    return [each.state for each in sign_off_states(snapshot)]


def test_both_departments_sign_what_there_is(room: Room, plan: Planned) -> None:
    signature = sign(room, plan)
    assert (signature.signer, signature.how, signature.total) == ("Rosa Diaz", SignedBy.PAGE, 175_555_55)
    assert states(room) == [SignState.SIGNED, SignState.NOT_SIGNED]
    sign(room, plan, 1, signer="")
    assert states(room) == [SignState.SIGNED, SignState.SIGNED]
    assert {each.signer for each in plan_of(room).sign_offs} == {"Rosa Diaz", "Ada"}
    assert not any(each.rule == 9 for each in findings(room).open)


def test_nobody_signs_while_something_blocks_and_is_told_what(room: Room) -> None:
    plan = doubled(room)
    with pytest.raises(InvalidInputError) as refused:
        sign(room, plan)
    assert "must be settled before anybody signs" in str(refused.value)
    assert "is budgeted twice (B-001 and B-004)" in str(refused.value)
    assert plan_of(room).sign_offs == ()


def test_a_later_edit_voids_it_and_undo_makes_it_good_again(room: Room, plan: Planned) -> None:
    sign(room, plan)
    edited = replace(plan.lines[0], amount=CostRange(likely=1_00))
    room.do(budget.edit_line, budget.EditLine(edited))
    assert states(room) == [SignState.VOIDED, SignState.NOT_SIGNED]
    assert "B-001: low amount from" in findings(room).by_id["9:Facilities"].explanation
    room.library.undo()
    assert states(room) == [SignState.SIGNED, SignState.NOT_SIGNED]


def test_wording_voids_nothing(room: Room, plan: Planned) -> None:
    sign(room, plan)
    room.do(
        budget.edit_line, budget.EditLine(replace(plan.lines[0], description="Cat 6A", note="two a room"))
    )
    assert states(room)[0] is SignState.SIGNED


def test_signing_again_takes_the_place_of_the_first(room: Room, plan: Planned) -> None:
    first, second = sign(room, plan), sign(room, plan, signer="Ben Ito")
    assert [each.id for each in plan_of(room).sign_offs] == [second.id] != [first.id]


def test_a_settlement_after_the_sign_off_voids_it(room: Room) -> None:
    plan = doubled(room)
    facilities = plan.departments[0]
    room.do(budget.remove_lines, budget.RemoveLines((plan.lines[2].id,)))
    room.do(budget.edit_line, budget.EditLine(plan.lines[1], allocations={plan.bond.id: 55_555_55}))
    finding = findings(room).by_id[TWICE]
    keep = settling.SettleFinding(room.project.id, finding, chosen(finding, Way.KEEP_BOTH), "two campuses")
    room.do(settling.settle_finding, keep)
    room.do(signing.sign, signing.Sign(room.project.id, facilities, SignedBy.PAGE, "Rosa Diaz"))
    again = findings(room).by_id[TWICE]
    room.do(
        settling.settle_finding, settling.SettleFinding(room.project.id, again, chosen(again, Way.KEEP_ONE))
    )
    assert states(room)[0] is SignState.VOIDED
    assert "B-004: was removed" in findings(room).by_id["9:Facilities"].explanation


def test_a_pin_signs_and_a_wrong_one_does_not(room: Room, plan: Planned) -> None:
    technology = plan.departments[1]
    with pytest.raises(InvalidInputError, match="Technology has no PIN yet"):
        sign(room, plan, 1, how=SignedBy.PIN, pin="2468")
    room.do(signing.set_pin, signing.SetPin(technology, "2468"))
    with pytest.raises(InvalidInputError, match="not the PIN of Technology"):
        sign(room, plan, 1, how=SignedBy.PIN, pin="1357")
    assert sign(room, plan, 1, how=SignedBy.PIN, pin="2468").how is SignedBy.PIN


def test_a_pin_is_kept_as_a_salted_hash_and_changed_by_who_knows_it(room: Room, plan: Planned) -> None:
    facilities, technology, *_ = plan.departments
    for department in (facilities, technology):
        room.do(signing.set_pin, signing.SetPin(department, "2468"))
    with room.library.reading() as queries:
        secrets = {queries.pin(facilities), queries.pin(technology)}
        minute = queries.latest_minute()
    assert len(secrets) == 2
    assert not any("2468" in str(each) for each in secrets)
    assert minute is not None
    assert minute.sentence == "Set the PIN of Technology"
    with pytest.raises(InvalidInputError, match="not the PIN"):
        room.do(signing.set_pin, signing.SetPin(technology, "8642", old="0000"))
    room.do(signing.set_pin, signing.SetPin(technology, "8642", old="2468"))
    sign(room, plan, 1, how=SignedBy.PIN, pin="8642")


@pytest.mark.parametrize("pin", ["", "123", "1234567890123", "12 34", "abcd", "١٢٣٤"])
def test_a_pin_has_four_to_twelve_digits(room: Room, plan: Planned, pin: str) -> None:
    with pytest.raises(InvalidInputError, match="4 to 12 digits"):
        room.do(signing.set_pin, signing.SetPin(plan.departments[0], pin))


def test_undo_passes_a_pin_over(room: Room, plan: Planned) -> None:
    before = room.library.history()[0]
    room.do(signing.set_pin, signing.SetPin(plan.departments[0], "2468"))
    assert room.library.history()[0] == before


def test_an_empty_plan_has_nothing_to_sign(room: Room) -> None:
    department = room.snapshot().departments[0].id
    with pytest.raises(InvalidInputError, match="nothing to sign yet"):
        room.do(signing.sign, signing.Sign(room.project.id, department, SignedBy.PAGE, "Rosa Diaz"))
