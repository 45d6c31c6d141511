"""Reading one object by a condition that is always the same."""

from functools import cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, models

from motcua.rows.statements import first_row

Row = TypeVar("Row", bound=models.Model)


def read(model: type[Row], where: str, *values: Any) -> Row | None:
    """The object of `model` for which `where` (SQL with `%s`) holds; for models whose columns need no conversion."""
    names, statement = _select(model, where)
    row = first_row(statement, values)
    return model.from_db(DEFAULT_DB_ALIAS, names, row) if row else None


def read_with(model: type[Row], where: str, *values: Any, also: str) -> tuple[Row, Any] | None:
    """That object and, in the same statement, one value more: `also` is a query of one value. None without the object."""
    names, statement = _select(model, where, also)
    row = first_row(statement, values)
    return (model.from_db(DEFAULT_DB_ALIAS, names, row[:-1]), row[-1]) if row else None


def columns_of(model: type[models.Model]) -> tuple[list[str], list[str]]:
    """The names of a model's fields as `from_db` takes them, and their columns as SQL."""
    fields = model._meta.concrete_fields
    return [field.attname for field in fields], [f'"{field.column}"' for field in fields]


@cache
def _select(model: type[models.Model], where: str, also: str = "") -> tuple[list[str], str]:
    names, columns = columns_of(model)
    values = ", ".join([*columns, f"({also})"] if also else columns)
    return names, f'SELECT {values} FROM "{model._meta.db_table}" WHERE {where} LIMIT 1'
