"""How a result came about, on paper: rules, who voted, and every need's number in words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pypdfium2
import pytest

from charrette.domain.editions import Edition
from charrette.domain.methods import method_named
from charrette.domain.minority_report import MinorityReport
from charrette.domain.needs import NeedStatus, Priority
from charrette.domain.snapshot import ProjectSnapshot
from charrette.publishing.brief import compose_brief
from charrette.publishing.draw import draw_pdf
from charrette.publishing.report import Facts, Heading, NeedsTable, Quotes, Report, Row, Table
from charrette.publishing.result import compose_result
from tests.publishing.room import room
from tests.publishing.sample import sample

ISSUED = date(2027, 3, 1)


def rows(edition: Edition) -> list[Row]:
    """The lines of the table that explains every need."""
    report = compose_result(sample(), edition, ISSUED)
    found = [part for part in report.parts if isinstance(part, Table) and len(part.columns) == 3]
    return list(found[-1].rows)


def test_every_need_of_the_ballot_is_explained_as_on_the_screen() -> None:
    snapshot = sample()
    round_ = snapshot.named_round
    assert round_ is not None
    result = snapshot.result(round_)
    explained = {row.cells[1].words.split()[0]: row.cells[2].words for row in rows(Edition.FULL)}
    assert explained.keys() == {each.code for each in round_.needs}
    for standing in result.standings:
        told = method_named(round_.rules.method).explain(result, standing)
        assert explained[standing.need.code] == told


def test_the_public_account_names_no_small_group_and_no_ballot() -> None:
    report = compose_result(sample(), Edition.PUBLIC, ISSUED)
    who = next(part for part in report.parts if isinstance(part, Table) and part.columns[0].head == "Group")
    names = {row.cells[0].words for row in who.rows}
    assert "Others" in names
    assert "Custodial" not in names
    assert all(int(row.cells[1].words) >= 5 for row in who.rows)


def test_before_the_first_result_only_the_list_stands(tmp_path: Path) -> None:
    report = compose_result(room(), Edition.PUBLIC, ISSUED)
    heads = [part.words for part in report.parts if isinstance(part, Heading)]
    assert heads == ["Prioritised needs"]
    draw_pdf(report, tmp_path / "result.pdf")
    assert len(pypdfium2.PdfDocument(tmp_path / "result.pdf")) == 2


def test_the_account_says_how_firm_the_order_is_and_what_was_decided_otherwise() -> None:
    snapshot = sample()
    round_ = snapshot.named_round
    assert round_ is not None
    last = snapshot.result(round_).standings[-1].need
    needs = tuple(
        replace(each, priority=Priority.MUST, priority_reason="The code asks for it")
        if each.id == last.need_id
        else replace(each, priority=None)
        for each in snapshot.needs
    )
    report_of = MinorityReport(
        UUID(int=9), snapshot.project.id, round_.id, last.need_id, "We clean it.", "Custodial"
    )
    decided = replace(snapshot, needs=needs, minority_reports=(report_of,))
    parts = compose_result(decided, Edition.FULL, ISSUED).parts
    told = [fact.words for part in parts if isinstance(part, Facts) for fact in part.facts]
    assert told == [f"{last.code} is without a vote; Must departs from it: The code asks for it."]
    assert [quote.words for part in parts if isinstance(part, Quotes) for quote in part.quotes] == [
        "We clean it."
    ]
    places = next(part for part in parts if isinstance(part, Table) and part.columns[0].head == "Need")
    assert [column.head for column in places.columns][:4] == ["Need", "Here", "Drawn again", "Approval"]
    assert len(places.rows) == len(round_.needs)


@pytest.mark.parametrize("composed", [compose_result, compose_brief])
def test_before_the_reveal_the_public_reads_neither_reports_nor_departures(
    composed: Callable[[ProjectSnapshot, Edition, date], Report],
) -> None:
    snapshot = sample()
    named = snapshot.named_round
    assert named is not None
    last = snapshot.result(named).standings[-1].need
    words = "Custodial gave it 2.8 dots a ballot, the room 0.6."
    kept = MinorityReport(UUID(int=9), snapshot.project.id, named.id, last.need_id, words, "Custodial")
    needs = tuple(
        replace(each, priority=Priority.MUST if each.id == last.need_id else None) for each in snapshot.needs
    )
    shown = replace(snapshot, needs=needs, minority_reports=(kept,))
    rounds = tuple(replace(each, revealed_at=None) for each in snapshot.rounds)
    hidden = replace(shown, rounds=rounds)
    assert {words, "departs from it"} == _told(composed(shown, Edition.PUBLIC, ISSUED), words)
    assert not _told(composed(hidden, Edition.PUBLIC, ISSUED), words)


def _told(report: Report, words: str) -> set[str]:
    """Which of the two stand anywhere in a report."""
    everything = repr(report.parts)
    return {each for each in (words, "departs from it") if each in everything}


def test_needs_merged_after_the_vote_have_their_derived_place_beside_the_rank() -> None:
    snapshot = sample()
    round_ = snapshot.named_round
    assert round_ is not None
    into, gone = (each.need for each in snapshot.result(round_).standings[4:6])
    needs = tuple(
        replace(each, status=NeedStatus.MERGED, merged_into=into.need_id) if each.id == gone.need_id else each
        for each in snapshot.needs
    )
    parts = compose_result(replace(snapshot, needs=needs), Edition.PUBLIC, ISSUED).parts
    table = next(part for part in parts if isinstance(part, NeedsTable))
    (row,) = [row for row in table.rows if row.code == into.code]
    derived = [flag.words for flag in row.flags if "derived" in flag.words]
    assert derived == ["With merged needs put together (derived): 2nd."]
