"""The hint of a duplicate: alike words in another order, never another meaning of the same length."""

from uuid import UUID

from charrette.services.hints import Hints

ONE, TWO = UUID(int=1), UUID(int=2)


def test_the_same_words_in_another_order_are_hinted() -> None:
    hints = Hints({ONE: "A quiet place to sit", TWO: "Plugs that work at every seat"})
    found = hints.closest("a place to sit, quiet!")
    assert found is not None
    assert (found.card_id, found.text) == (ONE, "A quiet place to sit")


def test_other_words_and_short_beginnings_are_not() -> None:
    hints = Hints({ONE: "A quiet place to sit"})
    assert hints.closest("Wi-Fi that survives 32 videos") is None
    assert hints.closest("A qui") is None


def test_cards_are_learned_and_forgotten() -> None:
    hints = Hints({})
    hints.learn(TWO, "Windows that open")
    assert hints.closest("Windows that opens") is not None
    hints.forget(TWO)
    assert hints.closest("Windows that opens") is None
