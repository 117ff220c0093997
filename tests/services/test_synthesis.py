"""Typed sorting: what a line is shown to do is what it does, whatever is typed."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charrette.domain.cards import CardStatus
from charrette.domain.errors import InvalidInputError, NotFoundError
from charrette.domain.project import Project
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.sorting_line import Act, Sorting, read_line
from charrette.services.board import remove_theme
from charrette.services.synthesis import SortLine, sort_line
from charrette.store.library import Library
from tests.services.scenarios import Room, furnished
from tests.services.scenarios_synthesis import LINES

NUMBERS = st.lists(
    st.sampled_from(["1", "2", "3", "4", "5", "c5", "1-3", "2-9", "C-004", "6", "p1"]), max_size=4
)
VERBS = st.sampled_from(
    [
        "> health", "> l", "> s", "> +Quiet", "> +", "> -", "> none", "= n", "= N-001", "= n2", "= n9", "= lockers",
        "!", "! later", "x", "x not ours", "?", "",
    ]
)  # fmt: skip


@pytest.fixture
def room(library: Library, project: Project) -> Room:
    return furnished(library, project)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(numbers=NUMBERS, verb=VERBS, before=st.sampled_from(["", *LINES.values()]))
def test_a_line_does_exactly_what_it_was_shown_to_do(
    room: Room, numbers: list[str], verb: str, before: str
) -> None:
    steps = 0
    for line in filter(None, (before, " ".join((*numbers, verb)))):
        was = room.snapshot()
        try:
            sorting = read_line(line, was)
        except InvalidInputError:
            continue
        last = _last_step(room)
        room.do(sort_line, SortLine(room.project.id, sorting))
        steps += 1
        assert _last_step(room) == last + 1, "one line is one step"
        _check(sorting, was, room.snapshot())
    for _ in range(steps):
        room.library.undo()


def _last_step(room: Room) -> int:
    with room.library.reading() as queries:
        return queries.last_step()


def _check(sorting: Sorting, was: ProjectSnapshot, now: ProjectSnapshot) -> None:
    touched = set(sorting.card_ids)
    for card in was.cards:
        if card.id not in touched:
            after = now.card_by_id[card.id]
            assert replace(after, position=card.position) == card
    assert len(now.cards) == len(was.cards)
    new_themes = [theme for theme in now.themes if theme.id not in was.theme_by_id]
    new_needs = [need for need in now.needs if need.id not in was.need_by_id]
    assert [theme.name for theme in new_themes] == ([sorting.name] if sorting.act is Act.NEW_THEME else [])
    assert [need.short_name for need in new_needs] == ([sorting.name] if sorting.act is Act.MAKE_NEED else [])
    needs = {need.id for need in new_needs} or {sorting.need_id}
    theme = new_themes[0].id if new_themes else sorting.theme_id
    for card in (now.card_by_id[each] for each in touched):
        before = was.card_by_id[card.id]
        if sorting.act in {Act.MOVE, Act.NEW_THEME}:
            assert (card.theme_id, card.status, card.reason) == (theme, CardStatus.OPEN, "")
        else:
            assert card.theme_id == before.theme_id
        in_needs = {need.id for need in now.needs_of_card.get(card.id, ())}
        if sorting.act in {Act.MAKE_NEED, Act.JOIN}:
            assert in_needs == {need.id for need in was.needs_of_card.get(card.id, ())} | needs
            assert card.status is CardStatus.OPEN
        if sorting.act in {Act.PARK, Act.DECLINE}:
            status = CardStatus.PARKED if sorting.act is Act.PARK else CardStatus.DECLINED
            assert (card.status, card.reason) == (status, sorting.reason)


def test_what_has_gone_since_it_was_shown_is_refused_and_nothing_is_done(room: Room) -> None:
    sorting = read_line("3 4 > health", room.snapshot())
    theme = next(each for each in room.snapshot().themes if each.id == sorting.theme_id)
    room.do(remove_theme, theme)
    before = room.snapshot()
    with pytest.raises(NotFoundError, match="theme is no longer"):
        room.do(sort_line, SortLine(room.project.id, sorting))
    assert room.snapshot() == before
