"""The embedded fonts: which one has a character, how wide it is, and what to say when none has it.

ReportLab is imported only when the first document is drawn, a font for another script only for its text.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any

from charrette.system.resources import resource

_IGNORED = {0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0xFE00, 0xFE10), *range(0x1F3FB, 0x1F400)}
"""Characters that ask for a shape and have none themselves: joiners, variation selectors, skin tones."""

_MARKS_OF_DIRECTION = {0x200E, 0x200F, 0x061C, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}

_SYMBOLS = ("NotoSansSymbols2-Regular", "NotoSansSymbols-Regular", "NotoSansMath-Regular")
_EMOJI = "NotoEmoji-Regular"
_CJK = "DroidSansFallback"

_FALLBACKS: tuple[tuple[int, int, tuple[str, ...]], ...] = (
    (0x0530, 0x058F, ("NotoSansArmenian-Regular",)),
    (0x0590, 0x05FF, ("NotoSansHebrew",)),
    (0x0600, 0x08FF, ("NotoSansArabic",)),
    (0x0900, 0x097F, ("NotoSansDevanagari-Regular",)),
    (0x0E00, 0x0E7F, ("NotoSansThai-Regular",)),
    (0x10A0, 0x10FF, ("NotoSansGeorgian-Regular",)),
    (0x1100, 0x11FF, (_CJK,)),
    (0x1200, 0x139F, ("NotoSansEthiopic-Regular",)),
    (0x2000, 0x25FF, (*_SYMBOLS, _CJK)),
    (0x2600, 0x27BF, (_EMOJI, *_SYMBOLS, _CJK)),
    (0x27C0, 0x2BFF, (*_SYMBOLS, _EMOJI, _CJK)),
    (0x2D80, 0x2DDF, ("NotoSansEthiopic-Regular",)),
    (0x2E80, 0xA4CF, (_CJK,)),
    (0xAC00, 0xD7FF, (_CJK,)),
    (0xF900, 0xFAFF, (_CJK,)),
    (0xFB1D, 0xFB4F, ("NotoSansHebrew",)),
    (0xFB50, 0xFEFC, ("NotoSansArabic", _CJK)),
    (0xFF00, 0xFFEF, (_CJK,)),
    (0x1F000, 0x1FAFF, (_EMOJI,)),
    (0x20000, 0x2FFFF, (_CJK,)),
)
_HAVE_BOLD = {"NotoSansHebrew", "NotoSansArabic"}

_loading = Lock()
_fonts: dict[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Glyph:
    """How one character is set: its font, its width in thousandths of the size, whether it is thickened."""

    font: str
    width: float
    thicken: bool = False


def _loaded(name: str) -> Any:
    """A font of resources/fonts, registered with ReportLab under its file name: once, whichever thread asks."""
    with _loading:
        if name not in _fonts:
            from reportlab.pdfbase import pdfmetrics, ttfonts

            _fonts[name] = ttfonts.TTFont(name, str(resource(f"fonts/{name}.ttf")), shapable=False)
            pdfmetrics.registerFont(_fonts[name])  # pyright: ignore[reportUnknownMemberType]
        return _fonts[name]


class Face(dict[str, Glyph | None]):
    """A face of the type scale: finds each character's glyph, in its own font first, then in the fallbacks.

    A character that no font has is None; ``readable`` replaces those before a line is set.
    """

    def __init__(self, font: str, bold: bool) -> None:
        super().__init__()
        self.font, self.bold = font, bold

    def __missing__(self, character: str) -> Glyph | None:
        code = ord(character)
        glyph = None
        for name in (self.font, *_fonts_for(code, self.bold)):
            face = _loaded(name).face
            if code in face.charToGlyph or character == "\u00a0":
                thicken = self.bold and name != self.font and not name.endswith("-Bold")
                glyph = Glyph(name, face.getCharWidth(code if character != "\u00a0" else 32), thicken)
                break
        self[character] = glyph
        return glyph

    def width(self, text: str, size: float) -> float:
        """The width of a readable text in points."""
        return sum(glyph.width for each in text if (glyph := self[each])) * size / 1000


@cache
def _fonts_for(code: int, bold: bool) -> tuple[str, ...]:
    """The fonts that may have a character, the likeliest first."""
    for first, last, names in _FALLBACKS:
        if first <= code <= last:
            return tuple(
                name if name not in _HAVE_BOLD else f"{name}-{'Bold' if bold else 'Regular'}"
                for name in names
            )
    return ()


SANS = Face("NotoSans-Regular", bold=False)
SANS_BOLD = Face("NotoSans-Bold", bold=True)
SERIF_BOLD = Face("NotoSerif-Bold", bold=True)
SERIF_ITALIC = Face("NotoSerif-Italic", bold=False)
FIRST_FONT = SANS.font


def readable(text: str, face: Face, missing: set[str]) -> str:
    """The text in characters that the face or its fallbacks have, composed (NFC), one space for other blanks.

    A character nobody has becomes its name in brackets, such as ``[smiling face]``, several of one script become
    ``[Khmer text, 11 characters]``; all of them join ``missing``.
    """
    if text.isascii() and text.isprintable():
        return text
    pieces: list[str] = []
    unknown = ""
    for character in _with_flags(unicodedata.normalize("NFC", text)):
        code = ord(character)
        if code in _IGNORED or code in _MARKS_OF_DIRECTION:
            continue
        known = (
            character == "\n"
            or character.isspace()
            or unicodedata.category(character) == "Cc"
            or face[character]
        )
        if not known:
            missing.add(character)
            unknown += character
            continue
        pieces += [_named(unknown), _set(character)]
        unknown = ""
    return "".join([*pieces, _named(unknown)])


def _set(character: str) -> str:
    """Any blank but a newline and the no-break space is set as a space, and so is a control character."""
    blank = character.isspace() or unicodedata.category(character) == "Cc"
    return " " if blank and character not in "\n\u00a0" else character


def _named(unknown: str) -> str:
    """What stands for characters no font has: their names; for longer text the name of its script."""
    names = [unicodedata.name(each, f"character U+{ord(each):04X}") for each in unknown]
    scripts = {name.split(" ")[0] for name in names}
    if len(unknown) > 2 and len(scripts) == 1:
        return f"[{names[0].split(' ')[0].capitalize()} text, {len(unknown)} characters]"
    return "".join(f"[{name.lower()}]" for name in names)


def _with_flags(text: str) -> str:
    """Flags are pairs of letters of their own: ``[flag MX]``."""
    if not any("\U0001f1e6" <= each <= "\U0001f1ff" for each in text):
        return text
    pieces: list[str] = []
    letters = ""
    for character in text:
        if "\U0001f1e6" <= character <= "\U0001f1ff":
            letters += chr(ord(character) - 0x1F1E6 + ord("A"))
            if len(letters) == 2:
                pieces.append(f"[flag {letters}]")
                letters = ""
        else:
            pieces.append(letters + character)
            letters = ""
    return "".join(pieces) + letters


def font_runs(text: str, face: Face) -> list[tuple[str, bool, str]]:
    """A readable text as runs of one font: (font, whether it is thickened, characters)."""
    runs: list[tuple[str, bool, str]] = []
    start = 0
    current: tuple[str, bool] | None = None
    for index, character in enumerate(text):
        glyph = face[character]
        here = (glyph.font, glyph.thicken) if glyph else current or (face.font, False)
        if here != current:
            if current is not None:
                runs.append((current[0], current[1], text[start:index]))
            start, current = index, here
    if current is not None:
        runs.append((current[0], current[1], text[start:]))
    return runs
