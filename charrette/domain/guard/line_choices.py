"""Ways to settle two budget lines that pay for one thing: used by every rule that finds such a pair."""

from uuid import UUID

from charrette.domain.guard.facts import LineFacts
from charrette.domain.guard.finding import Choice
from charrette.domain.money import money_words
from charrette.domain.plan.settlements import Way


def keeps(first: LineFacts, second: LineFacts, moves: tuple[UUID, ...]) -> tuple[Choice, Choice]:
    """One line stays and the other goes; scope items of ``moves`` that only the other served go over."""
    return _keep(first, second, moves), _keep(second, first, moves)


def _keep(stays: LineFacts, goes: LineFacts, moves: tuple[UUID, ...]) -> Choice:
    amount = goes.amount or 0
    tells_apart = stays.department and stays.department != goes.department
    release = f", release {money_words(amount, goes.currency)}" if amount else f", remove {goes.code}"
    words = f"Keep {stays.department if tells_apart else stays.code}{release}"
    moved = tuple(item.id for item in goes.scope if item.id in moves and item not in stays.scope)
    return Choice(Way.KEEP_ONE, words, stays.id, amount, (goes.id,), moved)


def merged(first: LineFacts, second: LineFacts) -> Choice:
    """Both become one line with both amounts, all they serve and all that pays them; another sum may be given."""
    total = (first.amount or 0) + (second.amount or 0)
    moved = tuple(item.id for item in second.scope if item not in first.scope)
    words = f"Merge into {first.code}, {money_words(total, first.currency)}"
    return Choice(Way.MERGE, words, first.id, drops=(second.id,), moves=moved)


def share(first: LineFacts, second: LineFacts) -> Choice:
    """Both stay, with words on who does what and by how much each pays."""
    words = f"Share: record who does what, {first.money} and {second.money}"
    return Choice(Way.SHARE, words, first.id, asks="split")
