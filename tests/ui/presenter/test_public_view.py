"""The public view that is kept gives what making it anew gives."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from charrette.domain.editions import Edition
from charrette.domain.log import EntryKind
from charrette.domain.public_words import snapshot_for
from charrette.domain.snapshot import renewed
from charrette.services.board import (
    DeclineCards,
    MoveCards,
    RedactCard,
    decline_cards,
    move_cards,
    redact_card,
)
from charrette.services.capture import KeepCard, keep_card
from charrette.services.clock import start_block
from charrette.services.log import AddEntry, add_entry
from charrette.services.people import AddParticipants, add_participants
from charrette.ui.desk import Desk
from charrette.ui.presenter.public_view import PublicView
from tests.ui.presenter.day import Day, vote

Change = Callable[[Day, Desk], tuple[Callable[..., object], object]]

CHANGES: dict[str, Change] = {
    "a block starts": lambda day, _: (start_block, day.blocks[3].id),
    "a card with an alias": lambda day, _: (keep_card, KeepCard(day.project_id, "As Ptarmigan said: shade")),
    "a card is redacted": lambda _, desk: (
        redact_card,
        RedactCard(desk.snapshot.cards[0].id, 0, 9, "a place"),
    ),
    "a card is moved": lambda _, desk: (
        move_cards,
        MoveCards((desk.snapshot.cards[0].id,), desk.snapshot.themes[4].id),
    ),
    "a card is declined": lambda _, desk: (
        decline_cards,
        DeclineCards((desk.snapshot.cards[1].id,), "Wolverhampton takes it back"),
    ),
    "somebody comes": lambda day, desk: (
        add_participants,
        AddParticipants(day.project_id, desk.snapshot.groups[0].id, ("Rindfleisch", "closet")),
    ),
    "a decision": lambda day, _: (
        add_entry,
        AddEntry(day.project_id, EntryKind.DECISION, "Xanthippe reads it back", session_id=day.session_id),
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_kept_is_what_would_be_made_anew(
    qtbot: QtBot, day: Day, desk: Desk, put: Callable[[], None], name: str
) -> None:
    put()
    view = PublicView()
    first = view.of(desk.snapshot)
    assert first == snapshot_for(desk.snapshot, Edition.PUBLIC)
    assert view.of(desk.snapshot) is first
    before = desk.snapshot
    function, command = CHANGES[name](day, desk)
    desk.do(function, command)
    qtbot.waitUntil(lambda: desk.snapshot is not before)
    after = view.of(desk.snapshot)
    assert after == snapshot_for(desk.snapshot, Edition.PUBLIC)
    assert after.card_by_id == {card.id: card for card in after.cards}
    assert after != first


def test_a_result_is_counted_once_and_anew_when_a_ballot_or_the_round_changes(
    day: Day, desk: Desk, put: Callable[[], None]
) -> None:
    round_ = vote(day, "dots")
    put()
    snapshot = desk.snapshot
    first = snapshot.result(round_)
    assert snapshot.result(round_) is first
    assert renewed(snapshot, cards=()).result(round_) is first
    fewer = renewed(snapshot, ballots=snapshot.ballots[1:])
    assert fewer.result(round_).ballots != first.ballots
    other = replace(round_, needs=round_.needs[:3])
    assert len(snapshot.result(other).standings) == 3
