"""The house rules that a machine can hold: sizes, docstrings, names."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILE_CAP = 400
FUNCTION_CAP = 40
CLASS_CAP = 250
NAMELESS = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "base", "misc"}

type_of_function = (ast.FunctionDef, ast.AsyncFunctionDef)


def sources(*folders: str) -> Iterator[Path]:
    """Every Python file of the folders."""
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def parsed(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    """Every Python file of the folders as its short name and its tree."""
    for path in sources(*folders):
        yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


def length(node: ast.stmt) -> int:
    """Lines from the first to the last of a definition."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def too_long(kinds: tuple[type[ast.stmt], ...], cap: int) -> list[str]:
    """Definitions of the kinds over the cap, in the app and its tests."""
    return [
        f"{name}:{node.lineno} {getattr(node, 'name', '')}: {length(node)} lines, cap {cap}"
        for name, tree in parsed("charrette", "tests", "benchmarks", "requirements")
        for node in ast.walk(tree)
        if isinstance(node, kinds) and length(node) > cap
    ]


def test_no_file_is_too_long() -> None:
    lengths = {
        str(path.relative_to(ROOT)): path.read_text(encoding="utf-8").count("\n")
        for path in sources("charrette", "tests", "benchmarks", "requirements")
    }
    assert lengths, "no source was found: the test looks in the wrong place"
    assert {name: lines for name, lines in lengths.items() if lines > FILE_CAP} == {}


def test_no_function_is_too_long() -> None:
    assert too_long(type_of_function, FUNCTION_CAP) == []


def test_no_class_is_too_long() -> None:
    assert too_long((ast.ClassDef,), CLASS_CAP) == []


def test_every_module_and_class_says_what_it_is_for() -> None:
    silent = [
        f"{name}:{getattr(node, 'lineno', 1)} {getattr(node, 'name', '')}".strip()
        for name, tree in parsed("charrette", "tests", "benchmarks", "requirements")
        for node in [tree, *(each for each in ast.walk(tree) if isinstance(each, ast.ClassDef))]
        if not ast.get_docstring(node)
    ]
    assert silent == []


def test_every_package_and_module_has_a_name_of_its_own() -> None:
    nameless = [path for path in sources("charrette") if NAMELESS & {path.stem, path.parent.name}]
    assert nameless == []


@pytest.mark.parametrize(
    ("source", "lines"), [("def f():\n    x = 1\n    return x", 3), ("class C:\n    '''Said.'''", 2)]
)
def test_a_definition_is_measured_from_its_first_line_to_its_last(source: str, lines: int) -> None:
    assert length(ast.parse(source).body[0]) == lines
