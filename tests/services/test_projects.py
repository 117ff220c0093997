"""Projects with their groups, charrettes and sessions."""

from dataclasses import replace

import pytest

from charrette.domain.errors import InvalidInputError
from charrette.domain.project import STANDARD_DEPARTMENTS, STANDARD_PROMPT, Project
from charrette.domain.themes import STANDARD_THEMES
from charrette.services.capture import KeepCard, keep_card
from charrette.services.projects import (
    AddCharrette,
    AddGroup,
    AddSession,
    NewProject,
    ShiftGroup,
    add_charrette,
    add_group,
    add_session,
    create_project,
    edit_project,
    edit_session,
    remove_group,
    shift_group,
)
from charrette.store.library import Library
from tests.store.libraries import snapshot_of


def test_a_new_project_is_ready_to_run(library: Library, project: Project) -> None:
    snapshot = snapshot_of(library, project)
    assert [group.label for group in snapshot.groups] == ["ST", "FA", "TE", "CU", "TC", "FC", "NB"]
    assert tuple(theme.name for theme in snapshot.themes) == STANDARD_THEMES
    assert tuple(each.name for each in snapshot.departments) == STANDARD_DEPARTMENTS
    assert [(each.number, each.prompt) for each in snapshot.sessions] == [(1, STANDARD_PROMPT)]
    library.undo()
    with library.reading() as queries:
        assert queries.projects() == ()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (" ", "Give the project a name"),
        (" Alder  Creek Middle School", "There is a project “Alder Creek Middle School” already"),
        ("x" * 301, "The name has 301 characters; the most is 300"),
    ],
)
def test_a_project_needs_a_name_of_its_own(name: str, words: str, library: Library, project: Project) -> None:
    for function, command in (
        (create_project, NewProject(name)),
        (edit_project, replace(project, name=name)),
    ):
        if function is edit_project and "already" in words:
            continue
        with pytest.raises(InvalidInputError, match=words):
            library.do(function, command)  # pyright: ignore[reportArgumentType, reportCallIssue]
    with library.reading() as queries:
        assert queries.projects() == (project,)


def test_enrolment_is_not_negative(library: Library, project: Project) -> None:
    with pytest.raises(InvalidInputError, match="negative"):
        library.do(edit_project, replace(project, enrolment=-1))


def test_groups_have_labels_and_marks_of_their_own(library: Library, project: Project) -> None:
    music = library.do(add_group, AddGroup(project.id, " mu ", " Music ", 4))
    assert (music.label, music.name, music.mark, music.position) == ("MU", "Music", 7, 7)
    for label, name, invited, words in (
        ("st", "Staff", 0, "The label ST belongs to Students"),
        ("abc", "Staff", 0, "two letters"),
        ("a1", "Staff", 0, "two letters"),
        ("sf", " ", 0, "Give the group a name"),
        ("sf", "Staff", -1, "cannot be negative"),
    ):
        with pytest.raises(InvalidInputError, match=words):
            library.do(add_group, AddGroup(project.id, label, name, invited))


def test_a_group_that_was_heard_stays(library: Library, project: Project) -> None:
    students, families = snapshot_of(library, project).groups[:2]
    library.do(keep_card, KeepCard(project.id, "Shade", students.id))
    with pytest.raises(InvalidInputError, match=r"Students has 1 cards? and 0 participants"):
        library.do(remove_group, students)
    library.do(remove_group, families)
    assert "FA" not in {group.label for group in snapshot_of(library, project).groups}


def test_groups_are_moved(library: Library, project: Project) -> None:
    students = snapshot_of(library, project).groups[0]
    library.do(shift_group, ShiftGroup(students.id, 2))
    assert [group.label for group in snapshot_of(library, project).groups][:3] == ["FA", "TE", "ST"]
    library.do(shift_group, ShiftGroup(students.id, -9))
    assert snapshot_of(library, project).groups[0].label == "ST"


def test_charrettes_and_sessions_are_numbered(library: Library, project: Project) -> None:
    second = library.do(add_charrette, AddCharrette(project.id, ""))
    assert (second.number, second.title) == (2, "Charrette 2")
    session = library.do(add_session, AddSession(second.id, " ", "March 4"))
    assert (session.number, session.title, session.held_on) == (2, "Session 2", "March 4")
    with pytest.raises(InvalidInputError, match="at least one minute"):
        library.do(edit_session, replace(session, minutes=0))
    assert len(snapshot_of(library, project).sessions) == 3
