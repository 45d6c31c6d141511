"""Reading an answer's page as a person would: what stands in its fields, what a part of it says."""

from typing import Any

from lxml import html


def field_values(answer: Any) -> dict[str, str]:
    """The value of every named input, text area and marked choice."""
    found = {}
    for one in html.fromstring(answer.content.decode()).xpath("//input[@name] | //textarea[@name] | //select[@name]"):
        if one.get("type") in ("radio", "checkbox") and one.get("checked") is None:
            continue
        found[one.get("name")] = (one.value or "").strip() if one.tag != "input" else one.get("value", "")
    return found


def texts(answer: Any, name: str) -> list[str]:
    """The text of each element with a class, white space as one space."""
    parts = html.fromstring(answer.content.decode()).xpath(f'//*[contains(concat(" ", @class, " "), " {name} ")]')
    return [" ".join(part.text_content().split()) for part in parts]


def focused(answer: Any) -> list[str]:
    """The names of the fields that ask for the focus."""
    return html.fromstring(answer.content.decode()).xpath("//*[@data-focus]/@name")
