"""Official counts as oracles: real cumulative votes give the votes and points their files list."""

import csv
from fractions import Fraction
from pathlib import Path
from uuid import UUID

import pytest

from charrette.domain.methods import method_named, tally
from charrette.domain.rounds import Ballot, BallotChannel, BallotNeed, RoundRules

FOLDER = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "pabulib"
Section = list[dict[str, str]]


def sections(path: Path) -> tuple[Section, Section]:
    """The projects and the votes of a Pabulib file."""
    parts: dict[str, list[str]] = {}
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line in {"META", "PROJECTS", "VOTES"}:
            name = line
        else:
            parts.setdefault(name, []).append(line)
    projects, votes = (list(csv.DictReader(parts[each], delimiter=";")) for each in ("PROJECTS", "VOTES"))
    return projects, votes


@pytest.mark.parametrize(
    "name",
    [
        "France_Toulouse_2019",
        "Poland_Gdansk_2020_Stogi",
        "Poland_Czestochowa_2024_Trzech_Wieszczow",
        "Poland_Katowice_2020_Janow-Nikiszowiec",
    ],
)
def test_the_official_votes_and_points_come_out(name: str) -> None:
    path = FOLDER / f"{name}.pb"
    if not path.is_file():
        pytest.skip("the real data is not here")
    projects, votes = sections(path)
    ids = {project["project_id"]: UUID(int=1 + i) for i, project in enumerate(projects)}
    on_ballot = [BallotNeed(each, code, code, "", i) for i, (code, each) in enumerate(ids.items(), start=1)]
    ballots = [_ballot(number, vote, ids) for number, vote in enumerate(votes)]
    result = tally(RoundRules("dots", {}), on_ballot, ballots)
    found = {each.need.code: (each.voters, each.score) for each in result.standings}
    assert found == {
        each["project_id"]: (Fraction(each["votes"]), Fraction(each["score"])) for each in projects
    }


@pytest.mark.parametrize(
    ("name", "method"),
    [
        (
            "US_Stanford_Dataset_2022_Central_Falls_High_School_Participatory_Budgeting_Vote_vote_approvals",
            "approval",
        ),
        ("Poland_Swiecie_2023", "approval"),
        ("Netherlands_Assen_2024", "approval"),
        ("US_Stanford_Dataset_Merced_Peoples_Budget_Ballot_2019_vote_rankings", "ngt"),
        ("Poland_Krakow_2021_Bienczyce", "ngt"),
    ],
)
def test_the_official_approvals_and_rankings_come_out(name: str, method: str) -> None:
    path = FOLDER / f"{name}.pb"
    if not path.is_file():
        pytest.skip("the real data is not here")
    projects, votes = sections(path)
    ids = {project["project_id"]: UUID(int=1 + i) for i, project in enumerate(projects)}
    on_ballot = [BallotNeed(each, code, code, "", i) for i, (code, each) in enumerate(ids.items(), start=1)]
    ballots = [
        _marked(number, vote["vote"], ids, ranked=method == "ngt") for number, vote in enumerate(votes)
    ]
    found = method_named(method)
    for ballot in ballots:
        found.check_ballot(ballot.content, {})
    options = {"len-pos": 1} if method == "ngt" else {}
    result = tally(RoundRules(method, options), on_ballot, ballots)
    told = "score" if method == "ngt" else "votes"
    official = {each["project_id"]: (Fraction(each["votes"]), Fraction(each[told])) for each in projects}
    assert {each.need.code: (each.voters, each.score) for each in result.standings} == official


def _marked(number: int, vote: str, ids: dict[str, UUID], *, ranked: bool) -> Ballot:
    chosen = [code for code in vote.split(",") if code]
    content = {ids[code]: place if ranked else 1 for place, code in enumerate(chosen, start=1)}
    return Ballot(UUID(int=10_000 + number), UUID(int=9), BallotChannel.IMPORT, number, None, content)


def _ballot(number: int, vote: dict[str, str], ids: dict[str, UUID]) -> Ballot:
    chosen = [code for code in vote["vote"].split(",") if code]
    points = [int(point) for point in vote["points"].split(",") if point]
    content = {ids[code]: point for code, point in zip(chosen, points, strict=True)}
    return Ballot(UUID(int=10_000 + number), UUID(int=9), BallotChannel.IMPORT, number, None, content)
