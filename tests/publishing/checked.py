"""Asks an independent checker whether a PDF can be read by everybody: PDF/UA-1."""

from importlib.util import find_spec
from pathlib import Path


def faults(path: Path) -> list[str]:
    """What the checker finds wrong with a PDF; it has no wheel for some machines, and says nothing there."""
    if find_spec("page") is None:
        return []
    import page

    limits = page.SafetyLimits(max_table_grid_rows=100_000)  # a table of every card is longer than it expects
    report = page.validate_pdf(str(path), profile="ua1", limits=limits)
    return [str(each) for each in report.failures]
