"""Undo and redo of every service function, on both databases."""

import ast
from pathlib import Path

import pytest

from charrette import services
from charrette.domain.errors import StaleError
from charrette.domain.needs import NeedStatus
from charrette.domain.plan.scope import Action, Duty, DutyKind
from charrette.domain.project import Project
from charrette.exchange.need_drafts import NeedDraft
from charrette.services.capture import KeepCard, keep_card
from charrette.services.importing import ImportNeeds, import_needs
from charrette.services.projects import NewProject, create_project
from charrette.services.scope import AddScope, ScopeDraft, add_scope
from charrette.store.library import Library
from tests.services.scenarios import SCENARIOS, Room, furnished
from tests.store.libraries import opened, whole


@pytest.fixture
def room(library: Library, project: Project) -> Room:
    return furnished(library, project)


@pytest.mark.parametrize("name", SCENARIOS)
def test_undo_gives_what_was_and_redo_what_became(name: str, room: Room) -> None:
    function, command = SCENARIOS[name](room)
    before = whole(room.library)
    room.do(function, command)
    after = whole(room.library)
    assert before != after
    sentence = _minuted(room.library, name.partition(":")[0])
    for _ in range(2):
        room.library.undo()
        assert whole(room.library) == before
        assert room.library.history()[1] == sentence
        room.library.redo()
        assert whole(room.library) == after
        assert room.library.history()[0] == sentence


def _minuted(library: Library, action: str) -> str:
    """The step's sentence, which the minutes hold."""
    with library.reading() as queries:
        minute = queries.latest_minute()
    assert minute is not None
    assert (minute.who, minute.action, minute.kind, minute.undone) == ("Ada", action, "do", False)
    assert minute.sentence[0].isupper()
    assert len(minute.sentence.split()) > 2
    return minute.sentence


def test_undo_and_redo_outlive_a_restart(room: Room, where: str) -> None:
    before = whole(room.library)
    room.do(*SCENARIOS["remove_theme"](room))
    after = whole(room.library)
    room.library.close()
    again = opened(where)
    again.undo()
    assert whole(again) == before
    again.close()
    once_more = opened(where)
    once_more.redo()
    assert whole(once_more) == after
    once_more.close()


PARTS = {
    "ballot_checks",
    "budget_checks",
    "carried",
    "milestone_checks",
    "ordering",
    "plan_checks",
    "plan_follows",
    "scope_checks",
    "settling_acts",
}
"""Modules whose functions are parts of steps and no steps of their own."""
WITHOUT_UNDO = {"set_pin"}
"""Functions whose step undo passes over: the hash of a PIN is not in the minutes."""


def test_every_function_that_writes_has_a_scenario() -> None:
    (folder,) = services.__path__
    modules = [path for path in Path(folder).glob("*.py") if path.stem not in PARTS]
    writing = {
        function.name
        for module in modules
        for function in ast.parse(module.read_text(encoding="utf-8")).body
        if isinstance(function, ast.FunctionDef)
        and function.args.args
        and function.args.args[0].arg == "work"
        and not function.name.startswith("_")
    }
    assert {"adopt_project", "keep_card", "start_block", "import_people"} <= writing
    assert writing - set(SCENARIOS) == WITHOUT_UNDO


def test_undo_in_one_project_leaves_the_others_alone(library: Library) -> None:
    first, second = (library.do(create_project, NewProject(name)) for name in ("Birch", "Cedar"))
    library.do(keep_card, KeepCard(first.id, "A bench"))
    library.do(keep_card, KeepCard(second.id, "A tree"))
    assert "A bench" in library.undo(first.id).sentence
    assert "A bench" in library.redo(first.id).sentence
    with library.reading() as queries:
        assert len(queries.cards(second.id)) == 1


def test_a_department_that_was_given_a_duty_since_stays(room: Room, bea: Library) -> None:
    csv = NeedDraft(
        "Keys", "", "", "Night shift", "", "", "", None, False, "", None, None, None, "", NeedStatus.OPEN, 2
    )
    room.do(import_needs, ImportNeeds(room.project.id, (csv,), "needs.csv"))
    night = room.snapshot().departments[-1]
    duties = (Duty(DutyKind.ACCOUNTABLE, night.id),)
    bea.do(
        add_scope, AddScope(room.project.id, (ScopeDraft("Gym", "Cameras", Action.INSTALL, duties=duties),))
    )
    before = whole(room.library)
    with pytest.raises(StaleError, match=r"Added scope item S-001 .*Bea"):
        room.library.undo()
    assert whole(room.library) == before
    bea.undo()
    room.library.undo()
    assert night.name not in {each.name for each in room.snapshot().departments}
