"""Real votes of cities, schools and societies are read, counted and selected from as they were officially."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from charrette.domain.methods import METHODS, BallotKind, method_named
from charrette.exchange.vote_files import methods_for, read_votes
from charrette.services.selecting import SelectFile, select_file
from charrette.services.tallying import VoteFile, open_votes, person_by_person, tally_file

Write = Callable[[str, str | bytes], Path]
DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"
PABULIB = sorted(path.stem for path in (DATA / "pabulib").glob("*.pb"))
PREFLIB = sorted(path.name for path in (DATA / "preflib").glob("*/*.*") if path.suffix != ".txt")
POINTS = {BallotKind.APPROVAL: "approval", BallotKind.DOTS: "dots", BallotKind.RANKING: "ngt"}


@pytest.mark.parametrize("name", PABULIB)
def test_every_pabulib_file_gives_its_official_votes_and_points(name: str) -> None:
    path = DATA / "pabulib" / f"{name}.pb"
    kind = read_votes(path).kind
    options = {"len-pos": 1} if kind is BallotKind.RANKING else {}
    found, result = tally_file(VoteFile(path, POINTS[kind], options))
    money = found.ballots.money
    assert money is not None
    assert money.budget == round(Fraction(found.ballots.meta["budget"]) * 100)
    assert len(found.ballots) == int(found.ballots.meta["num_votes"])
    standing = {each.need.code: each for each in result.standings}
    official = zip(found.ballots.codes, money.traits["votes"], strict=True)
    assert {code: standing[code].voters for code in standing} == {
        code: int(votes) for code, votes in official
    }
    if "score" in money.traits:
        scores = zip(found.ballots.codes, money.traits["score"], strict=True)
        assert {code: standing[code].score for code in standing} == {code: int(each) for code, each in scores}


OFFICIAL = [
    ("Netherlands_Assen_2024", "equal-shares"),
    ("Poland_Swiecie_2023", "equal-shares"),
    ("Poland_Wieliczka_2023_Green_Budget", "equal-shares"),
    ("Poland_Czestochowa_2024_Trzech_Wieszczow", "greedy"),
    ("Poland_Krakow_2021_Bienczyce", "greedy"),
    ("Poland_Warszawa_2020_Bemowo", "greedy"),
    ("Poland_Katowice_2020_Janow-Nikiszowiec", "greedy"),
]


@pytest.mark.parametrize(("name", "rule"), OFFICIAL, ids=[each[0] for each in OFFICIAL])
def test_what_was_funded_is_selected_by_the_rule_that_the_file_states(
    shared: Path, name: str, rule: str
) -> None:
    found = select_file(SelectFile(shared / "pabulib" / f"{name}.pb", rule))
    assert found.ballots.meta["rule"].startswith(rule.replace("-", ""))
    official = zip(found.ballots.codes, found.money.traits["selected"], strict=True)
    assert {need.code for need in found.chosen.needs} == {code for code, said in official if said == "1"}


def test_the_threshold_of_a_file_can_be_lifted(shared: Path) -> None:
    path = shared / "pabulib" / "Poland_Katowice_2020_Janow-Nikiszowiec.pb"
    with_it, without = (
        len(select_file(SelectFile(path, "greedy", threshold=t)).chosen.needs) for t in (None, 0)
    )
    assert (with_it, without) == (4, 5)


@pytest.mark.parametrize("name", PREFLIB)
def test_every_preflib_file_is_read_and_counted(name: str) -> None:
    path = next((DATA / "preflib").glob(f"*/{name}"))
    kind = read_votes(path).kind
    for method in methods_for(kind):
        found = read_votes(path, method_named(method))
        if method == "ngt" and found.tied:
            continue
        counted, result = tally_file(VoteFile(path, method))
        assert result.ballots == int(found.meta["NUMBER VOTERS"])
        assert len(result.standings) == int(found.meta["NUMBER ALTERNATIVES"])
        assert min(each.rank for each in result.standings) == 1
        one_by_one = person_by_person(counted)
        assert len(one_by_one.profile) == result.ballots
        again = counted.method.tally(counted.rules, one_by_one.profile)
        assert [(each.need.code, each.score) for each in again.standings] == [
            (each.need.code, each.score) for each in result.standings
        ]


def test_categories_are_the_order_that_preflib_derives_from_them(shared: Path) -> None:
    folder = shared / "preflib" / "00033-poster"
    for method in ("borda", "copeland", "schulze"):
        ranks = []
        for form in ("cat", "toc"):
            result = tally_file(VoteFile(folder / f"00033-00000002.{form}", method))[1]
            ranks.append({each.need.code: (each.rank, each.score) for each in result.standings})
        assert ranks[0] == ranks[1]


@pytest.mark.parametrize(
    ("consultation", "statements"),
    [("scoop-hivemind.affordable-housing", 119), ("london.youth.policing", 36)],
)
def test_a_polis_export_agrees_with_its_own_counts(shared: Path, consultation: str, statements: int) -> None:
    """Statements that were moderated out are left out; a person who voted twice counts once, as they voted last."""
    import csv

    folder = shared / "polis" / consultation
    with (folder / "comments.csv").open(encoding="utf-8", newline="") as file:
        official = {row["comment-id"]: row for row in csv.DictReader(file) if row["moderated"] != "-1"}
    result = tally_file(VoteFile(folder / "votes.csv", "approval"))[1]
    assert len(result.standings) == statements
    assert {each.need.code for each in result.standings} == set(official)
    twice = 0
    for each in result.standings:
        missing = int(official[each.need.code]["agrees"]) - each.score
        assert missing >= 0
        twice += int(missing)
    assert twice <= 70
    scored = tally_file(VoteFile(folder / "comments.csv", "score", group_column="group-id"))[1]
    for each in scored.standings:
        row = official[each.need.code]
        assert each.counts[0] <= int(row["disagrees"])
        assert each.counts[4] <= int(row["agrees"])
    assert min(group.group.name for group in scored.groups if group.group.name.isdigit()) == "0"


def test_the_last_vote_of_a_person_counts(write: Write) -> None:
    write("comments.csv", "comment-id,moderated,comment-body\n1,1,A quiet room\n2,-1,Rude\n3,0,Light\n")
    votes = "timestamp,comment-id,voter-id,vote\n20,1,7,-1\n10,1,7,1\n5,3,7,1\n5,1,8,1\n6,2,8,1\n"
    result = tally_file(VoteFile(write("votes.csv", votes), "approval"))[1]
    assert {each.need.code: each.score for each in result.standings} == {"1": 1, "3": 1}
    assert {each.need.short_name for each in result.standings} == {"A quiet room", "Light"}


def test_groups_come_from_a_column_and_count_by_their_influence(write: Write) -> None:
    text = "ballot,role,A,B\n1,Staff,1,\n2,Staff,1,\n3,Staff,1,\n4,Family,,1\n"
    path = write("b.csv", text)
    found, result = tally_file(
        VoteFile(path, "approval", group_column="role", influence={"Family": Fraction(2)})
    )
    assert found.ballots.codes == ("A", "B")
    assert [(each.need.code, each.rank, each.balanced) for each in result.standings] == [
        ("B", 1, Fraction(8, 3)),
        ("A", 2, Fraction(4, 3)),
    ]
    assert tally_file(VoteFile(path, "approval", group_column="role"))[1].standings[0].need.code == "A"


@pytest.mark.parametrize(
    ("cells", "method"),
    [
        ("1,0,1\n,1,\n", "approval"),
        ("M,S,\nw,C,M\n", "moscow"),
        ("1,2,3\n2,1,\n", "borda"),
        ("5,4,4\n3,,2\n", "score"),
        ("4,0,1\n2,2,1\n", "dots"),
    ],
)
def test_without_a_method_the_cells_tell(cells: str, method: str, write: Write) -> None:
    numbered = "".join(f"{n},{line}\n" for n, line in enumerate(cells.splitlines(), start=1))
    assert open_votes(VoteFile(write("b.csv", f"ballot,A,B,C\n{numbered}"))).method.name == method
    pairs = write("p.csv", "ballot,a,b,winner\n1,A,B,A\n")
    assert open_votes(VoteFile(pairs)).method.name == "pairwise"


@pytest.mark.parametrize(
    ("kind", "row", "said"),
    [
        ("approval", "b,a", {"a": 1, "b": 1}),
        ("choose-1", "c", {"c": 1}),
        ("ordinal", "c,a", {"c": 1, "a": 2}),
        ("cumulative", "b,c;2,3", {"b": 2, "c": 3}),
        ("scoring", "b,a;7,0", {"b": 7, "a": 0}),
    ],
)
def test_votes_are_read_by_their_type(kind: str, row: str, said: dict[str, int], write: Write) -> None:
    points = ";points" if ";" in row else ""
    text = (
        f"META\nkey;value\nvote_type;{kind}\nbudget;99.50\ncurrency;EUR\nPROJECTS\nproject_id;cost;name\n"
        f"a;10;Alpha\nb;20.5;Beta\nc;30;Gamma\nVOTES\nvoter_id;vote{points};group\nv1;{row};ST\n"
    )
    found = read_votes(write("v.pb", text))
    content = {
        need.code: found.content(0)[need.need_id] for need in found.needs if need.need_id in found.content(0)
    }
    assert content == said
    assert (found.names, found.groups, found.places[0]) == (("Alpha", "Beta", "Gamma"), ("ST",), 13)
    assert found.money is not None
    assert (found.money.costs, found.money.budget) == ((1000, 2050, 3000), 9950)


def test_a_file_with_a_mark_of_its_order_and_windows_line_ends_is_read(write: Write) -> None:
    text = "\ufeffMETA\r\nkey;value\r\nvote_type;approval\r\nPROJECTS\r\nproject_id;cost\r\na;1\r\nVOTES\r\n"
    found = read_votes(write("v.pb", f"{text}voter_id;vote\r\n1;a\r\n"))
    assert (found.codes, len(found)) == (("a",), 1)


def test_every_method_has_a_file_that_it_counts() -> None:
    counted = {name for kind in BallotKind for name in methods_for(kind)}
    assert counted == set(METHODS)
