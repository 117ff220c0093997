"""The half day, played by keyboard in a process of its own that has two screens."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def test_a_half_day_is_held_from_first_block_to_brief_by_keyboard_alone() -> None:
    screens = f"offscreen:configfile={HERE / 'screens.json'}"
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            str(HERE / "half_day.py"),
            "-q",
            "-p",
            "no:randomly",
            "-p",
            "no:cacheprovider",
        ],
        cwd=HERE.parents[1],
        env={**os.environ, "QT_QPA_PLATFORM": screens},
        capture_output=True,
        text=True,
        timeout=170,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert "1 passed" in done.stdout
