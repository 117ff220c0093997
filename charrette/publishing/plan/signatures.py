"""Who signed the plan, and which edits voided a sign-off."""

from charrette.domain.plan.signing import SignOffState, SignState
from charrette.domain.wording import counted
from charrette.publishing.phrases import day_words, local_day
from charrette.publishing.plan.readers import Readers
from charrette.publishing.report import Fact, Facts, Heading, Part

_MOST_EDITS = 5


def signatures(readers: Readers) -> list[Part]:
    """The state of each signing department; nothing where none has to sign."""
    states = readers.shown.signed
    if not states:
        return []
    facts = tuple(Fact(state.department, _words(state, readers)) for state in states)
    return [Heading(2, "Sign-off", outline=False), Facts(facts)]


def _words(state: SignOffState, readers: Readers) -> str:
    signed = state.sign_off
    if signed is None:
        return "Not signed."
    day = day_words(local_day(signed.signed_at, readers.snapshot.project.zone))
    who = f" by {signed.signer}" if signed.signer else ""
    words = f"Signed {day}{who}, with a {signed.how.value}, at {readers.money(signed.total)}."
    if state.state is not SignState.VOIDED:
        return words
    named = "; ".join(f"{edit.code} {edit.words}".strip() for edit in state.edits[:_MOST_EDITS])
    more = len(state.edits) - _MOST_EDITS
    rest = f"; and {counted(more, 'more edit')}" if more > 0 else ""
    return f"{words} Voided since: {named}{rest}."
