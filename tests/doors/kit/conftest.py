"""A page of the kit rendered without a database: the office is made up, nobody is signed in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory

from motcua.web.kit import context
from motcua.web.kit.context import Site

ROOT = Path(__file__).parents[3]
STATIC = ROOT / "motcua" / "web" / "kit" / "static" / "motcua"


@pytest.fixture(autouse=True)
def office(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """The office whose name the pages bear."""
    site = Site("Ủy ban nhân dân huyện Thử Nghiệm", "0273 000 0000")
    context._kept_sites.clear()
    monkeypatch.setattr(context, "_read_site", lambda: site)
    yield site
    context._kept_sites.clear()


@pytest.fixture
def ask() -> Callable[..., HttpRequest]:
    """`ask("/mot-cua/", user=...)`: a request as the middleware would have made it."""

    def make(path: str = "/", user: Any = None, **headers: Any) -> HttpRequest:
        request = RequestFactory().get(path, **headers)
        request.user = user or AnonymousUser()
        request._messages = CookieStorage(request)  # type: ignore[attr-defined]
        return request

    return make


@pytest.fixture
def jinja() -> Any:
    """The doors' Jinja environment."""
    return engines["jinja2"].env


@pytest.fixture
def kit(jinja: Any) -> ModuleType:
    """The component macros."""
    module: ModuleType = jinja.get_template("kit/components.html").module
    return module


@pytest.fixture
def fields(jinja: Any) -> ModuleType:
    """The form macros."""
    module: ModuleType = jinja.get_template("kit/form/fields.html").module
    return module


@pytest.fixture(scope="session")
def built() -> Path:
    """The folder of built assets; the build is part of setting up the tests."""
    assert (STATIC / "app.css").is_file(), "run: python assets/build.py"
    return STATIC
