"""Every public document of a project in which a name stands wherever people can type, and of a round not revealed."""

from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from charrette.domain.cards import Redaction
from charrette.domain.editions import Edition
from charrette.domain.log import EntryKind, LogEntry
from charrette.domain.photos import Photo, PhotoCard
from charrette.domain.public_words import snapshot_for
from charrette.domain.rounds import Round, RoundState
from charrette.domain.snapshot import ProjectSnapshot
from charrette.publishing.paper import Paper
from charrette.publishing.sheets.kit import kit_bundles
from charrette.publishing.sheets.options import SheetOptions
from charrette.services.documents import DOCUMENTS
from charrette.services.publish import Export, write_document
from tests.publishing.pages import read
from tests.publishing.planned import ASKER, BACKUP, CHAIR, LEAD, REVIEWER, SIGNER, planned
from tests.publishing.planned import NOTE as BETWEEN
from tests.publishing.room import room
from tests.publishing.sample import START, sample

ALIAS, REDACTED, ASKED, NOTE = "Quillfeather", "Marmaduke", "Wheelchairspace", "Secretnote"
NAMED = f"{ALIAS} and {REDACTED}"
PEOPLE = (LEAD, BACKUP, ASKER, SIGNER, REVIEWER, CHAIR)
PRIVATE = (ALIAS, REDACTED, ASKED, NOTE, BETWEEN, *PEOPLE, *(each.split()[1] for each in PEOPLE))
PUBLIC_FILES = [
    (document.name, format_)
    for document in DOCUMENTS
    if Edition.PUBLIC in document.editions
    for format_ in document.formats
]


def nasty(whole: ProjectSnapshot) -> ProjectSnapshot:
    """The project with an alias and a redacted word in everything people type."""
    own, session = whole.project.id, whole.sessions[-1].id
    people = tuple(replace(each, role=NAMED, accommodation=ASKED) for each in whole.participants)
    cards = list(whole.cards)
    cards[0] = replace(
        cards[0],
        original=f"{REDACTED} lost the key",
        corrections=(),
        redactions=(Redaction(0, len(REDACTED), "name", ""),),
        reason=NAMED,
    )
    named = dict.fromkeys(("title", "outcome", "prompt", "owner", "materials", "tables"), NAMED)
    return replace(
        whole,
        participants=(replace(people[0], alias=ALIAS), *people[1:]),
        charrettes=tuple(replace(each, title=NAMED) for each in whole.charrettes),
        sessions=tuple(replace(each, title=NAMED, prompt=NAMED) for each in whole.sessions),
        themes=tuple(replace(each, name=NAMED) for each in whole.themes),
        blocks=tuple(replace(each, **named, notes=NOTE) for each in whole.blocks),
        cards=tuple(cards),
        needs=tuple(
            replace(each, short_name=f"{NAMED} {n}"[:44], statement=NAMED, rationale=NAMED, acceptance=NAMED)
            for n, each in enumerate(whole.needs)
        ),
        rounds=tuple(map(_named_round, whole.rounds)),
        entries=(
            LogEntry(
                UUID(int=1), own, EntryKind.ACTION, 1, "A-1", NAMED, START, session, None, NAMED, "", NAMED
            ),
        ),
        photos=(Photo(UUID(int=2), own, 1, NAMED, "image/jpeg", 8, 9, "0f" * 32, START, session),),
        photo_cards=(PhotoCard(UUID(int=2), cards[0].id),),
    )


def nasty_plan(whole: ProjectSnapshot) -> ProjectSnapshot:
    """A plan in which an alias, a redacted word and everybody who is named stand in everything people type."""
    base = planned(whole=whole)
    plan, said = base.planned, f"{NAMED}, {', '.join(PEOPLE)}"

    def named(values: tuple[Any, ...], *fields: str) -> tuple[Any, ...]:
        return tuple(replace(each, **dict.fromkeys(fields, said)) for each in values)

    district = replace(plan.district, sources=named(plan.district.sources, "name", "note"))
    return replace(
        base,
        plan=replace(
            plan,
            answers=named(plan.answers, "reason", "other_project"),
            scope=named(plan.scope, "title", "note", "space"),
            lines=named(plan.lines, "description", "note", "rate_source"),
            milestones=named(plan.milestones, "title", "passed_despite", "evidence"),
            questions=named(plan.questions, "text", "answer"),
            reviews=named(plan.reviews, "comments"),
            settlements=named(plan.settlements, "title", "reason", "split"),
            papers=named(plan.papers, "title", "file_name"),
            district=district,
        ),
    )


def _named_round(round_: Round) -> Round:
    needs = tuple(replace(each, short_name=NAMED, statement=NAMED) for each in round_.needs)
    return replace(round_, title=NAMED, needs=needs)


def told(folder: Path, document: str, format_: str, snapshot: ProjectSnapshot, edition: Edition) -> str:
    """All that a file holds, as text."""
    path = folder / f"{document}.{format_}"
    export = Export(snapshot.project.id, document, format_, path, edition, Paper.LETTER, invariant=True)
    write_document(snapshot, export, path, START)
    if format_ == "pdf":
        found = read(path)
        return found.all_words + found.raw.decode("latin-1")
    if format_ == "xlsx":
        from openpyxl import load_workbook

        sheets = load_workbook(path).worksheets
        return "\n".join(
            str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row
        )
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("state", ["open", "closed"])
@pytest.mark.parametrize(("document", "format_"), PUBLIC_FILES)
def test_no_name_and_no_note_is_in_a_public_file(
    document: str, format_: str, state: str, tmp_path: Path
) -> None:
    held = room() if state == "open" else replace(room(), rounds=sample().rounds, ballots=sample().ballots)
    whole = nasty(nasty_plan(held))
    if state == "closed" and document in {"ballots", "wall"}:
        assert all(each.state is not RoundState.OPEN for each in whole.rounds)
        return
    words = told(tmp_path, document, format_, whole, Edition.PUBLIC)
    assert [each for each in PRIVATE if each in words] == []
    assert "[name]" in words


def test_what_lies_on_the_tables_is_public_in_the_full_kit_too() -> None:
    bundles = kit_bundles(nasty(room()), Edition.FULL, SheetOptions(people=6))
    kept = [each for each in bundles if "sign-in" in each.words or "tents" in each.words]
    lying = [each for each in bundles if each not in kept]
    assert ALIAS in repr(kept)
    assert {each.words.split()[-1] for each in lying} == {"sheets", "ballots", "sheet"}
    assert [each for each in PRIVATE if each in repr(lying)] == []
    assert "[name]" in repr(lying)


def test_themes_are_told_apart_though_only_a_name_was_different() -> None:
    whole = sample()
    people = (replace(whole.participants[0], alias="Heron"), replace(whole.participants[1], alias="Otter"))
    themes = tuple(
        replace(theme, name=name)
        for theme, name in zip(whole.themes, ("Heron’s place", "Otter’s place", "Sport"), strict=False)
    )
    public = snapshot_for(replace(whole, participants=people, themes=themes), Edition.PUBLIC)
    assert [each.name for each in public.themes] == ["[name]’s place", "[name]’s place 2", "Sport"]
