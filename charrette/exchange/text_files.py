"""Text files of unknown origin: which encoding, which delimiter."""

import codecs
import csv
from io import StringIO
from pathlib import Path

from charrette.domain.errors import InvalidInputError

DELIMITERS = (",", ";", "\t", "|")
NO_DELIMITER = "\x1f"
"""Stands for one column: no text holds it."""

_SAMPLE = 200_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


LARGEST = 500_000_000
"""As many bytes as a text file may have; a hundred thousand ballots on five hundred needs are a fifth of it."""
_BLOCK = 1_000_000


def read_bytes(path: Path, *, text: bool = False) -> bytes:
    """The file's bytes; raises ``InvalidInputError`` when it cannot be read, is empty or far too large.

    Where it shall be ``text``, a file of NUL bytes is refused at the first of them, however large it is.
    """
    try:
        data = _blocks(path, text=text)
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise InvalidInputError(f"{path.name or path} cannot be read: {reason}.") from fault
    if not data.strip():
        raise InvalidInputError(f"{path.name} is empty.", way_on="Choose a file with at least one row.")
    return data


def _blocks(path: Path, *, text: bool) -> bytes:
    size = path.stat().st_size
    found = bytearray()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            if not found and (not text or _wide(block)):
                return _within(path, size, block) + file.read()
            if (place := block.find(0)) >= 0:
                _refuse_nul(path, bytes(found) + block[:place])
            found += _within(path, size, block)
    return bytes(found)


def _wide(head: bytes) -> bool:
    """Whether every letter takes two or four bytes, so that NUL bytes belong to the text."""
    return head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or (
        _utf16_without_mark(head) is not None or head.startswith(codecs.BOM_UTF32_BE)
    )


def _within(path: Path, size: int, block: bytes) -> bytes:
    if size > LARGEST:
        raise InvalidInputError(
            f"{path.name} is too large: {size // 10**6:,} MB; a file may have {LARGEST // 10**6}."
        )
    return block


def _refuse_nul(path: Path, before: bytes) -> None:
    raise InvalidInputError(
        f"{path.name} is not a text file: line {before.count(10) + 1}, column "
        f"{len(before) - before.rfind(10)}: it holds NUL bytes.",
        way_on="Save it as CSV (UTF-8), XLSX or plain text, and import that.",
    )


def read_utf8(path: Path) -> str:
    """The text of a file whose form demands UTF-8, such as ``.pb`` and ``.soc``.

    Raises ``InvalidInputError`` naming the line and column where it is not.
    """
    data = read_bytes(path, text=True)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line, column = data.count(10, 0, fault.start) + 1, fault.start - data.rfind(10, 0, fault.start)
        raise InvalidInputError(
            f"{path.name}: line {line}, column {column}: the text is not in UTF-8.",
            way_on="Save the file again as UTF-8 text.",
        ) from fault


def read_text(path: Path) -> tuple[str, str]:
    """The file's text and the encoding it was read by. Line ends are left as they are.

    By the byte order mark, else UTF-8, else what ``charset_normalizer`` finds, else Windows-1252. Raises
    ``InvalidInputError`` for what is no text.
    """
    data = read_bytes(path, text=True)
    encoding = _encoding(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise InvalidInputError(
            f"{path.name} is damaged: its text breaks off at byte {fault.start}.",
            way_on="Save it again as UTF-8 text.",
        ) from fault
    if "\0" in text:
        raise InvalidInputError(
            f"{path.name} is not a text file: it holds NUL bytes.",
            way_on="Save it as CSV (UTF-8), XLSX or plain text, and import that.",
        )
    return text, encoding


def _encoding(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    if (guess := _utf16_without_mark(data)) is not None:
        return guess
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy_encoding(data)
    return "utf-8"


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 that lost its mark shows itself by NULs in every other byte of its Latin letters."""
    sample = data[: _SAMPLE // 10]
    if len(sample) < 4 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > len(sample) // 5 and not even:
        return "utf-16-le"
    if even > len(sample) // 5 and not odd:
        return "utf-16-be"
    return None


def _legacy_encoding(data: bytes) -> str:
    """Windows-1252 for a text of mostly ASCII letters, as in western Europe; else what is likeliest."""
    sample = data[:_SAMPLE]
    foreign = sum(byte >= 0x80 for byte in sample)
    if foreign <= len(sample) // 8 and _fits_western(sample):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best is not None else "latin-1"


def _fits_western(sample: bytes) -> bool:
    """Whether every accented character of Windows-1252 is one that people write between letters or as a quote."""
    try:
        text = sample.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return all(
        char.isalpha() or char in "‘’“”–—…•€£¥§©®°±²³½¼¾ºª¿¡«»·´¨×\xa0" for char in text if char > "\x7f"
    )


def find_delimiter(text: str) -> str:
    """The delimiter that splits the first records into the same number of cells, more than one; else one column."""
    first = next(iter(text.splitlines()), "")
    best, best_score = NO_DELIMITER, (0.0, 0)
    for delimiter in DELIMITERS:
        if delimiter not in first:
            continue
        counts = _cell_counts(text, delimiter)
        usual = counts[0] if counts else 1
        score = (round(counts.count(usual) / len(counts), 1), usual) if usual > 1 else (0.0, 0)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _cell_counts(text: str, delimiter: str, records: int = 100) -> list[int]:
    counts: list[int] = []
    try:
        for cells in csv.reader(StringIO(text, newline=""), delimiter=delimiter):
            if any(cell.strip() for cell in cells):
                counts.append(len(cells))
            if len(counts) == records:
                break
    except csv.Error:
        return counts
    return counts
