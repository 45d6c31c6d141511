"""The accounts fees go to, agency by agency: a list, a new one from a day on, and the last day of one."""

from datetime import date

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from motcua.fees.actions.end_account import end_account
from motcua.fees.actions.open_account import AccountFacts, open_account
from motcua.fees.queries import account_by_id, accounts
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation.queries import agencies
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import AgencyKind, Role
from motcua.web.console.doors import BOTH, UNPROCESSABLE, options, side
from motcua.web.kit.access import account, officer_with

NO_REAL_DAY = "Ngày phải là một ngày có thật."
COLLECTING = (
    AgencyKind.PROVINCE,
    AgencyKind.DISTRICT,
    AgencyKind.COMMUNE,
    AgencyKind.LAND_BRANCH,
    AgencyKind.SERVICE_UNIT,
)


class AccountForm(forms.Form):
    """An account as its agency states it."""

    agency = forms.ChoiceField(
        label="Cơ quan thu",
        error_messages={"required": "Chọn cơ quan thu.", "invalid_choice": "Chọn cơ quan có trong danh sách."},
    )
    bank_bin = forms.RegexField(
        r"^\d{6}$", label="Mã ngân hàng (BIN)",
        error_messages={"required": "Nhập mã ngân hàng (BIN).", "invalid": "Mã ngân hàng (BIN) gồm 6 chữ số."},
    )  # fmt: skip
    bank_name = forms.CharField(
        label="Tên ngân hàng", max_length=120, error_messages={"required": "Nhập tên ngân hàng."}
    )
    number = forms.RegexField(
        r"^[0-9A-Za-z]{1,19}$", label="Số tài khoản",
        error_messages={"required": "Nhập số tài khoản.", "invalid": "Số tài khoản gồm 1 đến 19 chữ hoặc số."},
    )  # fmt: skip
    holder_name = forms.CharField(
        label="Tên chủ tài khoản", max_length=160, error_messages={"required": "Nhập tên chủ tài khoản."}
    )
    tax_code = forms.RegexField(
        r"^\d{10}(-?\d{3})?$", label="Mã số thuế", required=False,
        error_messages={"invalid": "Mã số thuế gồm 10 chữ số, hoặc 13 chữ số với đơn vị phụ thuộc."},
    )  # fmt: skip
    receipt_form = forms.CharField(
        label="Mẫu số biên lai", max_length=20, error_messages={"required": "Nhập mẫu số biên lai."}
    )
    receipt_series = forms.CharField(
        label="Ký hiệu biên lai", max_length=20, error_messages={"required": "Nhập ký hiệu biên lai."}
    )
    valid_from = forms.DateField(
        label="Dùng từ ngày", error_messages={"required": "Chọn ngày bắt đầu dùng.", "invalid": NO_REAL_DAY}
    )

    def clean_valid_from(self) -> date:
        day: date = self.cleaned_data["valid_from"]
        if day < doorclock.today():
            raise forms.ValidationError("Không đổi được cho ngày đã qua; hãy chọn từ hôm nay trở đi.")
        return day


class EndForm(forms.Form):
    """The last day of an account."""

    last_day = forms.DateField(
        label="Dùng đến hết ngày", error_messages={"required": "Chọn ngày dùng cuối.", "invalid": NO_REAL_DAY}
    )


@require_safe
@officer_with(*BOTH)
def fee_accounts(request: HttpRequest, duties: Duties) -> HttpResponse:
    """Every account with its days, and which agencies have none."""
    rows, today = accounts(), doorclock.today()
    used = {row.agency_id for row in rows if row.valid_to is None or row.valid_to >= today}
    page = {
        "side": side(request, duties),
        "accounts": rows,
        "today": today,
        "without": [one for one in agencies(*COLLECTING, on=today) if one.pk not in used],
        "may_keep": duties.holds(Role.ADMINISTRATOR),
    }
    return render(request, "console/fee_accounts.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@officer_with(Role.ADMINISTRATOR)
def fee_account(request: HttpRequest, duties: Duties) -> HttpResponse:
    """A new account; the one the agency used before ends the day before."""
    form = AccountForm(request.POST if request.method == "POST" else None)
    choices = [(one.code, one.name) for one in agencies(*COLLECTING, on=doorclock.today())]
    form.fields["agency"].choices = choices  # type: ignore[attr-defined]
    if form.is_bound and form.is_valid() and _opened(request, form):
        return redirect("console:fee_accounts")
    chosen = str(form["agency"].value() or request.GET.get("co-quan", ""))
    page = {
        "side": side(request, duties),
        "form": form,
        "agencies": options(choices, chosen, empty="Chọn cơ quan thu"),
    }
    return render(request, "console/fee_account.html", page, status=UNPROCESSABLE if form.is_bound else 200)


def _opened(request: HttpRequest, form: AccountForm) -> bool:
    said = dict(form.cleaned_data)
    day = said.pop("valid_from")
    try:
        opened = open_account(AccountFacts(**said), valid_from=day, by=account(request), at=doorclock.now())
    except Refused as refused:
        form.add_error("valid_from", refused.sentence)
        return False
    messages.success(request, f"Từ ngày {day:%d/%m/%Y} dùng tài khoản {opened.number} tại {opened.bank_name}.")
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@officer_with(Role.ADMINISTRATOR)
def fee_account_end(request: HttpRequest, duties: Duties, account_id: int) -> HttpResponse:
    """The last day of an account."""
    known = account_by_id(account_id)
    if known is None:
        raise Http404("no such account")
    form = EndForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        last_day = form.cleaned_data["last_day"]
        try:
            end_account(account_id, last_day, by=account(request), at=doorclock.now())
        except Refused as refused:
            form.add_error("last_day", refused.sentence)
        else:
            messages.success(request, f"Tài khoản {known.number} dùng đến hết ngày {last_day:%d/%m/%Y}.")
            return redirect(reverse("console:fee_accounts"))
    page = {"side": side(request, duties), "form": form, "account": known}
    return render(request, "console/fee_account_end.html", page, status=UNPROCESSABLE if form.is_bound else 200)
