"""Runs a command and says in one plain line what went wrong."""

import argparse
import json
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from charrette.domain.errors import CharretteError


def run_command(chosen: argparse.Namespace) -> int:
    """The exit status: 0 only on success, 1 for what the world did, 130 when interrupted."""
    try:
        _command(chosen.command)(chosen)
        sys.stdout.flush()
    except CharretteError as error:
        print(f"charrette: {' '.join(str(error).split())}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("charrette: interrupted; nothing was written.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    return 0


_FUNCTIONS = {
    "rehearse": ("rehearsing", "rehearse"),
    "import": ("importing", "import_file"),
    "list": ("listing", "list_things"),
    "export": ("exporting", "export"),
    "tally": ("tallying", "tally"),
    "check": ("keeping", "check"),
    "backup": ("keeping", "backup"),
}


def _command(name: str) -> Callable[[argparse.Namespace], None]:
    """The function of a command; only its own module is imported."""
    module, function = _FUNCTIONS[name]
    return getattr(import_module(f"charrette.cli.{module}"), function)


def library_place(chosen: argparse.Namespace) -> str | Path:
    """The library named with ``--library``, else the user's own."""
    from charrette.system.paths import default_library

    return chosen.library or default_library()


def print_json(value: Any) -> None:
    """Prints data as JSON, readable and in UTF-8 words."""
    print(json.dumps(value, ensure_ascii=False, indent=2))
