"""Forms: one definition drawn by every door and checked by the same rules everywhere."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import jsonschema_rs

from motcua.procedures.rules.form_definition import FormDefinition, check_form
from motcua.procedures.rules.form_sentences import (
    ORDER,
    keyword_of,
    sentence,
    too_early,
    too_late,
    unknown_field,
)
from motcua.procedures.rules.form_values import Answer, answers, as_typed, coerce, prefill

__all__ = [
    "Answer",
    "FormDefinition",
    "answers",
    "as_typed",
    "check_form",
    "coerce",
    "prefill",
    "validate",
]


def validate(data: Mapping[str, Any], form: FormDefinition, *, today: date | None = None) -> dict[str, str]:
    """What is wrong, one Vietnamese sentence for each field, in the order of the form; empty when all is right.

    `data` are typed values (see `coerce`). With `today`, dates marked `"not_after": "today"` in the overlay may not
    lie in the future. A field the form does not know is reported under its own name.
    """
    found: dict[str, tuple[int, str]] = {}
    for name, keyword, words in _faults(data, form, today):
        rank = ORDER.index(keyword) if keyword in ORDER else len(ORDER)
        if name not in found or rank < found[name][0]:
            found[name] = (rank, words)
    known = [name for name in form.field_names if name in found]
    return {name: found[name][1] for name in [*known, *(set(found) - set(known))]}


def _faults(data: Mapping[str, Any], form: FormDefinition, today: date | None) -> Iterator[tuple[str, str, str]]:
    """(field, keyword, sentence) for every rule that is broken."""
    for error in form.validator.iter_errors(dict(data)):
        yield from _schema_faults(error, form)
    for name in form.properties:
        if isinstance(data.get(name), str) and form.properties[name].get("format") == "date":
            yield from _date_faults(name, data[name], form, today)


def _schema_faults(error: jsonschema_rs.ValidationError, form: FormDefinition) -> Iterator[tuple[str, str, str]]:
    kind = error.kind
    if isinstance(kind, jsonschema_rs.ValidationErrorKind.AdditionalProperties):
        for extra in kind.unexpected:
            yield extra, "additionalProperties", unknown_field(extra)
        return
    if isinstance(kind, jsonschema_rs.ValidationErrorKind.Required):
        yield str(kind.property), "required", sentence(form, str(kind.property), "required", None, None)
        return
    if error.instance_path:
        name = str(error.instance_path[0])
        keyword = keyword_of(kind.name)
        yield name, keyword, sentence(form, name, keyword, kind.value, error.instance)


def _date_faults(name: str, value: str, form: FormDefinition, today: date | None) -> Iterator[tuple[str, str, str]]:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return  # the schema's own format rule has said so
    overlay = form.overlay(name)
    if today is not None and overlay.get("not_after") == "today" and day > today:
        yield name, "maximum", too_late(form.label(name))
    first_year = int(overlay.get("first_year", 1900))
    if day.year < first_year:
        yield name, "minimum", too_early(form.label(name), first_year)
