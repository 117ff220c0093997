"""How text is broken into lines and in which font each character stands."""

import pytest

from charrette.domain.marks import HOLLOW_STROKE, MARKS, mark_shape
from charrette.domain.wording import counted, listed
from charrette.publishing.fonts import SANS, SANS_BOLD, SERIF_ITALIC, font_runs, readable
from charrette.publishing.lines import Lines, broken
from charrette.publishing.phrases import ordinal_words, shortened


def lines(text: str, width: float = 120) -> Lines:
    """The text at 10 points."""
    return broken(text, SANS, 10, width, set())


def said(text: str, width: float = 120) -> list[str]:
    """The lines as they are drawn from left to right."""
    return [line.text for line in lines(text, width).lines]


@pytest.mark.parametrize(
    "text",
    [
        "A quiet room for every grade, in sight of a teacher",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "state-of-the-art and/or low-cost",
        "教室里需要更多的自然光和新鲜空气，因为下午太热了，孩子们很难集中注意力。",
        "เราต้องการห้องสมุดที่เปิดหลังเลิกเรียน",
        "نحتاج إلى 12 غرفة (WiFi) هادئة للدراسة بعد المدرسة",
        "w" * 700,
    ],
)
def test_no_line_is_wider_than_the_column_and_no_character_is_lost(text: str) -> None:
    for width in (20, 57, 120, 400):
        found = lines(text, width)
        assert all(line.width <= width for line in found.lines)
        logical = "".join(line.logical or line.text for line in found.lines)
        assert sorted(logical.replace(" ", "")) == sorted(text.replace(" ", ""))


def test_lines_break_at_spaces_and_after_hyphens() -> None:
    assert said("one two-three four", 45) == ["one two-", "three", "four"]


def test_newlines_begin_a_line_and_blank_lines_are_dropped() -> None:
    assert said("one\n\n two\tthree\n") == ["one", "two three"]


def test_an_empty_text_has_no_line() -> None:
    assert lines("  \n ").lines == ()


def test_chinese_does_not_begin_a_line_with_a_full_stop() -> None:
    assert not any(
        line.startswith(("。", "，")) for line in said("下午太热了，教室里需要光。下午太热了，教室。", 52)
    )


def test_hebrew_is_turned_with_its_numbers_and_brackets_kept() -> None:
    (line,) = lines("חדר 12 (WiFi) שקט", 400).lines
    assert line.text == "טקש (WiFi) 12 רדח"
    assert line.logical == "חדר 12 (WiFi) שקט"
    assert lines("חדר 12").rightward


def test_an_english_line_with_a_hebrew_word_reads_from_the_left() -> None:
    found = lines("The word שלום here", 400)
    assert found.lines[0].text == "The word םולש here"
    assert not found.rightward


def test_arabic_letters_are_joined_and_can_still_be_read_back() -> None:
    (line,) = lines("سلام", 400).lines
    assert line.text != "سلام"[::-1]
    assert line.logical == "سلام"


def test_a_character_no_font_has_is_named_and_collected() -> None:
    missing: set[str] = set()
    assert readable("x \U00013000 y", SANS, missing) == "x [egyptian hieroglyph a001] y"
    assert missing == {"\U00013000"}


def test_joiners_and_variation_selectors_leave_no_trace_and_flags_are_named() -> None:
    assert readable("☀️ 👩‍🌾 🇲🇽", SANS, set()) == "☀ 👩🌾 [flag MX]"


def test_accents_written_apart_are_composed() -> None:
    assert readable("e\u0301", SANS, set()) == "é"


def test_each_run_has_its_font_and_bold_is_thickened_where_there_is_none() -> None:
    assert font_runs("Hi 教室 😀", SANS_BOLD) == [
        ("NotoSans-Bold", False, "Hi "),
        ("DroidSansFallback", True, "教室"),
        ("NotoSans-Bold", False, " "),
        ("NotoEmoji-Regular", True, "😀"),
    ]
    assert [font for font, _, _ in font_runs("é שלום", SERIF_ITALIC)] == [
        "NotoSerif-Italic",
        "NotoSansHebrew-Regular",
    ]


def test_marks_stay_in_their_box_and_are_told_apart_by_shape() -> None:
    assert [shape.mark for shape in MARKS] == list(range(14))
    assert len({shape.name for shape in MARKS}) == 14
    for shape in (*MARKS, mark_shape(-1)):
        if shape.outline:
            assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in shape.outline)
        else:
            assert 0 < shape.radius + shape.stroke / 2 <= 0.5
    assert mark_shape(16) == MARKS[2]
    assert mark_shape(9).stroke == HOLLOW_STROKE


def test_words_of_counts_and_lists() -> None:
    assert (counted(1, "card"), counted(1200, "card"), counted(2, "person", "people")) == (
        "1 card",
        "1,200 cards",
        "2 people",
    )
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert (ordinal_words(2), ordinal_words(12)) == ("second", "12th")
    assert shortened("one two three four", 12) == "one two…"


def test_a_no_break_space_holds_words_together() -> None:
    assert said("one two\u00a0three", 55) == ["one", "two\u00a0three"]
