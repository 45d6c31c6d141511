"""Many acts in one gesture, each in a transaction of its own: what was done is counted, what was not says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest

from motcua.kernel.refusals import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from motcua.dossiers.models import Dossier


def one_by_one(request: HttpRequest, done: str, rows: Sequence[Dossier], act: Callable[[Dossier], object]) -> None:
    """One act after the other; the sentence of each that was refused, then how many were done."""
    finished = 0
    for row in rows:
        try:
            act(row)
            finished += 1
        except Refused as refusal:
            messages.error(request, f"Hồ sơ {row.code}: {refusal.sentence}")
    if finished:
        messages.success(request, f"{done} {finished} kết quả.")
