"""A round in one line for the header."""

from datetime import datetime

from PySide6.QtCore import QLocale, QTime

from charrette.domain.methods import method_named
from charrette.domain.reconciliation import reconcile
from charrette.domain.rounds import Round, RoundState
from charrette.domain.snapshot import ProjectSnapshot
from charrette.system.zones import zone_named
from charrette.ui.models.ballots import ballots_in


def context_words(snapshot: ProjectSnapshot, round_: Round) -> str:
    """``"Closed 7:36 PM. 38 ballots: 31 from laptops, 7 on paper. 5 dots each, at most 3 on one need."``"""
    rules = f"{method_named(round_.rules.method).rules_in_words(round_.rules)}."
    zone = snapshot.project.zone
    if round_.state is RoundState.VOID:
        return f"Void: {round_.void_reason}"
    if round_.state is RoundState.OPEN:
        return f"Open since {time_words(round_.opened_at, zone)}. {ballots_in(snapshot, round_)}. {rules}"
    closed = f"Closed {time_words(round_.closed_at, zone)}." if round_.closed_at else "Closed."
    return f"{closed} {reconcile(round_, snapshot.ballots).sentence} {rules}"


def time_words(moment: datetime, zone: str) -> str:
    """The time of day where the project is."""
    here = moment.astimezone(zone_named(zone))
    return QLocale().toString(QTime(here.hour, here.minute), QLocale.FormatType.ShortFormat)
