"""``charrette export votes``: what is written is counted again, and the same order comes out."""

import json
import random
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from charrette.domain.criteria import Criterion
from charrette.domain.rounds import Headline
from charrette.services import rounds
from charrette.store.library import Library
from tests.cli.test_voting import PROJECT, Capture, Voting, run

HEAD = "ballot,group,weight,N-001,N-002,N-003,N-004\n"


def rows(cells: Any, count: int = 23, weights: tuple[str, ...] = ("",)) -> str:
    """Ballots of three groups of different sizes, always the same."""
    chance = random.Random(7)
    lines = []
    for number in range(1, count + 1):
        group = ("ST", "ST", "ST", "FA", "FA", "TE")[number % 6]
        lines.append(f"{number},{group},{chance.choice(weights)},{','.join(cells(chance))}\n")
    return HEAD + "".join(lines)


def dots(chance: random.Random) -> list[str]:
    return [str(chance.choice([0, 0, 1, 2])) for _ in range(4)]


def marks(chance: random.Random) -> list[str]:
    return [str(chance.choice([0, 1])) for _ in range(4)]


def ranks(chance: random.Random) -> list[str]:
    places = [str(place) for place in range(1, chance.randint(1, 3) + 1)]
    return chance.sample([*places, *[""] * (4 - len(places))], 4)


def full(chance: random.Random) -> list[str]:
    return chance.sample(["1", "2", "3", "4"], 4)


def moscow(chance: random.Random) -> list[str]:
    return [chance.choice(["M", "S", "C", "W", ""]) for _ in range(4)]


def score(chance: random.Random) -> list[str]:
    return [chance.choice(["1", "2", "3", "4", "5", ""]) for _ in range(4)]


class Voted(Voting):
    """A round that was voted, closed and shown."""

    def finish(self, capsys: Capture, text: str) -> None:
        """Enters the ballots, closes the round and shows its result."""
        status, _, errors = self.enter(capsys, text)
        assert (status, errors) == (0, "")
        self.show()

    def show(self) -> None:
        """Closes the round and shows it."""
        library = Library(self.path)
        library.do(rounds.close_round, self.round.id)
        library.do(rounds.reveal_round, self.round.id)
        library.close()

    def export(self, capsys: Capture, form: str, *words: str) -> tuple[int, str, str]:
        """Writes the votes."""
        path = self.folder / f"votes.{form}"
        more = ("--project", PROJECT, "--round", self.round.code, *words)
        return run(capsys, "--library", self.path, "export", "votes", "--format", form, "--to", path, *more)

    def ranks(self) -> dict[str, int]:
        """The round's own result."""
        from charrette.domain.methods import tally

        library = Library(self.path)
        with library.reading() as queries:
            ballots = queries.ballots(self.round.id)
        library.close()
        result = tally(self.round.rules, self.round.needs, ballots)
        return {each.need.code: each.rank for each in result.standings}


def counted(capsys: Capture, path: Path, method: str, *words: str) -> dict[str, int]:
    """Ranks by need code: PrefLib numbers alternatives and names them with the code."""
    status, said, errors = run(capsys, "tally", path, "--method", method, "--json", *words)
    assert (status, errors) == (0, "")
    needs = json.loads(said)["needs"]
    return {each["id"] if "-" in each["id"] else each["name"].split()[0]: each["rank"] for each in needs}


METHODS = [
    ("dots", {"dots": 8, "cap": 2}, dots, ("pb", "csv")),
    ("approval", {}, marks, ("pb", "cat", "csv")),
    ("ngt", {}, ranks, ("pb", "soi", "toi", "csv")),
    ("borda", {}, full, ("pb", "soc", "toc", "csv")),
    ("copeland", {}, ranks, ("pb", "soi", "csv")),
    ("schulze", {}, ranks, ("soi", "csv")),
    ("ranked-pairs", {}, full, ("soc", "csv")),
    ("moscow", {}, moscow, ("cat", "csv")),
    ("score", {}, score, ("cat", "csv")),
]


@pytest.mark.parametrize(("method", "options", "cells", "forms"), METHODS, ids=[each[0] for each in METHODS])
def test_the_same_order_comes_out_of_the_file(
    method: str, options: dict[str, int], cells: Any, forms: tuple[str, ...], tmp_path: Path, capsys: Capture
) -> None:
    voted = Voted(tmp_path, method, options)
    voted.finish(capsys, rows(cells, weights=("", "2", "1/2")))
    for form in forms:
        status, said, errors = voted.export(capsys, form)
        assert (status, said.strip()) == (0, str(tmp_path / f"votes.{form}"))
        assert "full edition only" in errors
        extra = ("--choose", "3") if method == "ngt" else ()
        assert counted(capsys, tmp_path / f"votes.{form}", method, *extra) == voted.ranks(), form


@pytest.mark.parametrize("method", ["dots", "approval", "borda"])
def test_a_balanced_headline_comes_out_of_a_file_without_weights(
    method: str, tmp_path: Path, capsys: Capture
) -> None:
    cells = {"dots": dots, "approval": marks, "borda": full}[method]
    voted = Voted(tmp_path, method, {"dots": 8, "cap": 2} if method == "dots" else {})
    library = Library(voted.path)
    library.do(rounds.void_round, rounds.VoidRound(voted.round.id, "balanced instead"))
    command = rounds.OpenRound(
        voted.round.charrette_id,
        tuple(need.need_id for need in voted.round.needs),
        method,
        dict(voted.round.rules.options),
        headline=Headline.BALANCED,
    )
    voted.round = library.do(rounds.open_round, command)
    library.close()
    voted.finish(capsys, rows(cells, weights=("", "2")))
    form = "soc" if method == "borda" else "pb"
    assert voted.export(capsys, form)[0] == 0
    assert counted(capsys, tmp_path / f"votes.{form}", method) == voted.ranks()
    assert voted.export(capsys, "csv")[0] == 0
    assert counted(capsys, tmp_path / "votes.csv", method, "--headline", "balanced") == voted.ranks()


def test_a_ballot_file_that_was_written_says_nothing_of_the_order_of_entry(
    tmp_path: Path, capsys: Capture
) -> None:
    found = []
    for turn, folder in enumerate(("one", "two")):
        (tmp_path / folder).mkdir()
        voted = Voted(tmp_path / folder, "dots", {"dots": 8, "cap": 2})
        head, *ballots = rows(dots).splitlines(keepends=True)
        numbers = range(1, len(ballots) + 1)
        named = [
            f"{n},{line.split(',', 1)[1]}" for n, line in zip(numbers, ballots[:: 1 - 2 * turn], strict=True)
        ]
        voted.finish(capsys, head + "".join(named))
        assert voted.export(capsys, "csv")[0] == 0
        found.append((tmp_path / folder / "votes.csv").read_bytes())
    assert found[0] == found[1]


def test_ballots_are_secret(tmp_path: Path, capsys: Capture) -> None:
    voted = Voted(tmp_path, "dots", {"dots": 8, "cap": 2})
    status, _, errors = voted.export(capsys, "pb")
    assert status == 1
    assert "R-1 is written once it is closed and the room has seen its result. Nothing was written." in errors
    voted.finish(capsys, rows(dots))
    status, _, errors = voted.export(capsys, "pb", "--edition", "public")
    assert status == 1
    assert "“votes” is made in the full edition only. It holds single ballots, which are secret" in errors
    assert not (tmp_path / "votes.pb").exists()
    assert voted.export(capsys, "pb", "--edition", "full")[0] == 0
    library = Library(voted.path)
    with library.reading() as queries:
        project = queries.projects()[0]
        said = [entry.sentence for entry in queries.minutes(project.id)]
    library.close()
    assert any(words.startswith("Exported the ballots of R-1, full edition") for words in said)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("soc", "Dots is written as pb and csv, not as soc. Nothing was written."),
        ("pdf", "Ballots are written as pb, soc, soi, toc, toi, cat and csv, not as “pdf”."),
    ],
)
def test_a_form_that_cannot_hold_the_ballots_is_refused(
    form: str, said: str, tmp_path: Path, capsys: Capture
) -> None:
    voted = Voted(tmp_path, "dots", {"dots": 8, "cap": 2})
    voted.finish(capsys, rows(dots))
    status, _, errors = voted.export(capsys, form)
    assert status == 1
    assert said in errors


def test_short_rankings_are_no_complete_orders(tmp_path: Path, capsys: Capture) -> None:
    voted = Voted(tmp_path, "ngt", {})
    voted.finish(capsys, rows(ranks))
    status, _, errors = voted.export(capsys, "soc")
    assert status == 1
    assert "a .soc file ranks all. Write .soi." in errors


def test_hand_counts_are_no_ballots(tmp_path: Path, capsys: Capture) -> None:
    voted = Voted(tmp_path, "dots", {"dots": 8, "cap": 2})
    assert voted.enter(capsys, "table,ballots,N-001\n3,7,14\n", "--channel", "hand")[0] == 0
    voted.show()
    status, _, errors = voted.export(capsys, "pb")
    assert status == 1
    assert "R-1 holds hand counts: the single ballots behind a total are not known." in errors


def test_comparisons_and_criteria_go_into_our_own_file(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "pairs").mkdir()
    voted = Voted(tmp_path / "pairs", "pairwise", {})
    pairs = "ballot,group,a,b,winner\n1,ST,N-001,N-002,N-001\n1,,N-003,N-001,tie\n2,FA,N-004,N-002,N-004\n"
    voted.finish(capsys, pairs)
    assert voted.export(capsys, "csv")[0] == 0
    assert counted(capsys, tmp_path / "pairs" / "votes.csv", "pairwise") == voted.ranks()
    three = tuple(
        Criterion(name, weight=Fraction(weight)) for name, weight in (("Safe", 3), ("Joy", 1), ("New", 1))
    )
    (tmp_path / "criteria").mkdir()
    judged = Voted(tmp_path / "criteria", "dots", {"dots": 8, "cap": 2})
    library = Library(judged.path)
    library.do(rounds.void_round, rounds.VoidRound(judged.round.id, "criteria instead"))
    needs = tuple(need.need_id for need in judged.round.needs)
    command = rounds.OpenRound(judged.round.charrette_id, needs, "criteria", {}, criteria=three)
    judged.round = library.do(rounds.open_round, command)
    library.close()
    judged.finish(capsys, "ballot,N-001,N-002,N-003,N-004\n1,055,311,,123\n2,150,522,444,\n")
    assert judged.export(capsys, "csv")[0] == 0
    words = ("--criterion", "Safe=3", "--criterion", "Joy=1", "--criterion", "New=1")
    assert counted(capsys, tmp_path / "criteria" / "votes.csv", "criteria", *words) == judged.ranks()
