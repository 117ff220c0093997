"""What stands beside a row: the gravest finding about it, but none that is about the whole."""

from uuid import UUID

from charrette.domain.guard.finding import Finding, Severity
from charrette.ui.plan.finding_marks import FEW, marks_of


def about(severity: Severity, *numbers: int) -> Finding:
    """A finding about lines of these numbers."""
    return Finding("2:x", 2, severity, "Twice", "", (), tuple(UUID(int=each) for each in numbers))


def test_the_gravest_finding_about_a_row_is_shown() -> None:
    review, blocks = about(Severity.REVIEW, 1, 2), about(Severity.BLOCKS, 2, 3)
    assert marks_of((review, blocks)) == {UUID(int=1): review, UUID(int=2): blocks, UUID(int=3): blocks}


def test_a_finding_about_a_whole_source_marks_no_row() -> None:
    assert marks_of((about(Severity.BLOCKS, *range(FEW + 1)),)) == {}
