"""What can be typed. Only argparse is imported here, so that the app's start is not slowed."""

import argparse
import sys
from pathlib import Path
from typing import Any, NoReturn

from charrette import __version__

EPILOG = "Errors go to standard error in one plain line; the exit status is 0 only on success."


class _Parser(argparse.ArgumentParser):
    """A parser that says in one line what it does not understand."""

    def error(self, message: str) -> NoReturn:
        """Ends with status 2."""
        print(f"charrette: {message}. See {self.prog} --help.", file=sys.stderr)
        sys.exit(2)


def parse(arguments: list[str]) -> argparse.Namespace:
    """The chosen command and its options; ``command`` is None where the app shall open.

    Ends the program with status 2 and one line on standard error where the words make no sense.
    """
    words = _command_first(arguments)
    parser = _parser(commands=not _opens_app(words))
    if "--file" in words and not _may_be_file(name := words[words.index("--file") + 1]):
        parser.error(f"there is no command and no file “{name}”")
    return parser.parse_args(words)


def _may_be_file(name: str) -> bool:
    """A library that is not there yet is made; a word that looks like no file is a slip of the keys."""
    return bool(Path(name).suffix) or Path(name).exists()


def _command_first(arguments: list[str]) -> list[str]:
    """``charrette FILE`` opens a file: puts the option ``--file`` before what is no command."""
    place = 0
    while place < len(arguments):
        word = arguments[place]
        if word == "--library":
            place += 2
        elif word.startswith("-"):
            place += 1
        else:
            return arguments if word in COMMANDS else [*arguments[:place], "--file", *arguments[place:]]
    return arguments


COMMANDS = (
    "rehearse",
    "import",
    "plan",
    "guard",
    "list",
    "agenda",
    "export",
    "enter",
    "tally",
    "select",
    "agreement",
    "stability",
    "ahp",
    "similar",
    "check",
    "backup",
    "carry-forward",
)


_OF_APP = ("--library", "--file", "--sample")


def _opens_app(words: list[str]) -> bool:
    """Whether only the app is asked for: then the commands, which take longer than the app may, are left out."""
    return not any(word in COMMANDS or (word.startswith("-") and word not in _OF_APP) for word in words)


def _parser(*, commands: bool) -> argparse.ArgumentParser:
    parser = _Parser(
        prog="charrette",
        usage="charrette [FILE]\n       charrette [--library FILE_OR_URL] COMMAND ...",
        description="From what people say to a prioritised needs list and a brief.",
        epilog="Without a command the app opens, on FILE (a library or a needs file) when one is named. "
        + EPILOG,
    )
    parser.add_argument("--version", action="version", version=f"Charrette {__version__}")
    parser.add_argument(
        "--library", metavar="FILE_OR_URL", default="", help="another library: a file, or postgresql://..."
    )
    parser.add_argument(
        "--sample", action="store_true", help="open the app on a fresh rehearsal of the sample"
    )
    parser.add_argument(
        "--self-test",
        action="store_true",
        help="open the windows off-screen, run a small charrette, check its files",
    )
    parser.add_argument("--file", metavar="FILE", default="", help=argparse.SUPPRESS)
    parser.set_defaults(command=None)
    if commands:
        _add_commands(parser)
    return parser


def _add_commands(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", prog="charrette")
    for add in (
        _rehearse,
        _import,
        _plan,
        _guard,
        _list,
        _agenda,
        _export,
        _enter,
        _votes,
        _check,
        _backup,
        _carry,
    ):
        add(commands)


def _command(commands: Any, name: str, words: str) -> argparse.ArgumentParser:
    return commands.add_parser(name, help=words, description=words, epilog=EPILOG)


def _rehearse(commands: Any) -> None:
    parser = _command(
        commands, "rehearse", "a whole simulated charrette: a library and all files; same seed, same content"
    )
    parser.add_argument(
        "--to", required=True, type=Path, metavar="DIR", help="a folder for the library and the files"
    )
    parser.add_argument(
        "--template",
        default="half-day-school",
        metavar="NAME",
        help="whose agenda is held (see agenda templates)",
    )
    parser.add_argument("--participants", type=int, default=38, metavar="N")
    parser.add_argument("--cards", type=int, default=118, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--json", action="store_true", help="print what was written as JSON")


def _import(commands: Any) -> None:
    what = _command(
        commands, "import", "bring cards, needs, sorted paper or the plan in from a file"
    ).add_subparsers(dest="what", metavar="cards|needs|sorted|scope|budget|milestones", required=True)
    cards = _command(what, "cards", "cards from CSV, XLSX or a plain list; all or nothing")
    cards.add_argument("file", type=Path)
    cards.add_argument("--project", required=True, metavar="NAME", help="made when it is new")
    cards.add_argument("--text", metavar="COLUMN", help="the column with the words (else the likeliest)")
    cards.add_argument("--group", metavar="COLUMN", help="the column with the stakeholder group")
    cards.add_argument("--dry-run", action="store_true", help="read and check only; nothing is kept")
    cards.add_argument("--json", action="store_true", help="print the counts as JSON")
    needs = _command(
        what, "needs", "needs from CSV, XLSX or JSON; a JSON file of a whole project brings all of it"
    )
    needs.add_argument("file", type=Path)
    needs.add_argument("--project", required=True, metavar="NAME", help="made when it is new")
    needs.add_argument("--dry-run", action="store_true", help="read and check only; nothing is kept")
    needs.add_argument("--json", action="store_true", help="print the counts as JSON")
    paper = _command(what, "sorted", "a second scribe's sorted paper, merged in; nothing is overwritten")
    paper.add_argument("file", type=Path)
    paper.add_argument("--project", required=True, metavar="NAME")
    paper.add_argument("--dry-run", action="store_true", help="only say what would be done and left")
    paper.add_argument("--json", action="store_true", help="print what was done as JSON")
    _import_plan(what)


def _import_plan(what: Any) -> None:
    for name, words in (
        ("scope", "scope items: space, system, action, who answers for them"),
        ("budget", "budget lines with their scope and their funding sources"),
        ("milestones", "milestones with what they wait for"),
    ):
        parser = _command(what, name, f"{words}; from CSV or XLSX, all or nothing")
        parser.add_argument("file", type=Path)
        parser.add_argument("--project", required=True, metavar="NAME")
        parser.add_argument(
            "--map",
            action="append",
            metavar="THEIRS=OURS",
            help="a column of the file and the field it holds",
        )
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
        parser.add_argument("--json", action="store_true", help="print the counts as JSON")


def _plan(commands: Any) -> None:
    what = _command(commands, "plan", "what the departments could pay for").add_subparsers(
        dest="what", metavar="select", required=True
    )
    parser = _command(what, "select", "which needs fit a budget, with an account; nothing is changed")
    parser.add_argument("--project", required=True, metavar="NAME")
    parser.add_argument("--budget", required=True, metavar="AMOUNT", help="in major units, such as 2500000")
    parser.add_argument(
        "--rule", required=True, metavar="RULE", help="greedy, greedy-per-cost, knapsack or equal-shares"
    )
    parser.add_argument("--round", metavar="CODE", help="the vote; else the last that ranks the needs")
    parser.add_argument("--json", action="store_true", help="print an object")


def _guard(commands: Any) -> None:
    parser = _command(
        commands,
        "guard",
        "what is paid or done twice and what falls between the departments; status 3 when something blocks",
    )
    parser.add_argument("--project", metavar="NAME", help="needed when there are several projects")
    parser.add_argument("--json", action="store_true", help="print an array of findings with their decisions")


def _list(commands: Any) -> None:
    parser = _command(commands, "list", "what the library holds")
    parser.add_argument("what", choices=("projects", "cards", "needs"))
    parser.add_argument(
        "--project", metavar="NAME", help="needed for cards and needs when there are several projects"
    )
    parser.add_argument("--json", action="store_true", help="print an array of objects")


def _agenda(commands: Any) -> None:
    what = _command(
        commands, "agenda", "the agenda of a charrette, from a template or as it stands"
    ).add_subparsers(dest="what", metavar="new|show|templates", required=True)
    new = _command(what, "new", "put a template's sessions and blocks into a project")
    new.add_argument("--template", required=True, metavar="NAME", help="see charrette agenda templates")
    new.add_argument("--project", required=True, metavar="NAME", help="made when it is new")
    new.add_argument(
        "--start",
        metavar="TIME",
        help="when the first session starts, where the project is: 2027-03-14T09:00",
    )
    show = _command(what, "show", "the blocks with their times, session by session")
    show.add_argument("--project", metavar="NAME", help="needed when there are several projects")
    show.add_argument("--session", type=int, metavar="N", help="only the Nth session of the project")
    show.add_argument("--json", action="store_true", help="print an array of sessions with their blocks")
    templates = _command(what, "templates", "the templates there are, your own first")
    templates.add_argument("--json", action="store_true", help="print an array of objects")


def _export(commands: Any) -> None:
    parser = _command(commands, "export", "write a document; nothing is overwritten by one that fails")
    parser.add_argument(
        "document",
        metavar="DOCUMENT",
        help="for the room: agenda, sign-in, tents, cards, grids, ballots, wall or kit; then brief, handout, answers, "
        "needs, result, budget, scope, matrix, milestones, guard, weekly or meeting; votes: the ballots of a round",
    )
    parser.add_argument(
        "--format",
        required=True,
        metavar="FORMAT",
        help="pdf; for tables also xlsx, some as csv; needs as json, milestones as ics; "
        "votes as pb, soc, soi, toc, toi, cat or csv",
    )
    parser.add_argument("--project", required=True, metavar="NAME")
    parser.add_argument(
        "--to", required=True, type=Path, metavar="PATH", help="a file, or a folder that is there"
    )
    parser.add_argument(
        "--edition", choices=("public", "full"), help="public; sign-in and tents hold aliases: full only"
    )
    parser.add_argument("--paper", choices=("letter", "a4"), default="letter")
    _sheet_options(parser)
    parser.add_argument("--json", action="store_true", help="print what was written as JSON")


def _sheet_options(parser: argparse.ArgumentParser) -> None:
    """What can be chosen for what is printed for the room."""
    sheets = parser.add_argument_group("for the room")
    sheets.add_argument("--per-page", type=int, metavar="4|12", help="cards on a page")
    sheets.add_argument("--count", type=int, metavar="N", help="how many cards, ballots, sets or blank tents")
    sheets.add_argument("--people", type=int, metavar="P", help="how many write on one set of grids")
    sheets.add_argument("--round", metavar="CODE", help="an open round, else the last one")
    sheets.add_argument("--large-print", action="store_true", default=None, help="ballots in 18 points")
    sheets.add_argument("--languages", metavar="en,es", help="one language, or two side by side")
    sheets.add_argument("--session", type=int, metavar="N", help="one session of the charrette")
    parser.add_argument(
        "--meeting", metavar="CODE", help="the meeting whose minutes are wanted, else the last one"
    )


def _enter(commands: Any) -> None:
    what = _command(commands, "enter", "bring votes into an open round").add_subparsers(
        dest="what", metavar="ballots", required=True
    )
    parser = _command(what, "ballots", "a ballot file, or hand counts of tables; all or nothing")
    parser.add_argument("file", type=Path)
    parser.add_argument("--round", required=True, metavar="CODE", help="the round, such as R-2")
    parser.add_argument("--project", metavar="NAME", help="needed when there are several projects")
    parser.add_argument(
        "--channel",
        choices=("paper", "laptop", "hand"),
        default="paper",
        help="how they came; a name such as L-003 says it for itself; hand: totals by table",
    )
    parser.add_argument("--dry-run", action="store_true", help="read and check only; nothing is kept")
    parser.add_argument("--json", action="store_true", help="print what is in the round now as JSON")


def _votes(commands: Any) -> None:
    from charrette.cli.vote_words import add_vote_commands

    add_vote_commands(commands, _command)


def _check(commands: Any) -> None:
    parser = _command(commands, "check", "the integrity of the library, in words")
    parser.add_argument(
        "--room",
        action="store_true",
        help="instead, whether the computer is ready: disk, backup, power, sleep, clock",
    )
    parser.add_argument("--project", metavar="NAME", help="with --room: the project that will run")
    parser.add_argument("--json", action="store_true", help="print an object with what was found")


def _backup(commands: Any) -> None:
    what = _command(commands, "backup", "the backups of the library").add_subparsers(
        dest="what", metavar="list|restore|now", required=True
    )
    listed = _command(what, "list", "the backups, newest first")
    listed.add_argument("--json", action="store_true", help="print an array of objects")
    restore = _command(
        what, "restore", "put a backup in the library's place; what was there is kept beside it"
    )
    restore.add_argument("name", metavar="NAME", help="a file name from backup list, or latest")
    _command(what, "now", "back the library up now")


def _carry(commands: Any) -> None:
    parser = _command(
        commands,
        "carry-forward",
        "start the next project from one that is there; nothing personal comes along",
    )
    parser.add_argument(
        "--from", required=True, metavar="NAME", dest="origin", help="the project it comes from"
    )
    parser.add_argument("--to", required=True, metavar="NAME", help="made when it is new")
    parser.add_argument(
        "--parts",
        metavar="A,B",
        help="only these (else all): agenda, templates, groups, categories, departments, needs, systems, "
        "responsibilities, lessons",
    )
    parser.add_argument("--json", action="store_true", help="print an object with what was carried")
