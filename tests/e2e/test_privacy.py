"""Nothing that is published tells on anybody: every public output of projects made to give people away."""

import json
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from charrette.domain.editions import Edition
from charrette.domain.public_words import snapshot_for
from charrette.domain.rounds import Headline
from charrette.domain.snapshot import ProjectSnapshot
from charrette.publishing.paper import Paper
from charrette.services.publish import DOCUMENTS, Export, blocked, write_document
from tests.e2e.nasty import AT, PROJECT, SECRETS, nasty

ROOMS = {
    "groups of 1, 2, 4 and 5": nasty({"ST": 5, "FA": 4, "TE": 2, "CU": 1}),
    "one small group only": nasty({"ST": 4}),
    "one ballot": nasty({"ST": 1}),
    "no ballot": nasty({}),
    "a small host": nasty({"ST": 8, "FA": 6, "FC": 2}, host="FC"),
    "ballots without a group": nasty({"ST": 6}, ungrouped=1),
    "two groups, balanced": nasty({"ST": 8, "FA": 2}, headline=Headline.BALANCED),
    "one heavy ballot": nasty({"ST": 8, "FA": 1}, weight=5),
    "a wall of unknown voters": nasty({"ST": 8}, wall={"FA": None}),
    "a wall of two voters": nasty({"ST": 8, "TE": 7}, wall={"FA": 2}),
}


def published(snapshot: ProjectSnapshot, folder: Path, edition: Edition = Edition.PUBLIC) -> dict[str, str]:
    """Everything that can be read in each output: words, outline and properties of a PDF, all parts of a workbook."""
    said: dict[str, str] = {}
    for document in DOCUMENTS:
        for format_ in document.formats:
            path = folder / f"{document.name}.{format_}"
            export = Export(PROJECT.id, document.name, format_, path, edition, Paper.LETTER)
            if edition not in document.editions or blocked(snapshot, export):
                continue
            write_document(snapshot, export, path, AT)
            said[path.name] = _read(path)
    return said


def _read(path: Path) -> str:
    if path.suffix == ".pdf":
        pdf = pypdfium2.PdfDocument(path)
        pages = [page.get_textpage().get_text_range() for page in pdf]
        parts = [*pages, *pdf.get_metadata_dict().values(), *(each.get_title() for each in pdf.get_toc())]
        pdf.close()
        return "\n".join([*parts, path.read_bytes().decode("latin-1")])
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            return "\n".join(f"{name}\n{book.read(name).decode()}" for name in book.namelist())
    return path.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("room", ROOMS.values(), ids=list(ROOMS))
def test_no_name_alias_redacted_word_or_ballot_is_published(room: ProjectSnapshot, tmp_path: Path) -> None:
    for name, said in published(room, tmp_path).items():
        joined = " ".join(said.split())
        assert [secret for secret in SECRETS if secret in joined] == [], name
        assert "[name]" in joined or not name.startswith("brief")
        assert not any(str(ballot.id) in said for ballot in room.ballots), name


def test_the_full_edition_keeps_every_word(tmp_path: Path) -> None:
    said = published(ROOMS["one ballot"], tmp_path, Edition.FULL)["needs.json"]
    assert all(words in said for words in SECRETS)


@pytest.mark.parametrize("room", ROOMS.values(), ids=list(ROOMS))
def test_no_group_under_five_has_a_number_of_its_own(room: ProjectSnapshot, tmp_path: Path) -> None:
    vote = json.loads(published(room, tmp_path)["needs.json"])["vote"]
    result = room.result(room.rounds[0])
    small = {each.group.label for each in result.groups if each.heads is None or each.heads < 5}
    assert {column["label"] for column in vote["by_group"]} & small == set()
    together = [column for column in vote["by_group"] if column["label"] == "+"]
    assert all(column["ballots"] >= 5 for column in together)


@pytest.mark.parametrize("name", ["one ballot", "two groups, balanced"])
def test_a_result_that_would_tell_on_few_people_is_not_published_and_every_output_says_so(
    name: str, tmp_path: Path
) -> None:
    said = published(ROOMS[name], tmp_path)
    assert json.loads(said["needs.json"])["vote"]["results"] == []
    for output in ("brief.pdf", "handout.pdf", "needs.xlsx", "needs.json"):
        assert "The result is not shown" in " ".join(said[output].split()), output
    rows = [line.split(",") for line in said["needs.csv"].splitlines()]
    dots = rows[0].index("dots")
    assert {row[0] for row in rows[1:] if len(row) == len(rows[0])} == {""}
    assert {row[dots] for row in rows[1:] if len(row) == len(rows[0])} == {""}


def test_words_are_taken_out_whole_and_only_once() -> None:
    room = ROOMS["no ballot"]
    public = snapshot_for(room, Edition.PUBLIC)
    texts = {card.code: card.text for card in public.cards}
    assert texts["C-001"].startswith("Ask [name] he is the only one who ever [name] of the upper gym")
    assert texts["C-002"] == "I talked with [name] about the sink, and [name] agrees."
    assert texts["C-003"] == "请问[name]老师"
    assert public.needs[1].short_name == "The one that [name]…"
    assert snapshot_for(public, Edition.PUBLIC) == public
    assert snapshot_for(room, Edition.FULL) is room
