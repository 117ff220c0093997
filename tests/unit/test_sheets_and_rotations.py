"""The sheets of a brainwriting and the plan of a rotation: everybody meets everything exactly once."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from charrette.domain.agenda import Block
from charrette.domain.idea_grid import GridCell, IdeaGrid, grid_of, round_of
from charrette.domain.restless import CardMoves
from charrette.domain.rotation import RotationPlan, plan_of, rotation_of, topics_of

PEOPLE = st.integers(2, 12)


@given(PEOPLE)
def test_in_a_round_everybody_holds_one_sheet_and_every_sheet_is_held(people: int) -> None:
    grid = IdeaGrid(people, 3, people)
    for round_ in range(1, people + 1):
        held = [grid.sheet_of(person, round_) for person in range(1, people + 1)]
        assert sorted(held) == list(range(1, people + 1))
        assert [grid.holder(sheet, round_) for sheet in held] == list(range(1, people + 1))


@given(PEOPLE)
def test_over_all_rounds_everybody_writes_on_every_sheet_once(people: int) -> None:
    grid = IdeaGrid(people, 3, people)
    for sheet in range(1, people + 1):
        writers = [grid.holder(sheet, round_) for round_ in range(1, people + 1)]
        assert writers[0] == sheet
        assert sorted(writers) == list(range(1, people + 1))


@given(PEOPLE, st.integers(1, 6), st.data())
def test_there_are_at_most_people_times_ideas_times_rounds(
    people: int, ideas: int, data: st.DataObject
) -> None:
    grid = IdeaGrid(people, ideas, data.draw(st.integers(1, people)))
    cells = list(grid.cells())
    assert len(cells) == len(set(cells)) == grid.most
    assert all(map(grid.holds, cells))
    assert len({cell.paper for cell in cells}) == len(cells)
    assert not grid.holds(GridCell(people + 1, 1, 1))
    assert not grid.holds(GridCell(1, grid.rounds + 1, 1))


def test_six_three_five_is_a_hundred_and_eight() -> None:
    block = Block(UUID(int=1), UUID(int=2), 0, "Brainwriting", "brainwriting")
    assert grid_of(block).most == 108


def test_the_round_stays_within_the_rounds() -> None:
    rules = {"people": 4, "rounds": 2}
    block = Block(UUID(int=1), UUID(int=2), 0, "B", "brainwriting", rules=rules, progress={"round": 9})
    assert round_of(block) == 2


@given(st.integers(2, 12), st.integers(1, 40))
def test_every_table_meets_every_topic_once(topics: int, tables: int) -> None:
    plan = RotationPlan(topics, tables)
    for table in range(1, tables + 1):
        met = [plan.topic(table, rotation) for rotation in range(1, plan.rotations + 1)]
        assert sorted(met) == list(range(1, topics + 1))
    assert [plan.puts_in_order(each) for each in range(1, plan.rotations + 1)].count(True) == 1


@given(st.integers(2, 12))
def test_with_a_table_for_each_topic_no_topic_rests_and_each_goes_to_the_next_table(topics: int) -> None:
    plan = RotationPlan(topics, topics)
    for rotation in range(1, topics):
        for topic in range(1, topics + 1):
            (here,), (then,) = plan.tables_of(topic, rotation), plan.tables_of(topic, rotation + 1)
            assert then == here % topics + 1


def test_topics_are_the_lines_of_the_prompt() -> None:
    block = Block(
        UUID(int=1),
        UUID(int=2),
        0,
        "R",
        "rotating-recorder",
        prompt="Library\nCafeteria\n",
        rules={"topics": 3},
        progress={"rotation": 7},
    )
    assert topics_of(block) == ("Library", "Cafeteria", "Topic 3")
    assert plan_of(block).tables == 3
    assert rotation_of(block) == 3


def test_a_card_that_goes_to_and_fro_is_restless() -> None:
    moves, card, home, there = CardMoves(), UUID(int=1), UUID(int=2), UUID(int=3)
    counts = [moves.moved(card, theme) for theme in (None, home, None, home, there, there, home)]
    assert counts == [0, 0, 0, 0, 1, 1, 2]
    assert moves.between(card) == (there, home)
    moves.forget(card)
    assert moves.moved(card, home) == 0
