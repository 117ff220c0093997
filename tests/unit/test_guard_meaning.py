"""Rule 7: lines and needs of two departments that mean the same, with what speaks for and against it."""

from dataclasses import replace

import pytest

from benchmarks.guard import judged
from charrette.domain.guard import Finding, Severity
from charrette.domain.needs import Need
from charrette.domain.plan.settlements import Way
from tests.unit.two_departments import FACILITIES, PROJECT, TECHNOLOGY, Bench, id_of, item, line

RACKS = line("B-001", "Wall mounted network racks with cable management", 10_000, FACILITIES)
MORE_RACKS = line("B-002", "Network racks, wall mounted, cable management", 11_000)
LIKE = Bench((), (RACKS, MORE_RACKS))


def pair(bench: Bench) -> Finding | None:
    """The one finding of rule 7."""
    found = list(bench.of_rule(7).values())
    assert len(found) < 2
    return found[0] if found else None


def test_like_lines_of_two_departments_are_shown_with_evidence() -> None:
    finding = pair(LIKE)
    assert finding is not None
    assert (finding.id, finding.severity) == ("7:B-001+B-002", Severity.REVIEW)
    assert finding.evidence[0].startswith("like words (")
    assert "racks" in finding.evidence[0]
    assert finding.evidence[1] == "amounts within 20 %"
    assert [each.way for each in finding.choices] == [
        Way.KEEP_ONE, Way.KEEP_ONE, Way.MERGE, Way.SHARE, Way.NOT_THE_SAME, Way.KEEP_BOTH,
    ]  # fmt: skip


def test_lines_of_one_department_are_its_own_matter() -> None:
    assert pair(replace(LIKE, lines=(RACKS, replace(MORE_RACKS, department_id=FACILITIES)))) is None


def test_lines_of_the_same_work_are_found_once_by_rule_2() -> None:
    both = {"B-001": ("S-001",), "B-002": ("S-001",)}
    bench = replace(LIKE, scope=(item("S-001", "Network closets (IDF)", "Racks"),), serves=both)
    assert pair(bench) is None
    assert set(bench.of_rule(2)) == {"2:B-001+B-002"}


def on(first: tuple[str, str, str], second: tuple[str, str, str]) -> Bench:
    """The like lines on two scope items; their amounts are far apart."""
    scope = (item("S-001", *first), item("S-002", *second))
    lines = (RACKS, line("B-002", MORE_RACKS.description, 40_000))
    return Bench(scope, lines, {"B-001": ("S-001",), "B-002": ("S-002",)})


@pytest.mark.parametrize(
    ("second", "against"),
    [
        (("Library", "Racks", "furnish"), "other spaces: Gym and Library"),
        (("Gym", "Racks", "install"), "other actions: furnish and install"),
        (("Gym", "Cabinets", "furnish"), "other systems: Racks and Cabinets"),
    ],
)
def test_what_differs_speaks_against_and_is_shown(second: tuple[str, str, str], against: str) -> None:
    finding = pair(on(("Gym", "Racks", "furnish"), second))
    assert finding is not None
    assert against in finding.evidence


def test_two_things_that_differ_outweigh_like_words() -> None:
    assert pair(on(("Gym", "Racks", "furnish"), ("Library", "Cabinets", "install"))) is None


def test_spaces_that_share_a_word_or_stand_for_the_whole_are_not_apart() -> None:
    for space in ("Gym lobby", "Whole school"):
        finding = pair(on(("Gym", "Racks", "furnish"), (space, "Network racks", "furnish")))
        assert finding is not None
        assert not any(each.startswith("other") for each in finding.evidence)


def test_a_negation_on_one_side_is_asked_about() -> None:
    denied = line("B-002", "No wall mounted network racks with cable management", 11_000)
    finding = pair(replace(LIKE, lines=(RACKS, denied)))
    assert finding is not None
    assert "are they opposites?" in finding.evidence[-1]


def test_like_needs_of_two_departments_can_be_merged() -> None:
    needs = (
        Need(
            id_of("N-001"),
            PROJECT,
            1,
            "N-001",
            "Wi-Fi",
            "Strong wireless signal in every classroom",
            department_id=FACILITIES,
        ),
        Need(
            id_of("N-002"),
            PROJECT,
            2,
            "N-002",
            "Signal",
            "A strong wireless signal in every classroom",
            department_id=TECHNOLOGY,
        ),
    )
    finding = pair(Bench(snapshot={"needs": needs}))
    assert finding is not None
    assert (finding.id, finding.choices[0].words) == ("7:N-001+N-002", "Merge N-002 into N-001")
    nobody = (needs[0], replace(needs[1], department_id=None))
    assert pair(Bench(snapshot={"needs": nobody})) is None


def test_precision_and_recall_on_the_planted_plan() -> None:
    text, rule, whole = judged()
    assert (text.found, text.true) == (55, 27)
    assert (rule.found, rule.true) == (33, 27)
    assert (whole.found, whole.true) == (42, 36)
    assert rule.precision > 0.8
    assert whole.recall == 0.9
