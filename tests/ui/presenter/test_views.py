"""What the views say: the agenda, the log, one card large, tables, thanks."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from charrette.domain.log import EntryKind
from charrette.domain.surfaces import View
from charrette.services.agenda import AddBlock, SetTimes, add_block, set_times
from charrette.services.capture import KeepCard, keep_card
from charrette.services.clock import CloseSession, close_session, start_block
from charrette.services.log import AddEntry, add_entry
from charrette.services.projects import AddSession, add_session
from charrette.services.rounds import OpenRound, open_round
from charrette.ui.desk import Desk
from charrette.ui.presenter.paging import WORDS, large_pages, line_pages
from charrette.ui.presenter.slides import AgendaSlide, EntriesSlide, ListSlide, RotationSlide
from charrette.ui.presenter.stage import Stage
from tests.ui.presenter.day import Day

Put = Callable[[], None]
Said = Callable[[], str]


def test_before_the_first_block_the_room_sees_the_agenda_and_after_the_end_the_thanks(
    day: Day, stage: Stage, put: Put
) -> None:
    put()
    assert stage.view is View.AGENDA
    assert stage.slide.heading == "What we do today"
    day.start("talk")
    put()
    assert stage.view is View.PROMPT
    day.library.do(close_session, CloseSession(day.session_id, despite_open_items=True))
    put()
    assert stage.view is View.THANKS


def test_the_agenda_says_where_the_room_is(day: Day, stage: Stage, put: Put, said: Said) -> None:
    day.start("talk")
    day.start("gradients")
    put()
    stage.show_view("agenda")
    slide = stage.slide
    assert isinstance(slide, AgendaSlide)
    states = {row.title: row.state for row in slide.rows}
    assert states["Gradients of agreement"] == "now"
    assert states["Delphi rounds"] == "coming"
    assert "Fist to five" not in states, "what was passed over is not to come"
    told = said()
    assert told.count("you are here") == 1
    assert "Talk with [name]" in told


def test_times_of_the_agenda_follow_the_clock(day: Day, stage: Stage, desk: Desk, put: Put) -> None:
    now = desk.clock.now()
    day.library.do(set_times, SetTimes(day.session_id, now - timedelta(hours=1), None, 3))
    day.start("talk")
    put()
    stage.show_view("agenda")
    slide = stage.slide
    assert isinstance(slide, AgendaSlide)
    here, coming = (row.time for row in slide.rows[:2])
    assert here != coming, "the presentation begins when the talk ends, not an hour ago"


def test_the_log_says_who_only_where_it_is_no_person(day: Day, stage: Stage, put: Put, said: Said) -> None:
    day.start("decisions")
    put()
    told = said()
    assert "Technology, by April 1" in told
    assert "Principal, by April 1" in told
    assert told.count("by April 1") == 4
    assert "What we decided" in told
    assert "Naming the school" not in told, "what is parked has its own page"
    day.start("parking-lot")
    put()
    assert "Naming the school, said [name]" in said()


def test_the_log_opens_at_what_was_written_last(day: Day, stage: Stage, put: Put) -> None:
    day.start("decisions")
    put()
    assert stage.slide.heading == "Who does what"
    day.library.do(
        add_entry,
        AddEntry(day.project_id, EntryKind.DECISION, "Shade in the yard", session_id=day.session_id),
    )
    put()
    slide = stage.slide
    assert isinstance(slide, EntriesSlide)
    assert slide.entries[-1].lines == ("Shade in the yard",)


def test_a_theme_is_shown_card_by_card_and_a_card_that_is_long_goes_on(
    day: Day, stage: Stage, desk: Desk, put: Put
) -> None:
    put()
    theme = next(
        each for each in desk.snapshot.themes if any(c.theme_id == each.id for c in desk.snapshot.cards[6:])
    )
    stage.show_item(theme.id)
    assert stage.view is View.ITEM
    cards = [card for card in desk.snapshot.cards if card.theme_id == theme.id]
    assert len(stage.slides) > len(cards)
    need = desk.snapshot.open_needs[0]
    stage.show_item(need.id)
    assert stage.slide.heading == need.short_name
    stage.show_item(cards[0].id)
    assert stage.slide.heading == theme.name
    assert len(stage.slides) == 1


def test_cards_come_in_without_their_number(day: Day, stage: Stage, put: Put, said: Said) -> None:
    block = day.start("silent-writing")
    put()
    assert "Cards are coming in" not in said()
    for number in range(3):
        day.library.do(keep_card, KeepCard(day.project_id, f"Idea {number}", block_id=block.id))
    put()
    told = said()
    assert "Cards are coming in" in told
    assert "3" not in told.replace(stage.timer.timer.length.__str__(), "").split("\n")


def test_tables_in_parallel_see_who_does_what(day: Day, stage: Stage, put: Put, said: Said) -> None:
    first = day.library.do(add_block, AddBlock(day.session_id, "Sketch the library", tables="1, 2"))
    day.library.do(add_block, AddBlock(day.session_id, "Walk the site", tables="3", beside=True))
    day.library.do(start_block, first.id)
    put()
    slide = stage.slide
    assert isinstance(slide, RotationSlide)
    assert slide.rows == (("Table 1, 2", "Sketch the library"), ("Table 3", "Walk the site"))


def test_thanks_say_when_it_goes_on(day: Day, stage: Stage, desk: Desk, put: Put, said: Said) -> None:
    put()
    first = desk.session
    assert first is not None
    later = day.library.do(add_session, AddSession(day.charrette_id, "Show-back evening"))
    day.library.do(set_times, SetTimes(later.id, datetime(2099, 5, 4, 18, tzinfo=UTC), None))
    put()
    desk.choose_session(day.session_id)
    stage.show_view("thanks")
    told = said()
    assert "Every card is kept, word for word." in told
    assert "Show-back evening" in told
    assert "May 4" in told


@pytest.mark.parametrize("text", ["word " * 200, "字" * 700, "x" * 900, "", "short"])
def test_nothing_is_lost_between_pages_of_large_words(text: str) -> None:
    pages = large_pages(text)
    assert "".join("".join(page.split()) for page in pages) == "".join(text.split())
    assert all(len(page.split()) <= WORDS for page in pages)


def test_lines_that_belong_together_stay_on_a_page_of_forty_words() -> None:
    texts = [("one two three",) * 5, ("four " * 15,) * 4, ("five",)]
    pages = line_pages(texts, 9)
    assert [line for page in pages for _, lines in page for line in lines] == [
        line for lines in texts for line in lines
    ]
    for page in pages:
        assert sum(len(line.split()) for _, lines in page for line in lines) <= WORDS


def test_a_proposal_is_read_whole_before_its_answers(day: Day, stage: Stage, put: Put, said: Said) -> None:
    text = "This list goes to the school board as it stands, with the two needs that were contested marked as such"
    day.library.do(open_round, OpenRound(day.charrette_id, method="fist", proposals=(text,)))
    put()
    stage.show_view("voting")
    assert " ".join(said().split()).count(text) == 1
    assert isinstance(stage.slides[-1], ListSlide)
