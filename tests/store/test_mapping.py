"""Values and rows: what goes in comes out, for every kind of value, the same from both databases."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from charrette.domain.agenda import Block, BlockState, SessionClock
from charrette.domain.cards import Card, CardStatus, Channel, Correction, Redaction
from charrette.domain.criteria import Criterion, Judgement
from charrette.domain.errors import InvalidInputError
from charrette.domain.log import EntryKind, LogEntry
from charrette.domain.minority_report import MinorityReport
from charrette.domain.money import CostRange
from charrette.domain.needs import Need, NeedStatus, Priority, Source
from charrette.domain.photos import Photo, PhotoCard
from charrette.domain.project import (
    Charrette,
    Department,
    Participant,
    Project,
    SchoolType,
    Session,
    StakeholderGroup,
)
from charrette.domain.rounds import (
    Ballot,
    BallotChannel,
    BallotNeed,
    Headline,
    Round,
    RoundGroup,
    RoundRules,
    RoundState,
)
from charrette.domain.similar_verdict import Likeness, SimilarVerdict
from charrette.domain.themes import Theme
from charrette.services.projects import NewProject, create_project
from charrette.store.library import Library
from charrette.store.mapping import KINDS, fields_of
from charrette.store.plan_codecs import PLAN_SHAPES
from charrette.system.clock import SteppingClock
from charrette.system.ids import TimeOrderedIds
from tests.services.scenarios import furnished
from tests.store.libraries import whole
from tests.store.moments import START
from tests.store.plan_values import any_of

IDS = some.uuids()
MAYBE_ID = some.none() | IDS
WORDS = some.text(some.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=40)
NUMBERS = some.integers(-(2**63) + 1, 2**63 - 1)
MONEY = some.none() | some.integers(0, 10**15)
SHARES = some.fractions(0, 5, max_denominator=60)
ZONES = [UTC, timezone(timedelta(hours=-8)), timezone(timedelta(hours=5, minutes=45))]
MOMENTS = some.datetimes(
    datetime(1900, 1, 2),  # noqa: DTZ001 - a bound has no zone
    datetime(2200, 1, 1),  # noqa: DTZ001 - the same
    timezones=some.sampled_from(ZONES),
)
MAYBE_MOMENT = some.none() | MOMENTS
COUNTS = some.dictionaries(WORDS, NUMBERS, max_size=3)
DAYS = some.just("") | some.dates().map(str)
PLACES = some.floats(allow_nan=False, allow_infinity=False)

CORRECTIONS = some.builds(Correction, WORDS, MOMENTS, WORDS)
REDACTIONS = some.builds(Redaction, NUMBERS, NUMBERS, WORDS, WORDS)
COSTS = some.builds(CostRange, MONEY, MONEY, MONEY)
GROUPS = some.builds(
    RoundGroup, IDS, WORDS, WORDS, some.integers(-1, 13), SHARES, some.booleans(), some.booleans()
)
RULES = some.builds(
    RoundRules,
    WORDS,
    some.dictionaries(WORDS, NUMBERS, max_size=3),
    some.lists(GROUPS, max_size=3).map(tuple),
    some.sampled_from(Headline),
    some.booleans(),
    SHARES,
    SHARES,
    some.lists(some.builds(Criterion, WORDS, WORDS, WORDS, SHARES, some.booleans()), max_size=3).map(tuple),
    some.lists(
        some.builds(Judgement, some.lists(SHARES, max_size=3).map(tuple), MAYBE_ID, SHARES), max_size=2
    ).map(tuple),
)
BALLOT_NEEDS = some.builds(BallotNeed, IDS, WORDS, WORDS, WORDS, NUMBERS)
CONTENTS = some.dictionaries(IDS, NUMBERS, max_size=4)

VALUES: dict[type[Any], some.SearchStrategy[Any]] = {
    Project: some.builds(
        Project, IDS, WORDS, MOMENTS, WORDS, some.sampled_from(SchoolType), WORDS, some.none() | NUMBERS, WORDS,
        WORDS, WORDS, WORDS, MONEY,
    ),
    StakeholderGroup: some.builds(
        StakeholderGroup, IDS, IDS, some.just("ST"), WORDS, NUMBERS, NUMBERS, NUMBERS, some.booleans()
    ),
    Participant: some.builds(
        Participant, IDS, IDS, IDS, WORDS, some.booleans(), WORDS, WORDS, WORDS, WORDS, some.booleans(),
        some.none() | NUMBERS, some.booleans(), MAYBE_MOMENT,
    ),
    Department: some.builds(Department, IDS, IDS, WORDS, NUMBERS),
    Charrette: some.builds(Charrette, IDS, IDS, NUMBERS, WORDS),
    Session: some.builds(
        Session, IDS, IDS, NUMBERS, WORDS, WORDS, WORDS, NUMBERS, MAYBE_MOMENT, MAYBE_MOMENT, NUMBERS, MAYBE_MOMENT
    ),
    Block: some.builds(
        Block, IDS, IDS, NUMBERS, WORDS, WORDS, NUMBERS, NUMBERS, WORDS, WORDS, WORDS, WORDS, WORDS, WORDS,
        some.booleans(), WORDS, some.booleans(), COUNTS, COUNTS, some.sampled_from(BlockState), MAYBE_MOMENT,
        MAYBE_MOMENT,
    ),
    SessionClock: some.builds(
        SessionClock, IDS, IDS, MAYBE_ID, NUMBERS, NUMBERS, MAYBE_MOMENT, some.booleans()
    ),
    LogEntry: some.builds(
        LogEntry, IDS, IDS, some.sampled_from(EntryKind), NUMBERS, some.just("D-1"), WORDS, MOMENTS, MAYBE_ID,
        MAYBE_ID, WORDS, DAYS, WORDS, MAYBE_ID, MAYBE_ID,
    ),
    Photo: some.builds(
        Photo, IDS, IDS, NUMBERS, WORDS, some.just("image/jpeg"), NUMBERS, NUMBERS, some.just("ab" * 32), MOMENTS,
        MAYBE_ID,
    ),
    PhotoCard: some.builds(PhotoCard, IDS, IDS),
    SimilarVerdict: some.builds(SimilarVerdict, IDS, IDS, IDS, IDS, some.sampled_from(Likeness), MOMENTS),
    MinorityReport: some.builds(MinorityReport, IDS, IDS, IDS, IDS, WORDS, WORDS),
    Theme: some.builds(Theme, IDS, IDS, NUMBERS, WORDS, NUMBERS),
    Card: some.builds(
        Card, IDS, IDS, NUMBERS, some.just("C-001"), WORDS, some.sampled_from(Channel), MOMENTS, MAYBE_ID, MAYBE_ID,
        MAYBE_ID, WORDS, MAYBE_ID, PLACES, some.sampled_from(CardStatus), WORDS, MAYBE_ID,
        some.lists(CORRECTIONS, max_size=2).map(tuple), some.lists(REDACTIONS, max_size=2).map(tuple),
        some.none() | NUMBERS, MAYBE_ID, WORDS,
    ),
    Need: some.builds(
        Need, IDS, IDS, NUMBERS, some.just("N-001"), WORDS, WORDS, WORDS, WORDS, WORDS, MAYBE_ID, MAYBE_ID, COSTS,
        some.booleans(), WORDS, some.sampled_from(NeedStatus), WORDS, MAYBE_ID,
        some.none() | some.sampled_from(Priority), WORDS,
    ),
    Source: some.builds(Source, IDS, IDS),
    Round: some.builds(
        Round, IDS, IDS, NUMBERS, WORDS, some.sampled_from(RoundState), RULES,
        some.lists(BALLOT_NEEDS, max_size=3).map(tuple), MOMENTS, MAYBE_MOMENT, MAYBE_MOMENT, WORDS,
        some.just("R-1"), MAYBE_ID,
    ),
    Ballot: some.builds(
        Ballot, IDS, IDS, some.sampled_from(BallotChannel), NUMBERS, MAYBE_ID, CONTENTS,
        some.fractions(Fraction(1, 99), 9, max_denominator=99), some.none() | NUMBERS,
        some.none() | NUMBERS,
    ),
} | {kind: any_of(kind) for kind in PLAN_SHAPES}  # fmt: skip


@pytest.fixture
def unbound(library: Library) -> Library:
    """A library that does not mind where a value points: each kind is looked at alone."""
    off = "PRAGMA foreign_keys=OFF" if library.path else "SET session_replication_role = replica"

    from sqlalchemy import event

    @event.listens_for(library.engine, "checkout")
    def _unbind(connection: Any, _record: object, _proxy: object) -> None:
        connection.execute(off)
        connection.commit()

    return library


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(drawn=some.data())
def test_what_is_kept_is_read_again(kind: type[Any], unbound: Library, drawn: some.DataObject) -> None:
    value = drawn.draw(VALUES[kind])
    with unbound.unit_of_work("add") as work:
        work.add(value)
        work.session.expunge_all()
        if not hasattr(value, "id"):
            row = work.session.get(KINDS[kind].row, tuple(fields_of(value).values())[:2])
            assert row is not None
            assert KINDS[kind].read({name: getattr(row, name) for name in fields_of(value)}) == value
            return
        assert work.get(kind, value.id) == value
        changed = replace(drawn.draw(VALUES[kind]), id=value.id)
        work.change(value, **fields_of(changed))
        assert work.get(kind, value.id) == changed


def test_every_kind_is_looked_at() -> None:
    assert set(VALUES) == set(KINDS)
    assert all(set(_columns(kind)) == set(KINDS[kind].row.__table__.columns.keys()) for kind in KINDS)


def _columns(kind: type[Any]) -> Iterator[str]:
    """The columns that the fields of a kind become."""
    for each in fields(kind):
        parts = KINDS[kind].shape.spread.get(each.name)
        yield from parts[1].values() if parts else (each.name,)


def test_both_databases_hold_the_same(tmp_path: Path, postgres_address: str) -> None:
    found: list[object] = []
    for where in (str(tmp_path / "library.charrette"), postgres_address):
        clock = SteppingClock(START)
        library = Library(where, actor="Ada", clock=clock, ids=TimeOrderedIds(clock, seed=5))
        room = furnished(library, library.do(create_project, NewProject("Alder Creek")))
        room.with_ballot()
        with library.reading() as queries:
            minutes = queries.minutes()
        found.append((whole(library), minutes))
        library.close()
    assert found[0] == found[1]


def test_what_no_column_can_hold_is_refused_alike(library: Library) -> None:
    project = library.do(create_project, NewProject("Alder Creek"))
    for field, value, sentence in (
        ("name", "x" * 301, "The name has 301 characters; the most is 300."),
        ("enrolment", 2**63, "The enrolment is larger than a library can hold."),
        ("target_budget", -(2**70), "The target budget is larger than a library can hold."),
    ):
        with library.unit_of_work("edit") as work, pytest.raises(InvalidInputError) as refused:
            work.change(project, **{field: value})
        assert refused.value.what == sentence


def test_characters_that_no_database_holds_are_left_out(library: Library) -> None:
    project = library.do(create_project, NewProject("Alder Creek"))
    with library.unit_of_work("edit") as work:
        work.change(project, district="North\x00 \ud800end")
        work.commit()
    with library.reading() as queries:
        (found,) = queries.projects()
    assert found.district == "North ?end"
