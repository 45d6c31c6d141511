"""An officer sits down at a window."""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of
from motcua.queueing import policies
from motcua.queueing.events import WindowOpened
from motcua.queueing.ledger import called_at, desk_open, must_be_free, series_for
from motcua.queueing.models import Window

if TYPE_CHECKING:
    from motcua.accounts.models import User
    from motcua.organisation.models import Agency, Officer

MOST_WINDOWS = 99
ALL = "mọi lĩnh vực"


@transaction.atomic(durable=True)
def open_window(
    desk_code: str, number: int, field_ids: Collection[int | None] = (), *, by: "User", at: datetime
) -> Window:
    """`by` sits at window `number` of the desk and serves these fields (none: all), leaving any other window.

    The first officer at a number makes it. Raises Refused when somebody there is calling, when `by` still calls
    somebody elsewhere, or for a number or field there is not.
    """
    day = day_in_vietnam(at)
    desk, officer = desk_open(desk_code, day), officer_of(by)
    refuse_if(policies.may_work_at(desk, duties_of(by, on=day)))
    if officer is None or not 1 <= number <= MOST_WINDOWS:
        raise Refused(f"Số quầy phải từ 1 đến {MOST_WINDOWS}.")
    _leave_others(desk, number, officer, at)
    window = _sit(desk, number, officer)
    series = [series_for(desk, field_id, day) for field_id in field_ids]
    window.serves.set(series)
    event = WindowOpened(number=number, lines=", ".join(sorted(one.name for one in series)) or ALL)
    record(event, by=by, at=at, subject="window", subject_id=window.pk, agency_id=desk.pk)
    return window


def _leave_others(desk: "Agency", number: int, officer: "Officer", at: datetime) -> None:
    others = Window.objects.select_for_update().filter(officer=officer).exclude(desk=desk, number=number)
    for window in others:
        must_be_free(window, day_in_vietnam(at))
        window.officer = None
        window.save(update_fields=["officer"])


def _sit(desk: "Agency", number: int, officer: "Officer") -> Window:
    Window.objects.get_or_create(desk=desk, number=number)
    window = Window.objects.select_for_update(of=("self",)).get(desk=desk, number=number)
    if window.officer_id not in (None, officer.pk) and called_at(window):
        raise Refused(f"Quầy số {number} đang có cán bộ khác gọi người. Chọn số quầy khác.")
    window.officer, window.priority_run = officer, 0
    window.save(update_fields=["officer", "priority_run"])
    return window
