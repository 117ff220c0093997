"""Runs a command and says in one plain line what went wrong."""

import argparse
import json
import logging
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from charrette.domain.errors import CharretteError


def run_command(chosen: argparse.Namespace) -> int:
    """The exit status: 0 only on success, 130 when interrupted, else 1 with one line on standard error.

    A command may give a status of its own for what it found: ``guard`` gives 3.
    """
    _let_every_letter_pass()
    try:
        status = _command(chosen.command)(chosen)
        if sys.stdout:  # None where the caller closed it
            sys.stdout.flush()
    except CharretteError as error:
        return _failed(" ".join(str(error).split()))
    except KeyboardInterrupt:
        return _failed("interrupted; what was finished before is kept.", 130)
    except BrokenPipeError:
        _leave_output()
        return 1
    except OSError as error:
        _leave_output()
        return _failed(f"the computer refused: {error.strerror or error}.")
    except Exception as error:  # noqa: BLE001  # no stack trace on a facilitator’s screen; it is in the log
        return _failed(_ours(error))
    return status or 0


def _let_every_letter_pass() -> None:
    """A letter that the output has no place for is shown as a question mark and ends no command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _failed(words: str, status: int = 1) -> int:
    print(f"charrette: {words}", file=sys.stderr)
    return status


def _leave_output() -> None:
    """Sends what is still waiting to nowhere; else Python would complain about it at its end."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _ours(error: Exception) -> str:
    """A fault of Charrette itself: what there is to report is in the log."""
    from charrette.system.log import start_log
    from charrette.system.paths import log_folder

    path = start_log(log_folder())
    logging.getLogger(__name__).error("a command failed", exc_info=error)
    where = f" The details are in {path}; please report them." if path else ""
    return f"this is a fault of Charrette: {type(error).__name__}: {' '.join(str(error).split())}.{where}"


_FUNCTIONS = {
    "rehearse": ("rehearsing", "rehearse"),
    "import": ("importing", "import_file"),
    "plan": ("planning", "select"),
    "guard": ("guarding", "check_plan"),
    "list": ("listing", "list_things"),
    "agenda": ("agenda", "agenda"),
    "export": ("exporting", "export"),
    "enter": ("entering", "enter"),
    "tally": ("tallying", "tally"),
    "select": ("selecting", "select"),
    "agreement": ("analysing", "agreement"),
    "stability": ("analysing", "stability"),
    "ahp": ("comparing", "ahp"),
    "similar": ("likeness", "similar"),
    "check": ("keeping", "check"),
    "backup": ("keeping", "backup"),
    "carry-forward": ("carrying", "carry"),
}


def _command(name: str) -> Callable[[argparse.Namespace], int | None]:
    """The function of a command; only its own module is imported."""
    module, function = _FUNCTIONS[name]
    return getattr(import_module(f"charrette.cli.{module}"), function)


def library_place(chosen: argparse.Namespace) -> str | Path:
    """The library named with ``--library``, else the user's own."""
    from charrette.system.paths import default_library

    return chosen.library or default_library()


def print_json(value: Any) -> None:
    """Prints data as JSON; where the output is not in UTF-8, other letters than ASCII are escaped, none is lost."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    print(json.dumps(value, ensure_ascii=encoding.lower() not in {"utf-8", "utf8"}, indent=2))
