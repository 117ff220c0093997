"""A writer that is killed at random moments, over and over; run as a program of its own.

One process is warmed up with everything imported; each writer is forked from it, so that hundreds of
deaths take seconds.
"""

import os
import random
import signal
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path
from uuid import UUID

from charrette.services.capture import KeepCard, keep_card
from charrette.services.projects import NewProject, create_project
from charrette.store.library import Library


def main(path: Path, deaths: int) -> None:
    """Kills that many writers; prints how many cards they had acknowledged, and what is wrong."""
    library = Library(path)
    project = library.do(create_project, NewProject("Alder Creek"))
    library.close()
    acknowledged: set[str] = set()
    chance = random.Random(11)
    for _ in range(deaths):
        acknowledged |= one_life(path, project.id, chance.uniform(0, 0.02))
        missing = acknowledged - kept(path)
        assert not missing, f"acknowledged, and gone: {sorted(missing)[:5]}"
    library = Library(path)
    wrong = library.check()
    library.close()
    sys.stdout.write(f"{len(acknowledged)} {wrong}\n")


def one_life(path: Path, project_id: UUID, seconds: float) -> set[str]:
    """A writer's life: from its first card on it has these seconds; gives the codes it acknowledged."""
    receiving, sending = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(receiving)
        write_for_ever(path, project_id, sending)
    os.close(sending)
    with os.fdopen(receiving, "rb") as said:
        first = said.readline()
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        lines = (first + said.read()).split(b"\n")
    return {line.decode() for line in lines[:-1]}


def write_for_ever(path: Path, project_id: UUID, sending: int) -> None:
    """Keeps cards and says the code of each only when it is on disk."""
    library = Library(path)
    while True:
        card = library.do(keep_card, KeepCard(project_id, "A quiet place to sit " * 20))
        os.write(sending, f"{card.code}\n".encode())


def kept(path: Path) -> set[str]:
    """The codes of the cards that are in the file; opening it recovers what the cut left."""
    with closing(sqlite3.connect(path)) as connection:
        return {row[0] for row in connection.execute("SELECT code FROM card")}


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
