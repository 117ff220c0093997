"""Small photos as cameras write them: turned, with a place, with transparency."""

from io import BytesIO

from PIL import Image

LATITUDE = (52.0, 31.0, 0.0)


def jpeg(width: int = 60, height: int = 40, *, orientation: int = 1, place: bool = False) -> bytes:
    """Left half red, right half blue; ``orientation`` as a camera notes it, ``place`` with GPS and a comment."""
    image = Image.new("RGB", (width, height), "red")
    image.paste("blue", (width // 2, 0, width, height))
    exif = Image.Exif()
    exif[0x0112] = orientation
    if place:
        exif.get_ifd(0x8825)[1] = "N"
        exif.get_ifd(0x8825)[2] = LATITUDE
        exif[0x010F] = "Camera of Dana"
    held = BytesIO()
    image.save(held, "JPEG", exif=exif, comment=b"Dana was here" if place else b"", quality=95)
    return held.getvalue()


def png(width: int = 40, height: int = 30, kind: str = "PNG") -> bytes:
    """A green square on nothing; ``kind`` may be WEBP."""
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    image.paste((0, 128, 0, 255), (0, 0, width // 2, height // 2))
    held = BytesIO()
    image.save(held, kind, lossless=True)
    return held.getvalue()
