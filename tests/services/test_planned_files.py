"""The plan in needs files: joined to a district that is there, refused where it does not hang together."""

import json
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from charrette.domain.editions import Edition
from charrette.domain.errors import InvalidInputError
from charrette.domain.plan.milestones import Milestone, MilestoneLink
from charrette.domain.plan.papers import Paper
from charrette.domain.plan.people import Person
from charrette.domain.plan.plan import Plan
from charrette.domain.plan.sources import FundingSource
from charrette.domain.project import Project
from charrette.domain.snapshot import ProjectSnapshot
from charrette.exchange.needs_json import read_needs_json, write_needs_json
from charrette.exchange.planned_json import LISTS, plan_for_file
from charrette.services.adopted_plan import CALENDAR, adoption_words
from charrette.services.importing import AdoptProject, adopt_project
from charrette.services.papers import AddPaper, add_paper
from charrette.services.projects import NewProject, create_project
from charrette.services.publish import Export, export_document
from charrette.store.library import Library
from charrette.system.resources import resource
from tests.services.any_project import AnyProject
from tests.services.test_carrying import NAMES, full_of_names
from tests.store.libraries import opened, whole
from tests.store.moments import START

SCHEMA = json.loads(resource("schemas/charrette-needs-3.json").read_text(encoding="utf-8"))


def planned(library: Library, project: Project) -> ProjectSnapshot:
    with library.reading() as queries:
        found = queries.snapshot(project.id, planned=True)
    assert found is not None
    return found


def written(snapshot: ProjectSnapshot, path: Path, edition: Edition = Edition.FULL) -> dict[str, Any]:
    write_needs_json(snapshot, edition, START, path)
    return json.loads(path.read_text(encoding="utf-8"))


def test_both_editions_follow_the_published_schema_and_no_list_is_forgotten(tmp_path: Path) -> None:
    for seed in range(6):
        for edition in Edition:
            content = written(AnyProject(seed).snapshot(), tmp_path / "n.json", edition)
            jsonschema.Draft7Validator(SCHEMA).validate(content)
    assert {"setup", *LISTS, "district"} == {each.name for each in fields(Plan)}
    assert set(SCHEMA["definitions"]["plan"]["properties"]) == {each.name for each in fields(Plan)}


def _of_version_1(made: ProjectSnapshot) -> ProjectSnapshot:
    """Without what later versions brought."""
    rounds = tuple(
        replace(each, rules=replace(each.rules, criteria=(), judgements=())) for each in made.rounds
    )
    return replace(made, rounds=rounds, verdicts=(), minority_reports=())


def test_a_file_of_version_1_is_read_by_its_own_schema(tmp_path: Path) -> None:
    made, path = _of_version_1(AnyProject(2, planned=False).snapshot()), tmp_path / "old.json"
    content = written(made, path)
    content["schema"] = "charrette-needs/1"
    for name in ("verdicts", "minority_reports"):
        del content[name]
    for round_ in content["rounds"]:
        del round_["rules"]["criteria"], round_["rules"]["judgements"]
    for entry in content["entries"]:
        del entry["milestone_id"]
    path.write_text(json.dumps(content), encoding="utf-8")
    assert read_needs_json(path) == made
    content["plan"] = {}
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(InvalidInputError, match=r"must not contain .*plan"):
        read_needs_json(path)


def test_the_public_edition_tells_no_person_of_the_plan(tmp_path: Path) -> None:
    seed = next(each for each in range(40) if AnyProject(each).snapshot().participants)
    snapshot = full_of_names(seed)
    plan = snapshot.planned
    content = written(snapshot, tmp_path / "public.json", Edition.PUBLIC)
    text = json.dumps(content["plan"], ensure_ascii=False)
    assert [name for name in NAMES if name in text] == [NAMES[3]] * (NAMES[3] in text)
    assert set(content["plan"]) == {"answers", "scope", "lines", "milestones", "totals"}
    assert [each["code"] for each in content["plan"]["lines"]] == [line.code for line in plan.lines]
    for kept in ("note", "decided_by", "staffing", "evidence", "lead_id", "sign_offs"):
        assert f'"{kept}"' not in text
    found = read_needs_json(tmp_path / "public.json")
    assert found.plan is None
    parts = [each for each in content["plan"]["totals"] if each["view"] == "class"]
    (whole_,) = (each for each in content["plan"]["totals"] if each["view"] == "whole")
    assert sum(each["amount"]["likely"] for each in parts) == whole_["amount"]["likely"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda p: p["scope"][0].update(milestone_id=GONE), r"plan\.scope\[0\]\.milestone_id: points to a milestone"),
        (lambda p: p["scope"][1].update(code="S-001"), r"plan\.scope\[1\]\.code: “S-001” is in the file twice"),
        (lambda p: p["scope"][0]["staffing"].update(lead_id=GONE), r"staffing\.lead_id: points to a person that"),
        (lambda p: p["scope"][0]["duties"][0].update(department_id=GONE, outsider=None), "duties: points to a dep"),
        (lambda p: p["scope"][0]["duties"][0].update(department_id=None, outsider=None), "one of the two"),
        (lambda p: p["scope"][0].update(action="dance"), r"plan\.scope\[0\]\.action: must be one of"),
        (lambda p: p["lines"][0].update(rate="four"), r"plan\.lines\[0\]\.rate: must match"),
        (lambda p: p["lines"][0].update(buy_by="soon"), r"plan\.lines\[0\]\.buy_by: must match"),
        (lambda p: p["allocations"][0].update(source_id=GONE), "source_id: points to a funding source that is not"),
        (lambda p: p["allocations"][0].update(amount=1.5), r"allocations\[0\]\.amount: must be integer"),
        (lambda p: p["answers"][0].update(card_id=None, need_id=None), r"plan\.answers\[0\]: is the answer to a need"),
        (lambda p: p["answers"][1].update(need_id=p["answers"][0]["need_id"]), r"answers\[1\]\.need_id: .* twice"),
        (lambda p: p["milestone_links"].append(_link(p, 0, 0)), "M-001 waits for itself in a circle"),
        (lambda p: p["milestone_links"].append(_link(p, 0, 0) | {"waits_for_id": GONE}), "points to a milestone that"),
        (lambda p: p["scenarios"][0]["need_ids"].append(GONE), "scenarios, need_ids: points to a need"),
        (lambda p: p["sign_offs"][0].update(how="PIN", pin="1234"), "must not contain .*pin"),
        (lambda p: p["papers"][0].update(sha256="xyz"), r"papers\[0\]\.sha256: must match"),
        (lambda p: p["district"]["calendar"][0].update(project_id=GONE), "the calendar belongs to no project"),
        (lambda p: p["settlements"][1].update(finding=p["settlements"][0]["finding"]), "finding: .* twice"),
        (lambda p: p["meetings"][0].update(project_id=GONE), "is not the id of the project in this file"),
        (lambda p: p.pop("scope"), "must contain .*scope"),
    ],
)  # fmt: skip
def test_a_plan_that_does_not_hang_together_is_refused_by_its_place(
    tmp_path: Path, change: Callable[[dict[str, Any]], object], sentence: str
) -> None:
    path = tmp_path / "needs.json"
    content = written(AnyProject(4).snapshot(), path)
    assert content["plan"]["allocations"]
    change(content["plan"])
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(InvalidInputError, match=sentence):
        read_needs_json(path)


GONE = "00000000-0000-0000-0000-00000000dead"


def _link(plan: dict[str, Any], one: int, other: int) -> dict[str, Any]:
    ids = [each["id"] for each in plan["milestones"]]
    return {"milestone_id": ids[one], "waits_for_id": ids[other], "lag_days": 0}


def district_of(made: ProjectSnapshot) -> tuple[FundingSource, Person, Milestone]:
    district = plan_for_file(made).district
    return district.sources[0], district.people[0], district.calendar[0]


def with_district(library: Library, *values: Any) -> None:
    with library.unit_of_work("prepare") as work:
        for value in values:
            work.add(value)
        work.commit()


def test_what_the_district_has_stays_and_what_has_the_same_name_is_the_same(library: Library) -> None:
    made = AnyProject(4).snapshot()
    source, person, day = district_of(made)
    here = replace(source, id=AnyProject(99).new_id(), name=f"  {source.name.upper()}", note="ours")
    known = replace(person, name="Changed here")
    taken = Milestone(AnyProject(98).new_id(), None, day.number, day.code, "Board meeting")
    with_district(library, here, known, taken)
    with library.reading() as queries:
        words = adoption_words(queries, made)
    assert f"is taken for “{' '.join(here.name.split())}" in " ".join(words)
    assert f"of the calendar is {day.code}b here" in " ".join(words)
    library.do(adopt_project, AdoptProject(made, "old.json"))
    after = planned(library, made.project).planned
    sources = {each.id: each for each in after.district.sources}
    assert sources[here.id] == here
    assert source.id not in sources
    paid = {each.id: each.source_id for each in made.planned.allocations}
    for each in after.allocations:
        assert each.source_id == (here.id if paid[each.id] == source.id else paid[each.id])
    assert known in after.district.people
    codes = {each.id: each.code for each in after.district.calendar}
    assert (codes[taken.id], codes[day.id]) == (day.code, f"{day.code}b")
    with library.reading() as queries:
        assert queries.last_number(CALENDAR, "K") == max(each.number for each in after.district.calendar)
        assert queries.last_number(made.project.id, "S") == len(made.planned.scope)
    assert not library.check()


def test_a_source_of_the_same_name_in_another_currency_is_refused(library: Library) -> None:
    made = AnyProject(4).snapshot()
    source = district_of(made)[0]
    other = "EUR" if source.currency == "USD" else "USD"
    with_district(library, replace(source, id=AnyProject(99).new_id(), currency=other))
    before = whole(library)
    with pytest.raises(
        InvalidInputError, match=f"counts in {source.currency} in the file, and in {other} here"
    ):
        library.do(adopt_project, AdoptProject(made, "old.json"))
    assert whole(library) == before


def test_links_to_other_projects_are_kept_where_these_are_and_dropped_in_words_elsewhere(
    library: Library, tmp_path: Path
) -> None:
    made, birch = AnyProject(4).snapshot(), library.do(create_project, NewProject("Birch"))
    library.do(adopt_project, AdoptProject(made, "old.json"))
    own = made.planned.milestones[0]
    gate = Milestone(
        AnyProject(97).new_id(), birch.id, 1, "M-001", "Gym turned over", "2027-05-01", evidence="a photo"
    )
    with_district(library, gate, MilestoneLink(own.id, gate.id, 3))
    path = tmp_path / "full.json"
    content = written(planned(library, made.project), path)
    (other,) = content["plan"]["district"]["others"]
    assert (other["title"], other["evidence"]) == ("Gym turned over", "")
    assert content["plan"]["district"]["projects"] == [{"id": str(birch.id), "name": "Birch"}]
    elsewhere = opened(tmp_path / "other.charrette")
    found = read_needs_json(path)
    with elsewhere.reading() as queries:
        words = adoption_words(queries, found)
    assert words == (
        f"{own.code} waits for M-001 of “Birch”, which is not in this library: that is left out.",
    )
    elsewhere.do(adopt_project, AdoptProject(found, "full.json"))
    assert words[0] in str(elsewhere.history()[0])
    kept = {
        (each.milestone_id, each.waits_for_id)
        for each in planned(elsewhere, made.project).planned.milestone_links
    }
    assert (own.id, gate.id) not in kept
    assert len(kept) == len(made.planned.milestone_links)
    elsewhere.do(create_project, NewProject("Cedar"))
    elsewhere.close()
    again = opened(tmp_path / "again.charrette")
    with_district(again, birch, gate)
    again.do(adopt_project, AdoptProject(found, "full.json"))
    links = planned(again, made.project).planned.milestone_links
    assert MilestoneLink(own.id, gate.id, 3) in links
    again.close()


def test_what_went_from_the_project_since_is_left_out_of_the_file(library: Library, tmp_path: Path) -> None:
    made = AnyProject(4).snapshot()
    scenario = replace(made.planned.scenarios[0], need_ids=(AnyProject(96).new_id(), made.needs[0].id))
    loose = replace(made, plan=replace(made.planned, scenarios=(scenario,)))
    library.do(adopt_project, AdoptProject(loose, "old.json"))
    written(planned(library, made.project), tmp_path / "full.json")
    (found,) = read_needs_json(tmp_path / "full.json").planned.scenarios
    assert found.need_ids == (made.needs[0].id,)


def test_the_full_file_carries_shared_papers_and_never_a_pin(library: Library, tmp_path: Path) -> None:
    project = library.do(create_project, NewProject("Birch"))
    drawing = tmp_path / "Stage.pdf"
    drawing.write_bytes(b"%PDF-1.7 a stage")
    paper: Paper = library.do(add_paper, AddPaper(project.id, drawing))
    department = planned(library, project).departments[0]
    with library.unit_of_work("set_pin") as work:
        work.keep_pin(department.id, "scrypt$salt$secret")
        work.commit()
    full = export_document(
        library, Export(project.id, "needs", "json", tmp_path / "full.json", Edition.FULL)
    ).path
    public = export_document(library, Export(project.id, "needs", "json", tmp_path / "public.json")).path
    assert "scrypt" not in full.read_text(encoding="utf-8")
    assert paper.sha256 not in public.read_text(encoding="utf-8")
    other = opened(tmp_path / "other.charrette")
    other.do(adopt_project, AdoptProject(read_needs_json(full), full.name))
    with other.reading() as queries:
        assert queries.picture(paper.sha256) == drawing.read_bytes()
        assert queries.plan(project.id).papers == (paper,)
        assert queries.pin(department.id) is None
    other.close()
