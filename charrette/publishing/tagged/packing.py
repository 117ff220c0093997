"""Writes the file small: objects together in compressed streams, as PDF 1.5 and later allow.

A tagged file has thousands of little objects; packed, it is about a third as large.
"""

import struct
import zlib
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase import pdfdoc

_TOGETHER = 200
"""Objects in one stream."""
_reportlab: Any = pdfdoc


@dataclass(slots=True)
class _File:
    """The file while it grows. ``places`` says of each object number where it is, as the reader's table will."""

    body: bytearray
    places: dict[int, tuple[int, int, int]] = field(default_factory=dict[int, tuple[int, int, int]])

    def add(self, number: int, content: bytes) -> None:
        """An object by itself."""
        self.places[number] = (1, len(self.body), 0)
        self.body += b"%d 0 obj\n%b\nendobj\n" % (number, content.rstrip(b"\n"))

    def add_stream(self, number: int, entries: str, content: bytes) -> None:
        """A compressed stream."""
        small = zlib.compress(content)
        head = f"<<{entries} /Filter /FlateDecode /Length {len(small)}>>\nstream\n".encode("ascii")
        self.add(number, head + small + b"\nendstream")


def packed(document: Any) -> bytes:
    """The content of the file of a ReportLab document that is complete and not encrypted."""
    document.encrypt.prepare(document)
    root, info = (
        document.Reference(each).format(document).decode("ascii")
        for each in (document.Catalog, document.info)
    )
    major, minor = document._pdfVersion
    file = _File(bytearray(b"%%PDF-%d.%d\n%%\xe2\xe3\xcf\xd3\n" % (major, minor)))
    small: list[tuple[int, bytes]] = []
    number = 1
    while number in document.numberToId:  # writing an object may add others
        content: bytes = _reportlab.format(
            document.idToObject[document.numberToId[number]], document, toplevel=1
        )
        if content.rstrip().endswith(b"endstream"):
            file.add(number, content)
        else:
            small.append((number, content))
        number += 1
    for start in range(0, len(small), _TOGETHER):
        _pack(file, number, small[start : start + _TOGETHER])
        number += 1
    identity: bytes = document.ID()
    parts = [line for line in identity.decode("ascii").splitlines() if not line.startswith("%")]
    return _finished(file, number, f"/Root {root} /Info {info} /ID {''.join(parts)}")


def _pack(file: _File, number: int, objects: list[tuple[int, bytes]]) -> None:
    """Objects in one stream: first where each begins, then all of them."""
    offsets: list[str] = []
    body = bytearray()
    for place, (each, content) in enumerate(objects):
        offsets.append(f"{each} {len(body)}")
        file.places[each] = (2, number, place)
        body += content.strip() + b"\n"
    index = (" ".join(offsets) + "\n").encode("ascii")
    file.add_stream(number, f"/Type /ObjStm /N {len(objects)} /First {len(index)}", index + bytes(body))


def _finished(file: _File, number: int, trailer: str) -> bytes:
    """The file with the table of where everything is, itself a stream and the last object."""
    start = len(file.body)
    file.places[number] = (1, start, 0)
    rows = [(0, 0, 65535), *(file.places[each] for each in range(1, number + 1))]
    table = b"".join(struct.pack(">BIH", *row) for row in rows)
    file.add_stream(number, f"/Type /XRef /Size {number + 1} /W [1 4 2] {trailer}", table)
    return bytes(file.body) + b"startxref\n%d\n%%%%EOF\n" % start
