"""Photos on cards: one wall shows many, the same picture is kept once, and files carry it whole."""

from pathlib import Path

import pytest

from charrette.domain.editions import Edition
from charrette.domain.errors import InvalidInputError
from charrette.domain.project import Project
from charrette.exchange.needs_json import read_needs_json
from charrette.exchange.photo_files import Picture, picture_from
from charrette.publishing.paper import Paper
from charrette.services.importing import AdoptProject, adopt_project
from charrette.services.photos import (
    AddPhoto,
    CaptionPhoto,
    CardsOfPhoto,
    add_photo,
    attach_photo,
    caption_photo,
    detach_photo,
)
from charrette.services.publish import Export, export_document
from charrette.store.library import Library
from tests.exchange.photos import jpeg
from tests.services.scenarios import Room, furnished


@pytest.fixture
def room(library: Library, project: Project) -> Room:
    return furnished(library, project)


@pytest.fixture
def picture() -> Picture:
    return picture_from(jpeg(), "wall.jpg")


def shown(room: Room) -> list[str]:
    cards = room.snapshot().card_by_id
    return sorted(cards[each.card_id].code for each in room.snapshot().photo_cards)


def add(room: Room, picture: Picture, *places: int) -> object:
    ids = tuple(room.cards[place].id for place in places)
    return room.do(add_photo, AddPhoto(room.project.id, picture, ids))


def test_one_photo_shows_many_cards_and_its_picture_is_kept(room: Room, picture: Picture) -> None:
    add(room, picture, 0, 1, 2)
    assert shown(room) == ["C-001", "C-002", "C-003"]
    photo = room.snapshot().photos[0]
    assert (photo.number, photo.width, photo.height) == (1, 60, 40)
    with room.library.reading() as queries:
        assert queries.picture(photo.sha256) == picture.content
    assert room.library.history()[0] == "Added photo 1 of cards C-001, C-002 and C-003"


def test_the_same_picture_is_kept_once(room: Room, picture: Picture) -> None:
    add(room, picture, 0)
    add(room, picture, 0, 3)
    assert len(room.snapshot().photos) == 1
    assert shown(room) == ["C-001", "C-004"]
    with pytest.raises(InvalidInputError, match="Photo 1 is there already"):
        add(room, picture, 0)


def test_a_photo_can_stand_alone_and_come_back(room: Room, picture: Picture) -> None:
    add(room, picture, 0)
    photo = room.snapshot().photos[0]
    room.do(detach_photo, CardsOfPhoto(photo.id, (room.cards[0].id,)))
    assert (shown(room), len(room.snapshot().photos)) == ([], 1)
    with pytest.raises(InvalidInputError, match="not on that card"):
        room.do(detach_photo, CardsOfPhoto(photo.id, (room.cards[0].id,)))
    room.do(attach_photo, CardsOfPhoto(photo.id, (room.cards[1].id,)))
    assert shown(room) == ["C-002"]


def test_a_caption_that_is_the_same_is_no_step(room: Room, picture: Picture) -> None:
    add(room, picture, 0)
    photo = room.snapshot().photos[0]
    room.do(caption_photo, CaptionPhoto(photo.id, " The  wall "))
    assert room.snapshot().photos[0].caption == "The wall"
    with pytest.raises(InvalidInputError, match="same as before"):
        room.do(caption_photo, CaptionPhoto(photo.id, "The wall"))


def export(room: Room, edition: Edition, path: Path) -> Path:
    command = Export(room.project.id, "needs", "json", path, edition, Paper.LETTER)
    return export_document(room.library, command).path


def test_the_full_file_carries_the_pictures_and_the_public_one_none(
    room: Room, picture: Picture, tmp_path: Path
) -> None:
    add(room, picture, 0, 1)
    found = read_needs_json(export(room, Edition.FULL, tmp_path / "full.json"))
    with room.library.reading() as queries:
        assert found == queries.snapshot(room.project.id, planned=True)
    assert found.pictures == {picture.sha256: picture.content}
    public = export(room, Edition.PUBLIC, tmp_path / "public.json").read_text(encoding="utf-8")
    assert picture.sha256 not in public
    assert "pictures" not in public
    other = Library(tmp_path / "other.charrette", actor="Bea")
    other.do(adopt_project, AdoptProject(found, "full.json"))
    with other.reading() as queries:
        assert queries.picture(picture.sha256) == picture.content
        assert queries.snapshot(room.project.id) == room.snapshot()
    other.close()


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('"content": "/9j/', '"content": "/9k/', "pictures\\[0\\].content: is damaged"),
        ('"content": "/9j/', '"content": "?9j/', "pictures\\[0\\].content: is no Base64"),
    ],
)
def test_a_damaged_picture_in_a_file_is_named(
    room: Room, picture: Picture, tmp_path: Path, before: str, after: str, said: str
) -> None:
    add(room, picture, 0)
    path = export(room, Edition.FULL, tmp_path / "full.json")
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    with pytest.raises(InvalidInputError, match=said):
        read_needs_json(path)
