"""Taking the next number of a book."""

from django.db import connection, models

from motcua.rows.statements import first_row
from motcua.rows.writing import next_key_of

TAKE = """
    INSERT INTO counters_counter (book, value) VALUES (%s, 1)
    ON CONFLICT (book) DO UPDATE SET value = counters_counter.value + 1
    RETURNING value
"""


def take(book: str) -> int:
    """The next number of `book`, from 1; rolled back with the caller, so that a book has no gaps.

    The counter row stays locked until the caller commits: take numbers last. Raises RuntimeError outside a transaction.
    """
    return _taken(TAKE, book)[0]


def take_with_key(book: str, model: type[models.Model]) -> tuple[int, int]:
    """The next number of `book`, and the key under which the object that bears it will be written. See `take`."""
    number, key = _taken(f"{TAKE}, {next_key_of(model)}", book)
    return number, key


def _taken(statement: str, book: str) -> tuple[int, ...]:
    if not connection.in_atomic_block:
        raise RuntimeError("a number is taken inside the transaction that uses it")
    row = first_row(statement, [book])
    if row is None:
        raise RuntimeError(f"no number was given in {book}")
    return row
