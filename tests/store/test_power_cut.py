"""A power cut: a writer killed at random moments 300 times loses nothing that it acknowledged."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.libraries import opened, whole

ROOT = Path(__file__).resolve().parents[2]
DEATHS = 300


@pytest.mark.skipif(not hasattr(os, "fork"), reason="writers are forked, which this system cannot do")
def test_every_acknowledged_card_outlives_its_writer(tmp_path: Path) -> None:
    path = tmp_path / "library.charrette"
    ran = subprocess.run(
        [sys.executable, "-m", "tests.store.power_cut", str(path), str(DEATHS)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        timeout=170,
    )
    assert ran.stderr == ""
    acknowledged, wrong = ran.stdout.split(maxsplit=1)
    assert wrong.strip() == "[]"
    assert int(acknowledged) >= DEATHS
    library = opened(path)
    (snapshot,) = whole(library)
    assert snapshot is not None
    numbers = [card.number for card in snapshot.cards]
    assert len(numbers) >= int(acknowledged)
    assert len(set(numbers)) == len(numbers)
    library.close()
