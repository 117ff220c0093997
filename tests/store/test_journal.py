"""The journal: what it records, what it refuses, and what may be undone."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update

from charrette.domain.cards import Card, Channel
from charrette.domain.errors import NotFoundError, StaleError
from charrette.domain.money import CostRange
from charrette.domain.needs import Need
from charrette.domain.project import Project
from charrette.services.board import AddTheme, MoveCards, ParkCards, add_theme, move_cards, park_cards
from charrette.services.capture import KeepCard, keep_card
from charrette.services.needs import MakeNeed, edit_need, make_need
from charrette.services.projects import AddGroup, add_group, remove_group
from charrette.store.library import Library
from charrette.store.rows import CardRow, ChangeRow, ThemeRow
from charrette.store.undo import undo
from charrette.store.unit_of_work import Changes, UnitOfWork
from tests.store.libraries import snapshot_of
from tests.store.moments import START


def changes_of_last_step(library: Library) -> list[ChangeRow]:
    """The recorded changes of the newest step."""
    with library.unit_of_work("look") as work:
        last = work.queries.last_step()
        return list(
            work.session.scalars(
                select(ChangeRow).where(ChangeRow.step_seq == last).order_by(ChangeRow.position)
            )
        )


def keep(library: Library, project: Project, text: str = "A quiet place to sit") -> Card:
    return library.do(keep_card, KeepCard(project.id, text))


def test_an_insert_is_recorded_with_every_column(library: Library, project: Project) -> None:
    card = keep(library, project)
    (change,) = changes_of_last_step(library)
    assert (change.table_name, change.kind, change.row_key) == ("card", "insert", str(card.id))
    assert change.before == {}
    assert set(change.after) == set(CardRow.__table__.columns.keys())
    assert change.after["original"] == "A quiet place to sit"


def test_a_change_is_recorded_with_changed_columns_only(library: Library, project: Project) -> None:
    card = keep(library, project)
    library.do(park_cards, ParkCards((card.id,), "later"))
    (change,) = changes_of_last_step(library)
    assert (change.kind, change.before, change.after) == (
        "update",
        {"status": "open", "reason": ""},
        {"status": "parked", "reason": "later"},
    )


def test_a_removal_is_recorded_with_what_was_there(library: Library, project: Project) -> None:
    group = library.do(add_group, AddGroup(project.id, "mu", "Music"))
    library.do(remove_group, group)
    (change,) = changes_of_last_step(library)
    assert (change.kind, change.after) == ("delete", {})
    assert change.before["name"] == "Music"


def test_a_commit_tells_what_it_touched(library: Library, project: Project) -> None:
    told: list[Changes] = []
    library.listen(told.append)
    card = keep(library, project)
    assert told[0].touched == {"card": frozenset({card.id})}
    assert told[0].sentence == "Kept card C-001 from no group: “A quiet place to sit”"
    library.undo()
    assert told[1].ids("card") == frozenset({card.id})
    assert told[1].kind == "undo"


@pytest.mark.logs_warnings
def test_what_is_kept_stays_kept_where_a_listener_fails(library: Library, project: Project) -> None:
    told: list[Changes] = []

    def failing(_: Changes) -> None:
        raise RuntimeError("a screen went away")

    library.listen(failing)
    library.listen(told.append)
    card = keep(library, project)
    assert snapshot_of(library, project).cards == (card,)
    assert len(told) == 1


def test_nothing_is_kept_without_a_commit(library: Library, project: Project) -> None:
    before = snapshot_of(library, project)
    with library.unit_of_work("keep_card") as work:
        keep_card(work, KeepCard(project.id, "Shade"))

    def failing(work: UnitOfWork, command: KeepCard) -> None:
        keep_card(work, command)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        library.do(failing, KeepCard(project.id, "Shade"))
    assert snapshot_of(library, project) == before
    assert library.history()[0] == "Started project “Alder Creek Middle School”"


@pytest.mark.parametrize(
    "statement",
    [
        update(CardRow).values(status="parked"),
        update(CardRow.__table__).values(status="parked"),  # pyright: ignore[reportArgumentType]
        delete(ThemeRow),
        insert(ThemeRow),
    ],
    ids=["update", "table update", "delete", "insert"],
)
def test_bulk_statements_are_refused(statement: Any, library: Library, project: Project) -> None:
    with library.unit_of_work("bulk") as work, pytest.raises(RuntimeError, match="bypass the journal"):
        work.session.execute(statement)


def test_the_old_ways_of_bulk_writing_are_refused(library: Library) -> None:
    with library.unit_of_work("bulk") as work:
        for bulk in (work.session.bulk_save_objects, work.session.bulk_insert_mappings):
            with pytest.raises(RuntimeError, match="bypass the journal"):
                bulk(ThemeRow, [])
        with pytest.raises(RuntimeError, match="bypass the journal"):
            work.session.bulk_update_mappings(ThemeRow, [])


def test_steps_are_undone_and_redone_in_order(library: Library, project: Project) -> None:
    seen = [snapshot_of(library, project)]
    for text in ("One", "Two", "Three"):
        keep(library, project, text)
        seen.append(snapshot_of(library, project))
    for expected in reversed(seen[:-1]):
        library.undo()
        assert snapshot_of(library, project) == expected
    for expected in seen[1:]:
        library.redo()
        assert snapshot_of(library, project) == expected
    with pytest.raises(NotFoundError, match="nothing to redo"):
        library.redo()


def test_a_new_step_ends_redo(library: Library, project: Project) -> None:
    keep(library, project, "One")
    library.undo()
    keep(library, project, "Two")
    assert library.history()[1] is None
    with pytest.raises(NotFoundError):
        library.redo()


def test_an_empty_library_has_nothing_to_undo(library: Library) -> None:
    assert library.history() == (None, None)
    with pytest.raises(NotFoundError, match="There is nothing to undo"):
        library.undo()


def test_a_code_is_never_used_twice(library: Library, project: Project) -> None:
    assert keep(library, project).code == "C-001"
    library.undo()
    assert keep(library, project).code == "C-002"
    theme = library.do(add_theme, AddTheme(project.id, "Music"))
    library.undo()
    assert library.do(add_theme, AddTheme(project.id, "Dance")).number == theme.number + 1


def test_a_note_is_in_the_minutes_and_never_undone(library: Library, project: Project) -> None:
    card = keep(library, project)
    library.note("export_document", "Exported the brief", project.id)
    with library.reading() as queries:
        newest = queries.minutes(project.id)[0]
    assert (newest.sentence, newest.kind) == ("Exported the brief", "note")
    library.undo()
    assert snapshot_of(library, project).cards == ()
    library.redo()
    assert snapshot_of(library, project).cards == (card,)


def test_undo_covers_ones_own_steps_only(library: Library, project: Project, bea: Library) -> None:
    keep(library, project, "Ada’s")
    assert bea.history() == (None, None)
    theirs = keep(bea, project, "Bea’s")
    library.undo()
    assert snapshot_of(library, project).cards == (theirs,)


def test_undo_refuses_in_words_what_a_later_step_stands_on(
    library: Library, project: Project, bea: Library
) -> None:
    card = keep(library, project)
    bea.do(park_cards, ParkCards((card.id,), "later"))
    before = snapshot_of(library, project)
    with pytest.raises(StaleError) as refused:
        library.undo()
    assert "“Kept card C-001 from no group: “A quiet place to sit””" in refused.value.what
    assert "a later step stands on it: “Parked card C-001: later” (Bea)" in refused.value.what
    assert refused.value.kept == "Nothing was changed."
    assert snapshot_of(library, project) == before
    assert library.history()[0] == "Kept card C-001 from no group: “A quiet place to sit”"
    bea.undo()
    library.undo()
    assert snapshot_of(library, project).cards == ()


def test_undo_refuses_where_a_new_entry_stands_on_the_old(
    library: Library, project: Project, bea: Library
) -> None:
    theme = library.do(add_theme, AddTheme(project.id, "Music"))
    card = keep(bea, project)
    bea.do(move_cards, MoveCards((card.id,), theme.id))
    with pytest.raises(StaleError, match=r"a later step stands on it: “Moved card C-001 to Music” \(Bea\)"):
        library.undo()
    assert theme in snapshot_of(library, project).themes


def test_redo_refuses_where_somebody_filled_the_place(
    library: Library, project: Project, bea: Library
) -> None:
    library.do(add_group, AddGroup(project.id, "mu", "Music"))
    library.undo()
    bea.do(add_group, AddGroup(project.id, "mu", "Museum"))
    with pytest.raises(StaleError, match="later step"):
        library.redo()
    assert library.history()[1] == "Added group Music (MU)"
    bea.undo()
    library.redo()
    assert "Music" in {group.name for group in snapshot_of(library, project).groups}


def test_a_change_of_another_field_does_not_stop_undo(
    library: Library, project: Project, bea: Library
) -> None:
    need = library.do(make_need, MakeNeed(project.id, (), "Quiet corners", "Somewhere quiet"))
    library.do(edit_need, replace(need, cost=CostRange(1, 2, 3)))
    (now,) = snapshot_of(bea, project).needs
    bea.do(edit_need, replace(now, rationale="Because"))
    library.undo()
    (left,) = snapshot_of(library, project).needs
    assert (left.cost, left.rationale) == (CostRange(), "Because")


def test_history_is_popped_only_after_success(library: Library, project: Project) -> None:
    keep(library, project)
    before = library.history()
    with library.unit_of_work("undo", kind="undo") as work:
        keeping, work.session.commit = work.session.commit, lambda: None  # the disk fails at the last moment
        undo(work)
        assert keeping is not None
    assert library.history() == before
    assert len(snapshot_of(library, project).cards) == 1


def test_a_moment_in_another_zone_does_not_stop_undo(library: Library, project: Project) -> None:
    there = datetime(2026, 3, 4, 9, 0, tzinfo=timezone(timedelta(hours=-8)))
    card = Card(library.ids.new(), project.id, 1, "C-001", "Shade", Channel.IMPORT, there)

    def bring_in(work: UnitOfWork, given: Card) -> None:
        work.describe("Brought a card in", project.id)
        work.add(given)

    library.do(bring_in, card)
    assert snapshot_of(library, project).cards == (card,)
    library.undo()
    assert snapshot_of(library, project).cards == ()


def test_the_minutes_tell_what_was_taken_back(library: Library, project: Project) -> None:
    keep(library, project)
    library.undo()
    with library.reading() as queries:
        undo_entry, kept, started = queries.minutes(project.id)
    assert undo_entry.sentence == "Undid: Kept card C-001 from no group: “A quiet place to sit”"
    assert (kept.undone, started.undone) == (True, False)
    assert started.at > START
    library.redo()
    with library.reading() as queries:
        entries = queries.minutes(project.id)
    assert entries[0].sentence.startswith("Did again: Kept card C-001")
    assert not entries[2].undone


def test_only_new_minutes_are_read(library: Library, project: Project) -> None:
    with library.reading() as queries:
        seen = queries.last_step()
    need = library.do(make_need, MakeNeed(project.id, (), "Quiet corners"))
    assert isinstance(need, Need)
    with library.reading() as queries:
        assert [entry.action for entry in queries.minutes(project.id, after=seen)] == ["make_need"]
