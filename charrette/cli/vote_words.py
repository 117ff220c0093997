"""What can be typed after the commands that count a file: tally, select, agreement, stability, ahp and similar."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

METHOD_OPTIONS = ("dots", "cap", "choose", "part", "needed", "share", "against", "rounds", "unranked")
Add = Callable[[Any, str, str], argparse.ArgumentParser]
FILE = "a ballot file (CSV, XLSX), Pabulib (.pb), PrefLib (.soc .soi .toc .toi .cat), or votes.csv of Polis"


def add_vote_commands(commands: Any, add: Add) -> None:
    """Adds them; no library is needed for any."""
    _tally(add(commands, "tally", "ranks from a file of votes; no library is needed"))
    _select(add(commands, "select", "which projects of a file its budget pays for, with an account"))
    agreement = add(commands, "agreement", "how far the people of a file agree, need by need and in all")
    _counted(agreement)
    agreement.add_argument(
        "--method", metavar="NAME", help="how a ballot file is written; else its cells tell"
    )
    stability = add(commands, "stability", "how firm the ranks of a file are, by drawing its ballots again")
    _counted(stability)
    stability.add_argument("--method", required=True, metavar="NAME")
    stability.add_argument("--seed", type=int, default=1, metavar="N", help="same seed, same numbers")
    stability.add_argument("--replicates", type=int, default=1000, metavar="N")
    ahp = add(commands, "ahp", "weights from a matrix of comparisons, and how well they fit together")
    ahp.add_argument("file", type=Path, help="a square matrix (names and fractions such as 1/3 may be in it)")
    ahp.add_argument("--json", action="store_true", help="print an object with the weights")
    similar = add(
        commands, "similar", "texts of a file that say the same, with the words that made them alike"
    )
    similar.add_argument("file", type=Path)
    similar.add_argument("--text", metavar="COLUMN", help="the column with the words (else the likeliest)")
    similar.add_argument("--threshold", type=float, metavar="X", help="how alike, 0 to 1; usually 0.6")
    similar.add_argument("--json", action="store_true", help="print an object with the pairs")


def _counted(parser: argparse.ArgumentParser) -> None:
    """What every command takes that counts ballots."""
    parser.add_argument("file", type=Path, help=FILE)
    parser.add_argument("--group-column", metavar="NAME", help="the column with each ballot's group")
    parser.add_argument(
        "--influence",
        action="append",
        metavar="GROUP=X",
        help="how much a group counts in the balanced result (2, 0.5, 1/3), which then ranks",
    )
    parser.add_argument("--headline", choices=("raw", "balanced"), help="the result that ranks; usually raw")
    parser.add_argument("--json", action="store_true", help="print an object; see docs/ballot-files.md")
    parser.set_defaults(method="", ngt_points=None, criterion=None, **dict.fromkeys(METHOD_OPTIONS))


def _tally(parser: argparse.ArgumentParser) -> None:
    _counted(parser)
    parser.add_argument("--method", required=True, metavar="NAME", help=_methods())
    parser.add_argument("--dots", type=int, metavar="K", help="dots per ballot; refuses a ballot with more")
    parser.add_argument(
        "--cap", type=int, metavar="C", help="at most on one need; refuses a ballot with more"
    )
    others = parser.add_argument_group("options of other methods")
    others.add_argument(
        "--ngt-points",
        choices=("k-pos", "len-pos"),
        help="ngt: the first choice gets k points (usual), or as many as its ballot is long",
    )
    others.add_argument("--choose", type=int, metavar="K", help="ngt: needs to rank; k of k-pos")
    others.add_argument(
        "--unranked", type=int, metavar="0|1", help="rankings: 0 below the ranked, 1 no opinion"
    )
    others.add_argument(
        "--criterion", action="append", metavar="NAME=WEIGHT", help="criteria: in order; -2: less is better"
    )
    others.add_argument("--part", type=int, metavar="2|3", help="multivote: a half or a third of the list")
    others.add_argument("--needed", type=int, metavar="LEVEL", help="gradients: the level needed, 1 to 8")
    others.add_argument("--share", type=int, metavar="PERCENT", help="gradients, delphi: who must agree")
    others.add_argument("--against", type=int, metavar="PERCENT", help="delphi: who must not be against")
    others.add_argument("--rounds", type=int, metavar="N", help="delphi: rounds at most")


def _methods() -> str:
    return (
        "dots, multivote, ngt, approval, score, moscow, impact-effort, borda, copeland, schulze, ranked-pairs, "
        "pairwise, criteria, fist, gradients or delphi"
    )


def _select(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="a Pabulib file (.pb)")
    parser.add_argument(
        "--rule",
        required=True,
        choices=("greedy", "greedy-per-cost", "knapsack", "equal-shares"),
        help="docs/selections.md says what each favours",
    )
    parser.add_argument("--budget", metavar="N", help="in the file's units; else the file's own")
    parser.add_argument(
        "--completion", choices=("none", "add1"), help="equal-shares: raise all shares (usual)"
    )
    parser.add_argument("--utility", choices=("cost", "one", "points"), help="equal-shares: usually cost")
    parser.add_argument(
        "--caps", type=Path, metavar="FILE", help="a table: a column of the projects, and what each may spend"
    )
    parser.add_argument(
        "--threshold", type=int, metavar="N", help="greedy: fewest points; else the file's own"
    )
    parser.add_argument("--json", action="store_true", help="print an object; see docs/ballot-files.md")
