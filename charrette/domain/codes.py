"""The short stable codes people see: C-012, N-003, R-2. Counted per project, never reused."""

_WIDTH = {"C": 3, "N": 3, "B": 3, "S": 3, "R": 1, "T": 1, "D": 1, "A": 1, "P": 1, "G": 1}


def code(letter: str, number: int) -> str:
    """``code("C", 12)`` is ``"C-012"``."""
    return f"{letter}-{number:0{_WIDTH[letter]}d}"
