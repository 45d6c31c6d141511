"""Adding new objects to their tables."""

from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models

from motcua.rows.statements import first_row

PLAIN = {
    models.BigIntegerField, models.CharField, models.DateField, models.DateTimeField, models.EmailField,
    models.ForeignKey, models.IntegerField, models.PositiveSmallIntegerField, models.UUIDField,
}  # fmt: skip


def add(row: models.Model) -> None:
    """Insert a new object and give it its key. Signals are not sent."""
    found = _sent(_insertion(type(row)), _values(row))
    _added(row, found[0])


def add_both(row: models.Model, other: models.Model, *, link: str) -> None:
    """Insert two new objects in one statement; the foreign key `link` of the other one points to the first."""
    found = _sent(_double_insertion(type(row), type(other), link), [*_values(row), *_values(other, link)])
    _added(row, found[0])
    _added(other, found[1])
    setattr(other, link, row)


def add_then(row: models.Model, following: str, values: list[Any]) -> None:
    """Insert a new object and, in the same statement, do what follows from it.

    `following` selects the key first: it reads `FROM added`, whose column `id` is the new key.
    """
    found = _sent(f"WITH added AS ({_insertion(type(row))}) {following}", [*_values(row), *values])
    _added(row, found[0])


@cache
def _insertion(model: type[models.Model]) -> str:
    columns, places = _columns(model)
    return f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({places}) RETURNING "{_key(model)}" AS id'


@cache
def _double_insertion(model: type[models.Model], other: type[models.Model], link: str) -> str:
    columns, places = _columns(other, link)
    column = other._meta.get_field(link).column  # type: ignore[union-attr]
    return (
        f'WITH added AS ({_insertion(model)}) INSERT INTO "{other._meta.db_table}" ("{column}", {columns}) '
        f'VALUES ((SELECT id FROM added), {places}) RETURNING "{column}", "{_key(other)}"'
    )


def _columns(model: type[models.Model], without: str = "") -> tuple[str, str]:
    fields = _fields(model, without)
    return ", ".join(f'"{field.column}"' for field in fields), ", ".join(["%s"] * len(fields))


def _key(model: type[models.Model]) -> str:
    return str(model._meta.pk.column)


def _values(row: models.Model, without: str = "") -> list[Any]:
    # The wrapper itself: looking it up anew for each field takes longer than converting the value.
    connection = connections[DEFAULT_DB_ALIAS]
    values = vars(row)
    return [
        values[field.attname] if plain else field.get_db_prep_save(field.pre_save(row, True), connection)
        for field, plain in _ways(type(row), without)
    ]


@cache
def _ways(model: type[models.Model], without: str) -> list[tuple[Any, bool]]:
    """Each field with whether the driver takes its value as it stands."""
    return [(field, type(field) in PLAIN and not _is_dated(field)) for field in _fields(model, without)]


def _is_dated(field: Any) -> bool:
    return bool(getattr(field, "auto_now", False) or getattr(field, "auto_now_add", False))


@cache
def _fields(model: type[models.Model], without: str = "") -> list[Any]:
    return [
        field
        for field in model._meta.concrete_fields
        if not isinstance(field, models.AutoField) and field.name != without
    ]


def _sent(statement: str, values: list[Any]) -> tuple[Any, ...]:
    found = first_row(statement, values)
    if found is None:
        raise RuntimeError("nothing was inserted")
    return found


def _added(row: models.Model, key: Any) -> None:
    row.pk = key
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
