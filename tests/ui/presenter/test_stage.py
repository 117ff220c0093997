"""What the room sees, and what it never sees."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from charrette.domain.timer import Timer
from charrette.services.board import (
    DeclineCards,
    MoveCards,
    RedactCard,
    decline_cards,
    move_cards,
    redact_card,
)
from charrette.services.capture import KeepCard, keep_card
from charrette.services.needs import MakeNeed, make_need
from charrette.services.projects import edit_session
from charrette.services.rounds import reopen_round, reveal_round
from charrette.store.library import Library
from charrette.ui.desk import Desk
from charrette.ui.presenter import audience
from charrette.ui.presenter.canvas import BOARD_LINES, LEAST, broken_card
from charrette.ui.presenter.card_slides import board_slides
from charrette.ui.presenter.paint_result import bar_share
from charrette.ui.presenter.slides import CardsSlide, ListSlide, ResultSlide
from charrette.ui.presenter.stage import VIEWS, Stage
from charrette.ui.presenter.vote_slides import voting_slides
from charrette.ui.presenter.window import PresenterWindow
from charrette.ui.theme import Theme
from tests.ui.evening import add_needs, add_people, opened, project_of, voted


@pytest.fixture
def stage(desk: Desk, theme: Theme) -> Stage:
    """The stage on the small project."""
    return Stage(desk, theme, desk)


def put(desk: Desk) -> None:
    """Puts what the library holds now on the desk, after what was told of it before."""
    QCoreApplication.sendPostedEvents()
    desk.open_project(desk.project_id)


def shown(qtbot: QtBot, stage: Stage, view: str) -> PresenterWindow:
    """The presenter window with a view painted at 1920 x 1080."""
    stage.present()
    window = stage.window
    assert window is not None
    qtbot.addWidget(window)
    stage.show_view(view)
    paint(window)
    return window


def paint(window: PresenterWindow, width: int = 1920, height: int = 1080) -> list[str]:
    window.resize(width, height)
    window.grab()
    return [words for words, _ in window.said]


def test_the_prompt_and_the_time_are_what_the_room_sees_first(qtbot: QtBot, stage: Stage) -> None:
    window = shown(qtbot, stage, "prompt")
    words = [text for text, _ in window.said]
    assert "12:00" in words
    assert "on an ordinary Tuesday?" in " ".join(words)
    assert stage.on_screen_words() == "On screen: prompt and timer"


def test_no_word_is_under_forty_units_and_no_participant_is_named(
    qtbot: QtBot, library: Library, desk: Desk, stage: Stage
) -> None:
    add_needs(library)
    add_people(library)
    voted(library)
    put(desk)
    aliases = [each.alias for each in desk.snapshot.participants]
    window = shown(qtbot, stage, "prompt")
    for view in VIEWS:
        stage.show_view(view)
        qtbot.waitUntil(lambda: stage.view == "result" or not isinstance(stage.slide, ResultSlide))
        if view == "result":
            qtbot.waitUntil(lambda: isinstance(stage.slide, ResultSlide))
        for page in range(len(stage.slides)):
            stage.turn_to(page)
            paint(window, 1024, 768)
            assert min(size for _, size in window.said) >= LEAST
            text = " ".join(words for words, _ in window.said)
            assert not any(alias in text for alias in aliases)


def test_the_board_shows_heads_with_counts_then_cards_in_pages(
    library: Library, desk: Desk, theme: Theme, stage: Stage
) -> None:
    long = "A very long card " * 40
    library.do(keep_card, KeepCard(project_of(library), long))
    put(desk)
    first, *pages = board_slides(desk.snapshot, broken_card(theme), BOARD_LINES)
    assert isinstance(first, ListSlide)
    assert first.rows == (("Learning spaces", "2"), ("Not sorted yet", "5"))
    cards = [page for page in pages if isinstance(page, CardsSlide)]
    assert all(sum(len(card) for card in page.cards) <= BOARD_LINES for page in cards)
    told = " ".join(line for page in cards for card in page.cards for line in card)
    assert " ".join(long.split()) in told, "a long card goes on over the next page, nothing is lost"
    assert "Que mi mamá pueda entrar sin escaleras" in told


def test_a_declined_card_is_not_on_the_board_for_the_room(
    library: Library, desk: Desk, theme: Theme, stage: Stage
) -> None:
    with library.reading() as queries:
        card = queries.cards(project_of(library))[3]
    library.do(decline_cards, DeclineCards((card.id,), "not about the school"))
    put(desk)
    slides = board_slides(desk.snapshot, broken_card(theme), BOARD_LINES)
    assert card.original not in str(slides)


def test_the_ballot_is_shown_without_numbers(library: Library, desk: Desk) -> None:
    add_needs(library)
    add_people(library)
    round_ = opened(library)
    put(desk)
    slides = voting_slides(desk.snapshot, round_)
    assert [len(slide.rows) for slide in slides if isinstance(slide, ListSlide)] == [8, 8]
    first = slides[0]
    assert isinstance(first, ListSlide)
    assert {number for _, number in first.rows} == {""}
    assert first.note.startswith("0 of 38 ballots in")


def test_the_result_comes_only_with_the_reveal_and_goes_when_it_is_reopened(
    qtbot: QtBot, library: Library, desk: Desk, stage: Stage
) -> None:
    add_needs(library)
    round_ = voted(library, revealed=False)
    put(desk)
    window = shown(qtbot, stage, "result")
    assert stage.view == "voting"
    assert not any(text.isdigit() for text in paint(window))
    desk.do(reveal_round, round_.id, lambda _: stage.show_view("result"))
    qtbot.waitUntil(lambda: isinstance(stage.slide, ResultSlide))
    assert "1 to 8 of 16" in paint(window)
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    assert "9 to 16 of 16" in paint(window)
    assert "no dots, stays on the list" in paint(window)
    QTest.keyClick(window, Qt.Key.Key_PageUp)
    assert stage.page == 0
    desk.do(reopen_round, round_.id)
    qtbot.waitUntil(lambda: stage.view == "voting")
    assert not any(isinstance(slide, ResultSlide) for slide in stage.slides)


@pytest.mark.parametrize("view", ["board", "voting", "result"])
def test_redacted_words_are_taken_out_wherever_the_room_reads_them(
    qtbot: QtBot, library: Library, desk: Desk, stage: Stage, view: str
) -> None:
    project_id = project_of(library)
    card = library.do(keep_card, KeepCard(project_id, "Ask Quillfeather about the sink"))
    library.do(redact_card, RedactCard(card.id, 4, 16, "a name"))
    need = library.do(make_need, MakeNeed(project_id, (card.id,)))
    add_needs(library)
    assert "Quillfeather" in need.short_name
    voted(library)
    put(desk)
    stage.show_view(view)
    qtbot.waitUntil(lambda: view != "result" or isinstance(stage.slide, ResultSlide))
    said = str(stage.slides)
    assert "Quillfeather" not in said
    assert "[name]" in said


def test_bars_grow_from_the_last_rank_up() -> None:
    half = [bar_share(place, 8, 0.5) for place in range(8)]
    assert half == sorted(half)
    assert half[0] == 0.0
    assert half[-1] == 1.0
    assert [bar_share(place, 8, 1.0) for place in range(8)] == [1.0] * 8


def test_blank_shows_the_clock_only_and_escape_leaves(qtbot: QtBot, stage: Stage) -> None:
    window = shown(qtbot, stage, "prompt")
    QTest.keyClick(window, Qt.Key.Key_B)
    assert paint(window) == [stage.clock_words()]
    assert stage.on_screen_words() == "On screen: blank"
    QTest.keyClick(window, Qt.Key.Key_B)
    assert len(paint(window)) > 1
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not stage.presenting
    assert stage.on_screen_words() == "Nothing on screen"


def test_on_one_screen_the_presenter_is_a_window_without_a_pointer(qtbot: QtBot, stage: Stage) -> None:
    window = shown(qtbot, stage, "prompt")
    assert not window.isFullScreen()
    assert window.cursor().shape() is Qt.CursorShape.BlankCursor


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(600, "left of 12 minutes, paused"), (110, "less than 2 minutes left"), (20, "20 seconds left")],
)
def test_the_timer_says_in_words_how_little_is_left(
    qtbot: QtBot, stage: Stage, seconds: int, told: str
) -> None:
    window = shown(qtbot, stage, "prompt")
    stage.timer.timer = Timer(timedelta(minutes=12), timedelta(seconds=seconds))
    assert told in paint(window)


def test_time_that_is_over_counts_up_and_blocks_nothing(qtbot: QtBot, stage: Stage) -> None:
    window = shown(qtbot, stage, "prompt")
    stage.timer.timer = Timer(timedelta(minutes=12), timedelta(seconds=-42))
    assert "+0:42" in paint(window)
    stage.next_page()
    assert stage.view == "prompt"


def test_new_minutes_of_the_session_reach_a_timer_that_stands_untouched(
    qtbot: QtBot, desk: Desk, stage: Stage
) -> None:
    session = desk.session
    assert session is not None
    desk.do(edit_session, replace(session, minutes=7))
    qtbot.waitUntil(lambda: stage.timer.left == timedelta(minutes=7))
    stage.timer.toggle()
    desk.do(edit_session, replace(session, minutes=9))
    qtbot.waitUntil(lambda: desk.session is not None and desk.session.minutes == 9)
    assert stage.timer.left < timedelta(minutes=7)


def test_cards_that_come_reach_the_board_on_screen(
    qtbot: QtBot, library: Library, desk: Desk, stage: Stage
) -> None:
    stage.show_view("board")
    with library.reading() as queries:
        cards = queries.cards(project_of(library))
        theme = queries.themes(project_of(library))[1]
    desk.do(move_cards, MoveCards((cards[5].id,), theme.id))
    qtbot.waitUntil(lambda: ("Shared spaces", "1") in getattr(stage.slides[0], "rows", ()))


def test_slides_are_made_only_for_a_room_that_sees_them(
    qtbot: QtBot, desk: Desk, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = shown(qtbot, stage, "board")
    stage.leave()
    made: list[int] = []
    monkeypatch.setattr(audience, "board_slides", lambda *told: made.append(1) or board_slides(*told))
    desk.do(keep_card, KeepCard(desk.snapshot.project.id, "Said while nothing is shown"))
    qtbot.waitUntil(lambda: any(card.text.startswith("Said while") for card in desk.snapshot.cards))
    assert made == []
    stage.present()
    paint(window)
    assert made == [1]


TWO_SCREENS = """{"synchronousWindowSystemEvents": true, "windowFrameMargins": false, "screens": [
 {"name": "laptop", "x": 0, "y": 0, "width": 1440, "height": 900, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1},
 {"name": "projector", "x": 1440, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96,
  "dpr": 1}]}"""


def test_two_screens(tmp_path: Path, library: Library) -> None:
    config = tmp_path / "screens.json"
    config.write_text(TWO_SCREENS, encoding="utf-8")
    script = Path(__file__).with_name("two_screens.py")
    root = Path(__file__).resolve().parents[3]
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
        "PYTHONPATH": str(root),
    }
    done = subprocess.run(
        [sys.executable, str(script), str(library.path)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = ["projector", "full", "1920", "typing", "laptop", "moved", "laptop", "projector"]
    assert done.stdout.split() == told
