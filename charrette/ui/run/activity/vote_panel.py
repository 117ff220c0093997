"""Voting in a block: opens the round by the block's rules with one key, then leads to ballots, result, second vote."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QPlainTextEdit

from charrette.domain.activities import activity_named, rules_words
from charrette.domain.activities.outcome import rounds_of
from charrette.domain.methods import method_named
from charrette.domain.methods.method import FollowUp
from charrette.domain.result import Standing
from charrette.domain.rounds import Round, RoundState, ballots_of
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted, number
from charrette.services.activities import OpenBlockRound, open_block_round
from charrette.services.rounds import close_round, follow_up_round, reveal_round
from charrette.ui.run.activity.panel import Panel
from charrette.ui.widgets.buttons import button
from charrette.ui.widgets.labels import label
from charrette.ui.widgets.plain_table import PlainTable

_NO_FOLLOW_UP = FollowUp((), {}, "")


def _outcome(standing: Standing, measure: str) -> str:
    """For example "16 dots", "mean 3.3, not agreed", "7 votes, kept"."""
    counts = measure.endswith("s")
    if not standing.voted:
        return f"no {measure}" if counts else "no answer"
    score = (
        counted(standing.score, measure.removesuffix("s"))
        if counts
        else f"{measure} {number(standing.score)}"
    )
    return f"{score}, {standing.verdict}" if standing.verdict else score


@dataclass(frozen=True, slots=True)
class _Counted:
    """A revealed round as the panel shows it."""

    round: Round
    ranks: bool
    rows: tuple[tuple[str, str, str], ...]
    told: tuple[str, ...]
    follow: FollowUp

    def of(self, round_: Round | None) -> bool:
        """Whether it is that of a round as it stands: a round that was reopened has another moment of reveal."""
        return round_ is not None and round_.revealed_at is not None and round_ == self.round


def _counted(snapshot: ProjectSnapshot, round_: Round) -> _Counted:
    """The ranks, or what the rule says of each where nothing is ranked; and what shall follow."""
    method, result = method_named(round_.rules.method), snapshot.result(round_)
    standings = sorted(result.standings, key=lambda each: each.rank)
    rows = tuple(
        (
            each.rank_label if method.ranks else each.need.code,
            each.need.statement if each.need.proposal else each.need.short_name,
            _outcome(each, result.measure),
        )
        for each in standings
    )
    told = tuple(method.explain(result, each) for each in standings)
    return _Counted(round_, method.ranks, rows, told, method.follow_up(result))


class VotePanel(Panel):
    """One row of keys, of which those that make sense now are shown."""

    def build(self) -> None:
        theme = self.theme
        self._counted: _Counted | None = None
        self.heading, self.words = label("", "title", wraps=True), label("", "body", wraps=True)
        self.following = label("", "small", wraps=True)
        heads = [self.tr("Rank"), self.tr("What was voted on"), self.tr("Result")]
        self.result = PlainTable(theme, heads, self.tr("Result"), 1)
        self.proposals = QPlainTextEdit()
        self.proposals.setAccessibleName(self.tr("Proposals, one a line"))
        self.proposals.setPlaceholderText(self.tr("The proposal as it is read out; one a line"))
        self.proposals.setTabChangesFocus(True)
        self.proposals.setMaximumHeight(theme.px(110))
        self.proposals_label = label(self.tr("What the room is asked"), "label")
        self.proposals_label.setBuddy(self.proposals)
        self.keys = {
            "open": button(theme, self.tr("Open the round"), kind="primary", key="O"),
            "ballots": button(theme, self.tr("Enter ballots"), key="E"),
            "close": button(theme, self.tr("Close the round"), key="C"),
            "reveal": button(theme, self.tr("Reveal to the room"), kind="primary", key="V"),
            "again": button(theme, self.tr("Vote again"), key="A"),
        }
        for verb, act in self._all_acts().items():
            self.keys[verb].clicked.connect(act)
        for widget in (self.heading, self.words, self.proposals_label, self.proposals):
            self.column.addWidget(widget)
        self.row(*self.keys.values())
        self.column.addSpacing(theme.px(8))
        self.column.addWidget(self.following)
        self.result.setMinimumHeight(theme.px(140))
        self.column.addWidget(self.result, 1000)
        self.column.addStretch(1)

    @property
    def round(self) -> Round | None:
        """The block's last round that counts."""
        if self.block is None:
            return None
        found = [
            each for each in rounds_of(self.block, self.desk.snapshot) if each.state is not RoundState.VOID
        ]
        return found[-1] if found else None

    def refresh(self) -> None:
        if self.block is None:
            return
        round_, kind = self.round, activity_named(self.block.kind)
        asks = kind.on_proposals and round_ is None
        self.proposals.setVisible(asks)
        self.proposals_label.setVisible(asks)
        self.heading.setText(self._heading(round_))
        self.words.setText(self._words(round_))
        follow = self._counted.follow if self._counted and self._counted.of(round_) else _NO_FOLLOW_UP
        self._count(round_)
        self.following.setText(follow.words)
        self.following.setVisible(bool(follow.words))
        taking = round_ is not None and round_.state is RoundState.OPEN
        self.keys["ballots"].setText(self.tr("Enter ballots") if taking else self.tr("See it in Prioritise"))
        writable, held = not self.desk.read_only, self._holds_focus()
        for verb, key in self.keys.items():
            key.setVisible(verb in self._possible(round_, follow))
            key.setEnabled(writable or verb == "ballots")
        if held and not self._holds_focus():
            self.take_focus()

    def _holds_focus(self) -> bool:
        """Whether the keyboard is on something that is shown here."""
        return any(key.hasFocus() and not key.isHidden() for key in self.keys.values())

    def _count(self, round_: Round | None) -> None:
        """What came out, once the room has seen it: before that it would tell what is hidden. Counted on a lane."""
        known = self._counted is not None and self._counted.of(round_)
        self.result.setVisible(known)
        if known or round_ is None or round_.revealed_at is None:
            return
        snapshot = self.desk.snapshot
        self.desk.run(lambda: _counted(snapshot, round_), self._on_counted, owner=self)

    def _on_counted(self, counted: "_Counted") -> None:
        self._counted = counted
        first = self.tr("Rank") if counted.ranks else self.tr("No.")
        self.result.setHorizontalHeaderLabels([first, self.tr("What was voted on"), self.tr("Result")])
        self.result.show_cells(counted.rows, counted.told)
        if counted.of(self.round):
            self.refresh()

    def concerns(self, tables: frozenset[str]) -> bool:
        return bool(tables & {"block", "round", "ballot", "need"})

    def acts(self) -> Mapping[str, Callable[[], object]]:
        return {
            verb: act
            for verb, act in self._all_acts().items()
            if not self.keys[verb].isHidden() and self.keys[verb].isEnabled()
        }

    def take_focus(self) -> None:
        if not self.proposals.isHidden():
            self.proposals.setFocus()
            return
        first = next((key for key in self.keys.values() if not key.isHidden()), self)
        first.setFocus()

    def on_open(self) -> None:
        """The rules freeze; nothing may be added any more."""
        if self.block is None:
            return
        lines = self.proposals.toPlainText().splitlines() if not self.proposals.isHidden() else []
        sentences = tuple(" ".join(line.split()) for line in lines if line.strip())
        command = OpenBlockRound(self.block.id, proposals=sentences)
        self.desk.do(open_block_round, command, lambda _: self.take_focus(), owner=self)

    def on_ballots(self) -> None:
        """To the page where ballots are entered; Ctrl+2 leads back."""
        self.go.emit("prioritise", None)

    def on_close(self) -> None:
        """No more ballots; nothing is shown yet."""
        if self.round is not None:
            self.desk.do(close_round, self.round.id, lambda _: self.take_focus(), owner=self)

    def on_reveal(self) -> None:
        """The room sees what came out."""
        if self.round is not None:
            self.desk.do(reveal_round, self.round.id, self._on_revealed, owner=self)

    def on_again(self) -> None:
        """The second vote that the method's rule asks for."""
        if self.round is not None:
            self.desk.do(follow_up_round, self.round.id, lambda _: self.take_focus(), owner=self)

    def _on_revealed(self, round_: Round) -> None:
        self.revealed.emit(round_.id)
        self.take_focus()

    def _all_acts(self) -> dict[str, Callable[[], object]]:
        return {
            "open": self.on_open,
            "ballots": self.on_ballots,
            "close": self.on_close,
            "reveal": self.on_reveal,
            "again": self.on_again,
        }

    def _possible(self, round_: Round | None, follow: FollowUp) -> frozenset[str]:
        if round_ is None:
            return frozenset({"open"})
        if round_.state is RoundState.OPEN:
            return frozenset({"ballots", "close"})
        if round_.revealed_at is None:
            return frozenset({"reveal", "ballots"})
        return frozenset({"ballots", "again"} if follow.need_ids else {"ballots"})

    def _heading(self, round_: Round | None) -> str:
        if round_ is None:
            return self.tr("No round is open yet")
        if round_.state is RoundState.OPEN:
            return self.tr("{round} is open").format(round=round_.title)
        state = self.tr("revealed") if round_.revealed_at else self.tr("closed, not revealed yet")
        return f"{round_.title}: {state}"

    def _words(self, round_: Round | None) -> str:
        assert self.block is not None
        if round_ is None:
            return self._before(rules_words(self.block))
        rules = method_named(round_.rules.method).rules_in_words(round_.rules)
        cast = ballots_of(round_, self.desk.snapshot.ballots)
        heads = sum(1 if ballot.voters is None else ballot.voters for ballot in cast)
        here = len(self.desk.snapshot.here)
        people = self.tr(" of {n} people here").format(n=here) if here else ""
        what = counted(len(round_.needs), "proposal" if round_.on_proposals else "need")
        return self.tr("{what}. {rules}. {ballots}{people}.").format(
            what=what, rules=rules.rstrip("."), ballots=f"{counted(heads, 'ballot')} in", people=people
        )

    def _before(self, rules: str) -> str:
        assert self.block is not None
        if activity_named(self.block.kind).on_proposals:
            return f"{rules} {self.tr('Left empty, the room is asked about every need.')}"
        needs = sum(not need.required for need in self.desk.snapshot.open_needs)
        if not needs:
            return self.tr("There is no need to vote on yet: make needs of the cards first.")
        return f"{counted(needs, 'need')}. {rules}"
