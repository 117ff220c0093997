"""Runs every benchmark, or those named: ``make bench ARGS="start capture"``. ``--against`` belongs to ``tally``."""

import sys
from importlib import import_module

NAMES = (
    "start",
    "capture",
    "board",
    "timeline",
    "activity",
    "brief",
    "similarity",
    "guard",
    "tally",
    "reveal",
)


def main(names: list[str]) -> None:
    """Prints each benchmark's table."""
    own = names[: names.index("--against")] if "--against" in names else names
    for name in own or NAMES:
        print(f"== {name}", flush=True)
        import_module(f"benchmarks.{name}").main()


if __name__ == "__main__":
    main(sys.argv[1:])
