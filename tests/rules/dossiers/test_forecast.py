"""The honest forecast: nothing from too little, and figures that really happened."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.dossiers.rules.forecast import FEWEST, forecast


def hours(*numbers):
    return [timedelta(hours=number) for number in numbers]


@pytest.mark.parametrize("seen", [0, 1, FEWEST - 1])
def test_too_little_says_nothing(seen):
    assert forecast(hours(*range(seen))) is None


def test_the_median_and_the_ninth_of_ten():
    told = forecast(hours(*range(1, 11)))
    assert (told.median, told.ninth, told.seen) == (timedelta(hours=5), timedelta(hours=9), 10)


@given(st.lists(st.timedeltas(timedelta(), timedelta(days=90)), min_size=FEWEST, max_size=60))
def test_half_are_within_the_median_and_nine_tenths_within_the_ninth(durations):
    told = forecast(durations)
    assert told is not None and told.median in durations and told.ninth in durations
    assert sum(one <= told.median for one in durations) * 2 >= len(durations)
    assert sum(one <= told.ninth for one in durations) * 10 >= len(durations) * 9
