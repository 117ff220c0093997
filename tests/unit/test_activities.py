"""The registry of activities: every kind is whole, and a new one is a module and a line."""

from dataclasses import replace
from pathlib import Path

import pytest

from charrette.domain import activities
from charrette.domain.activities import (
    ACTIVITIES,
    ActivityKind,
    Step,
    activity_named,
    check_rules,
    result_words,
    rules_of,
    rules_words,
    step_at,
    step_of,
)
from charrette.domain.activities.outcome import cards_words
from charrette.domain.agenda import Block
from charrette.domain.cards import Card, Channel
from charrette.domain.errors import InvalidInputError
from charrette.domain.methods import METHODS
from charrette.domain.project import Project
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.surfaces import Surface, View
from charrette.system.clock import SystemClock
from charrette.system.ids import TimeOrderedIds

IDS = TimeOrderedIds(seed=3)
NOW = SystemClock().now()
EMPTY = ProjectSnapshot(Project(IDS.new(), "Alder Creek", NOW))
KINDS = list(ACTIVITIES.values())


def block_of(kind: str, **fields: object) -> Block:
    return replace(Block(IDS.new(), IDS.new(), 0, kind.title(), kind), **fields)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_is_whole(kind: ActivityKind) -> None:
    block = block_of(kind.name)
    assert kind.title
    assert kind.purpose.endswith(".")
    assert kind.steps
    assert 0 < kind.least <= kind.minutes
    assert set(kind.defaults) == {each.name for each in kind.fields}
    check_rules(kind, kind.defaults)
    words = rules_words(block)
    assert words == "" or (not words[0].islower() and words.endswith("."))
    assert isinstance(result_words(block, EMPTY), str)
    for step in kind.steps:
        assert step.guidance.endswith(".")
        assert step.share > 0


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.method], ids=lambda kind: kind.name)
def test_a_kind_that_votes_knows_its_method_and_its_rules_are_options_of_it(kind: ActivityKind) -> None:
    method = METHODS[kind.method]
    assert Surface.VOTE in kind.surfaces
    own = {each.name for each in kind.fields} - {each.name for each in method.fields}
    assert own <= {"by", "ideas", "laps", "again"}
    assert {step.view for step in kind.steps} >= {View.VOTING, View.RESULT}


def test_a_kind_of_a_newer_file_is_a_talk() -> None:
    assert activity_named("hologram").name == "talk"


def test_a_step_that_is_not_there_is_the_last_or_the_first() -> None:
    assert step_at(block_of("nominal-group", progress={"step": 99})) == 5
    assert step_at(block_of("nominal-group", progress={"step": -1})) == 0
    assert step_of(block_of("nominal-group", progress={"step": 1})).surface is Surface.TURNS


def test_a_block_has_the_defaults_where_it_has_no_rule_of_its_own() -> None:
    rules = rules_of(block_of("brainwriting", rules={"people": 4}))
    assert rules == {"people": 4, "ideas": 3, "minutes": 5, "rounds": 0}
    assert "up to 48 ideas" in rules_words(block_of("brainwriting", rules={"people": 4}))


@pytest.mark.parametrize(
    ("rules", "said"),
    [({"people": 13}, "13 is not between 2 and 12"), ({"dots": 3}, "no rule called “dots”")],
)
def test_rules_are_checked_in_words(rules: dict[str, int], said: str) -> None:
    with pytest.raises(InvalidInputError, match=said):
        check_rules(ACTIVITIES["brainwriting"], rules)


def test_a_choice_must_be_one_of_those_there_are() -> None:
    with pytest.raises(InvalidInputError, match="none of the choices"):
        check_rules(ACTIVITIES["multivoting"], {"part": 1})


def test_every_module_with_a_kind_has_its_line_and_nothing_else_names_a_kind() -> None:
    folder = Path(activities.__file__).parent
    with_a_kind = {path.stem for path in folder.glob("*.py") if "ActivityKind(\n" in path.read_text()}
    lines = (folder / "kinds.py").read_text().splitlines()
    imported = [line.split()[1].rpartition(".")[2] for line in lines if line.startswith("from ")]
    assert sorted(imported) == sorted(with_a_kind)
    assert len(imported) == len(ACTIVITIES)


def test_a_new_kind_is_a_value_and_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    walk = ActivityKind(
        "gallery-walk",
        "Gallery walk",
        "The room walks along the walls and writes beside what it sees.",
        (Step("Walk", "Go from wall to wall.", Surface.CAPTURE, View.BOARD),),
        cards_words,
        minutes=20,
        least=10,
    )
    monkeypatch.setitem(ACTIVITIES, walk.name, walk)
    block = block_of("gallery-walk")
    card = Card(IDS.new(), EMPTY.project.id, 1, "C-001", "Shade", Channel.KEYBOARD, NOW, block_id=block.id)
    assert step_of(block).view is View.BOARD
    assert result_words(block, replace(EMPTY, cards=(card,))) == "1 card."
