"""Adding new objects to their tables."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models

from motcua.rows.statements import first_row

PLAIN = {
    models.BigAutoField, models.BigIntegerField, models.CharField, models.DateField, models.DateTimeField, models.EmailField,
    models.ForeignKey, models.IntegerField, models.PositiveSmallIntegerField, models.UUIDField,
}  # fmt: skip


def add(row: models.Model) -> None:
    """Insert a new object and give it its key. Signals are not sent."""
    found = _sent(_insertion(type(row)), _values(row))
    _added(row, found[0])


def add_all(*rows: models.Model) -> None:
    """Insert new objects in one statement. One that others point to has its key already (`next_key_of`).

    An object without a key is written, and not told the one it got.
    """
    shapes = _shapes(rows)
    statement = f"WITH {_along(shapes)} SELECT 1"
    _sent(statement, [value for row in rows for value in _values(row, keyed=row.pk is not None)])
    _written(rows)


def add_then(row: models.Model, following: str, values: list[Any], *, along: Sequence[models.Model] = ()) -> None:
    """Insert a new object and, in the same statement, do what follows from it.

    `following` selects the key first: it reads `FROM added`, whose column `id` is the new key. `along` are new objects
    written with it; one that others point to has its key already (`next_key_of`).
    """
    shapes = _shapes(along)
    others = f"{_along(shapes)}, " if shapes else ""
    written = [value for other in along for value in _values(other, keyed=other.pk is not None)]
    found = _sent(f"WITH {others}added AS ({_insertion(type(row))}) {following}", [*written, *_values(row), *values])
    _added(row, found[0])
    _written(along)


@cache
def next_key_of(model: type[models.Model]) -> str:
    """The expression of the next key of a model's table, for a statement that reserves one."""
    return f"nextval(pg_get_serial_sequence('{model._meta.db_table}', '{_key(model)}'))"


Shapes = tuple[tuple[type[models.Model], bool], ...]


def _shapes(rows: Sequence[models.Model]) -> Shapes:
    return tuple((type(row), row.pk is not None) for row in rows)


@cache
def _along(shapes: Shapes) -> str:
    return ", ".join(f"along{number} AS ({_insertion(*shape)})" for number, shape in enumerate(shapes))


def _written(rows: Sequence[models.Model]) -> None:
    for row in rows:
        if row.pk is not None:
            _added(row, row.pk)


@cache
def _insertion(model: type[models.Model], keyed: bool = False) -> str:
    columns, places = _columns(model, keyed)
    return f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({places}) RETURNING "{_key(model)}" AS id'


def _columns(model: type[models.Model], keyed: bool) -> tuple[str, str]:
    fields = _fields(model, keyed)
    return ", ".join(f'"{field.column}"' for field in fields), ", ".join(["%s"] * len(fields))


def _key(model: type[models.Model]) -> str:
    return str(model._meta.pk.column)


def _values(row: models.Model, keyed: bool = False) -> list[Any]:
    # The wrapper itself: looking it up anew for each field takes longer than converting the value.
    connection = connections[DEFAULT_DB_ALIAS]
    values = vars(row)
    return [
        values[field.attname] if plain else field.get_db_prep_save(field.pre_save(row, True), connection)
        for field, plain in _ways(type(row), keyed)
    ]


@cache
def _ways(model: type[models.Model], keyed: bool) -> list[tuple[Any, bool]]:
    """Each field with whether the driver takes its value as it stands."""
    return [(field, type(field) in PLAIN and not _is_dated(field)) for field in _fields(model, keyed)]


def _is_dated(field: Any) -> bool:
    return bool(getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False))


@cache
def _fields(model: type[models.Model], keyed: bool) -> list[Any]:
    return [field for field in model._meta.concrete_fields if keyed or not isinstance(field, models.AutoField)]


def _sent(statement: str, values: list[Any]) -> tuple[Any, ...]:
    found = first_row(statement, values)
    if found is None:
        raise RuntimeError("nothing was inserted")
    return found


def _added(row: models.Model, key: Any) -> None:
    row.pk = key
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
