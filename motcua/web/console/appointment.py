"""Appointing an officer: an account with a one-time password that is shown once and stored nowhere readable."""

import secrets

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation.actions.appoint_officer import OfficerFacts, appoint_officer
from motcua.organisation.actions.grant_role import grant_role
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.web.console.doors import UNPROCESSABLE, options, side
from motcua.web.console.officers import ROLES, agency_choices
from motcua.web.kit.access import account, officer_with

# No letters that are mistaken for another when read aloud or copied from a slip.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


class AppointmentForm(forms.Form):
    """Who is appointed to what."""

    full_name = forms.CharField(label="Họ và tên", max_length=120, error_messages={"required": "Nhập họ và tên."})
    username = forms.RegexField(
        r"^[a-z0-9][a-z0-9.\-]{2,59}$", label="Tên đăng nhập", max_length=60,
        error_messages={
            "required": "Nhập tên đăng nhập.",
            "invalid": "Tên đăng nhập có từ 3 ký tự, gồm chữ thường không dấu, chữ số, dấu chấm, gạch nối.",
        },
    )  # fmt: skip
    agency = forms.ChoiceField(
        label="Cơ quan, đơn vị",
        choices=agency_choices,
        error_messages={"required": "Chọn cơ quan, đơn vị.", "invalid_choice": "Cơ quan, đơn vị này không có."},
    )
    title = forms.CharField(label="Chức vụ", max_length=100, error_messages={"required": "Nhập chức vụ."})
    phone = forms.CharField(label="Điện thoại", max_length=20, required=False)
    email = forms.EmailField(
        label="Thư điện tử", required=False, error_messages={"invalid": "Thư điện tử phải có dạng ten@donvi.gov.vn."}
    )
    roles = forms.MultipleChoiceField(
        label="Vai trò tại cơ quan, đơn vị này", choices=ROLES, required=False,
        error_messages={"invalid_choice": "Vai trò đã chọn không có."},
    )  # fmt: skip


def one_time_password() -> str:
    """Four groups of four letters, about 79 bits, easy to read aloud."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


@never_cache
@officer_with(Role.ADMINISTRATOR)
def appointment(request: HttpRequest, duties: Duties) -> HttpResponse:
    """The form; after it the password, once. It answers the POST itself: a second page would have to keep it."""
    form = AppointmentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        password = one_time_password()
        try:
            officer_id = _appoint(request, form, password)
        except Refused as refused:
            form.add_error("username", refused.sentence)
        else:
            page = {"side": side(request, duties), "form": form, "password": password, "officer_id": officer_id}
            return render(request, "console/appointed.html", page)
    chosen = str(form["agency"].value() or request.GET.get("co-quan", ""))
    page = {
        "side": side(request, duties),
        "form": form,
        "agencies": options(agency_choices(), chosen, empty="Chọn cơ quan, đơn vị"),
        "roles": ROLES,
        "chosen_roles": list(form["roles"].value() or []),
    }
    return render(request, "console/appointment.html", page, status=UNPROCESSABLE if form.errors else 200)


def _appoint(request: HttpRequest, form: AppointmentForm, password: str) -> int:
    said, now = form.cleaned_data, doorclock.now()
    facts = OfficerFacts(
        said["username"], said["full_name"], said["agency"], said["title"], phone=said["phone"], email=said["email"]
    )
    officer = appoint_officer(facts, password=password, by=account(request), at=now)
    for role in said["roles"]:
        grant_role(officer.pk, Role(role), said["agency"], by=account(request), at=now)
    return officer.pk
