"""Files that are shared as papers: what may come in, of which media type, and under which name one is laid out."""

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from unicodedata import category, normalize

from charrette.domain.errors import InvalidInputError
from charrette.domain.wording import quoted

MOST_BYTES = 25_000_000
"""A set of drawings fits; a library with a hundred papers can still be backed up in a moment."""
_UNTOUCHED = "Nothing was added."

_BY_CONTENT = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"BM", "image/bmp"),
)
_OFFICE = "application/vnd.openxmlformats-officedocument."
_BY_ENDING = {
    ".docx": _OFFICE + "wordprocessingml.document",
    ".xlsx": _OFFICE + "spreadsheetml.sheet",
    ".pptx": _OFFICE + "presentationml.presentation",
    ".doc": "application/msword",
    ".xls": "application/vnd.ms-excel",
    ".ppt": "application/vnd.ms-powerpoint",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".rtf": "application/rtf",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".csv": "text/csv",
    ".dwg": "image/vnd.dwg",
    ".dxf": "image/vnd.dxf",
    ".svg": "image/svg+xml",
    ".heic": "image/heic",
    ".zip": "application/zip",
    ".eml": "message/rfc822",
    ".ics": "text/calendar",
    ".mp4": "video/mp4",
    ".mov": "video/quicktime",
}
_PLAIN = "application/octet-stream"

_RUNNING = {
    "app", "appimage", "appref-ms", "bat", "bin", "cmd", "com", "command", "cpl", "csh", "desktop", "dll",
    "docm", "dotm", "exe", "gadget", "hta", "htm", "html", "inf", "ins", "iso", "jar", "jnlp", "js", "jse",
    "ksh", "lnk", "mjs", "msc", "msi", "msp", "mst", "out", "pif", "pl", "pptm", "ps1", "psm1", "py", "pyw",
    "rb", "reg", "run", "scf", "scr", "settingcontent-ms", "sh", "shb", "sys", "terminal", "url", "vb",
    "vbe", "vbs", "vhd", "webloc", "workflow", "ws", "wsc", "wsf", "wsh", "xhtml", "xlsm", "xltm", "zsh",
}  # fmt: skip
"""Endings that the system would run instead of showing."""
_PROGRAM = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")

LONGEST_NAME = 120
"""Bytes of a name in UTF-8: with a folder before it, it fits every file system."""
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PaperFile:
    """A file ready to be kept: its name, media type and content, and the SHA-256 of the content in hex."""

    name: str
    media_type: str
    content: bytes
    sha256: str


def read_paper(path: Path) -> PaperFile:
    """A file as it is. Raises ``InvalidInputError`` in words: not to be read, empty, over 25 MB, or a program."""
    content = _content(path)
    if not content:
        raise InvalidInputError(f"{quoted(path.name)} is empty.", _UNTOUCHED)
    if runs(path.name) or content.startswith(_PROGRAM):
        raise InvalidInputError(
            f"{quoted(path.name)} is a program, or may run one.",
            _UNTOUCHED,
            "Shared papers are drawings, quotes, tables and photos; save it as PDF and share that.",
        )
    name = safe_name(path.name)
    return PaperFile(name, media_type_of(content, name), content, sha256(content).hexdigest())


def _content(path: Path) -> bytes:
    if path.is_dir():
        raise InvalidInputError(
            f"{quoted(path.name)} is a folder.", _UNTOUCHED, "Share its files, or pack it as a ZIP file."
        )
    if path.exists() and not path.is_file():
        raise InvalidInputError(f"{quoted(path.name)} is a device or a pipe, no file.", _UNTOUCHED)
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
        size = path.stat().st_size
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise InvalidInputError(f"{quoted(path.name)} cannot be read: {reason}.", _UNTOUCHED) from fault
    if len(content) > MOST_BYTES:
        raise InvalidInputError(
            f"{quoted(path.name)} has {max(size, len(content)) / 1_000_000:,.1f} MB; the most is "
            f"{MOST_BYTES // 1_000_000} MB.",
            _UNTOUCHED,
            "Share the pages that matter, or write down where the whole file is.",
        )
    return content


def media_type_of(content: bytes, name: str) -> str:
    """What the content shows itself to be, else what the ending of the name says; such as ``application/pdf``."""
    for start, media_type in _BY_CONTENT:
        if content.startswith(start):
            return media_type
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    ending = Path(name).suffix.lower()
    return _BY_ENDING.get(ending, _PLAIN)


def runs(name: str) -> bool:
    """Whether the system would run a file of that name instead of showing it."""
    return safe_name(name).rpartition(".")[2].casefold() in _RUNNING


def safe_name(name: str) -> str:
    """A name that every system takes and that stays in its folder: ``"../../a:b.pdf"`` is ``"a_b.pdf"``.

    Without folders, control and direction characters, characters that Windows refuses, or a dot or blank at an end;
    a reserved name (``CON``, ``LPT1``) gets a line before it; a long one is cut before its ending.
    """
    last = re.split(r"[/\\]", normalize("NFC", name))[-1]
    shown = "".join(char for char in last if category(char) not in {"Cc", "Cf", "Cs", "Zl", "Zp"})
    plain = re.sub(r'[<>:"|?*]', "_", shown).strip(" .")
    if _RESERVED.fullmatch(plain.partition(".")[0].rstrip()):
        plain = f"_{plain}"
    return _cut(plain) or "paper"


def _cut(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending) > 12:
        stem, dot, ending = name, "", ""
    room = LONGEST_NAME - len((dot + ending).encode())
    return stem.encode()[:room].decode(errors="ignore").rstrip(" .") + dot + ending
