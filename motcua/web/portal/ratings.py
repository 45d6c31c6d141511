"""Reading the rating form, which stands on one's own dossier page and on the tracking page."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from motcua.dossiers.queries import is_returned
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.surveys.actions import rate
from motcua.surveys.queries import SCORES, ballot_of

LONGEST_COMMENT = 1000
NOT_THEIRS: dict[str, Any] = {"open": False, "errors": {}, "ballot": None}
"""The rating is the applicant's, not that of who acts for them."""


def rating_of(dossier: Any) -> dict[str, Any]:
    """What the rating form needs: the ballot already cast or None, whether it may be cast now, and the choices."""
    ballot = ballot_of(dossier)
    may_rate = ballot is None and is_returned(dossier)
    return {"ballot": ballot, "open": may_rate, "scores": SCORES, "errors": {}, "comment": ""}


def cast(request: HttpRequest, dossier: Any, *, by: Any) -> dict[str, Any] | None:
    """Cast the ballot of the form; the rating with its errors and what was typed when it cannot be, else None."""
    score = request.POST.get("muc_do", "")
    comment = request.POST.get("y_kien", "").replace("\0", "")
    if not score.isdecimal():
        return {**rating_of(dossier), "errors": {"muc_do": "Ông/bà hãy chọn một mức độ hài lòng."}, "comment": comment}
    try:
        rate(dossier.pk, score=int(score), comment=comment, by=by, at=doorclock.now())
    except Refused as refused:
        return {**rating_of(dossier), "errors": {"muc_do": refused.sentence}, "comment": comment}
    messages.success(request, "Đã ghi nhận đánh giá. Cảm ơn ông/bà.")
    return None
