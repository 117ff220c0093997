"""The project as the room may read it, kept true to the desk: only what changed is read through again."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from charrette.domain.cards import Card
from charrette.domain.editions import Edition
from charrette.domain.public_words import snapshot_for
from charrette.domain.snapshot import ProjectSnapshot, renewed

_LISTS = tuple(each.name for each in fields(ProjectSnapshot) if each.name not in {"project", "plan"})


class PublicView:
    """What ``snapshot_for`` gives for the public, without doing six hundred cards again for one new block.

    Which words are taken out depends on the redactions and the aliases alone. While these stay, a list that is the same
    object as before is the same for the public, and so is a card.
    """

    def __init__(self) -> None:
        self._whole: ProjectSnapshot | None = None
        self._public: ProjectSnapshot | None = None
        self._secrets: object = None

    def of(self, whole: ProjectSnapshot) -> ProjectSnapshot:
        """The public snapshot; the very same while nothing changed."""
        before, public = self._whole, self._public
        if public is not None and whole is before:
            return public
        secrets = _secrets(whole)
        if before is None or public is None or secrets != self._secrets or before.project != whole.project:
            made = snapshot_for(whole, Edition.PUBLIC)
        else:
            made = _again(before, public, whole)
        self._whole, self._public, self._secrets = whole, made, secrets
        return made


def _secrets(whole: ProjectSnapshot) -> object:
    """What decides which words are taken out."""
    redacted = tuple(card for card in whole.cards if card.redactions)
    return redacted, tuple(each.alias for each in whole.participants)


def _again(before: ProjectSnapshot, public: ProjectSnapshot, whole: ProjectSnapshot) -> ProjectSnapshot:
    same = {name for name in _LISTS if getattr(whole, name) is getattr(before, name)}
    redacted = [card for card in whole.cards if card.redactions]
    new = (
        []
        if "cards" in same
        else [card for card in whole.cards if before.card_by_id.get(card.id) is not card]
    )
    kept: dict[str, Any] = dict.fromkeys(same - {"participants", "cards"}, ())
    read = snapshot_for(replace(whole, **kept, cards=(*redacted, *new)), Edition.PUBLIC)
    lists: dict[str, Any] = {name: getattr(public if name in same else read, name) for name in _LISTS}
    if "cards" not in same:
        lists["cards"] = _cards(whole.cards, public, read.cards)
    return renewed(public, **lists)


def _cards(cards: Sequence[Card], public: ProjectSnapshot, read: Sequence[Card]) -> tuple[Card, ...]:
    anew = {card.id: card for card in read}
    return tuple(anew[card.id] if card.id in anew else public.card_by_id[card.id] for card in cards)
