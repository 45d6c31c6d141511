"""Receiving somebody who stands at the desk, on one page and with the keyboard alone.

Every step is a button of the same form: reading the card, finding the person, finding and choosing the procedure,
filing. Without JavaScript each sends the page and gets it back; with it only the pane concerned is exchanged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from motcua.dossiers.actions.file_at_counter import file_at_counter
from motcua.dossiers.actions.take_in_elsewhere import TakingIn, take_in_elsewhere
from motcua.dossiers.completeness import Incomplete
from motcua.dossiers.keeping import kept_reception
from motcua.dossiers.queries import appointment_if_received
from motcua.dossiers.reception import CounterFiling, check_filing
from motcua.dossiers.transferring import places_beyond, takes_for_others
from motcua.kernel import doorclock
from motcua.kernel.identity import read_citizen_card_qr
from motcua.kernel.refusals import Refused
from motcua.organisation.queries import agencies_named
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.people.queries import by_identity_number
from motcua.postal.actions.file_from_post import file_from_post
from motcua.postal.queries import order_for, to_file
from motcua.procedures.queries import received_at_desks, revision_of, revisions_named, search, settled_somewhere
from motcua.procedures.rules.fees import FeeChannel, FeeLine, choose_fees
from motcua.queueing.actions.lead_into_dossier import lead_into_dossier
from motcua.queueing.queries import served_ticket
from motcua.web.counter.authority_form import ACCEPT, BASES, SCOPES, scans, with_scan
from motcua.web.counter.reception_form import GENDERS, Entered, handed_in, only_shown
from motcua.web.counter.unfinished import Offer, Window, offers_for
from motcua.web.kit.access import account, officer_with
from motcua.web.kit.asking import key_of
from motcua.web.kit.forms import draw

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier
    from motcua.organisation.models import Agency
    from motcua.postal.models import PostalOrder
    from motcua.procedures.models import Competence, Revision
    from motcua.queueing.models import Ticket

SEARCHED, SHOWN = 120, 8


@dataclass(frozen=True)
class Sheet:
    """The page: what was typed, the procedure chosen, and what is wrong."""

    entered: Entered
    revision: Revision | None = None
    competence: Competence | None = None
    beyond: list[Competence] = field(default_factory=list)
    elsewhere: bool = False
    desk: Agency | None = None
    own: Competence | None = None
    errors: dict[str, str] = field(default_factory=dict)
    field_errors: dict[str, str] = field(default_factory=dict)
    card_error: str = ""
    hits: list[Revision] | None = None
    searched: str = ""
    focus: str = ""
    order: PostalOrder | None = None
    ticket: Ticket | None = None
    window: Window = field(default_factory=Window.opened)
    offers: list[Offer] = field(default_factory=list)


@require_http_methods(["GET", "HEAD", "POST"])
@officer_with(Role.RECEIVER)
def reception(request: HttpRequest, duties: Duties) -> HttpResponse:
    """The page of a reception, empty or with what was typed so far."""
    if request.method != "POST":
        return _opened(request, duties)
    post, wrong = with_scan(request)
    sheet = replace(_typed(duties, post), window=Window.read(post), errors=wrong)
    step = "chon" if "chon" in request.POST else request.POST.get("buoc", "luu")
    if step == "luu":
        return _save(request, _with_procedure(duties, sheet))
    return _page(request, _step(request, duties, step, sheet))


def _opened(request: HttpRequest, duties: Duties) -> HttpResponse:
    """The empty page, or (`?do-dang=`) one that was left unfiled."""
    if "do-dang" in request.GET:
        return _taken_up(request, duties, key_of(request.GET["do-dang"]))
    ticket = _ticket(duties, request.GET.get("phieu", ""))
    entered = replace(_booked(Entered.blank(), ticket), procedure_code=request.GET.get("thu-tuc", ""))
    order = _order(duties, request.GET.get("buu-chinh", ""))
    entered = _from_slip(entered, order) if order else entered
    sheet = Sheet(entered, focus="the_can_cuoc", ticket=ticket, order=order, offers=offers_for(account(request)))
    return _page(request, _with_procedure(duties, sheet))


def _taken_up(request: HttpRequest, duties: Duties, filing_key: UUID | None) -> HttpResponse:
    kept = kept_reception(account(request), filing_key, at=doorclock.now()) if filing_key else None
    if kept is None:
        messages.warning(request, "Lượt tiếp nhận này không còn: đã nộp, đã bỏ hoặc đã hết thời gian giữ.")
        return redirect("counter:reception")
    typed = _typed(duties, {**kept.answers, "filing_key": str(kept.filing_key)})
    missing = "nguoi_phone" if not typed.entered.person["phone"] else "tim_thu_tuc"
    window = Window.opened(kept.version, kept.updated_at)
    return _page(request, _with_procedure(duties, replace(typed, window=window, focus=missing)))


def _typed(duties: Duties, post: Mapping[str, Any]) -> Sheet:
    """The page as it was sent, or kept."""
    ticket = _ticket(duties, str(post.get("phieu", "")))
    order = _order(duties, str(post.get("buu-chinh", "")), sent=True)
    return Sheet(Entered.read(post), searched=str(post.get("tim_thu_tuc", "")), ticket=ticket, order=order)


def _ticket(duties: Duties, number: str) -> Ticket | None:
    """The ticket that brought this person to the desk; anything else is as if there were none."""
    return served_ticket(duties, int(number)) if number.isascii() and number.isdigit() and len(number) < 18 else None


def _booked(entered: Entered, ticket: Ticket | None) -> Entered:
    """What somebody told when they booked the hour they came for."""
    if ticket is None or ticket.booking is None:
        return entered
    told = ticket.booking
    person = entered.person | {"identity_no": told.identity_no, "full_name": told.full_name, "phone": told.phone}
    return _recognised(replace(entered, person=person))


def _order(duties: Duties, text: str, *, sent: bool = False) -> PostalOrder | None:
    """The envelope being typed in (one just filed may be sent twice); 404 when nobody here has signed for it."""
    if not text:
        return None
    number = int(text) if text.isascii() and text.isdigit() else 0
    here = duties.only(Role.RECEIVER)
    found = order_for(here, number) if sent else to_file(here).filter(pk=number).first()
    if found is None:
        raise Http404("no envelope of this desk waits to be typed in")
    return found


def _from_slip(entered: Entered, order: PostalOrder) -> Entered:
    said = {
        "identity_no": order.sender_identity_no,
        "full_name": order.sender_name,
        "phone": order.sender_phone,
        "address": order.sender_address,
    }
    return replace(entered, procedure_code=order.procedure_code, person={**entered.person, **said})


def _file(sheet: Sheet, filing: CounterFiling, user: Any, now: datetime) -> Dossier:
    if sheet.elsewhere and sheet.competence and sheet.desk:
        here = replace(filing, desk_code=sheet.desk.code)
        taking = TakingIn(here, sheet.competence.agency.code, sheet.entered.return_here)
        return take_in_elsewhere(taking, by=user, at=now)
    if sheet.order is not None:
        return file_from_post(sheet.order.pk, filing, by=user, at=now)
    return file_at_counter(filing, by=user, at=now)


def _step(request: HttpRequest, duties: Duties, step: str, sheet: Sheet) -> Sheet:
    card = request.POST.get("the_can_cuoc", "")
    if step == "the" and card:
        sheet = _read_card(sheet, card)
    elif step == "the" and not sheet.searched:
        sheet = replace(sheet, focus="nguoi_identity_no")
    elif step == "tim" or (step == "the" and sheet.searched):
        sheet = replace(sheet, hits=_found(duties, sheet.searched))
    elif step == "nguoi":
        sheet = replace(sheet, entered=_recognised(sheet.entered), focus="nguoi_phone")
    if "chon" in request.POST:
        sheet = replace(sheet, entered=replace(sheet.entered, procedure_code=request.POST["chon"]))
    if step == "doi":
        sheet = replace(sheet, entered=replace(sheet.entered, procedure_code=""), focus="tim_thu_tuc")
    return _with_procedure(duties, sheet)


def _read_card(sheet: Sheet, text: str) -> Sheet:
    try:
        entered = sheet.entered.with_card(read_citizen_card_qr(text))
    except ValueError as wrong:
        return replace(sheet, card_error=str(wrong), focus="the_can_cuoc")
    return replace(sheet, entered=_recognised(entered), focus="nguoi_phone")


def _recognised(entered: Entered) -> Entered:
    known = by_identity_number(entered.person["identity_no"])
    return entered.with_known(known) if known else entered


def _with_procedure(duties: Duties, sheet: Sheet) -> Sheet:
    today, desks = doorclock.today(), duties.agencies(Role.RECEIVER)
    code = sheet.entered.procedure_code
    own = received_at_desks(desks, on=today).get(code) if code else None
    beyond = places_beyond(code, desks, on=today) if code and sheet.order is None else []
    revision = revision_of(code, on=today) if own or beyond else None
    if revision is None:
        return sheet
    entered = sheet.entered.with_prefilled_form(revision)
    chosen = next((one for one in beyond if one.agency.code == entered.agency_code), None)
    sheet = replace(sheet, entered=entered, revision=revision, competence=chosen or own, beyond=beyond)
    desk = own.desk if own else agencies_named(desks)[0]
    return replace(sheet, own=own, elsewhere=chosen is not None, desk=desk)


def _found(duties: Duties, text: str) -> list[Revision]:
    """The procedures of the clerk's desks for what was typed, best first."""
    today = doorclock.today()
    own = received_at_desks(duties.agencies(Role.RECEIVER), on=today)
    here = settled_somewhere(on=today) if takes_for_others(today) else set(own)
    codes = [hit.code for hit in search(text, on=today, limit=SEARCHED) if hit.code in here]
    return revisions_named(codes[:SHOWN], on=today)


def _save(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    errors = sheet.errors | sheet.entered.person_errors() | sheet.entered.authority_errors()
    if sheet.revision is not None and sheet.competence is None:
        errors["co_quan"] = "Chọn cơ quan giải quyết hồ sơ."
        return _page(request, replace(sheet, errors=errors), status=422)
    if sheet.revision is None or sheet.competence is None:
        errors["tim_thu_tuc"] = "Chọn thủ tục: gõ chữ cái đầu hoặc vài từ trong tên thủ tục."
        return _page(request, replace(sheet, errors=errors), status=422)
    filing, now = sheet.entered.as_filing(sheet.revision, sheet.competence), doorclock.now()
    try:
        if errors:
            check_filing(filing, sheet.revision, now)
            return _page(request, replace(sheet, errors=errors), status=422)
        filed = _file(sheet, filing, account(request), now)
    except Incomplete as missing:
        errors |= {f"giay_{key}": sentence for key, sentence in missing.papers.items()}
        return _page(request, replace(sheet, errors=errors, field_errors=missing.fields), status=422)
    except Refused as refusal:
        return _page(request, replace(sheet, errors={"tim_thu_tuc": refusal.sentence}), status=409)
    if sheet.ticket:
        with suppress(Refused):  # filed at another desk of the clerk: the dossier stands, the ticket stays as it is
            lead_into_dossier(sheet.ticket.pk, filed.pk, by=account(request), at=now)
    return redirect(f"/mot-cua/ho-so/{filed.code}/?moi=1")


def _page(request: HttpRequest, sheet: Sheet, *, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {"sheet": sheet, "genders": GENDERS, "form_view": None, "bases": BASES, "scopes": SCOPES}
    context |= {"scans": scans(request, sheet.entered.raw), "accept": ACCEPT}
    # The one field that gets the focus: the server knows what comes next.
    context["focus"] = lambda field_id: {"data-focus": ""} if field_id == sheet.focus else {}
    if sheet.revision:
        context |= _procedure(sheet.entered, sheet.revision, sheet.competence, sheet.field_errors)
    return render(request, "counter/reception.html", context, status=status)


def _procedure(
    entered: Entered, revision: Revision, competence: Competence | None, errors: dict[str, str]
) -> dict[str, Any]:
    form = revision.form_definition
    follows = defaultdict(list)
    for name in form.properties:
        source = str(form.overlay(name).get("prefill") or "")
        if source.startswith("person."):
            follows[f"nguoi_{source.removeprefix('person.')}"].append(name)
    fees = choose_fees([FeeLine.from_json(row) for row in revision.fees], FeeChannel.COUNTER)
    return {
        "form_view": draw(form, entered.data, errors),
        "papers": [(paper, entered.ticked(paper)) for paper in handed_in(revision)],
        "shown_papers": only_shown(revision),
        "deadline": competence and appointment_if_received(revision, competence.agency.code, at=doorclock.now()),
        "fees": fees,
        "follows": follows,
    }


@require_safe
@officer_with(Role.RECEIVER)
def procedures(request: HttpRequest, duties: Duties) -> HttpResponse:
    """The list under the procedure box while the clerk types (`?tim_thu_tuc=`)."""
    text = request.GET.get("tim_thu_tuc", "")
    context = {"hits": _found(duties, text) if text.strip() else [], "text": text}
    return render(request, "counter/procedures.html", context)


@require_safe
@officer_with(Role.RECEIVER)
def appointment(request: HttpRequest, duties: Duties) -> HttpResponse:
    """The appointment as of this minute (`?thu-tuc=`); nothing is stored."""
    code, today = request.GET.get("thu-tuc", ""), doorclock.today()
    competence = received_at_desks(duties.agencies(Role.RECEIVER), on=today).get(code)
    revision = revision_of(code, on=today)
    if competence is None or revision is None:
        raise Http404("not received at this desk")
    deadline = appointment_if_received(revision, competence.agency.code, at=doorclock.now())
    return render(request, "counter/appointment.html", {"deadline": deadline, "code": code})
