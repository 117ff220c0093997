"""Printed sheets, measured on the page: sizes, crop marks, writing area, numbers, codes, languages, names."""

import re
from dataclasses import replace
from pathlib import Path
from unicodedata import normalize
from uuid import UUID

import pytest

from charrette.domain.criteria_set import SCHOOL_CRITERIA
from charrette.domain.editions import Edition
from charrette.domain.methods import METHODS
from charrette.domain.pair_plan import pairs_for
from charrette.domain.snapshot import ProjectSnapshot
from charrette.publishing.paper import Paper
from charrette.publishing.sheets.ballots import compose_ballots
from charrette.publishing.sheets.carried import project_tag
from charrette.publishing.sheets.options import SheetOptions
from charrette.publishing.sheets.parts import BallotForm
from charrette.publishing.sheets.words import LANGUAGES, phrase
from tests.publishing.measured import Page
from tests.publishing.room import ARABIC, ISSUED, LONG, NOTES, hard, printed, room
from tests.publishing.sample import sample

EDITIONS = {"sign-in": Edition.FULL, "tents": Edition.FULL}
DOCUMENTS = ("agenda", "sign-in", "tents", "cards", "grids", "ballots", "wall", "kit")
TAG = project_tag(UUID(int=1))
BOTH = ("en", "es")


def inside(page: Page) -> bool:
    """Whether every word and line is on the paper, clear of what a printer cannot reach."""
    width, height = page.size
    boxes = [each.box for each in (*page.texts, *page.shapes)]
    return all(
        left >= 9 and bottom >= 9 and right <= width - 9 and top <= height - 9
        for left, bottom, right, top in boxes
    )


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("snapshot", [room, hard])
@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_sheet_is_on_the_paper_and_carries_its_code(
    document: str, snapshot: type, paper: Paper, tmp_path: Path
) -> None:
    options = SheetOptions(per_page=12, count=0 if document == "kit" else 2)
    few = replace(snapshot(), participants=snapshot().participants[:5])
    found = printed(tmp_path, document, few, paper, EDITIONS.get(document, Edition.PUBLIC), options)
    assert found
    upright = (paper.width, paper.height)
    for page in found:
        assert sorted(page.size) == pytest.approx(sorted(upright), abs=0.02)
        assert inside(page)
    sheets = found[1:] if document == "kit" else [] if document == "agenda" else found
    assert all(page.codes for page in sheets)
    assert all(code.startswith(f"{TAG}/CH2/") for page in sheets for code in page.codes)


@pytest.mark.parametrize("document", [each for each in DOCUMENTS if each not in {"ballots", "wall"}])
def test_an_empty_project_gets_its_sheets(document: str, tmp_path: Path) -> None:
    empty = ProjectSnapshot(sample().project)
    found = printed(tmp_path, document, empty, edition=EDITIONS.get(document, Edition.PUBLIC))
    assert all("Alder Creek Middle School" in page.words for page in found)
    assert all(inside(page) for page in found)


@pytest.mark.parametrize("snapshot", [room, hard])
@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize(("per_page", "across"), [(4, 2), (12, 3)])
def test_cards_are_cut_at_fine_marks_and_mostly_free(
    per_page: int, across: int, paper: Paper, snapshot: type, tmp_path: Path
) -> None:
    (page,) = printed(
        tmp_path,
        "cards",
        snapshot(),
        paper,
        options=SheetOptions(per_page=per_page, count=per_page, first_card=37),
    )
    down = per_page // across
    marks = [each for each in page.shapes if each.line == pytest.approx(0.25)]
    assert len(marks) == 2 * (across + 1) + 2 * (down + 1)
    edges = sorted({round(each.box[0], 1) for each in marks if each.box[2] - each.box[0] < 1})
    rows = sorted({round(each.box[1], 1) for each in marks if each.box[3] - each.box[1] < 1})
    card = (edges[1] - edges[0]) * (rows[1] - rows[0])
    free = sorted(each.area for each in page.shapes if each.line == pytest.approx(0.75))[-per_page:]
    assert min(free) / card >= 0.6
    numbers = [each for each in page.texts if each.words.isdigit()]
    assert [each.words for each in numbers] == [f"{number:03d}" for number in range(37, 37 + per_page)]
    assert {each.size for each in numbers} == {11.0}
    assert sorted(page.codes) == [f"{TAG}/CH2/C/{number:03d}" for number in range(37, 37 + per_page)]


def test_a_number_stands_at_the_bottom_right_of_its_card(tmp_path: Path) -> None:
    (page,) = printed(tmp_path, "cards", room(), options=SheetOptions(count=4))
    spot = {each.words: each.box for each in page.texts if each.words.isdigit()}
    width, height = page.size
    for number, (right, bottom) in {"001": (width / 2, height / 2), "004": (width - 30, 30)}.items():
        assert 0 < right - spot[number][2] < 12
        assert 0 < spot[number][1] - bottom < 12


@pytest.mark.parametrize("method", sorted(METHODS.keys() - {"pairwise"}))
def test_every_way_to_vote_has_its_ballot(method: str, tmp_path: Path) -> None:
    found = printed(tmp_path, "ballots", room(method), options=SheetOptions(count=3, languages=BOTH))
    assert len(found) == 3
    for number, page in enumerate(found, start=1):
        assert f"P-{number:03d}" in page.words
        assert page.codes == (f"{TAG}/CH2/R-2/P/{number:03d}",)
        assert page.words.count("Daylight and fresh air in every classroom") == 1
        assert phrase("secret", "en") in page.words
        assert phrase("secret", "es") in page.words
    levels = METHODS[method].levels if method != "impact-effort" else ()
    circles = {"dots": 2, "impact-effort": 10, "criteria": len(SCHOOL_CRITERIA)}.get(method, len(levels) or 0)
    needs = len(room().rounds[0].needs)
    round_ones = [each for each in found[0].shapes if _round(each.box)]
    assert len(round_ones) >= needs * (circles or 1)


def _round(box: tuple[float, float, float, float]) -> bool:
    """A circle or a box to fill at the right of a ballot."""
    left, bottom, right, top = box
    return left > 300 and right - left > 12 and top - bottom > 12


@pytest.mark.parametrize("method", sorted(METHODS))
def test_large_print_is_eighteen_points_throughout(method: str, tmp_path: Path) -> None:
    options = SheetOptions(count=1, large_print=True, languages=BOTH)
    found = printed(tmp_path, "ballots", room(method), Paper.A4, options=options)
    assert len(found) > 1
    assert min(each.size for page in found for each in page.texts) >= 17.99
    assert {code for page in found for code in page.codes} == {f"{TAG}/CH2/R-2/P/001"}
    assert [f"{number} / {len(found)}" in page.words for number, page in enumerate(found, 1)] == [True] * len(
        found
    )


def test_long_and_arabic_names_are_whole(tmp_path: Path) -> None:
    found = printed(tmp_path, "ballots", hard(), options=SheetOptions(count=1))
    words = " ".join(page.words for page in found)
    assert words.count(LONG) == 6
    seen = normalize("NFKC", words)
    assert all(
        seen.count(word[::-1]) == 5 for word in ARABIC.split()
    )  # the reader gives them letter by letter
    (tents, *_) = [
        page for page in printed(tmp_path, "tents", hard(), edition=Edition.FULL) if "Donau" in page.words
    ]
    assert tents.words.count("Donaudampfschifffahrtsgesellschaftskapitän") == 2


def test_a_tent_reads_from_both_sides(tmp_path: Path) -> None:
    (first, *_) = printed(tmp_path, "tents", room(), edition=Edition.FULL)
    spots = [each.box for each in first.texts if each.words == "Alias-ST-1"]
    (_, below, _, _), (_, above, _, _) = sorted(spots, key=lambda box: box[1])
    middle = first.size[1] * 0.75
    assert below < middle < above
    assert first.words.count("Table 1") == 2
    assert "full edition, restricted" in first.words


def test_grids_are_made_for_any_number_of_people(tmp_path: Path) -> None:
    for people in (2, 6, 12):
        found = printed(tmp_path, "grids", room(), options=SheetOptions(people=people, count=2))
        assert len(found) == 2 * people
        last = found[-1]
        assert f"Brainwriting {people}-3-5" in last.words
        assert f"{people}/{people}/3" in last.words
        assert f"{people}/{people + 1}/1" not in last.words
        assert last.codes == (f"{TAG}/CH2/G/T2/S{people}",)
        assert "What would help?" in last.words


def test_a_wall_has_needs_by_groups_and_every_table_its_count(tmp_path: Path) -> None:
    found = printed(tmp_path, "wall", room())
    walls = [page for page in found if page.size[0] > page.size[1]]
    counts = [page for page in found if page.size[0] < page.size[1]]
    assert len(walls) == 2
    assert all(f"{each.label} " in walls[0].words for each in room().groups)
    assert [page.codes for page in counts] == [(f"{TAG}/CH2/R-2/H/T{n}",) for n in (1, 2, 3)]
    assert "Ballots counted" in counts[0].words
    levels = printed(tmp_path, "wall", room("moscow"))
    assert all(page.size[0] < page.size[1] for page in levels)


def test_sign_in_is_by_group_with_room_for_others(tmp_path: Path) -> None:
    people = room().participants
    found = printed(tmp_path, "sign-in", room(), edition=Edition.FULL, options=SheetOptions(languages=BOTH))
    titles = [page.words.split(".")[0] for page in found]
    assert list(dict.fromkeys(titles)) == [*(each.name for each in room().groups), titles[-1]]
    assert all(any(each.alias in page.words for page in found) for each in people)
    assert "Large print" in found[0].words
    assert "under 18" in found[0].words
    assert "Consent" in found[0].words
    assert "Consiente" in found[0].words
    assert all("full edition, restricted" in page.words for page in found)
    assert found[0].words.count("yes / sí") == 12


def test_the_kit_says_what_goes_where(tmp_path: Path) -> None:
    options = SheetOptions(per_page=12, first_card=101, first_ballot=8)
    few = replace(room(), participants=room().participants[:7])
    full = printed(tmp_path, "kit", few, edition=Edition.FULL, options=options)
    cover = full[0].words
    for words in (
        "Door",
        "8 sign-in sheets",
        "Wall",
        "2 wall sheets",
        "Table 3",
        "101 to 112",
        "P-008 to P-010",
    ):
        assert words in cover
    codes = [code for page in full for code in page.codes]
    numbered = [code for code in codes if "/C/" in code or "/P/" in code]
    assert len(numbered) == len(set(numbered))
    ballots = [code.rpartition("/")[2] for code in codes if "/P/" in code]
    assert ballots == [f"{number:03d}" for number in range(8, 8 + 7)]
    assert any("Table 2" in page.words and "Brainwriting" in page.words for page in full)


@pytest.mark.parametrize("document", ["agenda", "cards", "grids", "ballots", "wall", "kit"])
def test_public_sheets_name_nobody(document: str, tmp_path: Path) -> None:
    found = printed(tmp_path, document, room())
    words = " ".join(page.words for page in found)
    for each in room().participants:
        assert each.alias not in words
    for private in (NOTES, "Dana R", "Large print", "restricted"):
        assert private not in words


def test_the_script_has_what_the_agenda_leaves_out(tmp_path: Path) -> None:
    public = " ".join(page.words for page in printed(tmp_path, "agenda", room()))
    for words in ("17:30 Welcome", "18:30 Supper", "All know why", "February 26, 2027, 17:30 to 19:10"):
        assert words in public
    script = " ".join(page.words for page in printed(tmp_path, "agenda", room(), edition=Edition.FULL))
    for words in (
        NOTES,
        "Dana R",
        "What would help?",
        "17:40 to 18:10 Write",
        "40 minutes, protected, begins at 18:30",
    ):
        assert words in script
    assert "Facilitator’s script, full edition, restricted" in script


def test_an_agenda_without_a_start_counts_from_it(tmp_path: Path) -> None:
    found = room()
    timeless = tuple(replace(each, starts_at=None) for each in found.sessions)
    words = printed(tmp_path, "agenda", replace(found, sessions=timeless))[0].words
    assert "+0:10 Write" in words
    assert "the times count from the start" in words


def test_every_fixed_phrase_is_in_every_language() -> None:
    import json

    from charrette.system.resources import resource

    table = json.loads(resource("phrases/sheets.json").read_text(encoding="utf-8"))
    for key, words in table.items():
        expected = set(LANGUAGES) - ({"en"} if key.startswith("= ") else set())
        assert set(words) == expected, key
        assert all(words.values()), key
    known = {key.removeprefix("= ") for key in table if key.startswith("= ")}
    for method in METHODS.values():
        if str(method.ballot_kind) == "levels":
            spoken = {each.words.removeprefix(f"{each.key}, ") for each in method.levels}
            assert spoken - {each.key for each in method.levels} <= known


def test_a_ballot_of_comparisons_asks_its_own_pairs(tmp_path: Path) -> None:
    options = SheetOptions(count=2, languages=("en",))
    report = compose_ballots(room("pairwise"), Edition.PUBLIC, ISSUED, Paper.LETTER, options)
    first, second = [part for part in report.parts if isinstance(part, BallotForm)]
    assert [choice.key for choice in first.answers.choices] == ["1", "=", "2"]
    asked = [tuple(map(int, re.findall(r"(?m)^[0-9]+", line.name))) for line in first.needs]
    round_ = room("pairwise").rounds[0]
    assert asked == [(one.position, other.position) for one, other in pairs_for(round_.needs, 1)]
    assert [line.name for line in second.needs] != [line.name for line in first.needs]
    found = printed(tmp_path, "ballots", room("pairwise"), options=options)
    assert [sorted(page.codes) for page in found] == [[f"{TAG}/CH2/R-2/P/{n:03d}"] for n in (1, 1, 2, 2)]
    assert all(inside(page) for page in found)


def test_a_ballot_of_criteria_has_a_box_for_each_and_says_what_its_ends_mean() -> None:
    options = SheetOptions(count=1, languages=("en",))
    (form,) = compose_ballots(room("criteria"), Edition.PUBLIC, ISSUED, Paper.LETTER, options).parts
    assert isinstance(form, BallotForm)
    assert form.answers.kind == "boxes"
    assert [choice.key for choice in form.answers.choices] == list("ABCDE")
    assert form.answers.choices[1].words == ("Safety (1: changes nothing; 5: ends a known risk)",)
