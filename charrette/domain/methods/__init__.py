"""The registry of methods: each is one module with its rules form, ballot kind, tally, explanation, merge rule."""

from charrette.domain.errors import NotFoundError
from charrette.domain.methods.dots import Dots
from charrette.domain.methods.method import Method, RuleField

METHODS: dict[str, Method] = {method.name: method for method in (Dots(),)}


def method_named(name: str) -> Method:
    """The method of that name; raises ``NotFoundError`` naming those there are."""
    try:
        return METHODS[name]
    except KeyError:
        raise NotFoundError(f"There is no method called “{name}”. There are: {', '.join(METHODS)}.") from None


__all__ = ["METHODS", "Method", "RuleField", "method_named"]
