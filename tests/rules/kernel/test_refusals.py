"""Saying no."""

import pytest

from motcua.kernel.refusals import Refused, refuse_if


def test_a_reason_is_raised_as_it_stands() -> None:
    with pytest.raises(Refused) as caught:
        refuse_if("Hồ sơ đã được tiếp nhận.")
    assert caught.value.sentence == "Hồ sơ đã được tiếp nhận."
    assert str(caught.value) == caught.value.sentence


@pytest.mark.parametrize("sentence", [None, ""])
def test_no_reason_lets_the_act_go_on(sentence: str | None) -> None:
    refuse_if(sentence)
