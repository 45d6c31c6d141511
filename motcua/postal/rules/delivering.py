"""Inviting the receiver: at least two invitations, two working days apart, then back (Decision 45/2016/QĐ-TTg)."""

from collections.abc import Sequence
from datetime import date

from motcua.kernel.vietnamese import format_day
from motcua.kernel.worktime import WorkingCalendar

INVITATIONS = 2
APART = 2
"""Working days between two invitations."""


def why_not_invite(earlier: Sequence[date], day: date, calendar: WorkingCalendar) -> str | None:
    """Why an invitation on `day` does not count yet; None when it does."""
    if not earlier:
        return None
    first_possible = calendar.nth_working_day_after(max(earlier), APART)
    if day >= first_possible:
        return None
    return (
        f"Lần mời nhận trước là ngày {format_day(max(earlier))}; lần sau phải cách ít nhất {APART} ngày làm việc, "
        f"sớm nhất là {format_day(first_possible)}."
    )


def why_not_bring_back(invitations: int) -> str | None:
    """Why a parcel may not go back to the desk yet; None when it may."""
    if invitations >= INVITATIONS:
        return None
    return f"Phải mời nhận ít nhất {INVITATIONS} lần trước khi chuyển hoàn; bưu gửi này mới được mời {invitations} lần."
