"""What came out of a block: the sentences that several kinds of activity use."""

from charrette.domain.agenda import Block
from charrette.domain.cards import Card
from charrette.domain.log import EntryKind, LogEntry
from charrette.domain.parking import parked_items
from charrette.domain.rounds import Round, RoundState
from charrette.domain.snapshot import ProjectSnapshot
from charrette.domain.wording import counted, listed

TOP = 3
"""How many needs a result names."""


def cards_of(block: Block, snapshot: ProjectSnapshot) -> tuple[Card, ...]:
    """The cards that were said in a block, in the order they came."""
    return tuple(card for card in snapshot.cards if card.block_id == block.id)


def entries_of(block: Block, snapshot: ProjectSnapshot, kind: EntryKind) -> tuple[LogEntry, ...]:
    """The entries of one kind that were logged in a block, in their order."""
    return tuple(each for each in snapshot.entries if each.block_id == block.id and each.kind is kind)


def rounds_of(block: Block, snapshot: ProjectSnapshot) -> tuple[Round, ...]:
    """The rounds that were opened in a block, in their order; void ones too."""
    return tuple(each for each in snapshot.rounds if each.block_id == block.id)


def nothing(block: Block, snapshot: ProjectSnapshot) -> str:
    """A talk, a break and a meal leave nothing that could be told."""
    del block, snapshot
    return ""


def cards_words(block: Block, snapshot: ProjectSnapshot) -> str:
    """For example "14 cards from 4 groups."; "No card yet." before the first."""
    cards = cards_of(block, snapshot)
    if not cards:
        return "No card yet."
    groups = {card.group_id for card in cards if card.group_id}
    source = f" from {counted(len(groups), 'group')}" if groups else ""
    return f"{counted(len(cards), 'card')}{source}."


def sorted_words(block: Block, snapshot: ProjectSnapshot) -> str:
    """How the board stands: for example "41 cards in 8 themes; 3 stand alone; 2 not sorted yet."."""
    del block
    by_theme: dict[object, int] = {}
    unsorted = 0
    for card in snapshot.cards:
        if card.status == "open" and card.theme_id:
            by_theme[card.theme_id] = by_theme.get(card.theme_id, 0) + 1
        elif card.status == "open":
            unsorted += 1
    if not by_theme:
        return f"{counted(unsorted, 'card')} not sorted yet." if unsorted else "No card yet."
    alone = sum(count == 1 for count in by_theme.values())
    parts = [f"{counted(sum(by_theme.values()), 'card')} in {counted(len(by_theme), 'theme')}"]
    parts += [f"{alone} {'stands' if alone == 1 else 'stand'} alone"] if alone else []
    parts += [f"{unsorted} not sorted yet"] if unsorted else []
    return f"{'; '.join(parts)}."


def log_words(block: Block, snapshot: ProjectSnapshot) -> str:
    """For example "3 decisions and 5 actions; 1 action has no owner or no date."."""
    decisions = entries_of(block, snapshot, EntryKind.DECISION)
    actions = entries_of(block, snapshot, EntryKind.ACTION)
    if not decisions and not actions:
        return "Nothing was logged yet."
    parts = [(decisions, "decision"), (actions, "action")]
    words = listed([counted(len(found), thing) for found, thing in parts if found])
    return f"{words}{_wanting(actions, 'action')}."


def parked_words(block: Block, snapshot: ProjectSnapshot) -> str:
    """How the parking lot stands, whatever block it was filled in."""
    del block
    items = parked_items(snapshot)
    if not items:
        return "The parking lot is empty."
    wanting = sum(item.wanting for item in items)
    lack = f"; {wanting} without an owner or a date" if wanting else "; each has an owner and a date"
    return f"{counted(len(items), 'item')} in the parking lot{lack}."


def _wanting(entries: tuple[LogEntry, ...], thing: str) -> str:
    lacking = sum(each.wanting for each in entries)
    if not lacking:
        return ""
    return f"; {counted(lacking, thing)} {'has' if lacking == 1 else 'have'} no owner or no date"


def vote_words(block: Block, snapshot: ProjectSnapshot) -> str:
    """Where the block's last round stands, and its result once the room has seen it."""
    rounds = [each for each in rounds_of(block, snapshot) if each.state is not RoundState.VOID]
    if not rounds:
        return "No round was opened yet."
    last = rounds[-1]
    times = f" It was voted {len(rounds)} times." if len(rounds) > 1 else ""
    if last.state is RoundState.OPEN:
        return f"{last.title} is open.{times}"
    if last.revealed_at is None:
        return f"{last.title} is closed and not revealed yet.{times}"
    return f"{revealed_words(last, snapshot)}{times}"


def revealed_words(round_: Round, snapshot: ProjectSnapshot) -> str:
    """The first needs of a revealed round by rank with its rules; where nothing is ranked, what is said of each."""
    from charrette.domain.methods import method_named

    method = method_named(round_.rules.method)
    result = snapshot.result(round_)
    rules = f"{round_.title} ({method.rules_in_words(round_.rules)})"
    standings = sorted((each for each in result.standings if each.voted), key=lambda each: each.rank)
    if not standings:
        return f"{rules}: nobody voted."
    if not method.ranks:
        return f"{rules}: {' '.join(method.explain(result, each) for each in standings[:TOP])}"
    first = [each for each in standings if each.rank <= TOP]
    return f"{rules}: {listed([f'{each.rank_label} {each.need.short_name}' for each in first])}."
