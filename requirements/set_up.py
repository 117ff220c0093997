"""Set up what one purpose needs, and nothing when it is already there.

    python3 requirements/set_up.py headless|window|test|bundle|lock

Makes a virtual environment, installs the locked packages by hash and the project itself, and sees to the
libraries and tools of the system: through apt as root on Debian, else by printing the exact line to run.
Only the standard library is used, because this runs before anything is installed.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple, NoReturn

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)

# What must be found -> the Debian package that brings it: a library (with ".so" in its name), a module of
# Python that Debian keeps apart, or else a program.
ENSUREPIP = {"ensurepip": "python{}.{}-venv".format(*sys.version_info)}
QT = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libbrotlidec.so.1": "libbrotli1",
}
X_WINDOWS = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-image.so.0": "libxcb-image0",
}
TEST_TOOLS = {"pdftoppm": "poppler-utils", "qpdf": "qpdf", "Xvfb": "xvfb"}
BUNDLE_TOOLS = {"objdump": "binutils"}
if sys.base_prefix == "/usr":  # only the system's own Python keeps its shared library in a package
    PYTHON = "libpython{}.{}".format(*sys.version_info)
    BUNDLE_TOOLS[f"{PYTHON}.so.1.0"] = PYTHON


class Purpose(NamedTuple):
    """What somebody wants to do: the environment, the locks to install in it, what the system must have."""

    environment: str
    locks: tuple[str, ...]
    system: dict[str, str]
    with_project: bool = True


PURPOSES = {
    "headless": Purpose(".venv", ("runtime.txt",), {}),
    "window": Purpose(".venv", ("runtime.txt",), QT | X_WINDOWS),
    "test": Purpose(".venv", ("runtime.txt", "dev.txt"), QT | X_WINDOWS | TEST_TOOLS),
    "bundle": Purpose(".venv-bundle", ("runtime.txt", "bundle.txt"), QT | X_WINDOWS | BUNDLE_TOOLS),
    "lock": Purpose(".venv-lock", ("lock.txt",), {}, with_project=False),
}


def main(arguments: list[str]) -> None:
    """Set up for the one purpose named on the command line."""
    if len(arguments) != 1 or arguments[0] not in PURPOSES:
        give_up("usage: python3 requirements/set_up.py " + "|".join(PURPOSES))
    if sys.version_info < OLDEST:
        found = sys.version.split(maxsplit=1)[0]
        give_up(f"Charrette needs Python 3.11 or newer, this is {found}. Try: make PYTHON=python3.12 ...")
    purpose = PURPOSES[arguments[0]]
    environment = ROOT / purpose.environment
    stamp = environment / f".ready-{arguments[0]}"
    wanted = digest(purpose)
    stands = runs(environment)
    see_to_the_system(purpose.system if stands else purpose.system | ENSUREPIP)
    if stands and stamp.is_file() and stamp.read_text() == wanted:
        return
    if not stands:
        make_environment(environment)
    install_packages(environment, purpose)
    stamp.write_text(wanted)


def see_to_the_system(wanted: dict[str, str]) -> None:
    """Install the Debian packages of what is not found, or say how to."""
    if not sys.platform.startswith("linux"):
        return
    missing = sorted({package for thing, package in wanted.items() if not found(thing)})
    if missing:
        install_from_debian(missing)


def found(thing: str) -> bool:
    """Whether a module can be imported, a shared library loaded, or a program found on the path."""
    if thing in ENSUREPIP:
        return importlib.util.find_spec(thing) is not None
    if ".so" not in thing:
        return shutil.which(thing, path=os.environ.get("PATH", "") + ":/usr/bin:/bin") is not None
    try:
        ctypes.CDLL(thing)
    except OSError:
        return False
    return True


def install_from_debian(packages: list[str]) -> None:
    """Run apt-get as root on Debian and its kin; anybody else gets the line to run."""
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if shutil.which("apt-get") is None:
        give_up(
            f"This system lacks what these packages of Debian hold; install its own: {' '.join(packages)}"
        )
    if os.geteuid() != 0:
        give_up(f"This system lacks a few packages. Run this line once, then try again:\n\n    sudo {line}\n")
    say(f"Installing from Debian: {' '.join(packages)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # the lists may be old or, on a bare machine, absent; whether they do is for the install to say
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
    if subprocess.run(
        [*line.split(), "-qq", "-oDpkg::Use-Pty=0"], env=quiet, stdout=subprocess.DEVNULL, check=False
    ).returncode:
        give_up(f"Debian's packages could not be installed. The line was: {line}")


def make_environment(environment: Path) -> None:
    """Make the virtual environment, anew when something broken is in its place."""
    say(f"Making {environment.name} with Python {sys.version.split(maxsplit=1)[0]}")
    run([sys.executable, "-m", "venv", "--clear", str(environment)])


def install_packages(environment: Path, purpose: Purpose) -> None:
    """Install the locks by hash, then the project with nothing that the locks do not hold."""
    say("Installing the locked packages (about a minute the first time)")
    pip = [str(python(environment)), "-m", "pip", "--disable-pip-version-check", "-q", "install"]
    locks = [word for lock in purpose.locks for word in ("-r", str(ROOT / "requirements" / lock))]
    run([*pip, "--require-hashes", "--only-binary", ":all:", *locks])
    if purpose.with_project:
        run([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)])


def digest(purpose: Purpose) -> str:
    """What the environment must have been made from: place, Python, locks and project file."""
    seen = hashlib.sha256(f"{ROOT} {sys.version}".encode())
    for lock in purpose.locks:
        seen.update((ROOT / "requirements" / lock).read_bytes())
    seen.update((ROOT / "pyproject.toml").read_bytes())
    return seen.hexdigest()


def python(environment: Path) -> Path:
    """The interpreter of an environment."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def runs(environment: Path) -> bool:
    """Whether the environment is there, works, and has pip."""
    if not python(environment).exists():
        return False
    return subprocess.run([str(python(environment)), "-c", "import pip"], check=False).returncode == 0


def run(command: list[str]) -> None:
    """Run a step, and stop with its own words when it fails."""
    if subprocess.run(command, check=False).returncode:
        give_up("That step failed; its own words stand above. Mend that, often the network, and try again.")


def say(words: str) -> None:
    """Tell the person what is going on."""
    print(f"set-up: {words}", flush=True)


def give_up(words: str) -> NoReturn:
    """Stop with one plain sentence."""
    sys.exit(f"set-up: {words}")


if __name__ == "__main__":
    main(sys.argv[1:])
