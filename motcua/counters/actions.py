"""Taking the next number of a book."""

from django.db import connection

from motcua.rows.statements import first_row

TAKE = """
    INSERT INTO counters_counter (book, value) VALUES (%s, 1)
    ON CONFLICT (book) DO UPDATE SET value = counters_counter.value + 1
    RETURNING value
"""


def take(book: str) -> int:
    """The next number of `book`, from 1; rolled back with the caller, so that a book has no gaps.

    The counter row stays locked until the caller commits: take numbers last. Raises RuntimeError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a number is taken inside the transaction that uses it")
    row = first_row(TAKE, [book])
    if row is None:
        raise RuntimeError(f"no number was given in {book}")
    return int(row[0])
