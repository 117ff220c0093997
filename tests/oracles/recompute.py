"""Writes the golden files afresh: ``python -m tests.oracles.recompute FOLDER [budgets] [rankings] [strengths]``.

FOLDER holds the environments of the reference libraries and lies outside the project; what is missing is made. Only the
scripts in ``reference/`` import those libraries, each in an environment of its own: their pins do not fit together, and
some of their licences do not fit the product. Here nothing but their printed results is read.
"""

import json
import subprocess
import sys
from pathlib import Path
from venv import EnvBuilder

HERE = Path(__file__).resolve().parent
GOLDEN = HERE / "golden"
DATA = HERE.parents[1].parent / "shared" / "data"
KINDS = ("budgets", "rankings", "strengths")


def environment(folder: Path, kind: str) -> Path:
    """The Python of one kind's environment, made with its requirements where it is missing."""
    python = folder / kind / "bin" / "python"
    if not python.exists():
        EnvBuilder(with_pip=True).create(folder / kind)
        wanted = HERE / "reference" / f"{kind}.txt"
        subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", wanted], check=True)
    return python


def written(line: str) -> str:
    """Writes the golden file of one printed result, keys sorted, lists in one line; its name."""
    found = json.loads(line)
    name = found.pop("file")
    path = GOLDEN / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    parts = (f"{json.dumps(key)}: {json.dumps(found[key], sort_keys=True)}" for key in sorted(found))
    path.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")
    return str(name)


def main(folder: Path, kinds: list[str]) -> None:
    """Runs the reference libraries over the data and says what was written."""
    if not DATA.is_dir():
        sys.exit(f"The real data is not here: {DATA}")
    for kind in kinds or KINDS:
        python = environment(folder.resolve(), kind)
        script = HERE / "reference" / f"{kind}.py"
        with subprocess.Popen([python, script, DATA], stdout=subprocess.PIPE, text=True) as running:
            assert running.stdout is not None
            for line in running.stdout:
                sys.stdout.write(f"{kind}: {written(line)}\n")
                sys.stdout.flush()
        if running.returncode:
            sys.exit(f"{kind} ended with {running.returncode}.")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
