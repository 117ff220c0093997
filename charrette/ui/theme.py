"""The theme: palette, type scale, sizes and icons; the only place with a colour or a font size."""

import re
from collections.abc import Callable, Iterable
from math import ceil
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from charrette.domain.marks import mark_shape
from charrette.system.resources import resource, resources_folder
from charrette.system.settings import Settings

TEXT_SIZES = (100, 125, 150, 175, 200)
"""The text sizes to choose from, in percent."""
APPEARANCES = ("system", "light", "dark")
_FAMILIES = (
    "Inter",
    "Noto Sans",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Ethiopic",
    "Noto Sans Armenian",
    "Noto Sans Georgian",
    "Noto Sans Thai",
    "Droid Sans Fallback",
    "Noto Emoji",
    "Noto Sans Symbols",
    "Noto Sans Symbols2",
    "Noto Sans Math",
)
_LATIN = "Inter-*"
_OF_OTHER_SCRIPTS = re.compile("[^\u0000-\u052f\u1e00-\u1fff\u2000-\u206f]")
"""What is no Latin, Greek or Cyrillic letter and no usual punctuation."""
_ROLES: dict[str, tuple[float, int]] = {
    "micro": (11, 500),
    "small": (12, 400),
    "body": (13, 400),
    "base": (14, 400),
    "lead": (16, 400),
    "title": (20, 600),
    "display": (36, 600),
    "clock": (32, 600),
    "timer": (44, 600),
}


class Palette(NamedTuple):
    """The colours by their use; every one is checked for contrast in the design."""

    surface: QColor
    window: QColor
    sunken: QColor
    rail: QColor
    hover: QColor
    line: QColor
    control: QColor
    ink: QColor
    ink2: QColor
    ink3: QColor
    accent: QColor
    accent_press: QColor
    on_accent: QColor
    accent_soft: QColor
    ok: QColor
    ok_soft: QColor
    warn: QColor
    warn_soft: QColor
    stop: QColor
    stop_soft: QColor

    @classmethod
    def of(cls, colours: str) -> "Palette":
        """From hexadecimal colours in the order of the fields."""
        return cls(*(QColor(f"#{each}") for each in colours.split()))


LIGHT = Palette.of(
    "FFFFFF F6F4EF EFECE5 EEEBE4 F1EEE8 DFDACF 8A8478 1C2026 484D57 62666F "
    "2A4FC6 203FA3 FFFFFF E7ECFB 1D6F46 E1F1E8 855500 FBF0D8 AF251D FBE8E6"
)
DARK = Palette.of(
    "22252C 17191E 1B1E23 121418 2A2E36 363B45 7F8694 EEECE6 C3C5CB A0A4AE "
    "91A9FF B3C3FF 10131B 2A3455 6FCE98 1D3528 E8B750 3A301A FF9288 43231F"
)


class Theme(QObject):
    """How everything looks. Widgets keep it, and repaint and lay out anew when it has ``changed``."""

    changed = Signal()
    drawn = Signal()
    """The icons are there, which were left out of the app's first picture."""

    def __init__(self, settings: Settings, parent: QObject | None = None, *, whole: bool = True) -> None:
        """``whole``: with every icon and script at once; else they come with ``complete``."""
        super().__init__(parent)
        self._settings, self._whole = settings, whole
        self._icons: dict[tuple[str, str, int], QIcon] = {}
        self._hints = QApplication.styleHints()
        _load_fonts("*" if whole else _LATIN)
        QApplication.setStyle("Fusion")
        self._take_over()
        self._hints.colorSchemeChanged.connect(self._on_system_changed)

    def make_legible(self, words: Iterable[str]) -> None:
        """Registers the fonts of every script where the words need more than Latin, Greek and Cyrillic letters."""
        if any(not each.isascii() and _OF_OTHER_SCRIPTS.search(each) for each in words):
            _load_fonts("*")

    def complete(self) -> None:
        """What the app's first picture did without: the fonts of other scripts, and the icons."""
        if not self._whole:
            self._whole = True
            _load_fonts("*")
            self.drawn.emit()

    @property
    def scale(self) -> float:
        """The text size as a factor: 1.0 to 2.0."""
        return min(max(self._settings.text_size, TEXT_SIZES[0]), TEXT_SIZES[-1]) / 100

    def set_text_size(self, percent: int) -> None:
        """Changes the text size; kept in the settings."""
        self._settings.text_size = min(max(percent, TEXT_SIZES[0]), TEXT_SIZES[-1])
        self._refresh()

    def step_text_size(self, steps: int) -> None:
        """The next larger or smaller text size."""
        current = min(TEXT_SIZES, key=lambda size: abs(size - self.scale * 100))
        place = TEXT_SIZES.index(current) + steps
        self.set_text_size(TEXT_SIZES[min(max(place, 0), len(TEXT_SIZES) - 1)])

    def set_appearance(self, appearance: str) -> None:
        """``light``, ``dark`` or as the ``system`` has it; kept in the settings."""
        self._settings.appearance = appearance
        self._refresh()

    @property
    def appearance(self) -> str:
        """What was chosen: ``light``, ``dark`` or ``system``."""
        return self._settings.appearance

    @property
    def moves(self) -> bool:
        """Whether anything may be animated: not off-screen, as tests and remote desktops are."""
        return QApplication.platformName() not in {"offscreen", "minimal", "vnc"}

    def px(self, n: float) -> int:
        """A length of the design, scaled by the text size."""
        return round(n * self.scale)

    def half_px(self, n: float) -> int:
        """A width of a pane: scaled by half of what text is."""
        return round(n * (1 + (self.scale - 1) / 2))

    def font(self, role: str, weight: int | None = None, tabular: bool = False) -> QFont:
        """The font of a role of the type scale; ``tabular`` for figures that stand in columns."""
        size, usual = _ROLES[role]
        font = QFont()
        font.setFamilies(_FAMILIES)
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight or usual))
        tracking = -1.0 if size > 32 else -0.2 if size >= 20 else 0.0
        if tracking:
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, tracking * self.scale)
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def colour(self, token: str) -> QColor:
        """A colour of the palette by its name."""
        return getattr(self.palette, token)

    def mark_colour(self, mark: int) -> QColor:
        """The colour of a group's mark on the current ground."""
        shape = mark_shape(mark)
        return QColor(shape.dark if self.dark else shape.light)

    def icon(self, name: str, token: str = "ink2", size: int = 20) -> QIcon:  # noqa: S107 - a colour
        """An icon of ``resources/icons`` in a colour of the palette; ``size`` is scaled by the text size.

        An empty one of that size until the theme is whole: see ``drawn``.
        """
        if not self._whole:
            return _blank(self.px(size))
        key = (name, token, size)
        if key not in self._icons:
            source = resource(f"icons/{name}.svg").read_text(encoding="utf-8")
            ratio = max((ceil(screen.devicePixelRatio()) for screen in QApplication.screens()), default=1)
            usual = _drawn(source, self.colour(token), self.px(size), ratio)
            icon = QIcon(usual)
            icon.addPixmap(usual, QIcon.Mode.Selected)  # else Qt tints it on a selected row
            icon.addPixmap(_coloured(usual, self.palette.ink3), QIcon.Mode.Disabled)
            self._icons[key] = icon
        return self._icons[key]

    def pixmap(self, name: str, token: str = "ink2", size: int = 20) -> QPixmap:  # noqa: S107 - a colour
        """An icon as a picture for a label, at the resolution of the screen."""
        side = self.px(size)
        ratio = QApplication.primaryScreen().devicePixelRatio()
        return self.icon(name, token, size).pixmap(QSize(side, side), ratio)

    def _take_over(self) -> None:
        """Reads the settings and dresses the application."""
        self.dark = self._settings.appearance == "dark" or (
            self._settings.appearance != "light" and self._hints.colorScheme() is Qt.ColorScheme.Dark
        )
        self.palette = self._of_contrast(DARK if self.dark else LIGHT)
        self._icons.clear()
        QApplication.setFont(self.font("body"))
        QApplication.setPalette(_qt_palette(self.palette))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.setStyleSheet(_style_sheet(self.palette, self.px))

    def _of_contrast(self, palette: Palette) -> Palette:
        """With hints and hairlines strengthened when the system asks for more contrast."""
        hints = self._hints.accessibility()
        if hints.contrastPreference() is not Qt.ContrastPreference.HighContrast:
            return palette
        return palette._replace(ink3=palette.ink2, line=palette.control)

    def _refresh(self) -> None:
        self._take_over()
        self.changed.emit()

    def _on_system_changed(self) -> None:
        if self._settings.appearance not in {"light", "dark"}:
            self._refresh()


def _load_fonts(names: str) -> None:
    """Registers fonts we ship, each once for the application; not the serifs, which are for documents."""
    app = QApplication.instance()
    assert app is not None
    loaded: set[str] = set(app.property("charretteFonts") or ())
    for path in sorted((resources_folder() / "fonts").glob(f"{names}.ttf")):
        if path.name not in loaded and not path.name.startswith("NotoSerif"):
            QFontDatabase.addApplicationFont(str(path))
            loaded.add(path.name)
    app.setProperty("charretteFonts", sorted(loaded))


def _blank(side: int) -> QIcon:
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    return QIcon(picture)


def _drawn(source: str, colour: QColor, side: int, ratio: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour.name()).encode()))
    picture = QPixmap(side * ratio, side * ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, side * ratio, side * ratio))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def _coloured(picture: QPixmap, colour: QColor) -> QPixmap:
    """The same picture in another colour: quicker than drawing it again."""
    other = picture.copy()
    painter = QPainter(other)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(other.rect(), colour)
    painter.end()
    return other


def _qt_palette(colours: Palette) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, colour in {
        roles.Window: colours.window,
        roles.WindowText: colours.ink,
        roles.Base: colours.surface,
        roles.AlternateBase: colours.sunken,
        roles.Text: colours.ink,
        roles.PlaceholderText: colours.ink3,
        roles.Button: colours.surface,
        roles.ButtonText: colours.ink,
        roles.Highlight: colours.accent_soft,
        roles.HighlightedText: colours.ink,
        roles.ToolTipBase: colours.ink,
        roles.ToolTipText: colours.surface,
        roles.Link: colours.accent,
        roles.LinkVisited: colours.accent,
        roles.Light: colours.surface,
        roles.Midlight: colours.hover,
        roles.Mid: colours.line,
        roles.Dark: colours.control,
        roles.Shadow: colours.line,
        roles.Accent: colours.accent,
    }.items():
        palette.setColor(role, colour)
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, colours.ink3)
    return palette


def _style_sheet(palette: Palette, px: Callable[[float], int]) -> str:
    """The one template with its tokens (``$ink``), scaled lengths (``12spx``) and icons filled in."""
    text = resource("styles/charrette.qss").read_text(encoding="utf-8")
    text = re.sub(r"(-?[\d.]+)spx", lambda found: f"{px(float(found.group(1)))}px", text)
    text = text.replace("$tone", "dark" if palette.on_accent.lightness() < 128 else "light")
    text = text.replace("$icons", Path(resource("icons")).as_posix())
    return re.sub(r"\$(\w+)", lambda found: getattr(palette, found.group(1)).name(), text)
