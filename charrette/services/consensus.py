"""Minority reports: the words of those who do not agree with where a need stands, kept beside it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from charrette.domain.errors import InvalidInputError
from charrette.domain.minority_report import MinorityReport
from charrette.domain.needs import Need
from charrette.domain.rounds import Round, RoundState
from charrette.domain.wording import quoted
from charrette.services.ballot_checks import project_of

if TYPE_CHECKING:
    from charrette.store.unit_of_work import UnitOfWork

LONGEST = 2000
"""Characters of a minority report."""
LONGEST_BY = 80
"""Characters of whose words they are."""


@dataclass(frozen=True, slots=True)
class KeepMinorityReport:
    """Words on one need of a round; ``by`` says whose they are ("Custodial"), often a group, never a name.

    ``report_id`` is the report to keep other words of; None: a new one.
    """

    project_id: UUID
    round_id: UUID
    need_id: UUID
    text: str
    by: str = ""
    report_id: UUID | None = None


def keep_minority_report(work: "UnitOfWork", command: KeepMinorityReport) -> MinorityReport:
    """Keeps a minority report beside a need, or other words of one.

    Raises ``InvalidInputError`` without words, for more than 2,000 characters, for a need that was not on the ballot
    of the round, and while the round is open: nobody knows yet who is a minority.
    """
    round_, need = work.get(Round, command.round_id), work.get(Need, command.need_id)
    text, by = _checked(command)
    if project_of(work, round_) != command.project_id or need.project_id != command.project_id:
        raise InvalidInputError("The round and the need belong to another project.", "Nothing was changed.")
    if round_.state is RoundState.OPEN:
        raise InvalidInputError(f"{round_.title} is still open.", "Nothing was changed.", "Close it first.")
    if need.id not in {each.need_id for each in round_.needs}:
        raise InvalidInputError(
            f"{need.code} was not on the ballot of {round_.title}.", "Nothing was changed."
        )
    whose = f" by {by}" if by else ""
    if command.report_id is not None:
        return _reworded(work, command.report_id, need, text, by)
    report = MinorityReport(work.ids.new(), command.project_id, round_.id, need.id, text, by)
    work.describe(f"Kept a minority report{whose} on {need.code}: {quoted(text)}", command.project_id)
    work.add(report)
    return report


def _reworded(work: "UnitOfWork", report_id: UUID, need: Need, text: str, by: str) -> MinorityReport:
    before = work.get(MinorityReport, report_id)
    if before.need_id != need.id:
        raise InvalidInputError("The report is on another need.", "Nothing was changed.")
    if (before.text, before.by) == (text, by):
        raise InvalidInputError("The report is the same as before.", "Nothing was changed.")
    words = f"Edited the minority report on {need.code}: {quoted(text)}"
    work.describe(words, before.project_id)
    work.change(before, text=text, by=by)
    return work.get(MinorityReport, report_id)


def remove_minority_report(work: "UnitOfWork", report_id: UUID) -> None:
    """Removes a minority report; the minutes keep its words."""
    report = work.get(MinorityReport, report_id)
    need = work.get(Need, report.need_id)
    words = f"Removed the minority report on {need.code}: {quoted(report.text)}"
    work.describe(words, report.project_id)
    work.remove(report)


def _checked(command: KeepMinorityReport) -> tuple[str, str]:
    text, by = command.text.strip(), " ".join(command.by.split())
    if not text:
        raise InvalidInputError(
            "A minority report needs words.",
            "Nothing was changed.",
            "Say what they hold, in a few sentences.",
        )
    for words, most in ((text, LONGEST), (by, LONGEST_BY)):
        if len(words) > most:
            raise InvalidInputError(
                f"{len(words)} characters; the most is {most:,}.", "Nothing was changed.", "Shorten it."
            )
    return text, by
