"""Payment references: short, unlike each other, found again in what a bank says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.fees.rules.references import ALPHABET, find_reference, is_reference, reference_of

NUMBERS = st.integers(1, 10**9)


@given(NUMBERS)
def test_a_reference_is_ten_plain_characters_that_check(number: int) -> None:
    reference = reference_of(number)
    assert len(reference) == 10 and is_reference(reference)


def test_no_two_numbers_share_one() -> None:
    assert len({reference_of(number) for number in range(1, 5000)}) == 4999


@given(NUMBERS, st.integers(2, 9), st.sampled_from(ALPHABET))
def test_one_misread_character_is_noticed(number: int, place: int, letter: str) -> None:
    reference = reference_of(number)
    wrong = reference[:place] + letter + reference[place + 1 :]
    assert is_reference(wrong) == (wrong == reference)


@given(NUMBERS, st.sampled_from(["{}", "MBVCB.123.{}.CT tu 0123", "nop le phi {} ho so", "IBFT {}/0911"]))
def test_it_is_found_in_what_a_bank_says(number: int, memo: str) -> None:
    reference = reference_of(number)
    assert find_reference(memo.format(reference.lower())) == reference
    assert find_reference(memo.format(reference[:4] + " " + reference[4:])) == reference


@pytest.mark.parametrize("memo", ["", "MC", "chuyen tien", "MCABCDEFGH0"])
def test_nothing_is_found_where_nothing_is(memo: str) -> None:
    assert find_reference(memo) is None


@pytest.mark.parametrize("number", [0, -1, 32**7])
def test_numbers_have_bounds(number: int) -> None:
    with pytest.raises(ValueError, match="from 1"):
        reference_of(number)
