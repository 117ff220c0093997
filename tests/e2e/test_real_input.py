"""The main job on real statements and with what real rooms bring."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pypdfium2
import pytest

HERE = Path(__file__).parent


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("real_input", HERE / "real_input.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _text(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def test_a_public_consultation_becomes_a_brief(tmp_path: Path) -> None:
    script = _script()
    if not script.DATA.is_dir():
        pytest.skip("the real data is not here")
    snapshot = script.hold(tmp_path)
    planted = [text for texts in script.PLANTED.values() for text in texts]
    assert [card.text for card in snapshot.cards[-len(planted) :]] == planted
    result = snapshot.result(snapshot.rounds[0])
    assert result.ballots == len(snapshot.ballots)
    assert sum(standing.score for standing in result.standings) == sum(
        sum(ballot.content.values()) for ballot in snapshot.ballots
    )
    assert result.standings[-1].score == 0
    text = _text(tmp_path / "brief-public-letter.pdf")
    for need in snapshot.open_needs:
        assert need.code in text
    assert "\x00" not in text
