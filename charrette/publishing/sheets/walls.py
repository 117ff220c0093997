"""Sheets to vote on together: a wall of coloured dots (need by group), and the count of a whole table."""

from datetime import date

from charrette.domain.editions import Edition
from charrette.domain.methods import method_named
from charrette.domain.rounds import Round
from charrette.domain.snapshot import ProjectSnapshot
from charrette.publishing.paper import Paper
from charrette.publishing.report import Report
from charrette.publishing.sheets.ballots import need_lines, no_round_words, the_round, voting_ticks
from charrette.publishing.sheets.carried import carried
from charrette.publishing.sheets.options import SheetOptions, round_code, round_of, specimen_of
from charrette.publishing.sheets.parts import CountSheet, WallSheet
from charrette.publishing.sheets.report import sheets_report
from charrette.publishing.sheets.seats import tables_of
from charrette.publishing.sheets.words import phrase, phrases, said

NEEDS_ON_A_WALL_SHEET = 8
NEEDS_ON_A_COUNT_SHEET = 22
MOST_GROUPS = 14


def walled(round_: Round) -> bool:
    """Whether the round's answers are dots or ticks, which a wall can hold."""
    return str(method_named(round_.rules.method).ballot_kind) in {"dots", "approval"}


def counted_by_hand(round_: Round) -> bool:
    """Whether the total of a table says enough; rankings and pairs of answers are entered ballot by ballot."""
    method = method_named(round_.rules.method)
    return bool(getattr(method, "countable", True)) and str(method.ballot_kind) != "impact-effort"


def wall_blocked(snapshot: ProjectSnapshot, options: SheetOptions) -> str:
    """Why there is no wall sheet and no count sheet; empty when there are some."""
    round_ = round_of(snapshot, options) or specimen_of(snapshot, options)
    if round_ is None:
        return no_round_words()
    if walled(round_) or counted_by_hand(round_):
        return ""
    title = method_named(round_.rules.method).title
    return f"{round_code(round_)} is a round of “{title}”: its ballots are entered one by one, not counted on a wall."


def wall_sheets(snapshot: ProjectSnapshot, options: SheetOptions, round_: Round) -> tuple[WallSheet, ...]:
    """Needs by groups, eight needs a page; nothing where a wall cannot hold the answers."""
    if not walled(round_):
        return ()
    needs, groups = need_lines(round_), voting_ticks(round_)
    rules = round_.rules.options
    key = "wall dots" if "dots" in rules else "wall votes" if "votes" in rules else "wall ticks"
    guidance = said(
        (key,),
        options.languages,
        dots=rules.get("dots"),
        cap=rules.get("cap", rules.get("dots")),
        votes=rules.get("votes"),
    )
    pages = range(0, len(needs), NEEDS_ON_A_WALL_SHEET)
    shown = groups[:MOST_GROUPS]
    return tuple(
        WallSheet(
            carried(
                snapshot,
                f"W-{page}",
                "W",
                str(page),
                round_=round_,
                note=phrases("sheet of", options.languages, sheet=page, sheets=len(pages)),
            ),
            _title("wall", round_, options),
            guidance,
            shown,
            needs[at : at + NEEDS_ON_A_WALL_SHEET],
        )
        for page, at in enumerate(pages, start=1)
    )


def count_sheets(
    snapshot: ProjectSnapshot, options: SheetOptions, round_: Round, table: int
) -> tuple[CountSheet, ...]:
    """Where one table counts: dots or ticks by strokes, answers by level; nothing for rankings."""
    if not counted_by_hand(round_):
        return ()
    languages = options.languages
    needs, levels = need_lines(round_), method_levels(round_)
    heads = (*levels,) if levels else (phrases("tally", languages), phrases("total", languages))
    pages = range(0, len(needs), NEEDS_ON_A_COUNT_SHEET)
    where = phrases("table", languages, table=table)
    code = f"H-{table}"
    return tuple(
        CountSheet(
            carried(
                snapshot,
                code if len(pages) == 1 else f"{code}, {page}/{len(pages)}",
                "H",
                f"T{table}",
                round_=round_,
                note=where,
            ),
            f"{_title('count', round_, options)}, {where}",
            said((_count_key(round_),), languages),
            phrases("ballots counted", languages),
            heads,
            needs[at : at + NEEDS_ON_A_COUNT_SHEET],
        )
        for page, at in enumerate(pages, start=1)
    )


def method_levels(round_: Round) -> tuple[str, ...]:
    """The keys of the answers, where a need is answered with a level."""
    method = method_named(round_.rules.method)
    if str(method.ballot_kind) != "levels":
        return ()
    return tuple(level.key for level in method.levels)


def _count_key(round_: Round) -> str:
    kind = str(method_named(round_.rules.method).ballot_kind)
    return {"dots": "count all", "approval": "count ticks"}.get(kind, "count levels")


def _title(key: str, round_: Round, options: SheetOptions) -> str:
    words = " / ".join(phrase(key, each) for each in options.languages)
    return f"{words} {round_code(round_)}" + (f": {round_.title}" if round_.title else "")


def compose_wall(
    snapshot: ProjectSnapshot, edition: Edition, issued: date, paper: Paper, options: SheetOptions
) -> Report:
    """Wall sheets, then a count sheet for each table. Raises where no round is open."""
    del edition, issued
    round_ = the_round(snapshot, options)
    counts = [
        sheet
        for seats in tables_of(snapshot, options)
        for sheet in count_sheets(snapshot, options, round_, seats.number)
    ]
    parts = [*wall_sheets(snapshot, options, round_), *counts]
    return sheets_report(snapshot, "Wall and count sheets", paper, parts)
