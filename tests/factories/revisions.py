"""What published revisions say in one test: a published revision itself never changes, and is kept once read."""

from typing import Any

import pytest

from motcua.procedures.models import Revision


def all_say(monkeypatch: pytest.MonkeyPatch, field: str, value: Any) -> None:
    """Until the test ends every revision has this value in a field, whatever was read or will be."""
    monkeypatch.setattr(Revision, field, property(lambda one: value, lambda one, read: None))
