"""The head's morning list: what is late or due today, with reassignment in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.dossiers.at_risk import at_risk, held_by_each, may_assign
from motcua.kernel import doorclock
from motcua.organisation.queries import officers_at
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.web.desk.door import side
from motcua.web.kit.access import officer_with
from motcua.web.kit.due import DueWords
from motcua.web.kit.slices import slice_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from motcua.dossiers.models import Dossier


@require_safe
@officer_with(Role.LEADER)
def today(request: HttpRequest, duties: Duties) -> HttpResponse:
    """`?trang=` turns the page; the longest late stands first."""
    return list_page(request, duties)


def list_page(request: HttpRequest, duties: Duties, *, refusal: str = "", status: int = 200) -> HttpResponse:
    """The list, with the sentence of a reassignment that was not possible."""
    here, now = duties.only(Role.LEADER), doorclock.now()
    page = slice_of(at_risk(here, on=doorclock.today()), request)
    choices = _choices(here, page.rows)
    context: dict[str, Any] = {
        "page": page,
        "entries": [{"dossier": row, "choices": choices.get(row.pk, [])} for row in page.rows],
        "due_words": DueWords(now),
        "today": doorclock.today(),
        "refusal": refusal,
        "side": side(request, here),
    }
    return render(request, "desk/today.html", context, status=status)


def _choices(duties: Duties, rows: Sequence[Dossier]) -> dict[int, list[dict[str, Any]]]:
    """For each dossier the leader may assign now: the specialists of its unit with what they hold, least first."""
    mine = [row for row in rows if may_assign(duties, row)]
    on, units = doorclock.today(), {row.unit_id for row in mine}
    by_unit = {unit: officers_at({unit}, Role.SPECIALIST, on=on) for unit in units}
    held = held_by_each({one.pk for people in by_unit.values() for one in people})
    items = {
        unit: [
            {"value": one.pk, "text": f"{one.full_name} (đang giữ {held[one.pk]} hồ sơ)"}
            for one in sorted(people, key=lambda one: held[one.pk])
        ]
        for unit, people in by_unit.items()
    }
    return {row.pk: items[row.unit_id] for row in mine}
