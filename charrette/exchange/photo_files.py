"""Photos as they are kept: upright, at most 2000 pixels, JPEG, and without what a camera writes beside the picture."""

import struct
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from charrette.domain.errors import InvalidInputError
from charrette.exchange.text_files import read_bytes

if TYPE_CHECKING:
    from PIL import Image

LONGEST_SIDE = 2000
"""Pixels: handwriting on a wall of cards can be read at it, and a hundred photos stay under 100 MB."""
MOST_BYTES = 60_000_000
MOST_PIXELS = 80_000_000
MEDIA_TYPE = "image/jpeg"
ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
_FORMATS = ("JPEG", "PNG", "WEBP")
_QUALITY = 85
_UNTOUCHED = "Nothing was added."


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture ready to be kept: JPEG bytes, their size in pixels and their SHA-256 in hex."""

    content: bytes
    width: int
    height: int
    sha256: str


def read_photo(path: Path) -> Picture:
    """The picture of a file (JPEG, PNG or WebP). Raises ``InvalidInputError`` in plain words for any other."""
    try:
        size = path.stat().st_size
    except OSError as fault:
        raise InvalidInputError(f"“{path.name}” cannot be read.", _UNTOUCHED) from fault
    if size > MOST_BYTES:
        raise _too_big(path.name, f"has {size / 1_000_000:,.0f} MB; the most is {MOST_BYTES // 1_000_000}")
    return picture_from(read_bytes(path), path.name)


def picture_from(data: bytes, name: str) -> Picture:
    """The picture in ``data`` (a file's content, or what was pasted); ``name`` is for the sentence of a refusal."""
    from PIL import Image

    if len(data) > MOST_BYTES:
        raise _too_big(name, "is larger than 60 MB")
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise _too_big(name, f"has {opened.width:,} x {opened.height:,} pixels")
            return _kept(opened)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as fault:
        raise _too_big(name, "has too many pixels") from fault
    except Image.UnidentifiedImageError as fault:
        raise InvalidInputError(
            f"“{name}” is no photo that can be read here.", _UNTOUCHED, f"{_advice(name)} JPEG, PNG or WebP."
        ) from fault
    except (OSError, SyntaxError, ValueError, EOFError, struct.error) as fault:
        raise InvalidInputError(
            f"“{name}” is damaged: the picture breaks off or is no picture.",
            _UNTOUCHED,
            "Copy it from the camera again.",
        ) from fault


def _kept(opened: "Image.Image") -> Picture:
    """Turned upright, scaled down, on white, into a new image that holds nothing but its pixels."""
    from PIL import Image, ImageOps

    opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(opened)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    with_alpha = upright.convert("RGBA")
    plain = Image.new("RGB", upright.size, "white")
    plain.paste(with_alpha, mask=with_alpha.getchannel("A"))
    held = BytesIO()
    plain.save(held, "JPEG", quality=_QUALITY, optimize=True)
    content = held.getvalue()
    return Picture(content, plain.width, plain.height, sha256(content).hexdigest())


def _too_big(name: str, what: str) -> InvalidInputError:
    return InvalidInputError(f"“{name}” {what}: it is too big.", _UNTOUCHED, "Save it smaller and try again.")


def _advice(name: str) -> str:
    heic = name.lower().endswith((".heic", ".heif"))
    return "Share or save this iPhone photo as" if heic else "Save it as"
