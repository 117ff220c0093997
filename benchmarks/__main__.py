"""Runs every benchmark, or those named: ``make bench ARGS="start capture"``."""

import sys
from importlib import import_module

NAMES = ("start", "capture", "board", "timeline", "activity", "brief", "similarity", "guard")


def main(names: list[str]) -> None:
    """Prints each benchmark's table."""
    for name in names or NAMES:
        print(f"== {name}", flush=True)
        import_module(f"benchmarks.{name}").main()


if __name__ == "__main__":
    main(sys.argv[1:])
