"""Answers by level for the room: a weighed count never tells which group an answer came from."""

import pytest

from charrette.domain.rounds import Headline
from charrette.ui.presenter.level_slides import PEOPLE, level_slides
from charrette.ui.presenter.slides import LevelsSlide, SpreadSlide
from tests.unit.answers import given, result_of

VETO = 8


@pytest.mark.parametrize(("small", "vetoes"), [(2, {"1"}), (5, {"2.4"})])
def test_the_veto_of_a_small_group_is_one_and_no_fingerprint(small: int, vetoes: set[str]) -> None:
    many = [given(number, 0, 1) for number in range(19)]
    few = [given(50 + number, 1, VETO if not number else 1) for number in range(small)]
    result = result_of("gradients", [*many, *few], 1, headline=Headline.BALANCED)
    (slide,) = level_slides(result, "Round 1.")
    assert isinstance(slide, LevelsSlide)
    assert {row.number for row in slide.rows[-1:]} == vetoes
    assert (PEOPLE in slide.note) is (small == 2)
    assert slide.verdict == "not agreed: veto"


def test_so_it_is_where_many_needs_stand_in_rows() -> None:
    many = [given(number, 0, *[1] * 5) for number in range(19)]
    result = result_of("gradients", [*many, given(50, 1, *[VETO] * 5)], 5, headline=Headline.BALANCED)
    (slide,) = level_slides(result, "Round 1.")
    assert isinstance(slide, SpreadSlide)
    assert {row.shares[-1][0] for row in slide.rows} == {1 / 19}
