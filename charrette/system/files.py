"""Writing files as a whole: no half file is left, and a good one is never replaced by a failed one."""

import errno
import os
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole_file(path: Path) -> Generator[Path]:
    """Gives a path beside ``path`` to write to; it takes the name only when the block ends well and is on disk.

    Raises ``OSError`` where that is not possible, and for what is there and no file (a folder, a device).
    """
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "it is there already and is no file")
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=path.suffix, dir=path.parent)
    os.close(handle)
    beside = Path(name)
    try:
        yield beside
        with beside.open("rb") as written:
            os.fsync(written.fileno())
        _readable_as_usual(beside)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _readable_as_usual(path: Path) -> None:
    """Gives the file the permissions a new file has (a temporary file is private)."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)
