"""What the public may see and what the full edition shows."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from charrette.domain.editions import Edition
from charrette.domain.rounds import Headline
from charrette.domain.snapshot import ProjectSnapshot
from charrette.publishing.audience import Audience
from charrette.publishing.brief import compose_brief
from charrette.publishing.handout import compose_handout
from charrette.publishing.report import Cover, NeedsTable, Report, Table
from tests.publishing.pages import drawn, words_of
from tests.publishing.sample import sample

ISSUED = date(2027, 3, 14)
SMALL = ("Custodial", "Technology", "Facilities", "Neighbours")


def brief(snapshot: ProjectSnapshot, edition: Edition = Edition.PUBLIC) -> Report:
    """The brief as a value."""
    return compose_brief(snapshot, edition, ISSUED)


def cover(report: Report) -> Cover:
    """The cover of a brief."""
    (found,) = [part for part in report.parts if isinstance(part, Cover)]
    return found


def needs_table(report: Report) -> NeedsTable:
    """The prioritised needs of a brief."""
    (found,) = [part for part in report.parts if isinstance(part, NeedsTable)]
    return found


@pytest.mark.parametrize("compose", [compose_brief, compose_handout])
def test_no_alias_is_in_a_public_document(compose: type, tmp_path: Path) -> None:
    read = drawn(compose(sample(), Edition.PUBLIC, ISSUED), tmp_path)
    assert "Alias-" not in read.all_words
    assert b"Alias-" not in read.raw


def test_the_full_brief_shows_aliases_beside_cards_and_is_marked_on_every_page(tmp_path: Path) -> None:
    read = drawn(brief(sample(), Edition.FULL), tmp_path)
    assert "Alias-ST-" in read.all_words
    assert "Full edition, restricted" in read.words[0]
    assert all("Project brief, full edition, restricted" in page for page in read.words[1:])


def test_small_groups_are_joined_on_the_public_cover() -> None:
    public = cover(brief(sample()))
    assert [(each.name, each.number) for each in public.counts] == [
        ("Students", "31"),
        ("Families", "22"),
        ("Teachers", "27"),
        ("Others", "38"),
    ]
    assert set(public.marks) == {0, 1, 2, -1}
    assert len(public.marks) == 118


def test_the_full_cover_shows_every_group() -> None:
    assert set(cover(brief(sample(), Edition.FULL)).marks) == {0, 1, 2, 3, 4, 5, 6}


def test_no_row_of_a_public_table_is_headed_by_a_small_group() -> None:
    tables = [part for part in brief(sample()).parts if isinstance(part, Table)]
    rows = [row for table in tables for row in table.rows]
    assert {cell.words for row in rows for cell in row.cells} & set(SMALL) == set()
    assert any("Others" in cell.words for row in rows for cell in row.cells)


def test_bars_by_group_join_small_groups_for_the_public() -> None:
    public, full = needs_table(brief(sample())), needs_table(brief(sample(), Edition.FULL))
    voted = next(row for row in public.rows if row.bars)
    assert [bar.label for bar in voted.bars] == ["ST", "FA", "TE", "+"]
    assert [bar.label for bar in next(row for row in full.rows if row.bars).bars][:5] == [
        "ST",
        "FA",
        "TE",
        "CU",
        "TC",
    ]


def test_a_redacted_name_is_taken_out_for_the_public_only() -> None:
    assert "Delacroix" not in words_of(brief(sample()).parts)
    assert "[name] lets us open the fire door" in words_of(brief(sample()).parts)
    assert "Ms Delacroix" in words_of(brief(sample(), Edition.FULL).parts)


def test_a_silent_group_is_never_alone_in_others() -> None:
    """Two people who wrote cards and cast no ballot, beside three larger groups: the next smallest joins them."""
    base = sample()
    silent, large = base.groups[6], {group.id for group in base.groups[:3]}
    alone = replace(
        base,
        ballots=tuple(each for each in base.ballots if each.group_id in large),
        cards=tuple(
            card if card.group_id == silent.id else replace(card, group_id=base.groups[n % 3].id)
            for n, card in enumerate(base.cards)
        ),
        participants=tuple(each for each in base.participants if each.group_id in {*large, silent.id}),
    )
    audience = Audience.of(alone, Edition.PUBLIC)
    assert audience.joined_names == ["Teachers", "Neighbours"]


def test_nothing_by_group_is_shown_when_too_few_voted_and_the_page_says_why(tmp_path: Path) -> None:
    base = sample()
    few = replace(
        base,
        ballots=base.ballots[:1],
        participants=(),
        groups=tuple(replace(each, invited=0) for each in base.groups),
    )
    read = drawn(brief(few), tmp_path)
    assert "By group is not shown: too few people would stand for a group." in read.all_words
    assert (
        "The result is not shown: one ballot was cast, and the result would be that ballot." in read.all_words
    )
    assert set(cover(brief(few)).marks) == {-1}


def test_without_a_round_groups_are_joined_by_who_came() -> None:
    report = brief(replace(sample(), rounds=(), ballots=()))
    assert [each.name for each in cover(report).counts] == ["Students", "Families", "Teachers", "Others"]


def test_when_nobody_knows_how_many_stand_for_a_group_nothing_by_group_is_shown() -> None:
    base = sample()
    unknown = replace(
        base,
        rounds=(),
        ballots=(),
        participants=(),
        groups=tuple(replace(group, invited=0) for group in base.groups),
    )
    assert cover(brief(unknown)).counts == ()
    assert "how many people stand for a group is not known" in cover(brief(unknown)).caption


def test_a_group_nobody_came_from_is_named() -> None:
    base = sample()
    empty = replace(base.groups[0], id=base.project.id, name="Grandparents", label="GP", invited=4)
    assert "Nobody came from: Grandparents (4 seats offered)." in words_of(
        brief(replace(base, groups=(*base.groups, empty))).parts
    )


def test_raw_and_balanced_results_stand_beside_each_other_whichever_is_the_headline() -> None:
    base = sample()
    vote = base.rounds[1]
    balanced = replace(base, rounds=(replace(vote, rules=replace(vote.rules, headline=Headline.BALANCED)),))
    first = needs_table(brief(base)).rows[1]
    assert (first.score, first.other) == ("45", "balanced 44.5, rank 1")
    swapped = needs_table(brief(balanced))
    assert swapped.score_head == "Dots, balanced"
    assert (swapped.rows[1].score, swapped.rows[1].other) == ("44.5", "all equal 45, rank 1")
