"""The self-test that a bundle runs: from the sources too, so that what it would find is found earlier."""

import subprocess
import sys


def test_the_self_test_finds_all_well() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "charrette", "--self-test"],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].endswith("all is well.")
