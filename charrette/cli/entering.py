"""``charrette enter ballots``."""

import argparse
from typing import Any

from charrette.cli.projects import project_named
from charrette.cli.run import library_place, print_json
from charrette.domain.reconciliation import Reconciliation, reconcile
from charrette.domain.rounds import Ballot, BallotChannel, Round
from charrette.domain.wording import counted
from charrette.services.entering import BallotsFile, enter_ballots, round_coded
from charrette.store.library import Library

_CHANNELS = {
    "paper": BallotChannel.PAPER,
    "laptop": BallotChannel.LAPTOP,
    "hand": BallotChannel.HAND_COUNT,
}


def enter(chosen: argparse.Namespace) -> None:
    """Enters a file of ballots or hand counts, all or none, and says what the round holds now."""
    library = Library(library_place(chosen), create=False)
    try:
        project = project_named(library, chosen.project)
        with library.unit_of_work("enter_ballots") as work:
            round_ = round_coded(work.queries.rounds(project.id), chosen.round)
            entered = enter_ballots(work, BallotsFile(round_.id, chosen.file, _CHANNELS[chosen.channel]))
            before = [each for each in work.queries.ballots(round_.id) if each not in entered]
            found = reconcile(round_, (*before, *entered))
            if not chosen.dry_run:
                work.commit()
    finally:
        library.close()
    if chosen.json:
        print_json(_whole(round_, entered, found, dry_run=chosen.dry_run))
        return
    verb = "Would enter" if chosen.dry_run else "Entered"
    thing = "hand count" if chosen.channel == "hand" else "ballot"
    print(f"{verb} {counted(len(entered), thing)} into {round_.code} ({round_.title}).")
    for line in (found.sentence, *found.notes):
        print(line)


def _whole(
    round_: Round, entered: tuple[Ballot, ...], found: Reconciliation, *, dry_run: bool
) -> dict[str, Any]:
    return {
        "round": round_.code,
        "entered": [ballot.name for ballot in entered],
        "dry_run": dry_run,
        "ballots": found.ballots,
        found.unit: found.given,
        "channels": {each.channel.value: each.ballots for each in found.channels},
        "hand_counts": [
            {
                "name": each.name,
                "table": each.table,
                "group": each.group or None,
                "ballots": each.ballots,
                found.unit: each.given,
            }
            for each in found.hand_counts
        ],
        "missing": list(found.missing),
        "said": found.sentence,
    }
