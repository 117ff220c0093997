"""Codes, labels, short names, money, ballots as typed: what people write and read."""

from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charrette.domain.ballot_entry import read_dots
from charrette.domain.cards import (
    Card,
    Channel,
    Correction,
    Redaction,
    entries,
    moved_redactions,
    public_text,
    split_label,
    split_table,
)
from charrette.domain.codes import code
from charrette.domain.errors import CharretteError, InvalidInputError
from charrette.domain.money import CostRange, cost_words, money_words, to_decimal, to_minor
from charrette.domain.needs import (
    LONGEST_SHORT_NAME,
    Need,
    NeedStatus,
    Priority,
    musts_share,
    short_name_from,
)
from tests.exchange.alder import START
from tests.unit.vote import needs

LABELS = {"ST", "FA"}


@pytest.mark.parametrize(
    ("letter", "number", "text"),
    [("C", 12, "C-012"), ("N", 1234, "N-1234"), ("R", 2, "R-2"), ("T", 14, "T-14")],
)
def test_a_code_has_three_places_at_least_where_there_are_many(letter: str, number: int, text: str) -> None:
    assert code(letter, number) == text


@pytest.mark.parametrize(
    ("entry", "label", "words"),
    [
        ("st: a place to sit", "ST", "a place to sit"),
        (" FA :light ", "FA", "light"),
        ("xx: not a group", None, "xx: not a group"),
        ("st:", None, "st:"),
        ("at: 9 pm", None, "at: 9 pm"),
        ("st: two\nlines: here", "ST", "two\nlines: here"),
        ("  plain  ", None, "plain"),
        ("", None, ""),
    ],
)
def test_a_label_before_the_words(entry: str, label: str | None, words: str) -> None:
    assert split_label(entry, LABELS) == (label, words)


def test_pasted_lines_become_cards_without_their_bullets() -> None:
    pasted = "- one\r\n\n * two\n3. three\n4) four\n• five\n-6 degrees\n2 doors\n   "
    assert entries(pasted) == ("one", "two", "three", "four", "five", "-6 degrees", "2 doors")


@given(st.text(min_size=1).filter(str.strip))
def test_a_short_name_is_never_empty_and_never_too_long(text: str) -> None:
    name = short_name_from(text)
    assert 0 < len(name) <= LONGEST_SHORT_NAME
    assert name == " ".join(name.split())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Plugs. Everyone’s laptop dies by fifth period", "Plugs. Everyone’s laptop dies by fifth…"),
        ("Windows that open, and air I can’t hear", "Windows that open"),
        ("Light", "Light"),
        ("???", "???"),
        ("x" * 60, "x" * 43 + "…"),
    ],
)
def test_a_short_name_is_the_first_clause(text: str, name: str) -> None:
    assert short_name_from(text) == name


def test_redactions_cover_the_latest_words() -> None:
    spans = (Redaction(4, 11, "name", ""), Redaction(15, 18, "name", ""))
    card = Card(
        UUID(int=1), UUID(int=2), 1, "C-001", "first", Channel.PAPER, START,
        corrections=(Correction("Ask Dolores or Ana now", START, "x"),), redactions=spans,
    )  # fmt: skip
    assert card.text == "Ask Dolores or Ana now"
    assert public_text(card) == "Ask [name] or [name] now"


@pytest.mark.parametrize(
    ("minor", "currency", "words"),
    [
        (8_400_000, "USD", "$84,000"),
        (8_400_050, "USD", "$84,000.50"),
        (84_000, "JPY", "¥84,000"),
        (100, "CHF", "CHF 1"),
        (0, "USD", "$0"),
    ],
)
def test_money_in_words(minor: int, currency: str, words: str) -> None:
    assert money_words(minor, currency) == words


@given(st.integers(-(10**15), 10**15), st.sampled_from(["USD", "JPY", "EUR"]))
def test_money_there_and_back(minor: int, currency: str) -> None:
    assert to_minor(to_decimal(minor, currency), currency) == minor


def test_half_a_cent_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="more decimal places than USD"):
        to_minor(Decimal("1.005"), "USD")


@pytest.mark.parametrize(
    ("cost", "middle", "ordered", "words"),
    [
        (CostRange(100, 200, 900), 200, True, "$1 to $9"),
        (CostRange(100, None, 901), 500, True, "$1 to $9.01"),
        (CostRange(None, None, 900), 900, True, "$9"),
        (CostRange(), None, True, ""),
        (CostRange(300, 200, None), 200, False, "$2"),
        (CostRange(-1), -1, False, "$-0.01"),
    ],
)
def test_three_points_of_a_cost(cost: CostRange, middle: int | None, ordered: bool, words: str) -> None:
    assert (cost.middle, cost.ordered) == (middle, ordered)
    assert cost_words(cost, "USD") == words


def priced(number: int, cost: int | None, priority: Priority | None, **more: object) -> Need:
    """A need with a likely cost."""
    return Need(UUID(int=number), UUID(int=1), number, f"N-{number}", "x", cost=CostRange(likely=cost),
                priority=priority, **more)  # type: ignore[arg-type]  # fmt: skip


def test_musts_over_sixty_per_cent_warn() -> None:
    found = musts_share([priced(1, 61, Priority.MUST), priced(2, 39, Priority.COULD)], None)
    assert (found.share, found.warns) == (0.61, True)
    assert found.sentence == "Musts take 61% of the needs of known cost."
    assert not musts_share([priced(1, 60, Priority.MUST), priced(2, 40, None)], None).warns


def test_musts_are_measured_against_the_target_and_required_needs_count() -> None:
    found = musts_share([priced(1, 50, None, required=True), priced(2, 20, Priority.MUST)], 100)
    assert (found.share, found.against, found.warns) == (0.7, "the target budget", True)


def test_no_warning_while_many_needs_have_no_cost() -> None:
    found = musts_share([priced(1, 90, Priority.MUST), priced(2, None, None), priced(3, 10, None)], None)
    assert not found.warns
    assert found.sentence.endswith("1 of 3 needs have no cost yet.")


def test_wont_and_closed_needs_do_not_count_as_money() -> None:
    gone = priced(3, 500, Priority.MUST, status=NeedStatus.DECLINED)
    found = musts_share([priced(1, 10, Priority.MUST), priced(2, 90, Priority.WONT), gone], None)
    assert (found.share, found.costed) == (1.0, 1)
    assert musts_share([], None).share is None


SIXTEEN = needs(16)


@pytest.mark.parametrize(
    ("entry", "label", "dots"),
    [
        ("st 3 3 7 12 16", "ST", {3: 2, 7: 1, 12: 1, 16: 1}),
        ("st0303071216", "ST", {3: 2, 7: 1, 12: 1, 16: 1}),
        ("3,7;12", None, {3: 1, 7: 1, 12: 1}),
        ("fa", "FA", {}),
        ("FA 3.3", "FA", {3: 2}),
        ("  ", None, {}),
    ],
)
def test_a_ballot_is_typed_on_one_line(entry: str, label: str | None, dots: dict[int, int]) -> None:
    found = read_dots(entry, SIXTEEN, LABELS)
    assert found.label == label
    assert {
        need.position: found.content[need.need_id] for need in SIXTEEN if need.need_id in found.content
    } == dots


@given(st.lists(st.integers(1, 16), min_size=5, max_size=5))
def test_five_dots_among_sixteen_needs_take_at_most_fourteen_keys(chosen: list[int]) -> None:
    entry = "st" + "".join(f"{number:02d}" for number in chosen)
    assert len(entry) + len("\n") <= 14
    assert sum(read_dots(entry, SIXTEEN, LABELS).content.values()) == 5


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ("xx 3", "No voting group has the label XX. There are: FA, ST."),
        ("st 17", "There is no need number 17"),
        ("st 0", "There is no need number 0"),
        ("st 030", "cannot be split into numbers of 2 digits"),
        ("st x", "Type the group"),
        ("student 3", "Type the group"),
        ("st -3", "Type the group"),
    ],
)
def test_what_cannot_be_read_is_named(entry: str, sentence: str) -> None:
    with pytest.raises(InvalidInputError, match=sentence):
        read_dots(entry, SIXTEEN, LABELS)


def test_an_error_joins_its_sentences() -> None:
    fault = CharretteError("It broke.", way_on="Mend it.")
    assert str(fault) == "It broke. Mend it."
    assert (fault.what, fault.kept, fault.way_on) == ("It broke.", "", "Mend it.")


@pytest.mark.parametrize(
    ("before", "hidden", "after", "public"),
    [
        ("Ask Marya for keys", "Marya", "Ask Maria for keys", "Ask [name] for keys"),
        ("Ask Marya Lopez for keys", "Marya Lopez", "Ask M. Lopes for the keys", "Ask [name] for the keys"),
        ("Ask Marya for keys", "Marya", "Marya has keys, ask Marya", "[name] has keys, ask [name]"),
        ("Ask Marya for keys", "Marya", "Ask for keys", "Ask for keys"),
        ("Marya", "Marya", "Mária", "[name]"),
    ],
)
def test_a_redaction_follows_the_name_when_it_is_put_right(
    before: str, hidden: str, after: str, public: str
) -> None:
    start = before.index(hidden)
    span = Redaction(start, start + len(hidden), "name", "a person")
    card = Card(UUID(int=1), UUID(int=2), 1, "C-001", before, Channel.PAPER, START, redactions=(span,))
    corrected = replace(
        card, corrections=(Correction(after, START, "Dana"),), redactions=moved_redactions(card, after)
    )
    assert public_text(corrected) == public


@pytest.mark.parametrize(
    ("entry", "table", "rest"),
    [
        ("t3 st: a bench", 3, "st: a bench"),
        ("T12: a bench", 12, "a bench"),
        (" t3 ST : a bench", 3, "ST : a bench"),
        ("t3 connectors: two", None, "t3 connectors: two"),
        ("t3 xx: a bench", None, "t3 xx: a bench"),
        ("t0: a bench", None, "t0: a bench"),
        ("t3:", None, "t3:"),
        ("the table", None, "the table"),
    ],
)
def test_a_table_before_the_words(entry: str, table: int | None, rest: str) -> None:
    assert split_table(entry, LABELS) == (table, rest)


def test_a_group_called_like_a_table_comes_first() -> None:
    assert split_table("t3: a bench", {"T3"}) == (None, "t3: a bench")
