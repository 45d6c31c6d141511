"""From a form definition to what is drawn: one reading of {schema, ui} for portal, counter and desk.

Whether the values are right is decided by `motcua.procedures.rules.forms`; nothing here validates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from motcua.kernel.money import format_vnd
from motcua.kernel.vietnamese import format_day

INPUT_ATTRIBUTES: Mapping[str, Mapping[str, str]] = {
    "date": {"inputmode": "numeric", "placeholder": "", "maxlength": "10"},
    "identity_no": {"inputmode": "numeric", "maxlength": "14"},
    "phone": {"inputmode": "tel", "type": "tel", "maxlength": "16"},
    "number": {"inputmode": "decimal"},
    "money": {"inputmode": "numeric"},
    "email": {"type": "email", "inputmode": "email"},
}
NARROW_RADIOS = 24
"""Radios whose labels together are longer than this take a whole row of the counter's grid."""


class Definition(Protocol):
    """A form: a flat JSON Schema 2020-12 object and its overlay."""

    @property
    def schema(self) -> Mapping[str, Any]: ...

    @property
    def ui(self) -> Mapping[str, Any]: ...


@dataclass(frozen=True)
class Choice:
    value: str
    label: str


@dataclass(frozen=True)
class Condition:
    """Shown when another field has one of some values."""

    field: str
    values: tuple[str, ...]
    sentence: str


@dataclass(frozen=True)
class FieldView:
    """One question as it is drawn. `value` is the text in the box, `None` never appears."""

    name: str
    id: str
    label: str
    hint: str
    widget: str
    value: str
    error: str
    choices: tuple[Choice, ...] = ()
    required: bool = False
    condition: Condition | None = None
    autocomplete: str = ""
    short: bool = False
    max_length: int | None = None

    @property
    def wide(self) -> bool:
        if self.widget == "radios":
            return sum(len(choice.label) for choice in self.choices) > NARROW_RADIOS
        return self.widget in ("textarea", "checkbox") and not self.short

    @property
    def mark(self) -> str:
        """What is said beside the label of a field that need not always be filled in."""
        if self.condition:
            return "(nếu có)"
        return "" if self.required or self.widget == "checkbox" else "(không bắt buộc)"

    @property
    def input_attributes(self) -> dict[str, str]:
        given = {key: value for key, value in INPUT_ATTRIBUTES.get(self.widget, {}).items() if value}
        if self.max_length and "maxlength" not in given:
            given["maxlength"] = str(self.max_length)
        return given


@dataclass(frozen=True)
class PageView:
    """One page (portal) or one section (counter) of a form."""

    number: int
    title: str
    fields: tuple[FieldView, ...] = field(default=())

    @property
    def has_errors(self) -> bool:
        return any(one.error for one in self.fields)


@dataclass(frozen=True)
class FormView:
    pages: tuple[PageView, ...]
    stray_errors: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[FieldView, ...]:
        return tuple(one for page in self.pages for one in page.fields)

    @property
    def error_list(self) -> list[dict[str, str]]:
        """For the error summary: each error links to its field; errors of no field come last."""
        linked = [{"text": one.error, "href": f"#{one.id}"} for one in self.fields if one.error]
        return linked + [{"text": sentence} for sentence in self.stray_errors]

    def page(self, number: int) -> PageView:
        """The page with a number from 1; IndexError outside."""
        if not 1 <= number <= len(self.pages):
            raise IndexError(f"form has no page {number}")
        return self.pages[number - 1]


def draw(
    form: Definition | Mapping[str, Any],
    values: Mapping[str, Any] | None = None,
    errors: Mapping[str, str] | None = None,
    *,
    prefix: str = "",
) -> FormView:
    """Read a definition with what was typed (raw strings or stored values) and a sentence for each wrong field.

    `prefix` goes before every id (never before names), for two forms on one page.
    """
    schema, ui = _parts(form)
    values, errors = values or {}, errors or {}
    reader = _Reader(schema, ui, values, errors, prefix)
    pages = tuple(
        PageView(number, str(page.get("title", "")), tuple(reader.field(name) for name in page["fields"]))
        for number, page in enumerate(_pages(schema, ui), start=1)
    )
    known = {one.name for page in pages for one in page.fields}
    return FormView(pages, tuple(sentence for name, sentence in errors.items() if name not in known))


def summarise(
    form: Definition | Mapping[str, Any], values: Mapping[str, Any] | None
) -> list[tuple[str, list[tuple[str, str]]]]:
    """What was answered, for reading: sections of (label, words). Conditional fields left empty are not told."""
    sections = []
    for page in draw(form, values).pages:
        rows = [(one.label, in_words(one)) for one in page.fields if one.value or not one.condition]
        if rows:
            sections.append((page.title, rows))
    return sections


def choices_of(one: FieldView) -> list[dict[str, str]]:
    """The choices as GOV.UK's macros take them."""
    return [{"value": choice.value, "text": choice.label} for choice in one.choices]


def _parts(form: Definition | Mapping[str, Any]) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    if isinstance(form, Mapping):
        return form["schema"], form.get("ui", {})
    return form.schema, form.ui


def _pages(schema: Mapping[str, Any], ui: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    return ui.get("pages") or [{"title": "", "fields": list(schema.get("properties", {}))}]


@dataclass(frozen=True)
class _Reader:
    schema: Mapping[str, Any]
    ui: Mapping[str, Any]
    values: Mapping[str, Any]
    errors: Mapping[str, str]
    prefix: str

    def field(self, name: str) -> FieldView:
        rule = self._rule(name)
        overlay = self._overlay(name)
        choices = _choices(rule)
        widget = str(overlay.get("widget") or _usual_widget(rule, choices))
        return FieldView(
            name=name,
            id=f"{self.prefix}{name}",
            label=str(rule.get("title", name)),
            hint=str(rule.get("description", "")),
            widget=widget,
            value=_as_typed(self.values.get(name), widget),
            error=str(self.errors.get(name, "")),
            choices=choices,
            required=name in self.schema.get("required", ()),
            condition=self._condition(overlay.get("show_if")),
            autocomplete=str(overlay.get("autocomplete", "")),
            short=bool(overlay.get("short", False)),
            max_length=rule.get("maxLength"),
        )

    def _rule(self, name: str) -> Mapping[str, Any]:
        rule: Mapping[str, Any] = self.schema["properties"][name]
        return rule

    def _overlay(self, name: str) -> Mapping[str, Any]:
        overlay: Mapping[str, Any] = self.ui.get("fields", {}).get(name, {})
        return overlay

    def _condition(self, show_if: Mapping[str, Any] | None) -> Condition | None:
        if not show_if:
            return None
        wanted = show_if["equals"]
        values = tuple(_plain(value) for value in (wanted if isinstance(wanted, list) else [wanted]))
        rule = self._rule(show_if["field"])
        titles = {choice.value: choice.label for choice in _choices(rule)}
        said = " hoặc ".join(f"“{titles[value]}”" for value in values if value in titles)
        label = rule.get("title", show_if["field"])
        sentence = f"Chỉ điền khi mục “{label}” là {said}." if said else f"Chỉ điền khi đã chọn mục “{label}”."
        return Condition(show_if["field"], values, sentence)


def _choices(rule: Mapping[str, Any]) -> tuple[Choice, ...]:
    if "oneOf" in rule:
        return tuple(Choice(_plain(one["const"]), str(one.get("title", one["const"]))) for one in rule["oneOf"])
    return tuple(Choice(_plain(value), str(value)) for value in rule.get("enum", ()))


def _usual_widget(rule: Mapping[str, Any], choices: Sequence[Choice]) -> str:
    if choices:
        return "radios" if len(choices) <= 5 else "select"
    if rule.get("format") in ("date", "email"):
        return str(rule["format"])
    if rule.get("type") == "boolean":
        return "checkbox"
    if rule.get("type") in ("integer", "number"):
        return "number"
    return "textarea" if rule.get("maxLength", 0) > 300 else "text"


def _plain(value: Any) -> str:
    """A value as an HTML form carries it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _as_typed(value: Any, widget: str) -> str:
    """The value as the person would type it: days as dd/mm/yyyy, what cannot be read stays as it was typed."""
    text = format_day(value) if isinstance(value, date) else _plain(value)
    if widget != "date":
        return text
    try:
        return format_day(date.fromisoformat(text))
    except ValueError:
        return text


def in_words(one: FieldView) -> str:
    """What was answered, as one reads it; "Không khai" for nothing."""
    if not one.value:
        return "Không khai" if one.widget != "checkbox" else "Không"
    if one.widget == "checkbox":
        return "Có" if one.value in ("true", "on", "1") else "Không"
    titles = {choice.value: choice.label for choice in one.choices}
    if one.value in titles:
        return titles[one.value]
    digits = one.value.replace(".", "")
    if one.widget == "money" and digits.isdecimal():
        return format_vnd(int(digits))
    return one.value
