"""The documents of the plan: what they say, that they can be made of anything, and that their pages hold it."""

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from charrette.domain.editions import Edition
from charrette.domain.plan.plan import Plan
from charrette.domain.plan.totals import totals
from charrette.domain.snapshot import ProjectSnapshot
from charrette.publishing.brief import compose_brief
from charrette.publishing.draw import draw_pdf
from charrette.publishing.paper import Paper
from charrette.publishing.plan.compose import COMPOSERS
from charrette.publishing.plan.minutes import compose_minutes
from charrette.publishing.report import Heading, Report, Table, Timeline, Together
from tests.publishing.edges import bare, voices
from tests.publishing.measured import pages
from tests.publishing.pages import drawn, words_of
from tests.publishing.planned import BACKUP, CHAIR, LEAD, SIGNER, planned
from tests.publishing.sample import sample

ISSUED = date(2027, 3, 20)
ALL = COMPOSERS | {"meeting": compose_minutes}
WIDE = {"budget", "matrix"}
CHAPTERS = ["Scope", "Budget", "Risks", "Milestones", "Shared papers"]
SAID_OF_NOTHING = {
    "budget": "No budget line has been entered yet.",
    "matrix": "No scope has been entered yet.",
    "milestones": "No milestone has been entered yet.",
    "guard": "Nothing was found: no overlap, no gap, nothing to review.",
    "answers": "Nothing has been said yet: there is no card and no need to answer.",
    "weekly": "Nothing was decided.",
    "meeting": "There is no coordination meeting yet.",
}


def made(
    name: str, snapshot: ProjectSnapshot, edition: Edition = Edition.FULL, paper: Paper = Paper.LETTER
) -> Report:
    """A document of the plan as a value."""
    return ALL[name](snapshot, edition, ISSUED, paper)


def rows(report: Report) -> list[tuple[str, ...]]:
    """Every row of every table, as its words."""
    flat = [each for part in report.parts for each in (part.parts if isinstance(part, Together) else (part,))]
    tables = [part for part in flat if isinstance(part, Table)]
    return [tuple(cell.words for cell in row.cells) for table in tables for row in table.rows]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("edition", list(Edition))
@pytest.mark.parametrize("planless", ["without a plan", "an empty plan"])
def test_a_document_with_nothing_in_it_says_so(
    name: str, edition: Edition, planless: str, tmp_path: Path
) -> None:
    whole = bare() if planless == "without a plan" else replace(bare(), plan=Plan())
    found = drawn(made(name, whole, edition), tmp_path)
    assert len(found.words) == 1
    assert SAID_OF_NOTHING[name] in found.all_words


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("paper", list(Paper))
def test_every_page_lies_as_it_should_and_says_whose_it_is(name: str, paper: Paper, tmp_path: Path) -> None:
    found = drawn(made(name, planned(), paper=paper), tmp_path)
    upright = (paper.width, paper.height)
    for size in found.sizes:
        assert size == pytest.approx(upright[::-1] if name in WIDE else upright, abs=0.02)
    assert all("full edition, restricted" in page and "Alder Creek" in page for page in found.words)


@pytest.mark.parametrize("name", ["budget", "matrix", "weekly"])
def test_500_lines_are_all_there(name: str, tmp_path: Path) -> None:
    found = drawn(made(name, planned(500), Edition.PUBLIC), tmp_path)
    if name == "budget":
        assert all(f"B-{n:03d}" in found.all_words and f"S-{n:03d}" in found.all_words for n in range(1, 501))
    if name == "matrix":
        assert all(f"S-{n:03d}" in found.all_words for n in range(1, 501))
    if name == "weekly":
        assert len(found.words) == 1
        assert " more" in found.all_words


@pytest.mark.parametrize("name", ALL)
def test_words_of_every_script_can_be_set(name: str, tmp_path: Path) -> None:
    found = drawn(made(name, planned(12, voices())), tmp_path)
    assert found.words


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("paper", list(Paper))
def test_nothing_is_cut_at_the_edge_of_a_page(name: str, paper: Paper, tmp_path: Path) -> None:
    path = tmp_path / f"{name}.pdf"
    draw_pdf(made(name, planned(), paper=paper), path)
    for seen in pages(path):
        boxes = [text.box for text in seen.texts if text.words.strip()]
        assert min(box[0] for box in boxes) >= 53
        assert max(box[2] for box in boxes) <= seen.size[0] - 53
        assert min(text.size for text in seen.texts if text.words.strip()) >= 6


def test_every_line_of_the_budget_leads_to_voices_in_the_room() -> None:
    whole = planned()
    traced = {row[0]: row for row in rows(made("budget", whole)) if len(row) == 5 and row[0].startswith("B-")}
    assert sorted(traced) == sorted(line.code for line in whole.planned.lines)
    _, _, scope, needs, cards = traced["B-001"]
    assert scope == "S-001"
    assert needs.startswith("N-001 Daylight and fresh air in every classroom, rank")
    codes = [card.code for card in whole.cards_of_need[whole.needs[0].id]]
    assert cards == f"{len(codes)} cards: {', '.join(codes)}"
    assert traced["B-013"][3:] == ("Contingency, on top of the other lines", "No card")
    said = words_of(made("budget", whole).parts)
    assert all(card.text in said for card in whole.cards_of_need[whole.needs[0].id])


def test_the_budget_shows_totals_sources_and_what_stands_on_top() -> None:
    whole = planned()
    report = made("budget", whole)
    total = totals(whole).whole.likely // 100
    wholes = [row for row in rows(report) if row[0].startswith("Total")]
    assert len(wholes) == 6
    assert all(f"{total:,}" in " ".join(row) for row in wholes)
    said = words_of(report.parts)
    assert "State construction index" in said
    assert "4.25 %" in said
    sources = {row[0]: row for row in rows(report) if len(row) == 6}
    assert sources["Bond B"][3] == "70,000"
    assert sources["E-Rate"][1] == "96,192"


def test_columns_of_departments_give_way_where_there_are_many(tmp_path: Path) -> None:
    base = sample()
    many = tuple(
        replace(base.departments[0], id=type(base.project.id)(int=9_000 + n), name=f"Office {n}")
        for n in range(9)
    )
    whole = planned(12, replace(base, departments=(*base.departments, *many)))
    plan = whole.planned
    lines = tuple(replace(line, department_id=many[n % 9].id) for n, line in enumerate(plan.lines))
    found = drawn(made("budget", replace(whole, plan=replace(plan, lines=lines))), tmp_path)
    assert "Office 8" in found.all_words


def test_leads_stand_in_the_full_matrix_only_and_letters_are_explained() -> None:
    full, public = made("matrix", planned()), made("matrix", planned(), Edition.PUBLIC)
    assert f"{LEAD}; backup {BACKUP}" in words_of(full.parts)
    assert LEAD not in words_of(public.parts)
    assert public.foot.startswith("R responsible, A accountable, C consulted, I informed")
    assert "Nobody is accountable for S-007." in words_of(public.parts)


def test_the_timeline_has_places_states_and_words() -> None:
    report = made("milestones", planned())
    (figure,) = [part for part in report.parts if isinstance(part, Timeline)]
    assert [row.state for row in figure.rows] == ["done", "late", "planned", "planned", "planned"]
    assert [figure.rows[0].at, figure.rows[-1].at] == [0, 1]
    assert all(row.since is not None for row in figure.rows[1:])
    assert figure.today == pytest.approx(22 / 1270, abs=0.001)
    assert figure.alternative.startswith(
        "Timeline of 5 milestones from February 26, 2027 to August 19, 2030; 1 late"
    )
    assert "M-002 Schematic design (late)" in words_of(report.parts)


def test_the_log_says_what_is_open_what_was_decided_and_what_was_freed() -> None:
    full, public = made("guard", planned()), made("guard", planned(), Edition.PUBLIC)
    said = words_of(full.parts)
    assert "Keep one" in said
    assert f"By {SIGNER}" in said
    assert "198,000" in said
    assert "S-007" in said
    assert "Voided since: B-001" in said
    open_ = words_of(public.parts)
    assert "Keep one" in open_
    assert SIGNER not in open_


def test_answers_stand_by_group_and_by_alias_only_in_the_full_edition() -> None:
    full, public = made("answers", planned()), made("answers", planned(), Edition.PUBLIC)
    assert "Alias-ST-1" in words_of(full.parts)
    assert "Custodial: 14 cards" in words_of(full.parts)
    said = words_of(public.parts)
    assert "Alias-" not in said
    assert "Others: 38 cards" in said
    assert "Custodial: " not in said
    assert "For another project: Birch Elementary" in said
    assert "No answer yet" in said


@pytest.mark.parametrize("paper", list(Paper))
def test_the_weekly_page_is_one_page_whatever_there_is(paper: Paper, tmp_path: Path) -> None:
    whole = planned(200)
    plan = whole.planned
    long = "Words without an end that go on and on and on. " * 9
    decided = tuple(
        replace(whole.entries[0], id=type(plan.lines[0].id)(int=10_000 + n), code=f"D-{n}", text=long)
        for n in range(60)
    )
    lines = tuple(replace(line, description=long, buy_by="2027-03-24") for line in plan.lines)
    crowded = replace(whole, entries=(*decided, whole.entries[1]), plan=replace(plan, lines=lines))
    found = drawn(made("weekly", crowded, paper=paper), tmp_path)
    assert len(found.words) == 1
    assert "Decided in the last 7 days: 6" in found.all_words
    assert " more" in found.all_words


def test_minutes_name_who_was_there_and_what_came_of_it() -> None:
    said = words_of(made("meeting", planned()).parts)
    assert f"{LEAD}, {CHAIR}" in said
    assert "nobody came" in said
    assert "Ask the engineer" in said
    assert "No outcome" in said


def test_a_brief_without_a_plan_is_what_it_was_and_with_one_gains_chapters() -> None:
    base = sample()
    without = compose_brief(base, Edition.PUBLIC, ISSUED)
    assert compose_brief(replace(base, plan=Plan()), Edition.PUBLIC, ISSUED) == without
    gained = compose_brief(planned(), Edition.PUBLIC, ISSUED)
    heads = [part.words for part in gained.parts if isinstance(part, Heading) and part.level == 1]
    old = [part.words for part in without.parts if isinstance(part, Heading) and part.level == 1]
    assert [head for head in heads if head not in old] == CHAPTERS
    assert heads.index("Milestones") + 1 == heads.index("Parking lot")
    assert heads[-1] == "Shared papers"
    assert "Late milestones: 1" in words_of(gained.parts)
    assert "sketch.pdf" in words_of(gained.parts)


GOLDEN = "b29eacdf36452922"


def test_the_brief_of_the_sample_is_byte_for_byte_what_it_was(tmp_path: Path) -> None:
    """As it was before there were plans; a new version of the renderer or a font may change it, a plan may not."""
    path = tmp_path / "brief.pdf"
    draw_pdf(compose_brief(sample(), Edition.PUBLIC, date(2027, 3, 14)), path, invariant=True)
    assert hashlib.sha256(path.read_bytes()).hexdigest()[:16] == GOLDEN
