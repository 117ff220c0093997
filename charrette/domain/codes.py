"""The short stable codes people see: C-012, N-003, R-2. Counted per project, never reused."""

_WIDTH = {"C": 3, "N": 3, "B": 3, "S": 3, "M": 3, "K": 3}
"""The digits of a code; those of the other letters are not filled up."""


def code(letter: str, number: int) -> str:
    """``code("C", 12)`` is ``"C-012"``."""
    return f"{letter}-{number:0{_WIDTH.get(letter, 1)}d}"
