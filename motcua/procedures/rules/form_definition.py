"""A form: a JSON Schema (2020-12) of one flat object and an overlay that says how it is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import jsonschema_rs

WIDGETS = (
    "text",
    "textarea",
    "date",
    "radios",
    "select",
    "checkbox",
    "number",
    "identity_no",
    "phone",
    "money",
)
FIELD_TYPES = ("string", "integer", "number", "boolean")


@dataclass(frozen=True)
class FormDefinition:
    """`schema`: the JSON Schema; `ui`: {"pages": [...], "fields": {...}}; `messages`: {field: {keyword: sentence}}."""

    schema: dict[str, Any]
    ui: dict[str, Any] = field(default_factory=dict)
    messages: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def from_json(cls, form: Mapping[str, Any]) -> "FormDefinition":
        return cls(dict(form["schema"]), dict(form.get("ui") or {}), dict(form.get("messages") or {}))

    def as_json(self) -> dict[str, Any]:
        return {"schema": self.schema, "ui": self.ui, "messages": self.messages}

    @cached_property
    def validator(self) -> jsonschema_rs.Draft202012Validator:
        """The compiled schema; formats are checked and nothing is fetched."""
        return jsonschema_rs.Draft202012Validator(self.schema, validate_formats=True, offline=True)

    @property
    def properties(self) -> dict[str, dict[str, Any]]:
        found: dict[str, dict[str, Any]] = self.schema.get("properties", {})
        return found

    @property
    def field_names(self) -> tuple[str, ...]:
        """Every field in the order of the pages, then any that no page names."""
        paged = [name for page in self.ui.get("pages", []) for name in page["fields"]]
        return tuple(dict.fromkeys([*paged, *self.properties]))

    def label(self, name: str) -> str:
        return str(self.properties.get(name, {}).get("title") or name)

    def overlay(self, name: str) -> dict[str, Any]:
        found: dict[str, Any] = self.ui.get("fields", {}).get(name, {})
        return found

    def widget(self, name: str) -> str:
        """The widget of a field: the one the overlay names, else the one its schema suggests."""
        return str(self.overlay(name).get("widget") or _default_widget(self.properties.get(name, {})))

    def choices(self, name: str) -> tuple[tuple[Any, str], ...]:
        """The (value, label) pairs of a field of choices; empty for any other field."""
        rule = self.properties.get(name, {})
        if "oneOf" in rule:
            return tuple((choice["const"], str(choice.get("title", choice["const"]))) for choice in rule["oneOf"])
        return tuple((value, str(value)) for value in rule.get("enum", ()))

    def is_shown(self, name: str, data: Mapping[str, Any]) -> bool:
        """Whether a field applies, given the typed values of the fields it depends on."""
        condition = self.overlay(name).get("show_if")
        return condition is None or data.get(condition["field"]) == condition["equals"]


def check_form(form: FormDefinition) -> tuple[str, ...]:
    """What is wrong with a definition, in Vietnamese, one sentence each; empty when it can be used."""
    try:
        jsonschema_rs.meta.validate(form.schema)
        # Compiling finds what the meta-schema cannot, such as a pattern that is no regular expression.
        jsonschema_rs.Draft202012Validator(form.schema, offline=True)
    except (jsonschema_rs.ValidationError, ValueError) as error:
        return (f"Lược đồ của biểu mẫu không hợp lệ: {error}",)
    found = [] if form.schema.get("additionalProperties") is False else ["Biểu mẫu phải từ chối trường không khai báo."]
    for name, rule in form.properties.items():
        found.extend(_field_faults(form, name, rule))
    paged = [name for page in form.ui.get("pages", []) for name in page["fields"]]
    found.extend(f"Trường “{name}” không có trang nào." for name in form.properties if name not in paged)
    found.extend(f"Trang có trường “{name}” không khai báo." for name in paged if name not in form.properties)
    found.extend(f"Trường “{name}” ở hai trang." for name in {n for n in paged if paged.count(n) > 1})
    return tuple(found)


def _field_faults(form: FormDefinition, name: str, rule: Mapping[str, Any]) -> list[str]:
    faults = []
    if rule.get("type") not in FIELD_TYPES:
        faults.append(f"Trường “{name}” phải là chuỗi, số hoặc đúng/sai.")
    if not rule.get("title"):
        faults.append(f"Trường “{name}” chưa có nhãn.")
    if form.widget(name) not in WIDGETS:
        faults.append(f"Trường “{name}” có ô nhập không hỗ trợ: {form.widget(name)}.")
    condition = form.overlay(name).get("show_if")
    if condition is not None and condition.get("field") not in form.properties:
        faults.append(f"Trường “{name}” phụ thuộc một trường không khai báo.")
    return faults


def _default_widget(rule: Mapping[str, Any]) -> str:
    if rule.get("format") == "date":
        return "date"
    if "oneOf" in rule or "enum" in rule:
        return "radios"
    if rule.get("type") in ("integer", "number"):
        return "number"
    return "checkbox" if rule.get("type") == "boolean" else "text"
