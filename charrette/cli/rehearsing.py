"""``charrette rehearse``."""

import argparse

from charrette.cli.run import print_json
from charrette.services.rehearse import Rehearsal
from charrette.services.rehearse import rehearse as run_rehearsal


def rehearse(chosen: argparse.Namespace) -> None:
    """Runs a simulated charrette and names what it left."""
    done = run_rehearsal(
        Rehearsal(chosen.to, chosen.participants, chosen.cards, chosen.seed, template=chosen.template)
    )
    paths = [str(done.library), *map(str, done.files)]
    if chosen.json:
        print_json({"library": paths[0], "files": paths[1:]})
        return
    print(f"A charrette with {chosen.participants} participants and {chosen.cards} cards:")
    for path in paths:
        print(f"  {path}")
