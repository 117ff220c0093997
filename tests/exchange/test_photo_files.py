"""Photos as they come and as they are kept."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from charrette.domain.errors import InvalidInputError
from charrette.exchange import photo_files
from charrette.exchange.photo_files import LONGEST_SIDE, Picture, picture_from, read_photo
from tests.exchange.photos import jpeg, png


def shown(picture: Picture) -> Image.Image:
    return Image.open(BytesIO(picture.content))


def near(colour: object, wanted: tuple[int, int, int]) -> bool:
    assert isinstance(colour, tuple)
    return all(abs(a - b) < 24 for a, b in zip(colour, wanted, strict=True))


def test_a_large_photo_is_scaled_to_two_thousand_pixels(tmp_path: Path) -> None:
    (tmp_path / "wall.JPG").write_bytes(jpeg(3000, 1500))
    picture = read_photo(tmp_path / "wall.JPG")
    assert (picture.width, picture.height) == shown(picture).size == (LONGEST_SIDE, 1000)
    assert shown(picture).format == "JPEG"


def test_a_turned_photo_stands_upright() -> None:
    picture = picture_from(jpeg(60, 40, orientation=6), "turned.jpg")
    assert (picture.width, picture.height) == (40, 60)
    assert near(shown(picture).getpixel((20, 5)), (254, 0, 0))
    assert near(shown(picture).getpixel((20, 55)), (0, 0, 254))


def test_where_and_by_whom_it_was_taken_is_not_kept() -> None:
    data = jpeg(place=True)
    assert b"Camera of Dana" in data
    assert b"Dana was here" in data
    picture = picture_from(data, "sketch.jpg")
    assert b"Dana" not in picture.content
    assert b"Exif" not in picture.content
    assert dict(shown(picture).getexif()) == {}
    assert not {"exif", "comment", "icc_profile"} & shown(picture).info.keys()


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_what_is_see_through_becomes_white(kind: str) -> None:
    picture = picture_from(png(kind=kind), "sketch")
    assert near(shown(picture).getpixel((5, 5)), (0, 128, 0))
    assert near(shown(picture).getpixel((35, 25)), (255, 255, 255))


def test_the_same_photo_gives_the_same_picture() -> None:
    assert picture_from(jpeg(), "a") == picture_from(jpeg(), "b")


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (jpeg()[:-300], "a.jpg", "“a.jpg” is damaged"),
        (png()[:60], "a.png", "“a.png” is damaged"),
        (b"", "a.jpg", "no photo that can be read"),
        (b"%PDF-1.7", "a.pdf", "Save it as JPEG, PNG or WebP"),
        (b"\0\0\0\x18ftypheic", "a.heic", "Share or save this iPhone photo as JPEG"),
    ],
)
def test_what_is_no_whole_photo_is_refused_in_words(data: bytes, name: str, said: str) -> None:
    with pytest.raises(InvalidInputError, match=said):
        picture_from(data, name)


def test_every_broken_photo_is_refused_and_none_breaks_the_app() -> None:
    for data in (jpeg(place=True), png(), png(kind="WEBP")):
        for end in range(0, len(data), 7):
            try:
                picture_from(data[:end], "cut")
            except InvalidInputError:
                continue
            assert end > len(data) - 40, "a photo that breaks off in the middle was taken"


def test_an_enormous_photo_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = BytesIO()
    Image.new("1", (30_000, 30_000)).save(held, "PNG")
    with pytest.raises(InvalidInputError, match="too big"):
        picture_from(held.getvalue(), "bomb.png")
    monkeypatch.setattr(photo_files, "MOST_PIXELS", 1000)
    with pytest.raises(InvalidInputError, match="60 x 40 pixels: it is too big"):
        picture_from(jpeg(), "big.jpg")
    monkeypatch.setattr(photo_files, "MOST_BYTES", 100)
    (tmp_path / "big.jpg").write_bytes(jpeg())
    with pytest.raises(InvalidInputError, match="the most is"):
        read_photo(tmp_path / "big.jpg")
    with pytest.raises(InvalidInputError, match="cannot be read"):
        read_photo(tmp_path / "none.jpg")
