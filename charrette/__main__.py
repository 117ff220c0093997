"""Hands over to the command line or to the app."""

import gc
import sys


def main(arguments: list[str] | None = None) -> int:
    """Runs Charrette; returns the exit status (0 only on success)."""
    given = sys.argv[1:] if arguments is None else arguments
    from charrette.cli.parser import parse

    chosen = parse(given)
    if chosen.command is None:
        gc.disable()  # nothing is garbage yet; the app collects for itself once it stands
        from charrette.ui.imports import without_hook

        without_hook()
        from charrette.app import run

        return run(chosen)
    from charrette.cli.run import run_command

    return run_command(chosen)


if __name__ == "__main__":
    sys.exit(main())
