"""Sending a prepared statement on Django's own connection, inside its own transaction."""

import time
from collections.abc import Sequence
from typing import Any

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections


def first_row(statement: str, values: Sequence[Any]) -> tuple[Any, ...] | None:
    """The first row of a statement with `%s` for each value; None when there is none.

    Raises Django's database errors, as the ORM does.
    """
    connection: Any = connections[DEFAULT_DB_ALIAS]
    connection.validate_no_broken_transaction()
    with connection.wrap_database_errors:
        connection.close_if_health_check_failed()
        connection.ensure_connection()
        begin = time.monotonic()
        with psycopg.Cursor(connection.connection) as cursor:
            cursor.execute(statement, values, prepare=True)
            row: tuple[Any, ...] | None = cursor.fetchone()
    if connection.queries_logged:
        connection.queries_log.append({"sql": statement, "time": f"{time.monotonic() - begin:.3f}"})
    return row
