"""The short stable codes people see: C-012, N-003, R-2. Counted per project, never reused."""

import re

_WIDTH = {"C": 3, "N": 3, "B": 3, "S": 3, "R": 1, "T": 1}
_CODE = re.compile(r"([A-Z])-(\d+)[a-z]?")


def code(letter: str, number: int) -> str:
    """``code("C", 12)`` is ``"C-012"``."""
    return f"{letter}-{number:0{_WIDTH[letter]}d}"


def code_number(text: str) -> int:
    """The number in a code; 0 when the text is no code."""
    match = _CODE.fullmatch(text)
    return int(match[2]) if match else 0
