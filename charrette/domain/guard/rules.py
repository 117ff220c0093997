"""The registry of rules. A new rule is one module beside these, and its name here."""

from charrette.domain.guard import one_accountable, paid_twice
from charrette.domain.guard.rule import Rule

RULES: tuple[Rule, ...] = (
    one_accountable.RULE,
    paid_twice.RULE,
)
