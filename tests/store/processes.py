"""Other processes: another program that holds a file, another user who may not write."""

import contextlib
import os
import pickle
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TypeVar

from charrette.domain.errors import CharretteError

T = TypeVar("T")
NOBODY = 65534


@contextlib.contextmanager
def held_by_another_program(path: Path, *statements: str) -> Generator[None]:
    """Another process has the file open and has said these statements, until the block ends."""
    program = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "for s in sys.argv[2:]: c.execute(s)\n"
        "print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-I", "-c", program, str(path), *statements],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        try:
            yield
        finally:
            holder.communicate("")


@contextlib.contextmanager
def folder_for_all() -> Generator[Path]:
    """A folder that another user can reach (those of pytest are private)."""
    with tempfile.TemporaryDirectory(prefix="charrette-open-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755)


def as_nobody(job: Callable[[], T]) -> T | tuple[str, str, str, str]:
    """Runs a job as a user whom permissions bind (root passes them all), in a process of its own.

    Gives the job's value, or the kind and the three sentences of the ``CharretteError`` it raised.
    """
    receiving, sending = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore", DeprecationWarning
        )  # Python 3.12 warns of threads; the child has none
        child = os.fork()
    if child == 0:
        os.close(receiving)
        with os.fdopen(sending, "wb") as answer:
            pickle.dump(_answer(job), answer)
        os._exit(0)
    os.close(sending)
    with os.fdopen(receiving, "rb") as answer:
        given = answer.read()
    os.waitpid(child, 0)
    outcome = pickle.loads(given)  # noqa: S301 - our own child wrote it
    assert not isinstance(outcome, BaseException), outcome
    return outcome


def _answer(job: Callable[[], object]) -> object:
    try:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        return job()
    except CharretteError as error:
        return type(error).__name__, error.what, error.kept, error.way_on
    except BaseException as error:  # noqa: BLE001 - told to the parent, which fails
        return AssertionError(f"{type(error).__name__}: {error}")
