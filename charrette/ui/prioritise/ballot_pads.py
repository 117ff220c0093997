"""What every way to fill a ballot on the screen offers; which one fits a round."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from charrette.domain.methods import BallotKind, method_named
from charrette.domain.rounds import Round
from charrette.ui.theme import Theme


class BallotPad(QWidget):
    """Part of a dialog: shows a content and says when it is changed."""

    changed = Signal()
    done = Signal()
    """The last answer was given: what is left to do is to keep the ballot."""

    def content(self) -> dict[UUID, int]:
        """The ballot as it stands."""
        raise NotImplementedError

    def words(self) -> str:
        """How far the ballot is, in words."""
        raise NotImplementedError


def has_pad(round_: Round) -> bool:
    """Whether a ballot of the round can be filled on the screen: rankings, comparisons, criteria, answers by need."""
    method = method_named(round_.rules.method)
    return method.ballot_kind not in {BallotKind.DOTS, BallotKind.APPROVAL}


def pad_for(theme: Theme, round_: Round, content: Mapping[UUID, int], number: int) -> BallotPad:
    """The pad of the round's kind of ballot. ``number`` is that of the ballot: which pairs it is asked about."""
    kind = method_named(round_.rules.method).ballot_kind
    if kind is BallotKind.PAIRS:
        from charrette.ui.prioritise.ballot_pairs import PairsPad

        return PairsPad(theme, round_, content, number)
    if kind is BallotKind.RANKING:
        from charrette.ui.prioritise.ballot_ranking import RankingPad

        return RankingPad(theme, round_, content)
    from charrette.ui.prioritise.ballot_answers import AnswersPad

    return AnswersPad(theme, round_, content)
