"""What a brief says, and that it can be made at any moment of a project."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from charrette.domain.editions import Edition
from charrette.domain.needs import NeedStatus
from charrette.domain.snapshot import ProjectSnapshot
from charrette.publishing.brief import compose_brief
from charrette.publishing.handout import compose_handout
from charrette.publishing.needs_list import compose_needs_list
from charrette.publishing.paper import Paper
from charrette.publishing.report import Cover, NeedsTable, Pairs, Report
from tests.publishing.edges import bare, grown, voices
from tests.publishing.pages import drawn, words_of
from tests.publishing.sample import sample

ISSUED = date(2027, 3, 14)


def public(snapshot: ProjectSnapshot) -> Report:
    """The public brief."""
    return compose_brief(snapshot, Edition.PUBLIC, ISSUED)


def moments() -> dict[str, ProjectSnapshot]:
    """A project at its awkward moments."""
    base = sample()
    vote = base.rounds[1]
    return {
        "nothing yet": bare(),
        "no round": replace(base, rounds=(), ballots=()),
        "no needs": replace(base, needs=(), sources=(), rounds=(), ballots=()),
        "one vote": replace(base, rounds=(vote,), ballots=base.ballots[:1]),
        "no vote": replace(base, rounds=(vote,), ballots=()),
        "no groups": replace(
            base,
            groups=(),
            participants=(),
            ballots=(),
            cards=tuple(replace(each, group_id=None) for each in base.cards),
        ),
        "many voices": voices(),
    }


@pytest.mark.parametrize("moment", moments())
@pytest.mark.parametrize("edition", list(Edition))
def test_every_document_can_be_made_at_any_moment(moment: str, edition: Edition, tmp_path: Path) -> None:
    snapshot = moments()[moment]
    brief = drawn(compose_brief(snapshot, edition, ISSUED), tmp_path)
    assert len(brief.words) >= 3
    assert all(page.strip() for page in brief.words)
    handout = drawn(compose_handout(snapshot, edition, ISSUED, Paper.A4), tmp_path)
    assert len(handout.words) == 2
    needs = drawn(compose_needs_list(snapshot, edition, ISSUED), tmp_path)
    assert all(each.code in needs.all_words for each in snapshot.open_needs)
    assert "Prioritised needs" in needs.all_words


def test_every_need_of_a_long_table_is_there_once() -> None:
    report = public(grown(300, 300))
    (table,) = [part for part in report.parts if isinstance(part, NeedsTable)]
    assert sorted(row.code for row in table.rows) == sorted(f"N-{n:03d}" for n in range(1, 301))


def test_every_row_of_a_table_of_300_needs_is_drawn_once_under_a_head_on_each_page(tmp_path: Path) -> None:
    report = public(grown(300, 300))
    (table,) = [part for part in report.parts if isinstance(part, NeedsTable)]
    read = drawn(replace(report, parts=(table,)), tmp_path)
    words = read.all_words.split()
    assert [words.count(f"N-{n:03d}") for n in range(1, 301)] == [1] * 300
    assert len(read.words) > 10
    assert all("Rank Need Dots" in page for page in read.words)


def test_required_needs_stand_first_and_zero_vote_needs_stay() -> None:
    (table,) = [part for part in public(sample()).parts if isinstance(part, NeedsTable)]
    assert table.rows[0].rank == "Required"
    assert "State building code, section 1006" in table.rows[0].flags[0].words
    last = table.rows[-1]
    assert (last.rank, last.score) == ("–", "0")
    assert last.flags[0].words == "No dots, stays on the list."
    assert [row.rank for row in table.rows].count("=5") == 2


def test_the_method_stands_beside_its_numbers() -> None:
    report = public(sample())
    assert report.foot == "Round 2, dots, closed February 26, 2027"
    said = words_of(report.parts)
    assert "38 ballots placed 190 dots on 16 needs: 5 dots each, at most 2 on one need." in said
    assert "Void: Two tables voted before the needs were read out." in said
    assert "Musts take" in said


def test_every_card_is_traced_to_where_it_went() -> None:
    snapshot = sample()
    (pairs,) = [part for part in public(snapshot).parts if isinstance(part, Pairs)]
    went = {each.label: each.words for each in pairs.pairs}
    assert len(went) == 118
    assert (went["C-012"], went["C-044"], went["C-030"]) == ("parking lot", "declined", "not answered")
    for card in snapshot.cards:
        needs = snapshot.needs_of_card.get(card.id, ())
        if needs:
            assert went[card.code] == ", ".join(need.code for need in needs)


def test_parked_and_declined_come_with_their_reason(tmp_path: Path) -> None:
    base = sample()
    parked = replace(base.needs[9], status=NeedStatus.PARKED, reason="Until the site is bought")
    said = words_of(public(replace(base, needs=(*base.needs[:9], parked, *base.needs[10:]))).parts)
    for reason in ("For the transport department", "the bond pays no staff", "Until the site is bought"):
        assert reason in said


def test_a_merged_need_leaves_its_cards_to_the_one_it_lives_on_in() -> None:
    base = sample()
    merged = replace(base.needs[1], status=NeedStatus.MERGED, merged_into=base.needs[0].id)
    report = public(replace(base, needs=(base.needs[0], merged, *base.needs[2:])))
    went = {each.label: each.words for part in report.parts if isinstance(part, Pairs) for each in part.pairs}
    assert went["N-002"] == "in N-001"
    assert "N-002" not in {words for code, words in went.items() if code.startswith("C-")}


@pytest.mark.parametrize(
    ("cards", "marks", "said"), [(900, 900, "is one card"), (1204, 121, "stands for ten cards")]
)
def test_above_900_cards_one_mark_stands_for_ten_and_says_so(cards: int, marks: int, said: str) -> None:
    (cover,) = [part for part in public(grown(5, cards)).parts if isinstance(part, Cover)]
    assert len(cover.marks) == marks
    assert said in cover.caption


def test_a_need_renamed_after_the_vote_says_how_it_stood_on_the_ballot() -> None:
    base = sample()
    renamed = replace(base.needs[0], short_name="Air and light")
    (table,) = [
        part
        for part in public(replace(base, needs=(renamed, *base.needs[1:]))).parts
        if isinstance(part, NeedsTable)
    ]
    row = next(row for row in table.rows if row.code == "N-001")
    assert [flag.words for flag in row.flags if flag.kind == "note"] == [
        "On the ballot as “Daylight and fresh air in every classroom”."
    ]


def test_an_endless_statement_is_shortened_in_the_table_and_whole_under_its_theme() -> None:
    base = sample()
    endless = replace(base.needs[0], statement="Every word of it. " * 200)
    report = public(replace(base, needs=(endless, *base.needs[1:])))
    (table,) = [part for part in report.parts if isinstance(part, NeedsTable)]
    row = next(row for row in table.rows if row.code == "N-001")
    assert len(row.statement) <= 400
    assert row.statement.endswith("…")
    assert endless.statement in words_of(report.parts)
