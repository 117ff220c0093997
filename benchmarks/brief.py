"""The brief of 200 and of 1,000 needs: seconds, peak memory, growth. Reference: the brief of the sample.

Each brief is drawn in a process of its own, so that the peak memory is its own.
"""

import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import median
from uuid import UUID

from charrette.domain.cards import Card, Channel
from charrette.domain.needs import Source
from charrette.domain.rounds import (
    Ballot,
    BallotChannel,
    BallotNeed,
    Round,
    RoundGroup,
    RoundRules,
    RoundState,
)
from charrette.domain.snapshot import ProjectSnapshot
from charrette.services.rehearse import Rehearsal, rehearse
from charrette.services.sample import sample

SIZES = (16, 200, 1000)
RUNS = 3


def grown(snapshot: ProjectSnapshot, size: int) -> ProjectSnapshot:
    """The sample's project with that many needs, two cards each, and a vote of 200 ballots on all of them."""
    chance, told = Random(1), sample()
    cards = tuple(
        _card(snapshot, number, told.cards[number % len(told.cards)].text) for number in range(2 * size)
    )
    needs = tuple(
        replace(
            snapshot.needs[number % 16],
            id=UUID(int=10**6 + number),
            number=number + 1,
            code=f"N-{number + 1:03}",
        )
        for number in range(size)
    )
    sources = tuple(Source(needs[number // 2].id, card.id) for number, card in enumerate(cards))
    listed = tuple(
        BallotNeed(each.id, each.code, each.short_name, each.statement, each.number) for each in needs
    )
    groups = tuple(RoundGroup(each.id, each.label, each.name, each.mark) for each in snapshot.groups)
    rules = RoundRules("dots", {"dots": 8, "cap": 3}, groups)
    round_ = Round(
        UUID(int=1), snapshot.charrettes[0].id, 1, "Round 1, dots", RoundState.CLOSED, rules, listed,
        snapshot.project.created_at, snapshot.project.created_at, snapshot.project.created_at,
    )  # fmt: skip
    ballots = tuple(
        Ballot(
            UUID(int=2 * 10**6 + number), round_.id, BallotChannel.PAPER, number, groups[number % 7].id,
            dict.fromkeys((need.id for need in chance.sample(needs, 8)), 1),
        )
        for number in range(1, 201)
    )  # fmt: skip
    return replace(snapshot, cards=cards, needs=needs, sources=sources, rounds=(round_,), ballots=ballots)


def _card(snapshot: ProjectSnapshot, number: int, text: str) -> Card:
    return Card(
        UUID(int=number + 1), snapshot.project.id, number + 1, f"C-{number + 1:03}", text, Channel.KEYBOARD,
        snapshot.project.created_at, group_id=snapshot.groups[number % 7].id,
    )  # fmt: skip


CHILD = """
import resource, sys
from datetime import date
from pathlib import Path
from time import perf_counter
from benchmarks.brief import grown
from charrette.domain.editions import Edition
from charrette.publishing.brief import compose_brief
from charrette.publishing.draw import draw_pdf
from charrette.publishing.paper import Paper
from charrette.store.library import Library
library = Library(Path(sys.argv[1]), read_only=True)
with library.reading() as queries:
    snapshot = grown(queries.snapshot(queries.projects()[0].id), int(sys.argv[2]))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
begun = perf_counter()
drawn = draw_pdf(compose_brief(snapshot, Edition.PUBLIC, date(2027, 3, 14), Paper.LETTER), Path(sys.argv[3]))
took = perf_counter() - begun
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(took, peak, peak - before, drawn.pages)
"""


def main() -> None:
    """Prints seconds, pages, peak memory and the growth against the sample's size."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        library = rehearse(Rehearsal(folder / "sample", files=False)).library
        first = 0.0
        for size in SIZES:
            runs = [_run(library, size, folder / "brief.pdf") for _ in range(RUNS)]
            took = median(run[0] for run in runs)
            first = first or took
            _, peak, more, pages = runs[0]
            grew = f"{took / first:6.1f} x the time for {size / SIZES[0]:5.1f} x the needs"
            memory = f"peak {peak / 1024:4.0f} MB (+{more / 1024:.0f})"
            print(f"{size:5} needs  {took:6.2f} s  {pages:4.0f} pages  {memory}  {grew}")


def _run(library: Path, size: int, path: Path) -> list[float]:
    words = [sys.executable, "-c", CHILD, str(library), str(size), str(path)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    return [float(word) for word in done.stdout.split()]


if __name__ == "__main__":
    main()
