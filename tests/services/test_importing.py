"""Cards, needs and whole projects from files, on both databases."""

from pathlib import Path

import pytest

from charrette.domain.errors import InvalidInputError
from charrette.domain.project import Project
from charrette.exchange.cards_file import open_table, read_cards, suggest_columns
from charrette.exchange.needs_files import read_needs
from charrette.services.clock import resume_clock
from charrette.services.importing import (
    AdoptProject,
    ImportCards,
    ImportNeeds,
    adopt_project,
    drafts_from,
    import_cards,
    import_needs,
    labels_for,
)
from charrette.services.needs import MakeNeed, MergeNeeds, make_need, merge_needs
from charrette.store.library import Library


def test_cards_bring_their_themes_in_one_step(library: Library, project: Project, tmp_path: Path) -> None:
    path = tmp_path / "cards.csv"
    path.write_text(
        "text,group,theme\nA bench,ST,Site and outdoor\nA mural,Families,Art\nA stage,FA,art\n",
        encoding="utf-8",
    )
    table = open_table(path)
    with library.reading() as queries:
        groups = [(group.label, group.name) for group in queries.groups(project.id)]
        before = queries.last_step()
    drafts = read_cards(table, suggest_columns(table), groups)
    assert library.do(import_cards, ImportCards(project.id, drafts, path.name)) == 3
    with library.reading() as queries:
        themes = {theme.id: theme.name for theme in queries.themes(project.id)}
        cards = queries.cards(project.id)
        assert queries.last_step() == before + 1
    assert [themes[card.theme_id] for card in cards if card.theme_id] == ["Site and outdoor", "Art", "Art"]
    library.undo()
    with library.reading() as queries:
        assert not queries.cards(project.id)
        assert "Art" not in {theme.name for theme in queries.themes(project.id)}


def test_needs_from_a_table_get_departments_and_costs(
    library: Library, project: Project, tmp_path: Path
) -> None:
    path = tmp_path / "needs.csv"
    path.write_text(
        "short_name,category,department,cost_low,cost_high,priority\nA lift,Accessibility,Works,1000.50,2000,Must\n",
        encoding="utf-8",
    )
    drafts = read_needs(path)
    assert isinstance(drafts, list)
    assert library.do(import_needs, ImportNeeds(project.id, drafts, path.name)) == 1
    with library.reading() as queries:
        (need,) = queries.needs(project.id)
        departments = {each.id: each.name for each in queries.departments(project.id)}
    assert (need.code, need.cost.low, need.cost.high, need.priority) == ("N-001", 100050, 200000, "must")
    assert need.department_id is not None
    assert departments[need.department_id] == "Works"


def test_a_whole_project_moves_to_another_library(library: Library, project: Project, tmp_path: Path) -> None:
    first = library.do(make_need, MakeNeed(project.id, short_name="A ramp"))
    second = library.do(make_need, MakeNeed(project.id, short_name="A lift"))
    library.do(merge_needs, MergeNeeds(second.id, (first.id,)))
    with library.reading() as queries:
        snapshot = queries.snapshot(project.id)
    assert snapshot is not None
    with pytest.raises(InvalidInputError, match="already"):
        library.do(adopt_project, AdoptProject(snapshot, "needs.json"))
    other = Library(tmp_path / "other.charrette")
    try:
        adopted = other.do(adopt_project, AdoptProject(snapshot, "needs.json"))
        with other.reading() as queries:
            assert queries.snapshot(adopted.id) == snapshot
        third = other.do(make_need, MakeNeed(project.id, short_name="A stair"))
        assert third.code == "N-003"
    finally:
        other.close()


def test_a_clock_that_runs_in_the_file_stands_still_in_another_library(
    library: Library, project: Project, tmp_path: Path
) -> None:
    with library.reading() as queries:
        session = queries.sessions(project.id)[0]
    library.do(resume_clock, session.id)
    with library.reading() as queries:
        snapshot = queries.snapshot(project.id)
    assert snapshot is not None
    assert snapshot.clocks[0].deadline is not None
    other = Library(tmp_path / "other.charrette")
    try:
        other.do(adopt_project, AdoptProject(snapshot, "needs.json"))
        with other.reading() as queries:
            (clock,) = queries.clocks(project.id)
        assert (clock.deadline, clock.kept_ms, clock.length_ms) == (None, 12 * 60_000, 12 * 60_000)
    finally:
        other.close()


def test_open_needs_become_drafts_for_another_project(library: Library, project: Project) -> None:
    library.do(make_need, MakeNeed(project.id, short_name="A ramp"))
    with library.reading() as queries:
        snapshot = queries.snapshot(project.id)
    assert snapshot is not None
    drafts = drafts_from(snapshot)
    assert [draft.short_name for draft in drafts] == ["A ramp"]
    library.do(import_needs, ImportNeeds(project.id, drafts, "needs.json"))
    with library.reading() as queries:
        assert [need.code for need in queries.needs(project.id)] == ["N-001", "N-002"]


def test_labels_are_two_free_letters() -> None:
    names = ["Parents", "Parking", "Food service", "家長", "Q"]
    labels = labels_for(names, {"PA", "ST"})
    assert len(set(labels.values())) == len(names)
    assert all(len(label) == 2 and label.isalpha() for label in labels.values())
    assert labels["Food service"] == "FS"
    assert not set(labels.values()) & {"PA", "ST"}
