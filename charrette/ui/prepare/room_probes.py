"""What only Qt knows of the room: its displays, its fonts, its printer."""

from collections.abc import Iterable

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QWidget

from charrette.domain.snapshot import ProjectSnapshot
from charrette.services.room_check import Display, Finding, check_displays, check_fonts, check_printer
from charrette.ui.desk import Desk

_System = QFontDatabase.WritingSystem
_SCRIPTS = {
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ku"), (_System.Arabic, "Arabic")),
    **dict.fromkeys(("he", "yi"), (_System.Hebrew, "Hebrew")),
    **dict.fromkeys(("hi", "mr", "ne"), (_System.Devanagari, "Devanagari")),
    **dict.fromkeys(("ru", "uk", "bg", "sr", "mk", "be"), (_System.Cyrillic, "Cyrillic")),
    "bn": (_System.Bengali, "Bengali"),
    "el": (_System.Greek, "Greek"),
    "gu": (_System.Gujarati, "Gujarati"),
    "hy": (_System.Armenian, "Armenian"),
    "ja": (_System.Japanese, "Japanese"),
    "ka": (_System.Georgian, "Georgian"),
    "km": (_System.Khmer, "Khmer"),
    "ko": (_System.Korean, "Korean"),
    "lo": (_System.Lao, "Lao"),
    "my": (_System.Myanmar, "Burmese"),
    "pa": (_System.Gurmukhi, "Punjabi"),
    "ta": (_System.Tamil, "Tamil"),
    "te": (_System.Telugu, "Telugu"),
    "th": (_System.Thai, "Thai"),
    "vi": (_System.Vietnamese, "Vietnamese"),
    "zh": (_System.SimplifiedChinese, "Chinese"),
}


def look_at_screens(widget: QWidget, desk: Desk) -> tuple[Finding, Finding]:
    """Displays and fonts, asked on the GUI thread: both answer at once."""
    return check_displays(displays(widget, desk)), check_fonts(missing_fonts(languages(desk.snapshot)))


def look_for_printer() -> Finding:
    """The printers; may take seconds where they are on a network, so it is asked on another thread."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return check_printer(QPrinterInfo.availablePrinterNames(), QPrinterInfo.defaultPrinterName())


def displays(widget: QWidget, desk: Desk) -> list[Display]:
    """The displays in real pixels. The room's is the one remembered for presenting, else another than this window's."""
    screens, own = QGuiApplication.screens(), widget.screen()
    others = [each for each in screens if each is not own]
    remembered = [each for each in others if each.name() == desk.settings.presenter_screen]
    room = next(iter(remembered or others), None)
    return [
        Display(
            each.name() or f"display {number}",
            round(each.geometry().width() * each.devicePixelRatio()),
            round(each.geometry().height() * each.devicePixelRatio()),
            each is own,
            each is room,
        )
        for number, each in enumerate(screens, 1)
    ]


def languages(snapshot: ProjectSnapshot) -> set[str]:
    """The languages of the room: the project's, the people's and the cards'."""
    found = {each.language for each in (*snapshot.participants, *snapshot.cards)} | {
        snapshot.project.language
    }
    return {each.split("-")[0].lower() for each in found if each}


def missing_fonts(wanted: Iterable[str]) -> list[str]:
    """Inter when it did not load, and the scripts of ``wanted`` languages that no font of this computer has."""
    missing = [] if "Inter" in QFontDatabase.families() else ["Inter"]
    scripts = dict(_SCRIPTS[each] for each in sorted(wanted) if each in _SCRIPTS)
    return missing + [name for system, name in scripts.items() if not QFontDatabase.families(system)]
