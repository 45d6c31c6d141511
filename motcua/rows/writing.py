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
    shape = _shape(row)
    found = _sent(_insertion(shape), _values(row, shape))
    _added(row, found[0])


def add_all(*rows: models.Model) -> None:
    """Insert new objects in one statement. One that others point to has its key already (`next_key_of`).

    An object without a key is written, and not told the one it got.
    """
    shapes = tuple(map(_shape, rows))
    _sent(f"WITH {_along(shapes)} SELECT 1", _all_values(rows, shapes))
    _written(rows)


def add_then(row: models.Model, following: str, values: list[Any], *, along: Sequence[models.Model] = ()) -> None:
    """Insert a new object and, in the same statement, do what follows from it.

    `following` selects the key first: it reads `FROM added`, whose column `id` is the new key. `along` are new objects
    written with it; one that others point to has its key already (`next_key_of`).
    """
    shape, shapes = _shape(row), tuple(map(_shape, along))
    others = f"{_along(shapes)}, " if shapes else ""
    written = [*_all_values(along, shapes), *_values(row, shape)]
    found = _sent(f"WITH {others}added AS ({_insertion(shape)}) {following}", [*written, *values])
    _added(row, found[0])
    _written(along)


@cache
def next_key_of(model: type[models.Model]) -> str:
    """The expression of the next key of a model's table, for a statement that reserves one."""
    return f"nextval(pg_get_serial_sequence('{model._meta.db_table}', '{_key(model)}'))"


Shape = tuple[type[models.Model], tuple[str, ...]]


def _shape(row: models.Model) -> Shape:
    """The model with the fields to write. A field that is None is left out, for that is what its column becomes."""
    values = vars(row)
    return type(row), tuple(name for name, dated in _names(type(row)) if dated or values[name] is not None)


@cache
def _names(model: type[models.Model]) -> list[tuple[str, bool]]:
    """Each field with whether it takes its value only when it is written."""
    return [(field.attname, _is_dated(field)) for field in model._meta.concrete_fields]


@cache
def _along(shapes: tuple[Shape, ...]) -> str:
    return ", ".join(f"along{number} AS ({_insertion(shape)})" for number, shape in enumerate(shapes))


def _written(rows: Sequence[models.Model]) -> None:
    for row in rows:
        if row.pk is not None:
            _added(row, row.pk)


@cache
def _insertion(shape: Shape) -> str:
    model, names = shape
    columns = ", ".join(f'"{field.column}"' for field, _ in _ways(shape))
    places = ", ".join(["%s"] * len(names))
    return f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({places}) RETURNING "{_key(model)}" AS id'


def _key(model: type[models.Model]) -> str:
    return str(model._meta.pk.column)


def _all_values(rows: Sequence[models.Model], shapes: Sequence[Shape]) -> list[Any]:
    return [value for row, shape in zip(rows, shapes, strict=True) for value in _values(row, shape)]


def _values(row: models.Model, shape: Shape) -> list[Any]:
    # The wrapper itself: looking it up anew for each field takes longer than converting the value.
    connection = connections[DEFAULT_DB_ALIAS]
    values = vars(row)
    return [
        values[field.attname] if plain else field.get_db_prep_save(field.pre_save(row, True), connection)
        for field, plain in _ways(shape)
    ]


@cache
def _ways(shape: Shape) -> list[tuple[Any, bool]]:
    """Each field to write, with whether the driver takes its value as it stands."""
    fields = {field.attname: field for field in shape[0]._meta.concrete_fields}
    return [(field, type(field) in PLAIN and not _is_dated(field)) for field in map(fields.__getitem__, shape[1])]


def _is_dated(field: Any) -> bool:
    return bool(getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False))


def _sent(statement: str, values: list[Any]) -> tuple[Any, ...]:
    found = first_row(statement, values)
    if found is None:
        raise RuntimeError("nothing was inserted")
    return found


def _added(row: models.Model, key: Any) -> None:
    row.pk = key
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
