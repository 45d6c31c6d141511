"""The Jinja environment of all doors: strict, escaped, with Vietnamese filters."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from jinja2 import Environment, StrictUndefined

from motcua.kernel.money import format_vnd
from motcua.kernel.terms import describe_term
from motcua.kernel.vietnamese import (
    format_day,
    format_day_in_words,
    format_moment,
    format_number,
    format_percent,
    format_short,
    format_size,
    long_day,
    working_time_left,
)
from motcua.kernel.worktime import in_vietnam
from motcua.web.kit import look, pages
from motcua.web.kit.forms import choices_of, draw, summarise
from motcua.web.kit.govuk import Govuk


def url(name: str, /, *args: Any, **kwargs: Any) -> str:
    """The address of a page: `url("portal:procedure", code="1.001193")`."""
    return reverse(name, args=args or None, kwargs=kwargs or None)


def working_left(due_at: Any, calendar: Any, now: Any) -> str:
    """`dossier.due_at | working_left(calendar, now)` -> "còn 1 ngày 3 giờ làm việc"."""
    return working_time_left(calendar, now, due_at)


def time_of_day(moment: datetime) -> str:
    """16:30, in Vietnam."""
    return f"{in_vietnam(moment):%H:%M}"


def iso(moment: date) -> str:
    """For `<time datetime>`: a day stays a day, a moment is told in Vietnam's zone."""
    return (in_vietnam(moment) if isinstance(moment, datetime) else moment).isoformat()


def environment(**options: Any) -> Environment:
    """The environment Django's Jinja2 backend asks for. An unknown variable is an error, never an empty string."""
    options.update(undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    options["extensions"] = [*options.get("extensions", []), "jinja2.ext.do"]
    env = Environment(**options)
    env.globals.update(
        static=static, url=url, govuk=Govuk(), draw_form=draw, summarise_form=summarise, choices_of=choices_of
    )
    env.globals.update(page_links=pages.page_links, query_with=pages.query_with)
    env.filters.update(
        day=format_day,
        long_day=long_day,
        day_in_words=format_day_in_words,
        moment=format_moment,
        short=format_short,
        time=time_of_day,
        iso=iso,
        number=format_number,
        percent=format_percent,
        size=format_size,
        vnd=format_vnd,
        term=describe_term,
        working_left=working_left,
        state_name=look.state_name,
        state_tone=look.state_tone,
        due_tone=look.due_tone,
    )
    return env
