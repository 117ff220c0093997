"""Two cards that say the same: offered, joined, gone from the list, and there again after an undo; by keys."""

from charrette.ui.similar.dialog import SimilarDialog
from tests.e2e.hands import Script, dialog_titled, has_keyboard, press, seen, write
from tests.e2e.prioritise_acts import on_top
from tests.e2e.prioritise_room import CARDS, Vote

ALIKE = ("st: A cupboard for the choir robes near the stage", "fa: Near the stage a cupboard for choir robes")


def join_two_alike(vote: Vote) -> Script:
    """Enter does what the button says: one need of both; Ctrl+Z brings the pair back and takes the need away."""
    yield from press("Ctrl+2")
    yield from seen(has_keyboard("New card"), "the capture bar with the keyboard")
    yield from write(*ALIKE)
    yield from seen(lambda: len(vote.snapshot.cards) == CARDS + 2, "two more cards")
    first, second = (each.code for each in vote.snapshot.cards[-2:])
    needs = len(vote.snapshot.needs)
    yield from press("Ctrl+Shift+S")
    yield from dialog_titled("Alike")
    dialog = on_top(SimilarDialog)
    assert isinstance(dialog, SimilarDialog)
    yield from seen(lambda: (first, second) in offered(dialog), "the pair")
    yield from press("Home")
    for _ in offered(dialog):
        if current(dialog) == (first, second):
            break
        yield from press("Down")
    row = dialog.current()
    assert row is not None
    assert {"cupboard", "choir", "robes", "stage"} <= set(" ".join(row.words).split())
    assert dialog.same.text() == f"Make one need of {first} and {second}"
    yield from press("Return")
    yield from seen(lambda: len(vote.snapshot.needs) == needs + 1, "the need of both")
    made = vote.snapshot.needs[-1]
    assert {each.code for each in vote.snapshot.cards_of_need[made.id]} == {first, second}
    yield from seen(lambda: (first, second) not in offered(dialog), "the pair gone")
    yield from press("Ctrl+Z")
    yield from seen(lambda: len(vote.snapshot.needs) == needs, "the need gone")
    yield from seen(lambda: current(dialog) == (first, second), "the pair back, with the keyboard on it")
    yield from press("Esc")


def offered(dialog: SimilarDialog) -> list[tuple[str, str]]:
    """The pairs in the list."""
    return [(row.first.code, row.second.code) for row in dialog.rows.rows]


def current(dialog: SimilarDialog) -> tuple[str, str] | None:
    """The pair an answer is about."""
    row = dialog.current()
    return (row.first.code, row.second.code) if row else None
