"""One dossier on one page: who, what, due when, the next act in front."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.dossiers import queries
from motcua.dossiers.rules.states import VERB_NAMES, Verb
from motcua.kernel import doorclock
from motcua.notifications.queries import deliveries_of
from motcua.organisation.queries import officers_at
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.web.desk.door import ROLES, desk_officer, dossier_of, side
from motcua.web.kit.course import course_of
from motcua.web.kit.dossier_files import form_links
from motcua.web.kit.due import DueWords
from motcua.web.kit.linked import linked_of

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

PAGES = {
    Verb.SEAL: "desk:seal",
    Verb.SEAL_CORRECTION: "desk:seal-correction",
    Verb.SIGN_RESULT: "desk:sign",
    Verb.PROPOSE: "desk:propose",
    Verb.SEND_BACK: "desk:send-back",
    Verb.REQUEST_SUPPLEMENT: "desk:supplement",
    Verb.AUTHORISE_SECOND_SUPPLEMENT: "desk:second-supplement",
    Verb.CONSULT: "desk:consult",
    Verb.RECORD_CHECK: "desk:check",
    Verb.REQUEST_PAYMENT: "desk:payment",
    Verb.HAND_OVER_TO_UNIT: "desk:hand-over",
    Verb.RECALL: "desk:recall",
    Verb.APOLOGISE: "desk:apologise",
    Verb.REFUSE: "desk:refuse",
    Verb.CORRECT_RESULT: "desk:correct",
}
FIRST = (Verb.SEAL, Verb.SEAL_CORRECTION, Verb.SIGN_RESULT, Verb.PROPOSE)
"""The acts a dossier is on this desk for; the others stand under "Việc khác"."""


@require_safe
@desk_officer
def dossier(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The page of a dossier."""
    return page(request, duties, dossier_of(duties, code))


def page(request: HttpRequest, duties: Duties, found: Dossier, *, refusal: str = "", status: int = 200) -> HttpResponse:
    """The page, with the sentence of a refusal when an act on it was not possible."""
    acts, papers = queries.acts(duties, found), queries.papers_of(found)
    context: dict[str, Any] = {
        "dossier": found,
        "due": DueWords(doorclock.now()).due(found),
        "papers": papers,
        "printed": form_links(found, "desk", "control-slip"),
        "first_file": next((paper for paper in papers if paper.blob), None),
        "result": queries.result_of(found),
        "history": queries.history_of(found),
        "told": deliveries_of(found.pk),
        "milestones": queries.milestones(found),
        "acts": [_act(acts[verb], found) for verb in FIRST if verb is not Verb.SEAL_CORRECTION or _may(acts, verb)],
        "others": [_act(acts[verb], found) for verb in PAGES if verb not in FIRST and _may(acts, verb)],
        "course": course_of(found),
        "linked": linked_of(found, lambda name: reverse("desk:form", args=[found.code, name]), duties.only(*ROLES)),
        "assign": _assignment(duties, found, acts[Verb.ASSIGN]),
        "refusal": refusal,
        "may_refund": duties.holds(Role.LEADER, found.agency_id) and not found.is_part,
        "side": side(request, duties),
    }
    return render(request, "desk/dossier.html", context, status=status)


def _may(acts: dict[Verb, queries.Act], verb: Verb) -> bool:
    return acts[verb].why_not is None


def _act(act: queries.Act, found: Dossier) -> dict[str, Any]:
    address = reverse(PAGES[act.verb], kwargs={"code": found.code})
    return {"name": VERB_NAMES[act.verb], "address": address, "why_not": act.why_not, "key": act.verb.value}


def _assignment(duties: Duties, found: Dossier, act: queries.Act) -> dict[str, Any]:
    """Whom this officer may give the dossier to: a leader any specialist of the unit, a specialist only themselves."""
    leads = duties.holds(Role.LEADER, found.unit_id)
    people = officers_at({found.unit_id}, Role.SPECIALIST, on=doorclock.today()) if leads else []
    takes = not leads and found.holder_officer_id is None and act.why_not is None
    return {"why_not": act.why_not, "leads": leads, "people": people, "takes": takes, "self": duties.officer_id}
