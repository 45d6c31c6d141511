"""One dossier at the desk: its files, what was declared, and the clerk's next act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.dossiers import queries
from motcua.dossiers.policies import may_end_representation, may_name_representative, may_send_on
from motcua.dossiers.representing import why_not_collected_by
from motcua.dossiers.rules.states import VERB_NAMES, State, Verb
from motcua.kernel import doorclock
from motcua.notifications.queries import deliveries_of
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.web.kit.access import officer_with
from motcua.web.kit.course import course_of
from motcua.web.kit.dossier_files import form_links
from motcua.web.kit.due import DueWords
from motcua.web.kit.linked import linked_of

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

OTHERS = {
    Verb.SUPPLEMENT: "counter:supplemented",
    Verb.CONFIRM_PAYMENT: "counter:payment",
    Verb.REQUEST_SUPPLEMENT: "counter:supplement",
    Verb.REFUSE_INTAKE: "counter:refuse",
    Verb.CLOSE_UNSUPPLEMENTED: "counter:close",
    Verb.WITHDRAW: "counter:withdraw",
}
"""The acts of the counter that have a page of their own, in the order they are offered."""


def of_desk(duties: Duties, code: str) -> Dossier:
    """The dossier of one of the clerk's desks; 404 for any other."""
    found = queries.for_officer(duties.only(Role.RECEIVER), code)
    if found is None:
        raise Http404("not a dossier of this desk")
    return found


@require_safe
@officer_with(Role.RECEIVER)
def dossier(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The page of a dossier; `?moi=1` after it has been filed here."""
    return page(request, duties, of_desk(duties, code))


def page(
    request: HttpRequest,
    duties: Duties,
    found: Dossier,
    *,
    errors: dict[str, str] | None = None,
    typed: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page again with what went wrong and what was typed."""
    now = doorclock.now()
    papers, acts, course = queries.papers_of(found), queries.acts(duties, found), course_of(found)
    context: dict[str, Any] = {
        "dossier": found,
        "papers": papers,
        "printed": form_links(found, "counter", "control_slip"),
        "first_file": next((paper for paper in papers if paper.blob), None),
        "result": queries.result_of(found),
        "steps": queries.milestones(found),
        "history": queries.history_of(found),
        "told": deliveries_of(found.pk),
        "acts": acts,
        "others": [
            {"name": VERB_NAMES[verb], "key": verb.value, "address": reverse(name, args=[found.code])}
            for verb, name in OTHERS.items()
            if acts[verb].why_not is None
        ]
        + _about_representative(duties, found, course["representative"]),
        "course": course,
        "linked": linked_of(
            found, lambda name: reverse("counter:form", args=[found.code, name]), duties.only(Role.RECEIVER)
        ),
        "transfer_paper": reverse("counter:form", args=[found.code, "transfer-1"]),
        "may_send_on": course["transfer"] is not None and may_send_on(duties, course["transfer"]) is None,
        "Verb": Verb,
        "due": DueWords(now).due(found),
        "promise": _promise(found),
        "just_filed": "moi" in request.GET and found.received_at is not None,
        "errors": errors or {},
        "typed": {"nguoi_nhan": "", "so_dinh_danh": "", **(typed or {})},
        "why_not_collected": why_not_collected_by(course["representative"]),
        "has_account": found.applicant.user_id is not None,
    }
    return render(request, "counter/dossier.html", context, status=status)


def _about_representative(duties: Duties, found: Dossier, known: Any) -> list[dict[str, str]]:
    may = may_end_representation if known else may_name_representative
    if may(duties, found):
        return []
    name = "Chấm dứt ủy quyền" if known else "Ghi người được ủy quyền"
    return [{"name": name, "key": "representative", "address": reverse("counter:representative", args=[found.code])}]


def _promise(found: Dossier) -> Any:
    if found.state != State.SUBMITTED:
        return None
    return queries.appointment_if_received(found.revision, found.agency.code, at=doorclock.now())
