"""The registry of rules. A new rule is one module beside these, and its name here."""

from charrette.domain.guard import (
    counterpart,
    due_in_time,
    eligible,
    one_accountable,
    paid_twice,
    payments,
    same_meaning,
    signed,
    unserved,
)
from charrette.domain.guard.rule import Rule

RULES: tuple[Rule, ...] = (
    one_accountable.RULE,
    paid_twice.RULE,
    payments.RULE,
    counterpart.RULE,
    unserved.RULE,
    eligible.RULE,
    same_meaning.RULE,
    due_in_time.RULE,
    signed.RULE,
)
