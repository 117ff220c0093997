"""Whatever a report holds, its file is one that everybody can read."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charrette.domain.editions import Edition
from charrette.publishing.draw import draw_pdf
from charrette.publishing.paper import Paper
from charrette.publishing.report import (
    Cell,
    Column,
    Cover,
    Fact,
    Facts,
    FlagWords,
    GroupBar,
    Heading,
    KeyFigures,
    MarkCount,
    MarkKey,
    NeedRow,
    NeedsTable,
    Pairs,
    Paragraph,
    Part,
    Quote,
    Quotes,
    Report,
    Row,
    Steps,
    Table,
    Timeline,
    TimelineRow,
)
from tests.publishing.checked import faults

WORDS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ("", "x" * 900, "مكان هادئ (WiFi) 12", "自然光和新鲜空气", "a\n\nb\x07", "<b>&amp;\\()", "😀👩‍🌾🇲🇽")
    ),
)
LANGUAGE = st.sampled_from(("", "en", "ar", "zh-Hans", "Klingon spoken", "(")) | st.text(max_size=3)
FACTS = st.lists(st.builds(Fact, WORDS, WORDS), max_size=5).map(tuple)
COUNTS = st.lists(st.builds(MarkCount, st.integers(0, 20), WORDS, WORDS, WORDS), max_size=9).map(tuple)
CELLS = st.lists(
    st.builds(Cell, WORDS, st.none() | st.integers(0, 13), language=LANGUAGE), min_size=1, max_size=4
)
TABLES = st.lists(st.builds(Row, CELLS.map(tuple), st.booleans()), max_size=60).map(
    lambda rows: Table((Column("One", 1), Column("", 2), Column("Three", 1), Column("Four", 1)), tuple(rows))
)
FLAGS = st.lists(st.builds(FlagWords, st.sampled_from(("critical", "note", "required")), WORDS), max_size=3)
BARS = st.lists(st.builds(GroupBar, WORDS, st.integers(0, 13), st.floats(0, 1)), max_size=9)
NEED = st.builds(
    NeedRow, WORDS, WORDS, WORDS, WORDS, WORDS, FLAGS.map(tuple), WORDS, st.none() | st.floats(0, 1), WORDS, WORDS,
    BARS.map(tuple), st.just("The bars in words"),
)  # fmt: skip
NEEDS = st.lists(NEED, max_size=8).map(lambda rows: NeedsTable("Dots", "Voters", "By group", tuple(rows)))
PLACE = st.none() | st.floats(0, 1)
STATES = st.sampled_from(("done", "under way", "planned", "late"))
DAYS = st.lists(st.builds(TimelineRow, WORDS, WORDS, STATES, PLACE, PLACE, st.booleans(), WORDS), max_size=5)
TIMELINES = DAYS.map(lambda rows: Timeline(tuple(rows), ((0.0, "2027"), (0.5, "2028")), 0.2, "In words"))
COVERS = st.builds(
    Cover, WORDS, WORDS, WORDS, WORDS, st.lists(st.integers(0, 13), max_size=40).map(tuple),
    st.just("The marks in words"), WORDS, COUNTS, FACTS,
)  # fmt: skip
PARTS: st.SearchStrategy[Part] = st.one_of(
    st.builds(Heading, st.integers(1, 3), WORDS, st.booleans(), st.booleans()),
    st.builds(Paragraph, WORDS),
    st.builds(Facts, FACTS),
    st.builds(KeyFigures, FACTS),
    st.builds(Steps, FACTS),
    st.builds(Pairs, FACTS),
    st.builds(MarkKey, COUNTS),
    st.lists(st.builds(Quote, WORDS, WORDS, LANGUAGE), max_size=3).map(lambda found: Quotes(tuple(found))),
    TABLES,
    NEEDS,
    TIMELINES,
    COVERS,
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(st.lists(PARTS, min_size=1, max_size=6), WORDS, st.booleans())
def test_any_report_is_valid(parts: list[Part], words: str, wide: bool) -> None:
    report = Report(
        f"T{words}", words, words, words, Edition.PUBLIC, Paper.LETTER, "en", (Paragraph("One"), *parts), wide
    )
    with TemporaryDirectory() as folder:
        path = Path(folder) / "any.pdf"
        draw_pdf(report, path)
        assert faults(path) == []
