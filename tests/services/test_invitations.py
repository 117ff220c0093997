"""The invitation list: all or nothing, minors by alias, seats from it."""

import pytest

from charrette.domain.errors import InvalidInputError
from charrette.domain.project import Project
from charrette.exchange.people_file import PeopleDrafts, PersonDraft
from charrette.services.invitations import ImportPeople, import_people
from charrette.services.people import WalkIn, walk_in
from charrette.store.library import Library
from tests.store.libraries import snapshot_of, whole

LIST = PeopleDrafts(
    (
        PersonDraft("Rosa Diaz", "FA", "PTA", "es", "Interpreter", consent=True, row=2),
        PersonDraft("", "ST", minor=True, grade_band="6", row=3),
        PersonDraft("", "ST", minor=True, grade_band="7", row=4),
    ),
    0,
)


def test_everybody_on_the_list_is_expected(library: Library, project: Project) -> None:
    students = snapshot_of(library, project).groups[0]
    library.do(walk_in, WalkIn(project.id, students.id, "ST-01", minor=True))
    assert library.do(import_people, ImportPeople(project.id, LIST, "invited.csv", set_seats=True)) == 3
    snapshot = snapshot_of(library, project)
    rosa, *minors = snapshot.participants[1:]
    assert (rosa.alias, rosa.language, rosa.accommodation, rosa.consent) == (
        "Rosa Diaz",
        "es",
        "Interpreter",
        True,
    )
    assert [(each.alias, each.minor, each.grade_band) for each in minors] == [
        ("ST-02", True, "6"),
        ("ST-03", True, "7"),
    ]
    assert [each.alias for each in snapshot.here] == ["ST-01"]
    assert [group.invited for group in snapshot.groups[:3]] == [2, 1, 8]


def test_a_list_that_does_not_fit_any_more_changes_nothing(library: Library, project: Project) -> None:
    library.do(import_people, ImportPeople(project.id, LIST, "invited.csv"))
    before = whole(library)
    unknown = PeopleDrafts((PersonDraft("Kim", "QQ", row=2),), 0)
    for drafts, words in (
        (LIST, "Row 2: “Rosa Diaz” is on the list already"),
        (unknown, "there is no group “QQ”"),
        (PeopleDrafts((), 0), "holds nobody"),
    ):
        with pytest.raises(InvalidInputError, match=words):
            library.do(import_people, ImportPeople(project.id, drafts, "invited.csv"))
    assert whole(library) == before
