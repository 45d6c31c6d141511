"""What people type, as typed values, and back: the HTML form on one side, the JSON of the schema on the other."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from motcua.kernel.text import nfc
from motcua.procedures.rules.form_definition import FormDefinition

_DATE = re.compile(r"^(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4})$")
_ISO_DATE = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_BARE_DATE = re.compile(r"^(\d{2})(\d{2})(\d{4})$")
_GROUPED = re.compile(r"^-?\d{1,3}(?:\.\d{3})+(?:,\d+)?$")
_NUMBER = re.compile(r"^-?\d+(?:\.\d+)?$")
_CURRENCY = re.compile(r"\s*(?:đồng|vnđ|vnd|đ)\s*$", re.IGNORECASE)
_TRUE = {"on", "true", "1", "yes", "co", "có"}
_NUMBER_MARKS = re.compile(r"[\s.\-()]")


def coerce(post_data: Mapping[str, Any], form: FormDefinition) -> dict[str, Any]:
    """The typed values of an HTML form: {field: str | int | float | bool}, for `validate`.

    Empty fields and fields whose condition is not met are left out; a value that cannot be read stays as typed, so
    that validation can say what is wrong with it; fields the form does not know are left out.
    """
    typed = {name: value for name in form.properties if (value := _typed(form, name, post_data.get(name))) is not None}
    return {name: value for name, value in typed.items() if form.is_shown(name, typed)}


def prefill(form: FormDefinition, person: Mapping[str, Any]) -> dict[str, Any]:
    """The values known of a person for the fields that ask for them: {"full_name": ..., "date_of_birth": date, ...}."""
    found: dict[str, Any] = {}
    for name in form.properties:
        source = str(form.overlay(name).get("prefill") or "")
        value = person.get(source.removeprefix("person.")) if source.startswith("person.") else None
        if isinstance(value, date):
            value = value.isoformat()
        if value in (None, "") or (form.choices(name) and value not in dict(form.choices(name))):
            continue
        found[name] = value
    return found


def as_typed(form: FormDefinition, data: Mapping[str, Any]) -> dict[str, str]:
    """The values as a person would type them: dates dd/mm/yyyy, decimal commas, "true" for a marked box."""
    return {name: _text(form, name, value) for name, value in data.items()}


@dataclass(frozen=True, slots=True)
class Answer:
    """One answered field: its name, its label, and the answer in words."""

    name: str
    label: str
    text: str


def answers(form: FormDefinition, data: Mapping[str, Any]) -> tuple[Answer, ...]:
    """The filled form in its own order, choices by their labels: for the summary page, the desk and the papers."""
    return tuple(
        Answer(name, form.label(name), _words(form, name, data[name])) for name in form.field_names if name in data
    )


def _typed(form: FormDefinition, name: str, raw: Any) -> Any:
    if raw is None or isinstance(raw, bool | int | float):
        return raw
    kind = form.properties[name].get("type")
    text = nfc(str(raw)).replace("\0", "").strip()  # no keyboard types NUL, and no database keeps it
    # A text area keeps its lines, with the line ends of one kind; anything else is one line.
    text = text.replace("\r\n", "\n") if form.widget(name) == "textarea" else " ".join(text.split())
    if not text:
        return None
    if kind == "boolean":
        return text.lower() in _TRUE or None
    if kind in ("integer", "number"):
        return _read_number(text, kind)
    return _read_string(form, name, text)


def _read_string(form: FormDefinition, name: str, text: str) -> str:
    if form.properties[name].get("format") == "date":
        return _read_date(text)
    widget = form.widget(name)
    if widget == "identity_no":
        return _NUMBER_MARKS.sub("", text)
    if widget == "phone":
        digits = _NUMBER_MARKS.sub("", text)
        return "0" + digits[3:] if digits.startswith("+84") else digits
    return text


def _read_date(text: str) -> str:
    """The ISO form of a date typed day first; the text itself when it is no date."""
    if match := _ISO_DATE.match(text):
        year, month, day = match.groups()
    elif match := _DATE.match(text) or _BARE_DATE.match(text):
        day, month, year = match.groups()
    else:
        return text
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return text


def _read_number(text: str, kind: str) -> int | float | str:
    """A number typed the Vietnamese way (1.500.000 or 85,5); the text itself when it is none."""
    plain = _CURRENCY.sub("", text).replace(" ", "")
    if _GROUPED.match(plain):
        plain = plain.replace(".", "")
    plain = plain.replace(",", ".")
    if not _NUMBER.match(plain) or len(plain) > 18:
        return text
    number = float(plain)
    if number.is_integer() and (kind == "integer" or "." not in plain):
        return int(number)
    return number


def _text(form: FormDefinition, name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else ""
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    if form.properties.get(name, {}).get("format") == "date" and (match := _ISO_DATE.match(str(value))):
        return f"{match[3]}/{match[2]}/{match[1]}"
    return str(value)


def _words(form: FormDefinition, name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "Có" if value else "Không"
    choices: dict[Any, str] = dict(form.choices(name))
    if value in choices:
        return choices[value]
    if isinstance(value, int):
        grouped = f"{value:,}".replace(",", ".")
        return f"{grouped} đồng" if form.widget(name) == "money" else grouped
    return _text(form, name, value)
