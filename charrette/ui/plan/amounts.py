"""Amounts as people type and read them: ``40k``, ``1.2m``, ``$40,000``."""

from decimal import Decimal

from PySide6.QtCore import QLocale

from charrette.domain.errors import InvalidInputError
from charrette.domain.money import money_words, to_decimal, to_minor

MOST = Decimal(10**15)
"""More than any school costs; what is larger was typed by mistake."""
_THOUSANDS = {"k": Decimal(1000), "m": Decimal(1_000_000)}


def read_amount(text: str, currency: str) -> int | None:
    """Minor units of what was typed; None for an empty text. Raises ``InvalidInputError`` for what is no amount."""
    plain = text.strip().casefold().removeprefix(currency.casefold()).lstrip("$€£¥ ")
    if not plain or plain == "–":
        return None
    factor = _THOUSANDS.get(plain[-1], Decimal(1))
    try:
        amount = Decimal(_digits(plain.rstrip("km "))) * factor
    except ArithmeticError:
        amount = Decimal("NaN")
    if not amount.is_finite() or not 0 <= amount < MOST:
        raise InvalidInputError(
            f"“{text.strip()}” is not an amount.", "Nothing was changed.", "Type 40000, 40k or 1.2m."
        )
    return to_minor(amount.normalize() if amount else Decimal(0), currency)


def _digits(text: str) -> str:
    """Digits with a point; empty where a group is not of three: "12,5" is not 125."""
    point, group = QLocale().decimalPoint(), QLocale().groupSeparator()
    whole, *rest = text.replace("\u00a0", " ").replace("\u202f", " ").split(point)
    for separator in {group, " "}:
        first, *groups = whole.split(separator)
        if groups and (not 1 <= len(first) <= 3 or any(len(each) != 3 for each in groups)):
            return ""
    return ".".join([whole.replace(group, "").replace(" ", ""), *rest])


def typed_amount(minor: int | None, currency: str) -> str:
    """An amount as it stands in a field: digits only, as this system writes decimals."""
    if minor is None:
        return ""
    amount = to_decimal(minor, currency)
    text = f"{amount:.0f}" if amount == amount.to_integral_value() else str(amount)
    return text.replace(".", QLocale().decimalPoint())


def plain_amount(minor: int | None, currency: str) -> str:
    """An amount under a head that names the currency: ``"148,000"``; a dash for none."""
    if minor is None:
        return "–"
    amount = to_decimal(minor, currency)
    return f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"


def currency_sign(currency: str) -> str:
    """``"$"``, or the currency's letters where it has no sign of its own."""
    return money_words(0, currency).rstrip("0. ")


def shown_amount(minor: int | None, currency: str) -> str:
    """An amount in a table; a dash for what nobody knows yet."""
    return "–" if minor is None else money_words(minor, currency)
