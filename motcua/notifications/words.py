"""The wording in force: what this release ships, and what the office says in its own words from a day on."""

from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from motcua.notifications.models import OwnWording
from motcua.notifications.rules.own_words import parts_of, what_is_wrong
from motcua.notifications.rules.wording import Wording, read_wording


@cache
def shipped() -> dict[str, Any]:
    """`wording.yaml` as it stands."""
    path = Path(__file__).with_name("wording.yaml")
    return dict(yaml.safe_load(path.read_text(encoding="utf-8")))


@cache
def wording() -> Wording:
    """Everything there is to say, as shipped. Raises ValueError when it breaks one of its rules."""
    return read_wording(shipped())


def wording_on(day: date) -> Wording:
    """Everything there is to say on a day: the office's own words where it has some."""
    return _with_own(tuple(row.pk for row in own_words_on(day).values()))


def own_words_on(day: date) -> dict[str, OwnWording]:
    """Template to the office's own words for it on a day: what was said last, of what holds by then."""
    latest = OwnWording.objects.filter(valid_from__lte=day).order_by("template", "-id").distinct("template")
    return {row.template: row for row in latest if row.texts and row.template in shipped()["templates"]}


@lru_cache(maxsize=16)
def _with_own(row_ids: tuple[int, ...]) -> Wording:
    if not row_ids:
        return wording()
    own = dict(OwnWording.objects.filter(pk__in=row_ids).values_list("template", "texts"))
    return read_wording(with_texts(own))


def with_texts(own: Mapping[str, Mapping[str, str]]) -> dict[str, Any]:
    """The shipped wording with other texts in some templates; a text that this release cannot send is left out."""
    templates = {key: {**row, **_usable(own.get(key, {}), row)} for key, row in shipped()["templates"].items()}
    return {**shipped(), "templates": templates}


def _usable(own: Mapping[str, str], row: Mapping[str, Any]) -> dict[str, str]:
    said = parts_of(row)
    return {part: text for part, text in own.items() if part in said and not what_is_wrong(part, text, said[part])}
