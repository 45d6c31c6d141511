"""Numbers of a book: unique, without gaps, whatever is rolled back."""

import random

import pytest
from django.db import transaction

from motcua.counters.actions import take
from motcua.counters.models import Counter
from tests.factories.cast import Cast


def test_a_book_runs_from_one(cast: Cast) -> None:
    assert [take("so") for _ in range(5)] == [1, 2, 3, 4, 5]


def test_books_do_not_know_each_other(cast: Cast) -> None:
    assert [take("a"), take("b"), take("a"), take("b")] == [1, 1, 2, 2]


@pytest.mark.parametrize("seed", range(5))
def test_any_interleaving_of_takes_and_rollbacks_leaves_no_gap(cast: Cast, seed: int) -> None:
    chance, kept = random.Random(seed), []
    for _ in range(30):
        with transaction.atomic():
            number = take("so")
            if chance.random() < 0.4:
                transaction.set_rollback(True)
            else:
                kept.append(number)
    assert kept == list(range(1, len(kept) + 1))


def test_outside_a_transaction_no_number_is_given(committed: Cast) -> None:
    with pytest.raises(RuntimeError, match="inside the transaction"):
        take("so")
    assert not Counter.objects.filter(book="so").exists()


def test_a_take_is_one_query(cast: Cast, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(1):
        take("so")
