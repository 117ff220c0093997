"""The plan in files: what is exported is read again as what is there, no cell becomes a formula, nobody is named."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from charrette.domain.editions import Edition
from charrette.domain.errors import InvalidInputError, NotFoundError
from charrette.domain.needs import NeedStatus
from charrette.domain.plan.milestones import Milestone, MilestoneLink
from charrette.domain.project import Project
from charrette.domain.snapshot import ProjectSnapshot
from charrette.exchange.plan_files import write_plan_file
from charrette.exchange.plan_rows import read_budget, read_milestones, read_scope
from charrette.exchange.plan_tables import PLAN_TABLES, open_plan_table, suggested
from charrette.publishing.sheets.options import SheetOptions, meeting_of
from charrette.services.coordination import PlanMeeting, plan_meeting
from charrette.services.plan_imports import resolved
from charrette.services.publish import Export, export_document
from charrette.store.library import Library
from tests.publishing.planned import planned

AT = datetime(2027, 3, 20, 12, tzinfo=UTC)
READERS: dict[str, Callable[..., tuple[Any, ...]]] = {
    "scope": read_scope,
    "budget": lambda table, columns: read_budget(table, columns, "USD"),
    "milestones": read_milestones,
}
STANDARD = {
    "scope": "code,space,system,action,responsibility,accountable,responsible,consulted,informed,needs,milestone",
    "budget": "code,department,description,class,phase,low,likely,high,scope,sources",
    "milestones": "code,title,department,due,depends_on,state",
}


def written(
    document: str, format_: str, snapshot: ProjectSnapshot, folder: Path, edition: Edition = Edition.FULL
) -> Path:
    """A document of the plan as a file."""
    path = folder / f"{document}.{format_}"
    write_plan_file(document, format_, snapshot, edition, AT, path)
    return path


def again(document: str, path: Path, snapshot: ProjectSnapshot) -> str:
    """What reading the file into the project would do, in words."""
    kind = PLAN_TABLES[document]
    table = open_plan_table(path, kind)
    return resolved(snapshot, READERS[document](table, suggested(table, kind)), path.name).sentence


def hard() -> ProjectSnapshot:
    """A plan in which a scope item serves a merged need, a milestone waits for another project's, and words look like
    formulas."""
    whole = planned()
    plan = whole.planned
    needs = list(whole.needs)
    needs[1] = replace(needs[1], status=NeedStatus.MERGED, merged_into=needs[0].id)
    other = Milestone(
        type(whole.project.id)(int=77), type(whole.project.id)(int=78), 4, "M-004", "Bid", "2027-05-01"
    )
    lines = (replace(plan.lines[0], description='=HYPERLINK("x")', note="'+1"), *plan.lines[1:])
    return replace(
        whole,
        needs=tuple(needs),
        plan=replace(
            plan,
            lines=lines,
            milestone_links=(*plan.milestone_links, MilestoneLink(plan.milestones[2].id, other.id)),
            district=replace(
                plan.district, others=(other,), owners={type(whole.project.id)(int=78): "Birch"}
            ),
        ),
    )


@pytest.mark.parametrize("document", READERS)
@pytest.mark.parametrize("format_", ["xlsx", "csv"])
def test_what_is_exported_is_in_the_plan_already(document: str, format_: str, tmp_path: Path) -> None:
    for whole in (planned(), hard()):
        count = {"scope": 12, "budget": 14, "milestones": 5}[document]
        path = written(document, format_, whole, tmp_path)
        assert again(document, path, whole) == f"0 new, 0 changed, {count} as they were"


@pytest.mark.parametrize("document", READERS)
def test_the_first_columns_are_the_standard_ones(document: str, tmp_path: Path) -> None:
    path = written(document, "xlsx", planned(), tmp_path)
    sheet = load_workbook(path)[PLAN_TABLES[document].sheet]
    header = [cell.value for cell in sheet[1]]
    standard = STANDARD[document].split(",")
    assert header[: len(standard)] == standard


def test_a_plain_budget_has_the_standard_columns_only(tmp_path: Path) -> None:
    whole = planned()
    lines = tuple(replace(line, note="", buy_by="") for line in whole.planned.lines[:12])
    path = written("budget", "csv", replace(whole, plan=replace(whole.planned, lines=lines)), tmp_path)
    assert path.read_text(encoding="utf-8-sig").splitlines()[0] == STANDARD["budget"]


def test_amounts_are_numbers_and_no_text_is_a_formula(tmp_path: Path) -> None:
    path = written("budget", "xlsx", hard(), tmp_path)
    book = load_workbook(path)
    first = next(book["Budget"].iter_rows(min_row=2, values_only=True))
    assert first[5:8] == (900, 1000, 1250)
    cell = book["Budget"]["C2"]
    assert (cell.value, cell.data_type) == ('=HYPERLINK("x")', "s")
    assert all(each.data_type != "f" for sheet in book for row in sheet.iter_rows() for each in row)


def test_totals_of_the_workbook_sum_in_every_view(tmp_path: Path) -> None:
    book = load_workbook(written("budget", "xlsx", planned(), tmp_path))
    rows: list[Any] = list(book["Totals"].iter_rows(min_row=2, values_only=True))
    (whole,) = [row[4] for row in rows if row[0] == "All"]
    for view in {row[0] for row in rows} - {"All"}:
        assert sum(row[4] for row in rows if row[0] == view) == pytest.approx(whole)


def test_every_line_is_beside_its_needs_and_cards(tmp_path: Path) -> None:
    whole = planned()
    book = load_workbook(written("budget", "xlsx", whole, tmp_path))
    rows = {row[0]: row for row in book["Voices"].iter_rows(min_row=2, values_only=True)}
    assert set(rows) == {line.code for line in whole.planned.lines}
    cards = whole.cards_of_need[whole.needs[0].id]
    assert rows["B-001"][3] == "N-001"
    assert rows["B-001"][6:] == (len(cards), "; ".join(card.code for card in cards))


def test_a_calendar_holds_each_milestone_once(tmp_path: Path) -> None:
    words = written("milestones", "ics", planned(), tmp_path).read_text(encoding="utf-8")
    assert words.count("BEGIN:VEVENT") == 5


@pytest.mark.parametrize("document", ["matrix", "guard", "answers", "weekly", "scope"])
def test_workbooks_of_an_empty_plan_have_their_heads(document: str, tmp_path: Path) -> None:
    whole = replace(planned(), plan=None, cards=(), needs=(), sources=(), rounds=(), ballots=(), entries=())
    book = load_workbook(written(document, "xlsx", whole, tmp_path))
    assert all(sheet.max_row == 1 for sheet in book if sheet.title != "About")


def test_minutes_are_of_the_meeting_that_was_asked_for(
    library: Library, project: Project, tmp_path: Path
) -> None:
    whole = planned()
    assert meeting_of(whole, SheetOptions()) == meeting_of(whole, SheetOptions(meeting=" cm-1"))
    with pytest.raises(NotFoundError, match="There is no meeting CM-9"):
        meeting_of(whole, SheetOptions(meeting="CM-9"))
    wanted = Export(project.id, "meeting", "pdf", tmp_path, Edition.FULL)
    with pytest.raises(InvalidInputError, match="no coordination meeting yet"):
        export_document(library, wanted)
    meeting = library.do(plan_meeting, PlanMeeting(project.id, "2027-03-25"))
    done = export_document(library, replace(wanted, options=SheetOptions(meeting=meeting.code)))
    assert done.path.name.endswith("meeting-full-restricted.pdf")
    with pytest.raises(InvalidInputError, match="full edition only"):
        export_document(library, replace(wanted, edition=Edition.PUBLIC))
