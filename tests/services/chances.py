"""Chances by a seed: ids, moments, and words with every oddity that people type."""

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

_WORDS = (
    "shade",
    "Wi-Fi",
    "=1+1",
    "tab\tand\nline",
    "مقعد",
    "椅子",
    "Ünïcödé",
    "👩🏽‍🔬",
    "“quoted”",
    "\\",
    '"',
    "\u2028",
    "ﬁ",
    "e\u0301",
    "\x07bell",
    "C-001",
    "a" * 62,
    "'",
    "%s",
    "{}",
    "<b>",
    "\ufeff",
    "NULL",
)


class Chances:
    """The same seed gives the same chances."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.chance = Random(seed)
        self._at = datetime(2027, 2, 26, tzinfo=UTC) + timedelta(days=seed)

    def new_id(self) -> UUID:
        """An id of its own."""
        return UUID(int=self.chance.getrandbits(128))

    def moment(self) -> datetime:
        """A moment, to the microsecond."""
        return self._at + timedelta(microseconds=self.chance.randrange(10**11))

    def day(self) -> str:
        """A day, or none."""
        return self.chance.choice(["", "2027-03-14", f"2028-{self.chance.randrange(1, 13):02d}-09"])

    def words(self) -> str:
        """One to three words."""
        return " ".join(self.chance.choices(_WORDS, k=self.chance.randrange(1, 4)))

    def flip(self) -> bool:
        """Yes or no."""
        return self.chance.random() < 0.5

    def perhaps(self, value: Any) -> Any:
        """The value or none."""
        return value if self.flip() else None

    def one(self, among: Any) -> Any:
        """One of several."""
        return self.chance.choice(among)

    def perhaps_one(self, among: Any) -> UUID | None:
        """The id of one of several, or none."""
        return self.chance.choice(among).id if among and self.flip() else None

    def of(self, kind: Any) -> Any:
        """One of an enum."""
        return self.chance.choice(list(kind))
