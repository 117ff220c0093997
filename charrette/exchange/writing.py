"""Writing an export: as a whole, and a fault of the disk becomes a plain sentence."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from charrette.domain.errors import ExportError
from charrette.system.files import whole_file


@contextmanager
def exported(path: Path) -> Generator[Path]:
    """Like ``whole_file``; raises ``ExportError`` where the file cannot be written."""
    try:
        with whole_file(path) as beside:
            yield beside
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise ExportError(
            f"{path.name} cannot be written: {reason}.",
            "Nothing was overwritten.",
            "Close the file where it is open, or choose another folder.",
        ) from fault
