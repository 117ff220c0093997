"""Money: whole minor units in the store, ``Decimal`` in Python, never float."""

from dataclasses import dataclass
from decimal import Decimal

from charrette.domain.errors import InvalidInputError

_NO_MINOR = {
    "BIF",
    "CLP",
    "DJF",
    "GNF",
    "JPY",
    "KMF",
    "KRW",
    "PYG",
    "RWF",
    "UGX",
    "VND",
    "VUV",
    "XAF",
    "XOF",
    "XPF",
}
_SYMBOL = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}


def exponent(currency: str) -> int:
    """The number of decimal places of an ISO 4217 currency (2, or 0 for those without minor units)."""
    return 0 if currency in _NO_MINOR else 2


def to_minor(amount: Decimal | int, currency: str) -> int:
    """An amount in minor units; raises ``InvalidInputError`` when it has more places than the currency."""
    scaled = Decimal(amount).scaleb(exponent(currency))
    if scaled != scaled.to_integral_value():
        raise InvalidInputError(f"{amount} has more decimal places than {currency} knows.")
    return int(scaled)


def to_decimal(minor: int, currency: str) -> Decimal:
    """The amount of a number of minor units."""
    return Decimal(minor).scaleb(-exponent(currency))


def money_words(minor: int, currency: str) -> str:
    """``money_words(8400000, "USD")`` is ``"$84,000"``; cents are shown only when there are any."""
    amount = to_decimal(minor, currency)
    digits = f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
    symbol = _SYMBOL.get(currency)
    return f"{symbol}{digits}" if symbol else f"{currency} {digits}"


@dataclass(frozen=True, slots=True)
class CostRange:
    """A three-point estimate in minor units; any point may be unknown."""

    low: int | None = None
    likely: int | None = None
    high: int | None = None

    @property
    def middle(self) -> int | None:
        """The likely value, else the midpoint of low and high, else whichever is known."""
        if self.likely is not None:
            return self.likely
        if self.low is not None and self.high is not None:
            return (self.low + self.high) // 2
        return self.low if self.low is not None else self.high

    @property
    def ordered(self) -> bool:
        """Whether the known points rise from low to high and none is negative."""
        known = [point for point in (self.low, self.likely, self.high) if point is not None]
        return known == sorted(known) and all(point >= 0 for point in known)


def cost_words(cost: CostRange, currency: str) -> str:
    """``"$40,000 to $60,000"``, one amount when only one is known, else an empty text."""
    if cost.low is not None and cost.high is not None and cost.low != cost.high:
        return f"{money_words(cost.low, currency)} to {money_words(cost.high, currency)}"
    return money_words(cost.middle, currency) if cost.middle is not None else ""
