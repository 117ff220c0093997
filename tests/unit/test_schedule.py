"""The schedule: what must move when a day slips, the critical chain, what waits for what, early warning."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import assume
from hypothesis import given as forall
from hypothesis import strategies as st

from charrette.domain.log import EntryKind, LogEntry
from charrette.domain.plan.coordination import Question, Review, Verdict
from charrette.domain.plan.milestones import Milestone
from charrette.domain.plan.net import Net, day_of, net
from charrette.domain.plan.plan import District
from charrette.domain.plan.schedule import (
    Moved,
    chain,
    longest_chains,
    slip,
    slipped,
    waiting,
    warnings,
)
from charrette.domain.plan.scope import Action, ScopeItem
from tests.unit.nets import (
    FACILITIES,
    FIRST,
    OTHER,
    PROJECT,
    TECHNOLOGY,
    any_net,
    done,
    links,
    mid,
    milestone,
    snapshot_with,
)

ROW = (
    milestone(1, "2028-03-01", "Drawings"),
    milestone(2, "2028-04-03", "Agency review"),
    milestone(3, "2028-05-01", "Bid"),
)
WAITS = {2: {1: 10}, 3: {2: 14}}


def codes(found: tuple[Milestone, ...]) -> list[str]:
    return [each.code for each in found]


def broken(known: Net, held: dict[UUID, date]) -> set[UUID]:
    """The milestones that are held earlier than a milestone with a day and its lag allow."""
    return {
        link.milestone_id
        for link in known.links
        if link.milestone_id in held
        and link.waits_for_id in held
        and held[link.milestone_id] < held[link.waits_for_id] + timedelta(link.lag_days)
    }


def test_a_slip_moves_what_must_move_to_a_working_day_and_nothing_else() -> None:
    snapshot = snapshot_with(ROW, WAITS)
    assert slip(snapshot, mid(1), "2028-03-20") == ()
    assert slip(snapshot, mid(1), "2028-03-29") == (Moved(ROW[1], "2028-04-03", "2028-04-10"),)
    both = slip(snapshot, mid(1), "2028-04-14")
    assert [(each.before, each.after) for each in both] == [
        ("2028-04-03", "2028-04-24"),
        ("2028-05-01", "2028-05-08"),
    ]


def test_what_is_reached_stays_and_what_has_no_day_passes_the_wait_on() -> None:
    undated = snapshot_with((ROW[0], replace(ROW[1], due=""), ROW[2]), WAITS)
    assert [each.after for each in slip(undated, mid(1), "2028-05-01")] == ["2028-05-25"]
    reached = snapshot_with((ROW[0], done(2, "2028-04-03"), ROW[2]), WAITS)
    assert slip(reached, mid(1), "2028-06-01") == ()


def test_a_slip_goes_on_into_another_project_and_the_calendar() -> None:
    other = milestone(8, "2028-03-06", "Phones moved", project_id=OTHER)
    board = replace(milestone(9, "2028-03-07", "Board"), project_id=None, code="K-001")
    district = District(
        calendar=(board,), others=(other,), owners={OTHER: "Birch"}, links=links({8: {1: 0}, 9: {8: 1}})
    )
    snapshot = snapshot_with(ROW[:1], district=district)
    moved = slip(snapshot, mid(1), "2028-03-10")
    assert [(each.milestone.code, each.after) for each in moved] == [
        ("M-008", "2028-03-10"),
        ("K-001", "2028-03-13"),
    ]


@forall(any_net(), st.data())
def test_after_a_move_with_followers_no_wait_is_broken_and_nothing_moved_that_need_not(
    known: Net, data: st.DataObject
) -> None:
    still_open = sorted(id_ for id_, each in known.milestones.items() if not each.done)
    assume(still_open)
    milestone_id = data.draw(st.sampled_from(still_open))
    due = (FIRST + timedelta(data.draw(st.integers(-10, 150)))).isoformat()
    moved = slipped(known, milestone_id, due)
    days = {each.milestone.id: each.after for each in moved} | {milestone_id: due}
    after = net(
        (replace(each, due=days.get(id_, each.due)) for id_, each in known.milestones.items()), known.links
    )
    held = after.held()
    open_followers = {
        each
        for each in known.followers(milestone_id) - {milestone_id}
        if after.milestones[each].due and not after.milestones[each].done
    }
    assert not broken(after, held) & open_followers
    for each in moved:
        before, now = date.fromisoformat(each.before), date.fromisoformat(each.after)
        earliest = after.earliest(each.milestone.id, held)
        assert each.milestone.id in open_followers
        assert earliest is not None
        assert before < earliest <= now
        assert now.weekday() < 5
        assert (now - earliest).days <= 2
    assert slipped(after, milestone_id, due) == ()


def test_the_critical_chain_is_the_one_that_takes_the_most_days() -> None:
    beside = (milestone(4, "2028-04-20", "Switches"), milestone(5, "2028-06-01", "Cut-over"))
    snapshot = snapshot_with((*ROW, *beside), {**WAITS, 5: {3: 3, 4: 20}})
    assert codes(chain(snapshot)) == ["M-001", "M-002", "M-003", "M-005"]
    longer = snapshot_with((*ROW, *beside), {**WAITS, 5: {3: 3, 4: 28}})
    assert codes(chain(longer)) == ["M-004", "M-005"]
    assert codes(chain(longer, mid(3))) == ["M-001", "M-002", "M-003"]


def test_the_critical_chain_leaves_out_what_is_reached_and_is_empty_where_nothing_waits() -> None:
    assert codes(chain(snapshot_with((done(1, "2028-02-01"), *ROW[1:]), WAITS))) == ["M-002", "M-003"]
    assert chain(snapshot_with(ROW)) == ()
    assert codes(chain(snapshot_with(ROW), mid(2))) == ["M-002"]
    assert chain(snapshot_with((done(1, "2028-02-01"),)), mid(1)) == ()


def ways(known: Net, end: UUID) -> list[tuple[int, int]]:
    """Days and milestones of every chain that ends there, by trying them all."""
    found = [(0, 1)]
    for link in known.links:
        if link.milestone_id == end and not known.milestones[link.waits_for_id].done:
            found += [(days + link.lag_days, count + 1) for days, count in ways(known, link.waits_for_id)]
    return found


@forall(any_net(most=7))
def test_no_chain_is_longer_than_the_critical_one(known: Net) -> None:
    longest = longest_chains(known)
    assert longest.keys() == {id_ for id_, each in known.milestones.items() if not each.done}
    for end, (days, count, _) in longest.items():
        assert (days, count) == max(ways(known, end))


def test_what_a_milestone_waits_for_is_said_in_words() -> None:
    scope = ScopeItem(
        mid(50), PROJECT, 19, "S-019", "Closets", "Cooling", Action.INSTALL, milestone_id=mid(2)
    )
    question = Question(mid(60), PROJECT, 3, "Q-3", "Which door?", needed_by="2028-02-01", scope_id=scope.id)
    answered = replace(question, id=mid(61), code="Q-4", answer="The north one")
    made = datetime(2028, 1, 5, tzinfo=UTC)
    action = LogEntry(mid(70), PROJECT, EntryKind.ACTION, 1, "A-1", "Send them", made, milestone_id=mid(2))
    snapshot = snapshot_with(
        (*ROW, milestone(4, title="Alone")),
        WAITS,
        entries=(action,),
        scope=(scope,),
        questions=(question, answered),
    )
    review, bid = waiting(snapshot, "2028-03-02", {scope.id})
    assert review.words == "Agency review waits for M-001 Drawings (late), Q-3 (late), A-1 and S-019"
    assert review.codes == ("M-001", "Q-3", "A-1", "S-019")
    assert bid.words == "Bid waits for M-002 Agency review"


def test_a_gate_waits_for_the_reviews_that_were_asked_and_are_open() -> None:
    gate = replace(ROW[1], gate=True)
    accepts = Review(mid(80), PROJECT, gate.id, FACILITIES, Verdict.ACCEPTS)
    refuses = Review(mid(81), PROJECT, gate.id, TECHNOLOGY, Verdict.REFUSES, "No door")
    snapshot = snapshot_with((gate,), reviews=(accepts, refuses))
    assert [each.words for each in waiting(snapshot, "2028-01-01")] == [
        "Agency review waits for the review of Technology"
    ]
    comments = replace(refuses, verdict=Verdict.COMMENTS)
    assert waiting(snapshot_with((gate,), reviews=(accepts, comments)), "2028-01-01") == ()


def test_a_late_milestone_warns_of_all_that_it_pushes() -> None:
    first, second = warnings(snapshot_with(ROW, WAITS), "2028-04-10")
    assert (first.because.code, first.earliest) == ("M-001", "2028-04-20")
    assert first.words == (
        "M-002 Agency review (2028-04-03) cannot be held before 2028-04-20: it waits for M-001 Drawings, which is "
        "40 days late, and at least 10 days lie between them"
    )
    assert "which itself slips to 2028-04-20" not in first.words
    assert (second.milestone.code, second.because.code, second.earliest) == ("M-003", "M-002", "2028-05-04")
    assert "M-002 Agency review, which is 7 days late" in second.words


def test_a_plan_that_was_made_too_tight_warns_before_anything_is_late() -> None:
    tight = snapshot_with((ROW[0], replace(ROW[1], due="2028-03-06"), ROW[2]), WAITS)
    (found,) = warnings(tight, "2028-01-10")
    assert "it waits for M-001 Drawings, due 2028-03-01, and at least 10 days" in found.words
    assert warnings(snapshot_with(ROW, WAITS), "2028-02-01") == ()


@forall(any_net(), st.integers(0, 150))
def test_without_warnings_every_wait_can_be_kept(known: Net, days: int) -> None:
    today = (FIRST + timedelta(days)).isoformat()
    snapshot = snapshot_with(tuple(known.milestones.values()))
    plan = replace(snapshot.planned, milestone_links=known.links)
    found = {each.milestone.id for each in warnings(replace(snapshot, plan=plan), today)}
    expected = {
        id_: max(day_of(each) or FIRST, date.fromisoformat(today)) if not each.done else day_of(each) or FIRST
        for id_, each in known.milestones.items()
        if each.due
    }
    waiting_days = {id_: day_of(each) for id_, each in known.milestones.items() if each.due and not each.done}
    for link in known.links:
        day, before = waiting_days.get(link.milestone_id), expected.get(link.waits_for_id)
        if day and before and day < before + timedelta(link.lag_days):
            assert link.milestone_id in found
    for each in found:
        assert not known.milestones[each].done


def test_waits_in_a_circle_stop_nothing_from_being_read() -> None:
    """A circle is refused where it is made; two copies of a library that are joined may still hold one."""
    snapshot = snapshot_with(ROW, {1: {3: 5}, **WAITS})
    known = net(ROW, links({1: {3: 5}, **WAITS}))
    circle = known.circle()
    assert circle[0] == circle[-1]
    assert set(circle) == {mid(1), mid(2), mid(3)}
    assert set(known.order) == set(known.milestones)
    assert len(waiting(snapshot, "2028-01-01")) == 3
    assert chain(snapshot) != ()
    assert len(slip(snapshot, mid(1), "2028-06-01")) < 3
    named, *_ = warnings(snapshot, "2028-01-01")
    assert "M-001 Drawings waits for M-003 Bid waits for M-002 Agency review" in named.words
    assert named.words.endswith(": a circle. Take one of these waits away")


def test_a_chain_of_thousands_is_no_trouble() -> None:
    count = 5000
    row = tuple(milestone(number) for number in range(1, count + 1))
    known = net(reversed(row), links({number: {number - 1: 1} for number in range(2, count + 1)}))
    assert known.order == tuple(each.id for each in row)
    assert longest_chains(known)[mid(count)][:2] == (count - 1, count)
    assert len(known.followers(mid(1))) == count - 1
