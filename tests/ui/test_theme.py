"""The theme: one place for colours and sizes, light and dark, from 100 to 200 percent."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from charrette.system.resources import resources_folder
from charrette.system.settings import Settings
from charrette.ui.theme import DARK, LIGHT, Palette, Theme


def contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """The WCAG contrast ratio of two colours."""

    def light(colour: tuple[float, float, float]) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    lighter, darker = sorted((light(one), light(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def ratio(palette: Palette, ink: str, ground: str) -> float:
    """The contrast of two tokens."""
    one, other = getattr(palette, ink), getattr(palette, ground)
    return contrast((one.redF(), one.greenF(), one.blueF()), (other.redF(), other.greenF(), other.blueF()))


@pytest.mark.parametrize("palette", [LIGHT, DARK])
@pytest.mark.parametrize("ground", ["surface", "window", "sunken", "rail", "hover", "accent_soft"])
def test_text_is_readable_on_every_ground(palette: Palette, ground: str) -> None:
    for ink in ("ink", "ink2", "ink3", "accent", "ok", "warn", "stop"):
        assert ratio(palette, ink, ground) >= 4.5, (ink, ground)
    assert ratio(palette, "control", ground) >= 3.0


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_marks_of_groups_stand_out(theme: Theme, settings: Settings, palette: Palette) -> None:
    theme.set_appearance("dark" if palette is DARK else "light")
    ground = palette.surface
    for mark in range(-1, 14):
        colour = theme.mark_colour(mark)
        assert (
            contrast(
                (colour.redF(), colour.greenF(), colour.blueF()),
                (ground.redF(), ground.greenF(), ground.blueF()),
            )
            >= 3.0
        )


def test_everything_follows_the_text_size(theme: Theme, settings: Settings, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.set_text_size(200)
    assert (theme.scale, theme.px(20), theme.font("body").pixelSize()) == (2.0, 40, 26)
    assert settings.text_size == 200
    theme.step_text_size(1)
    assert theme.scale == 2.0
    theme.step_text_size(-1)
    assert theme.scale == 1.75


def test_light_and_dark_can_be_chosen(theme: Theme, settings: Settings) -> None:
    light = theme.palette
    theme.set_appearance("dark")
    assert theme.dark
    assert theme.palette != light
    assert settings.appearance == "dark"


def test_every_icon_is_drawn_in_the_colour_asked_for(theme: Theme) -> None:
    names = [path.stem for path in sorted(Path(resources_folder(), "icons").glob("*.svg"))]
    assert {"prepare", "run", "prioritise", "plan", "publish", "minutes", "help"} <= set(names)
    for name in names:
        image = theme.icon(name, "accent").pixmap(20, 20).toImage()
        seen = {image.pixelColor(x, y).alpha() for x in range(20) for y in range(20)}
        assert max(seen) > 100, f"{name} is empty"


def test_the_style_sheet_leaves_no_token_unfilled(theme: Theme) -> None:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    sheet = app.styleSheet()
    assert len(sheet) > 1000
    assert "$" not in sheet
    assert "spx" not in sheet
