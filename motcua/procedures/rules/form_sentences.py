"""What a citizen reads beside a field that is not right: what is wrong and what to do."""

from collections.abc import Callable, Mapping
from typing import Any

from motcua.kernel.vietnamese import format_number
from motcua.procedures.rules.form_definition import FormDefinition

# When one field breaks several rules, the first of these is the one to tell.
ORDER = ("required", "type", "format", "enum", "const", "pattern", "minLength", "maxLength", "minimum", "maximum")
_ALIASES = {"oneOf": "enum", "anyOf": "enum", "exclusiveMinimum": "minimum", "exclusiveMaximum": "maximum"}
_CHOSEN = ("radios", "select")
DATE_HINT = "Nhập ngày, tháng, năm, ví dụ 27/03/1992."


def keyword_of(kind: str) -> str:
    """The keyword under which a form writes its message: choices are "enum" however the schema lists them."""
    return _ALIASES.get(kind, kind)


def sentence(form: FormDefinition, name: str, keyword: str, limit: object, value: object) -> str:
    """The sentence for a field that breaks `keyword`: the form's own if it has one, else one made from the label.

    `limit` is the value of the keyword in the schema, `value` what was typed.
    """
    own: Mapping[str, Any] = form.messages.get(name, {})
    if keyword in own:
        return str(own[keyword])
    if keyword == "const" and "required" in own:
        return str(own["required"])
    write = _SENTENCES.get(keyword)
    label = form.label(name)
    return write(form, name, label, limit, value) if write else f"{label} chưa đúng. Hãy kiểm tra và nhập lại."


def unknown_field(name: str) -> str:
    return f"Biểu mẫu không có mục “{name}”. Hãy bỏ mục này rồi nộp lại."


def too_late(label: str) -> str:
    return f"{label} không được sau ngày hôm nay. Hãy kiểm tra lại năm."


def too_early(label: str, year: int) -> str:
    return f"{label} phải từ năm {year} trở về sau. Hãy kiểm tra lại năm."


def lower_first(label: str) -> str:
    """The label inside a sentence: its first letter small, unless the word is an abbreviation in capitals."""
    first = label.split(" ", 1)[0]
    return label if len(first) > 1 and first.isupper() else label[:1].lower() + label[1:]


def _required(form: FormDefinition, name: str, label: str, limit: object, value: object) -> str:
    widget = form.widget(name)
    if widget == "checkbox":
        return f"Đánh dấu vào ô “{label}” để tiếp tục."
    return f"{'Chọn' if widget in _CHOSEN else 'Nhập'} {lower_first(label)}."


def _wrong_type(form: FormDefinition, name: str, label: str, limit: object, value: object) -> str:
    if form.properties.get(name, {}).get("type") == "integer":
        return f"{label} phải là số nguyên, chỉ gồm chữ số."
    return f"{label} phải là một số, ví dụ 85,5."


def _format(form: FormDefinition, name: str, label: str, limit: object, value: object) -> str:
    if limit == "date":
        return f"{label} “{value}” không phải là một ngày có thật. {DATE_HINT}"
    if limit == "email":
        return f"{label} chưa đúng. Nhập địa chỉ như ten@example.vn."
    return f"{label} chưa đúng dạng. Hãy kiểm tra và nhập lại."


def _pattern(form: FormDefinition, name: str, label: str, limit: object, value: object) -> str:
    typed = str(value)
    if form.widget(name) == "identity_no":
        count = sum(letter.isdigit() for letter in typed)
        return f"{label} phải có 12 chữ số; ông/bà đã nhập {count} chữ số."
    if form.widget(name) == "phone":
        return f"{label} phải có 10 chữ số và bắt đầu bằng số 0."
    return f"{label} có ký tự không dùng được. Hãy kiểm tra và nhập lại."


def _too_short(form: FormDefinition, name: str, label: str, limit: object, value: object) -> str:
    return f"{label} phải có ít nhất {limit} ký tự; ông/bà đã nhập {len(str(value))} ký tự."


def _too_long(form: FormDefinition, name: str, label: str, limit: object, value: object) -> str:
    return f"{label} chỉ được dài đến {limit} ký tự; ông/bà đã nhập {len(str(value))} ký tự. Hãy viết gọn lại."


def _too_small(form: FormDefinition, name: str, label: str, limit: object, value: object) -> str:
    return f"{label} phải từ {_number(limit)} trở lên."


def _too_big(form: FormDefinition, name: str, label: str, limit: object, value: object) -> str:
    return f"{label} không được quá {_number(limit)}."


def _not_a_choice(form: FormDefinition, name: str, label: str, limit: object, value: object) -> str:
    labels = ", ".join(text for _, text in form.choices(name))
    return f"Chọn {lower_first(label)} trong danh sách: {labels}." if labels else f"Chọn lại {lower_first(label)}."


def _not_accepted(form: FormDefinition, name: str, label: str, limit: object, value: object) -> str:
    return f"Đánh dấu vào ô “{label}” để tiếp tục."


def _number(limit: object) -> str:
    if isinstance(limit, int):
        return format_number(limit)
    return str(limit).replace(".", ",")


_SENTENCES: dict[str, Callable[[FormDefinition, str, str, object, object], str]] = {
    "required": _required,
    "type": _wrong_type,
    "format": _format,
    "enum": _not_a_choice,
    "const": _not_accepted,
    "pattern": _pattern,
    "minLength": _too_short,
    "maxLength": _too_long,
    "minimum": _too_small,
    "maximum": _too_big,
}
