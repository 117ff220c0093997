"""Files of every kind of ballot, brought into a round on its page."""

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from charrette.domain.ballot_entry import content_in_words
from charrette.domain.methods import METHODS
from charrette.store.library import Library
from charrette.ui.desk import Desk
from charrette.ui.prioritise.import_dialog import ImportDialog
from tests.ui.prioritise.conftest import Show
from tests.ui.prioritise.test_methods import Answer
from tests.ui.prioritise.test_pads import opened

FILES = {
    "pairwise": (
        "ballot,group,a,b,winner\n1,ST,N-003,N-001,N-003\n1,,N-001,N-002,tie\n",
        "N-001 and N-002 even, N-003 over N-001",
    ),
    "criteria": ("ballot,group,N-001,N-003\n1,ST,40512,\n", "N-001 4-512"),
    "moscow": ("ballot,group,N-003,N-001\n1,Students,W,M\n", "N-001 Must, N-003 Won’t this time"),
    "borda": ("ballot,group,N-001,N-002,N-003\n1,ST,2,,1\n", "1. N-003, 2. N-001"),
}  # fmt: skip


@pytest.mark.parametrize("method", FILES)
def test_a_file_is_read_as_the_method_of_the_round_has_it(
    qtbot: QtBot, ready: Library, desk: Desk, show: Show, answer: Answer, tmp_path: Path, method: str
) -> None:
    round_ = opened(ready, method, 4)
    page = show()
    path = tmp_path / "ballots.csv"
    text, words = FILES[method]
    path.write_text(text, encoding="utf-8")

    def keep(dialog: Any) -> None:
        assert isinstance(dialog, ImportDialog)
        assert dialog.keep.isEnabled(), dialog.told.text()
        dialog.keep.click()

    answer(keep)
    page.does.import_file(round_, path)
    qtbot.waitUntil(lambda: len(desk.snapshot.ballots) == 1)
    content = desk.snapshot.ballots[0].content
    assert content_in_words(METHODS[method], content, round_.needs, round_.rules.options) == words
