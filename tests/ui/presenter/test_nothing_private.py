"""Every view, walked through with a project full of what the audience must not see."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from charrette.domain.activities import ACTIVITIES
from charrette.domain.methods import METHODS
from charrette.domain.surfaces import View
from charrette.services.activities import SetGridRound, SetStep, TakeTurn, set_grid_round, set_step, take_turn
from charrette.ui.desk import Desk
from charrette.ui.presenter.canvas import LEAST
from charrette.ui.presenter.paging import ROWS, WORDS
from charrette.ui.presenter.slides import REVEALED, Slide
from charrette.ui.presenter.stage import VIEWS, Stage
from charrette.ui.presenter.window import PresenterWindow
from tests.ui.presenter.day import ALIASES, NOTE, REDACTED, Day, reveal, vote

SIZES = ((960, 540), (800, 600))
"""Wide and nearly square; what is said and how large is in units, whatever the window's size."""


def walked(stage: Stage, screen: PresenterWindow) -> Iterator[Slide]:
    """Every page of the view on the screen, painted at both sizes."""
    for page in range(len(stage.slides)):
        stage.turn_to(page)
        for width, height in SIZES:
            screen.resize(width, height)
            screen.grab()
            yield stage.slide


def is_fit(screen: PresenterWindow, slide: Slide, aliases: tuple[str, ...]) -> None:
    """What holds for every page: no name, no note, no redacted word, big letters, few rows or words."""
    told = "\n".join(words for words, _ in screen.said)
    assert [alias for alias in aliases if alias in told] == []
    assert [owner for owner in ("Dana Whitcombe", "Hieronymus") if owner in told] == []
    assert REDACTED not in told
    assert NOTE not in told
    assert "Secretword" not in told
    assert min(size for _, size in screen.said) >= LEAST
    rows = next(
        (getattr(slide, each) for each in ("rows", "entries", "points") if hasattr(slide, each)), None
    )
    if rows is None:
        assert len(told.split()) <= WORDS + 24, told  # a page of forty words, its heading, its time
    else:
        assert len(rows) <= ROWS


@pytest.mark.parametrize("kind", ACTIVITIES)
def test_no_step_of_an_activity_shows_the_room_what_is_private(
    day: Day, desk: Desk, stage: Stage, screen: PresenterWindow, put: Callable[[], None], kind: str
) -> None:

    block = day.start(kind)
    aliases = tuple(each.alias for each in desk.snapshot.participants) + ALIASES
    for number, step in enumerate(ACTIVITIES[kind].steps):
        if number:
            day.library.do(set_step, SetStep(block.id, number))
        put()
        shown = step.view if step.view is not View.RESULT else View.VOTING
        assert stage.view is shown, "the stage follows the step by itself"
        pages = 0
        for slide in walked(stage, screen):
            is_fit(screen, slide, aliases)
            pages += 1
        assert pages


@pytest.mark.parametrize("view", VIEWS)
def test_no_view_by_hand_shows_the_room_what_is_private(
    day: Day, desk: Desk, stage: Stage, screen: PresenterWindow, put: Callable[[], None], view: View
) -> None:

    day.start("round-robin")
    vote(day, "dots")
    put()
    aliases = tuple(each.alias for each in desk.snapshot.participants)
    stage.show_view(view)
    for slide in walked(stage, screen):
        is_fit(screen, slide, aliases)
        assert not isinstance(slide, REVEALED)


@pytest.mark.parametrize("needs", [1, 16])
@pytest.mark.parametrize("method", METHODS)
def test_a_result_is_said_only_after_the_reveal(
    qtbot: QtBot,
    day: Day,
    desk: Desk,
    stage: Stage,
    screen: PresenterWindow,
    put: Callable[[], None],
    method: str,
    needs: int,
) -> None:

    if needs == 1 and not METHODS[method].levels:
        needs = 9
    round_ = vote(day, method, needs)
    put()
    stage.show_view("result", round_.id)
    assert stage.view is View.VOTING
    levels = {level.words for level in METHODS[method].levels}
    for _ in walked(stage, screen):
        told = [words for words, _ in screen.said if words.replace(".", "").isdigit() and words not in levels]
        assert told == [], "no count before the reveal"
    reveal(day, round_)
    put()
    stage.show_view("result", round_.id)
    qtbot.waitUntil(lambda: isinstance(stage.slide, REVEALED))
    for slide in walked(stage, screen):
        is_fit(screen, slide, ALIASES)


def test_counts_of_few_answers_are_not_drawn(
    qtbot: QtBot, day: Day, stage: Stage, screen: PresenterWindow, put: Callable[[], None]
) -> None:

    round_ = reveal(day, vote(day, "gradients", 1, people=4))
    put()
    stage.show_view("result", round_.id)
    qtbot.waitUntil(lambda: "Fewer than 5" in str(stage.slides))
    assert not isinstance(stage.slide, REVEALED)
    alone = reveal(day, vote(day, "dots", 16, people=1))
    put()
    stage.show_view("result", alone.id)
    qtbot.waitUntil(lambda: "one ballot was cast" in str(stage.slides))
    assert not isinstance(stage.slide, REVEALED)


def test_a_turn_names_a_group_and_a_seat_never_a_person(
    day: Day, stage: Stage, screen: PresenterWindow, put: Callable[[], None]
) -> None:

    block = day.start("round-robin")
    seen: list[list[str]] = []
    for _ in range(2):
        put()
        for slide in walked(stage, screen):
            is_fit(screen, slide, ALIASES)
        seen.append([words for words, _ in screen.said])
        for _ in range(21):
            day.library.do(take_turn, TakeTurn(block.id))
    assert "Students" in seen[0]
    assert "number 1" in seen[0]
    assert "Families" in seen[1]
    assert any(words.startswith("Table 3, number ") for words in seen[1])


def test_the_sheets_say_their_round(
    day: Day, stage: Stage, screen: PresenterWindow, put: Callable[[], None]
) -> None:

    block = day.start("brainwriting")
    put()
    first = [words for _ in walked(stage, screen) for words, _ in screen.said]
    assert "Round 1 of 6" in first
    assert "Write in your row" in first
    day.library.do(set_grid_round, SetGridRound(block.id, 4))
    put()
    fourth = [words for _ in walked(stage, screen) for words, _ in screen.said]
    assert "Round 4 of 6" in fourth
    assert "Pass your sheet to the right" in fourth
