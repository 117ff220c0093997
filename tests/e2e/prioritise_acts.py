"""Acts of a vote up to the reveal and what two people who disagree look at, played by keys."""

from uuid import UUID

from PySide6.QtWidgets import QApplication, QLabel

from charrette.domain.method_guide import GUIDES
from charrette.domain.rounds import RoundState
from charrette.ui.prioritise.how_dialog import HowDialog
from charrette.ui.prioritise.open_dialog import OpenRoundDialog
from charrette.ui.prioritise.whatif_dialog import WhatIfDialog
from tests.e2e import recount
from tests.e2e.hands import Script, dialog_titled, has_keyboard, letters, press, seen, tab_to, write
from tests.e2e.prioritise_room import Vote, ballots, words_in

VOTERS = len(ballots())
WRONG = "st 14 15"
"""What is typed for the first ballot by mistake."""


def on_top(kind: type) -> object:
    """The dialog that has the keyboard."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind), dialog
    return dialog


def open_the_round(vote: Vote) -> Script:
    """Schulze is under "More methods"; the guide says what it is good for, how long it takes, what it cannot tell."""
    yield from press("Ctrl+3")
    yield from seen(has_keyboard("Open a round"), "the one thing to do")
    yield from press("V")
    yield from dialog_titled("Open a round")
    dialog = on_top(OpenRoundDialog)
    assert isinstance(dialog, OpenRoundDialog)
    yield from tab_to("More methods")
    yield from press("Space")
    yield from seen(has_keyboard("Multivoting"), "the first of the other methods")
    for _ in dialog.methods.buttons:
        if has_keyboard("Schulze")():
            break
        yield from press("Down")
    yield from press("Space")
    yield from seen(lambda: dialog.method.name == "schulze", "Schulze chosen")
    told = words_in(dialog)
    assert GUIDES["schulze"].good_for in told
    assert "16 needs" in told
    assert f"It cannot tell {GUIDES['schulze'].cannot}" in told
    assert "up to 16 needs in order, the first choice first" in dialog.told.text()
    yield from press("Return")
    yield from seen(lambda: vote.snapshot.rounds, "the round")
    assert (vote.round.title, len(vote.round.needs)) == ("Round 1, Schulze", 16)
    yield from seen(has_keyboard("The ballot"), "the line where ballots are typed")


def type_ballots(vote: Vote) -> Script:
    """Every ballot is a line; one that ranks a need twice is refused in words; the first is wrong and corrected."""
    cast = ballots()
    yield from write(WRONG, *(f"{group} {' '.join(map(str, order))}" for group, order in cast[1:]))
    yield from seen(lambda: len(vote.snapshot.ballots) == VOTERS, f"{VOTERS} ballots")
    entry = vote.page.ballots.entry
    yield from letters("st 3 5 3")
    yield from seen(
        lambda: "3" in entry.live.text() and entry.live.property("role") == "warn", "what is wrong"
    )
    yield from press("Return")
    assert len(vote.snapshot.ballots) == VOTERS
    yield from press("Esc")
    yield from tab_to("Ballots that are in")
    yield from press("Ctrl+Home")
    list_ = vote.page.ballots.list
    for _ in cast:
        current = list_.current()
        if current is not None and current.ballot.number == 1:
            break
        yield from press("Down")
    yield from press("F2")
    yield from seen(has_keyboard("The ballot"), "the ballot on the line")
    yield from write(f"st {' '.join(map(str, cast[0][1]))}")
    first = next(each.id for each in vote.snapshot.ballots if each.number == 1)
    yield from seen(lambda: len(_content(vote, first)) == len(cast[0][1]), "the corrected ballot")
    assert vote.page.ballots.heading.text().startswith(f"{VOTERS} ballots")


def _content(vote: Vote, ballot_id: UUID) -> dict[UUID, int]:
    return dict(next(each.content for each in vote.snapshot.ballots if each.id == ballot_id))


def close_and_reveal(vote: Vote) -> Script:
    """Closed, no number is seen; V reveals, and the order is that of the typed ballots counted by hand."""
    yield from tab_to("Close the round", "Shift+Tab")
    yield from press("Space")
    yield from seen(lambda: vote.round.state is RoundState.CLOSED, "the closed round")
    assert not vote.page.result.numbers_shown
    yield from press("V")
    yield from seen(lambda: vote.round.revealed_at and vote.page.result.numbers_shown, "the result")
    yield from seen(lambda: vote.page.result.view and vote.page.result.view.analysis, "how firm it is")
    assert vote.on_screen == by_hand(vote)


def typed(vote: Vote, without: str = "") -> recount.Ballots:
    """The ballots as they were meant, by code, perhaps without a group's."""
    codes = vote.codes
    return [(1, [codes[each] for each in order]) for group, order in ballots() if group != without]


def by_hand(vote: Vote) -> list[tuple[str, str]]:
    """Rank and code from the typed ballots: ties share a rank, those more people ranked stand first."""
    codes, cast = list(vote.codes.values()), typed(vote)
    rank = recount.ranks(codes, cast)
    voters = {code: sum(code in order for _, order in cast) for code in codes}
    shares = {code: list(rank.values()).count(rank[code]) > 1 for code in codes}
    ordered = sorted(codes, key=lambda code: (rank[code], -voters[code], codes.index(code)))
    labels = {code: f"{'=' * shares[code]}{rank[code]}" if voters[code] else "–" for code in codes}
    return [(labels[code], code) for code in ordered]


def see_it_on_one_screen(vote: Vote) -> Script:
    """Rank, explanation, tiers and flags beside the list; every need's account behind one key."""
    lines = vote.page.result.table.results.lines
    assert all(line.tier is not None for line in lines if line.standing and line.standing.voted)
    assert any(line.flags for line in lines)
    yield from press("Ctrl+Home")
    first = next(line for line in lines if line.standing is not None)
    for _ in lines:
        if vote.page.result.table.selected_ids() == (first.need.id,):
            break
        yield from press("Down")
    detail = "\n".join(each.text() for each in vote.page.result.detail.findChildren(QLabel))
    assert first.need.code in detail
    assert "Two by two it beats" in detail
    assert "Rank if ballots are re-drawn" in detail
    yield from press("H")
    yield from dialog_titled(f"How {vote.round.title} came about")
    dialog = on_top(HowDialog)
    assert isinstance(dialog, HowDialog)
    assert has_keyboard("Need")()
    for rank, code in vote.on_screen:
        yield from seen(lambda code=code: code in dialog.needs.currentText(), code)
        assert dialog.needs.currentText().split()[:2] == [rank, code]
        assert explained(vote, code) == dialog.explanation.text()
        yield from press("Down")
    told = words_in(dialog)
    for words in ("strongest path of wins decides", "Equal numbers share a rank", f"{VOTERS} ballots",
                  "charrette tally FILE --method schulze --unranked 0 --json"):  # fmt: skip
        assert words in told, words
    yield from press("Esc")


def explained(vote: Vote, code: str) -> str:
    """The explanation of a need as the detail beside the list has it."""
    view = vote.page.result.view
    assert view is not None
    line = next(each for each in view.lines if each.need.code == code)
    assert line.standing is not None
    return view.method.explain(view.result, line.standing)


def ask_what_if(vote: Vote) -> Script:
    """Without the students: other ranks, named as derived; no ballot, need, round or line of the minutes changes."""
    before = vote.kept
    yield from press("W")
    yield from dialog_titled(f"What if, {vote.round.title}")
    dialog = on_top(WhatIfDialog)
    assert isinstance(dialog, WhatIfDialog)
    yield from seen(has_keyboard("Without the ballots of"), "the groups with the keyboard")
    yield from press("Down")
    yield from seen(lambda: dialog.table.model().columnCount() == 4, "the ranks it would give")
    assert "Students" in dialog.words.text()
    assert "erived" in dialog.words.text()
    derived = recount.ranks(list(vote.codes.values()), typed(vote, without="st"))
    model = dialog.table.model()
    rows = [[str(model.index(row, column).data()) for column in (0, 3)] for row in range(model.rowCount())]
    shown = {code: cell.split()[0].lstrip("=") for code, cell in rows}
    voted = {code: rank for code, rank in shown.items() if rank != "–"}
    assert len(shown) == len(derived)
    assert voted == {code: str(derived[code]) for code in voted}
    assert voted != {code: rank.lstrip("=") for rank, code in vote.on_screen if code in voted}, (
        "it moves needs"
    )
    yield from press("Esc")
    yield from seen(lambda: not QApplication.activeModalWidget(), "the dialog closed")
    assert vote.kept == before


ACTS = (open_the_round, type_ballots, close_and_reveal, see_it_on_one_screen, ask_what_if)
