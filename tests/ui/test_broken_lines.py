"""Lines broken to a width keep every word, whatever the script."""

import pytest
from PySide6.QtGui import QFontMetricsF

from charrette.ui.broken_lines import broken_lines
from charrette.ui.theme import Theme

TEXTS = (
    "A place to sit 🚲 and 👩🏽‍🏫 another 🚲🚲 by the door, where it is dry",
    "一个安静的阅读角落，每层楼都要有，远离走廊，还有窗户和门",
    "مكان هادئ للقراءة بعيدا عن الممر في كل طابق",
    "Rindfleischetikettierungsueberwachungsaufgabenuebertragungsgesetz",
)


@pytest.mark.parametrize("text", TEXTS)
def test_no_letter_is_lost_and_no_line_is_too_wide(theme: Theme, text: str) -> None:
    font = theme.font("lead")
    lines = broken_lines(text, font, 160)
    assert len(lines) > 1
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(QFontMetricsF(font).horizontalAdvance(line) <= 162 for line in lines)
