"""The agencies: a table with filters in the address, one page each, and how they are reached."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation import policies
from motcua.organisation.actions.update_agency import update_agency
from motcua.organisation.queries import agency_by_code, all_agencies, officers_matching
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import AGENCY_KIND_NAMES
from motcua.web.console.doors import BOTH, UNPROCESSABLE, options, side
from motcua.web.console.words import value_name
from motcua.web.kit.access import account, officer_with
from motcua.web.kit.slices import slice_of

_PHONE = r"^[0-9 .()+-]{6,20}$"


class ContactForm(forms.Form):
    """How an agency is reached."""

    address = forms.CharField(
        label="Địa chỉ", max_length=200, error_messages={"required": "Nhập địa chỉ để người dân tìm được cơ quan."}
    )
    phone = forms.RegexField(
        _PHONE, label="Điện thoại", max_length=20,
        error_messages={
            "required": "Nhập số điện thoại mà người dân gọi được.",
            "invalid": "Số điện thoại gồm 6 đến 20 chữ số, có thể có dấu cách, dấu chấm, dấu ngoặc.",
        },
    )  # fmt: skip
    email = forms.EmailField(
        label="Thư điện tử", required=False,
        error_messages={"invalid": "Thư điện tử phải có dạng ten@donvi.gov.vn."},
    )  # fmt: skip


@require_safe
@officer_with(*BOTH)
def agencies(request: HttpRequest, duties: Duties) -> HttpResponse:
    """Every agency that exists today."""
    kind, text = request.GET.get("loai", ""), request.GET.get("q", "").strip()
    rows = all_agencies(on=doorclock.today(), kind=kind, text=text)
    page = {
        "side": side(request, duties),
        "page": slice_of(rows, request),
        "total": rows.count(),
        "kinds": options([(key.value, name) for key, name in AGENCY_KIND_NAMES.items()], kind),
        "kind_names": {key.value: name for key, name in AGENCY_KIND_NAMES.items()},
        "text": text,
        "value_name": value_name,
    }
    return render(request, "console/agencies.html", page)


@require_safe
@officer_with(*BOTH)
def agency(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """One agency, with its officers for an administrator."""
    return _agency_page(request, duties, code)


@require_POST
@officer_with(*BOTH)
def contact(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """Change how an agency is reached."""
    found = agency_by_code(code)
    if found is None:
        raise Http404(code)
    form = ContactForm(request.POST)
    if not form.is_valid():
        return _agency_page(request, duties, code, form)
    try:
        update_agency(found.pk, **form.cleaned_data, by=account(request), at=doorclock.now())
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return _agency_page(request, duties, code, form)
    messages.success(request, f"Đã cập nhật thông tin liên hệ của {found.name}.")
    return redirect("console:agency", code=code)


def _agency_page(request: HttpRequest, duties: Duties, code: str, form: ContactForm | None = None) -> HttpResponse:
    found = agency_by_code(code)
    if found is None:
        raise Http404(code)
    today = doorclock.today()
    known = {"address": found.address, "phone": found.phone, "email": found.email}
    page = {
        "side": side(request, duties),
        "agency": found,
        "kind_name": dict((key.value, name) for key, name in AGENCY_KIND_NAMES.items())[found.kind],
        "officers": list(officers_matching(duties, on=today, agency=code)[:100]),
        "form": form or ContactForm(initial=known),
        "why_not": policies.may_administer(duties),
        "value_name": value_name,
    }
    return render(request, "console/agency.html", page, status=UNPROCESSABLE if form else 200)
