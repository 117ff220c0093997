"""Cards from CSV, workbooks and lists: what real offices send."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from charrette.domain.errors import InvalidInputError
from charrette.exchange.cards_file import (
    CardDraft,
    ColumnMapping,
    column_named,
    open_table,
    preview,
    read_cards,
    suggest_columns,
)

Write = Callable[[str, str | bytes], Path]
GROUPS = [("ST", "Students"), ("FA", "Families"), ("TE", "Teachers")]


def cards(path: Path) -> list[tuple[str, str | None]]:
    """Text and group of each card, by the suggested columns."""
    table = open_table(path)
    return [(each.text, each.group) for each in read_cards(table, suggest_columns(table), GROUPS).drafts]


@pytest.mark.parametrize(
    ("consultation", "count", "left_out", "first"),
    [
        ("scoop-hivemind.affordable-housing", 119, 46, "In Taupo Penny Homes can make homes"),
        ("london.youth.policing", 36, 3, "Eliminate bias - wider background check"),
    ],
)
def test_the_statements_of_a_real_consultation(
    shared: Path, consultation: str, count: int, left_out: int, first: str
) -> None:
    table = open_table(shared / "polis" / consultation / "comments.csv")
    mapping = suggest_columns(table)
    assert table.header[mapping.text] == "comment-body"
    found = read_cards(table, mapping, GROUPS)
    assert (len(found.drafts), found.skipped) == (count, left_out)
    assert found.drafts[0].text.startswith(first)


def test_a_long_real_text_is_named_by_its_row(shared: Path) -> None:
    table = open_table(shared / "decide_madrid" / "proposals.csv")
    with pytest.raises(InvalidInputError, match=r"row 26, column “\w+”: the text has 4,685 characters"):
        read_cards(table, suggest_columns(table), GROUPS)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_usual_delimiter(write: Write, delimiter: str) -> None:
    rows = [
        ["Group", "Comment"],
        ["ST", "Plugs, plugs"],
        ["families", "Light; air"],
        ["", "No | group\there"],
    ]
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    path = write("cards.csv", text)
    assert cards(path) == [("Plugs, plugs", "ST"), ("Light; air", "FA"), ("No | group\there", None)]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_every_usual_encoding(write: Write, encoding: str) -> None:
    text = "Grupo;Comentario\r\nST;“Un baño” que sirva – sí\r\nFA;Más árboles, ¿por qué no?\r\n"
    path = write("cards.csv", text.encode(encoding))
    assert cards(path) == [("“Un baño” que sirva – sí", "ST"), ("Más árboles, ¿por qué no?", "FA")]


def test_other_scripts_are_guessed_where_western_makes_no_sense(write: Write) -> None:
    text = "Комментарий\n" + "Нам нужен свет в каждом классе и тихая комната для чтения\n" * 20
    assert cards(write("cards.csv", text.encode("cp1251")))[-1][0].startswith("Нам нужен свет")


def test_a_quoted_text_may_run_over_lines(write: Write) -> None:
    path = write("cards.csv", 'text,group\r\n"First line\r\nsecond, line",ST\r\nshort,\r\n')
    assert cards(path) == [("First line\nsecond, line", "ST"), ("short", None)]


def test_short_rows_are_filled_and_empty_ones_counted(write: Write) -> None:
    table = open_table(write("cards.csv", "text,group,theme\nA place to sit\n,,\n\n ,ST,\nLight,FA,Air\n"))
    found = read_cards(table, suggest_columns(table), GROUPS)
    assert found.drafts == (
        CardDraft("A place to sit", None, None, None, 2),
        CardDraft("Light", "FA", "Air", None, 6),
    )
    assert found.skipped == 3


def test_one_column_of_sentences_is_not_cut_at_its_commas(write: Write) -> None:
    path = write("cards.csv", "Idea\nLight, air, and quiet\nA door\n")
    assert cards(path) == [("Light, air, and quiet", None), ("A door", None)]


def test_without_a_header_the_longest_column_is_the_text(write: Write) -> None:
    table = open_table(
        write("cards.csv", "ST,Somewhere to sit when it rains\nFA,A place to wait with a stroller\n")
    )
    assert table.header == ("Column 1", "Column 2")
    assert suggest_columns(table).text == 1
    assert len(table.rows) == 2


def test_a_list_takes_one_card_a_line_and_its_labels(write: Write) -> None:
    path = write("cards.txt", "- st: Plugs, please\n\n2. Light\nTeachers: not a label\n3 doors\n")
    table = open_table(path)
    assert cards(path) == [
        ("Plugs, please", "ST"),
        ("Light", None),
        ("Teachers: not a label", None),
        ("3 doors", None),
    ]
    assert [row.number for row in table.rows] == [1, 3, 4, 5]
    assert table.skipped == 1


def test_unknown_groups_and_languages_are_reported_with_what_to_do(write: Write) -> None:
    path = write("cards.csv", "text,group,language\na,XX,en\nb,ST,klingonish\nc,Students,Español\n")
    table = open_table(path)
    with pytest.raises(InvalidInputError) as caught:
        read_cards(table, suggest_columns(table), GROUPS)
    assert "cards.csv: 2 places cannot be read." in caught.value.what
    assert "row 2, column “group”: there is no group “XX”." in caught.value.what
    assert "ST (Students), FA (Families)" in caught.value.what
    assert "row 3, column “language”: “klingonish” is no language code." in caught.value.what
    assert "Nothing was taken from it." in caught.value.kept


def test_at_most_ten_faults_are_told_and_the_rest_counted(write: Write) -> None:
    path = write("cards.csv", "text,group\n" + "a,XX\n" * 25)
    table = open_table(path)
    with pytest.raises(InvalidInputError) as caught:
        read_cards(table, ColumnMapping(0, 1), GROUPS)
    lines = caught.value.what.splitlines()
    assert lines[0] == "cards.csv: 25 places cannot be read."
    assert lines[-1] == "and 15 more."
    assert len(lines) == 12


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.csv", b"", "a.csv is empty"),
        ("a.csv", b" \r\n\r\n", "a.csv is empty"),
        ("a.csv", b"\xef\xbb\xbf\n", "a.csv is empty"),
        ("a.txt", b"- \n", "a.txt is empty"),
        ("a.csv", b"text,group\r\n,\r\n", "a header but no rows"),
        ("a.csv", b"text,group\na\0b\0c,ST\n", "NUL bytes"),
        ("a.csv", b"\xff\xfea\0b\0\0", "damaged: its text breaks off"),
        ("a.csv", b'text,group\n"never closed,ST\n', "row 2"),
        ("a.csv", b'text,group\n"in "the" middle",ST\n', "quotation mark"),
        ("a.csv", b"text,group\na,b,ST\n", "row 2 has 3 cells; the header has 2"),
        ("a.xlsx", b"text,group\n", "not an Excel workbook"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "protected by a password"),
        ("a.csv", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "protected by a password"),
        ("a.xlsx", b"PK\x03\x04 not a zip at all", "damaged, or is not an Excel workbook"),
    ],
)
def test_what_cannot_be_read_is_said_plainly(write: Write, name: str, content: bytes, sentence: str) -> None:
    with pytest.raises(InvalidInputError, match=sentence):
        open_table(write(name, content))


def test_a_missing_file_and_a_folder_are_said_plainly(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.csv", tmp_path):
        with pytest.raises(InvalidInputError, match="cannot be read"):
            open_table(path)


def test_a_text_column_without_a_word_is_refused(write: Write) -> None:
    table = open_table(write("a.csv", "text,group\n,ST\n"))
    with pytest.raises(InvalidInputError, match="the column “text” holds no text"):
        read_cards(table, ColumnMapping(0), GROUPS)


def test_columns_are_found_by_name_whatever_case_and_dashes(write: Write) -> None:
    table = open_table(write("a.csv", "ID,Comment_Body,Stakeholder group\n1,Light,ST\n"))
    assert column_named(table, "comment-body") == 1
    assert suggest_columns(table) == ColumnMapping(1, 2)
    with pytest.raises(InvalidInputError, match="There are: ID, Comment_Body, Stakeholder group"):
        column_named(table, "idea")


def test_a_preview_shows_the_first_rows(write: Write) -> None:
    table = open_table(write("a.csv", "text,group\n" + "".join(f"card {i},ST\n" for i in range(20))))
    assert len(preview(table)) == 8
    assert preview(table, 2) == (("card 0", "ST"), ("card 1", "ST"))


def test_a_hundred_thousand_rows_are_quick(write: Write) -> None:
    path = write("a.csv", "text,group\n" + "".join(f'"card, {i}",ST\r\n' for i in range(100_000)))
    start = time.perf_counter()
    table = open_table(path)
    found = read_cards(table, suggest_columns(table), GROUPS)
    assert len(found.drafts) == 100_000
    assert time.perf_counter() - start < 10, "about half a second on a slow laptop"
