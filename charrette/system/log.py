"""The app's log: a small rotating file, and warnings on standard error for the command line."""

import logging
import logging.handlers
from pathlib import Path


def start_log(folder: Path) -> Path | None:
    """Writes the log below ``folder`` from now on; returns None where that folder cannot be written."""
    path = folder / "charrette.log"
    root = logging.getLogger()
    for before in [each for each in root.handlers if isinstance(each, logging.handlers.RotatingFileHandler)]:
        root.removeHandler(before)
        before.close()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            path, maxBytes=500_000, backupCount=3, encoding="utf-8"
        )
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return path
