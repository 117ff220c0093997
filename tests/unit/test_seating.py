"""Balanced seating: sizes and groups differ by at most one, hosts are spread, neighbours stay together."""

from collections import Counter
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from charrette.domain.seating import LARGEST, SMALLEST, Sitter, Together, seating, seats_left, tables_for

GROUPS = st.integers(0, 6)
ROOM = st.lists(st.tuples(GROUPS, st.sampled_from(["", "", "", "es", "vi"])), min_size=1, max_size=90)


def people(room: list[tuple[int, str]], hosts: int = -1) -> list[Sitter]:
    """Sitters of numbered groups; group ``hosts`` runs the room."""
    return [
        Sitter(UUID(int=place + 1), UUID(int=1000 + group), group == hosts, language)
        for place, (group, language) in enumerate(room)
    ]


def differ(numbers: list[int]) -> int:
    """By how much the largest exceeds the smallest."""
    return max(numbers) - min(numbers)


@given(ROOM, st.integers(1, 14), GROUPS)
def test_tables_and_groups_differ_by_at_most_one(
    room: list[tuple[int, str]], tables: int, hosts: int
) -> None:
    sitters = people(room, hosts)
    plan = seating(sitters, tables)
    assert sorted(each.id for table in plan for each in table) == [each.id for each in sitters]
    assert differ([len(table) for table in plan]) <= 1
    for group in {each.group_id for each in sitters}:
        assert differ([sum(each.group_id == group for each in table) for table in plan]) <= 1
    assert plan == seating(sitters, tables)


@given(ROOM, st.integers(1, 14))
def test_those_who_sit_together_leave_the_tables_equal(room: list[tuple[int, str]], tables: int) -> None:
    sitters = people(room)
    plan = seating(sitters, tables, frozenset({Together.LANGUAGE}))
    assert sorted(each.id for table in plan for each in table) == [each.id for each in sitters]
    assert differ([len(table) for table in plan]) <= 1
    for language, count in Counter(each.language for each in sitters if each.language).items():
        at = [table for table in plan if any(each.language == language for each in table)]
        largest = max(map(len, plan))
        assert len(at) <= -(-count // max(1, min(map(len, plan)))) + 1 or count > largest


def test_a_language_that_fits_sits_at_one_table_and_the_rest_is_mixed() -> None:
    sitters = people([(0, "es")] * 3 + [(0, "")] * 5 + [(1, "")] * 8 + [(2, "")] * 8)
    plan = seating(sitters, 3, frozenset({Together.LANGUAGE}))
    assert [len(table) for table in plan] == [8, 8, 8]
    assert sorted(sum(each.language == "es" for each in table) for table in plan) == [0, 0, 3]
    for group in (0, 1, 2):
        counts = [sum(each.group_id.int == 1000 + group for each in table) for table in plan]
        assert differ(counts) <= 1


def test_accommodation_keeps_people_together_only_when_asked() -> None:
    asked = {0, 5, 10, 15}
    sitters = [
        Sitter(UUID(int=n), UUID(int=99), accommodation="Interpreter" if n in asked else "")
        for n in range(16)
    ]

    def at_each(*together: Together) -> list[int]:
        plan = seating(sitters, 4, frozenset(together))
        return sorted(sum(bool(each.accommodation) for each in table) for table in plan)

    assert at_each() == at_each(Together.LANGUAGE) == [1, 1, 1, 1]
    assert at_each(Together.ACCOMMODATION) == [0, 0, 0, 4]


def test_late_people_fill_the_smallest_tables_and_nobody_is_moved() -> None:
    sitters = people([(0, "")] * 4 + [(1, "")] * 3)
    plan = seating(sitters, 2)
    late = people([(1, "")] * 9)[7:]
    given_ = seats_left(dict(enumerate(plan, 1)), late, 2)
    assert set(given_.values()) == {1, 2}
    assert given_[late[0].id] == 1 + (len(plan[0]) > len(plan[1]))


@given(st.integers(0, 400), st.integers(1, 20))
def test_tables_have_four_to_twelve_seats_where_that_can_be(count: int, about: int) -> None:
    tables = tables_for(count, about)
    if count == 0:
        assert tables == 0
    elif count >= SMALLEST:
        assert count // tables >= SMALLEST
        assert -(-count // tables) <= LARGEST
    else:
        assert tables == 1


def test_forty_seven_people_want_six_tables() -> None:
    assert (tables_for(47), tables_for(38), tables_for(12, 12)) == (6, 5, 1)
