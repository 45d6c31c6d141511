"""Where people file online: what was and will be, and setting it from a day on."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.reference.actions import PortalFacts, set_portal_mode
from motcua.reference.queries import portal_mode_on
from motcua.reference.queries import portal_modes as every_mode
from motcua.reference.rules.portal import PLACE_NAMES, FilingPlace
from motcua.web.console.doors import BOTH, UNPROCESSABLE, side
from motcua.web.kit.access import account, officer_with

PLACES = [(place.value, name) for place, name in PLACE_NAMES.items()]


class ModeForm(forms.Form):
    """A mode from a day on; a day that has passed cannot be changed any more."""

    place = forms.ChoiceField(
        choices=PLACES,
        error_messages={"required": "Chọn nơi nộp hồ sơ.", "invalid_choice": "Chọn nơi nộp hồ sơ trong danh sách."},
    )
    valid_from = forms.DateField(
        label="Áp dụng từ ngày",
        error_messages={"required": "Chọn ngày bắt đầu.", "invalid": "Ngày phải là một ngày có thật."},
    )
    address = forms.CharField(label="Địa chỉ Cổng Dịch vụ công quốc gia", max_length=200, required=False)
    source = forms.CharField(
        label="Căn cứ", max_length=200, error_messages={"required": "Ghi số, ký hiệu văn bản làm căn cứ."}
    )

    def clean_valid_from(self) -> object:
        day = self.cleaned_data["valid_from"]
        if day < doorclock.today():
            raise forms.ValidationError("Không đổi được cho ngày đã qua; hãy chọn từ hôm nay trở đi.")
        return day


@require_safe
@officer_with(*BOTH)
def portal_modes(request: HttpRequest, duties: Duties) -> HttpResponse:
    """Every mode with its days and its text."""
    return _page(request, duties)


@require_POST
@officer_with(Role.ADMINISTRATOR)
def set_mode(request: HttpRequest, duties: Duties) -> HttpResponse:
    """From a day on people file here, or on the national portal."""
    form = ModeForm(request.POST)
    if not form.is_valid():
        return _page(request, duties, form)
    said = form.cleaned_data
    place, day = FilingPlace(said["place"]), said["valid_from"]
    address = said["address"].strip() if place is FilingPlace.NATIONAL else ""
    facts = PortalFacts(place, day, said["source"].strip(), address, verified=True)
    try:
        set_portal_mode(facts, by=account(request), at=doorclock.now())
    except Refused as refused:
        form.add_error("source" if "văn bản" in refused.sentence else "address", refused.sentence)
        return _page(request, duties, form)
    messages.success(request, f"Từ ngày {day:%d/%m/%Y}: {PLACE_NAMES[place]}.")
    return redirect("console:portal_modes")


def _page(request: HttpRequest, duties: Duties, form: ModeForm | None = None) -> HttpResponse:
    today = doorclock.today()
    page = {
        "side": side(request, duties),
        "today": today,
        "now": portal_mode_on(today),
        "modes": every_mode(),
        "place_names": {place.value: name for place, name in PLACE_NAMES.items()},
        "places": PLACES,
        "form": form or ModeForm(),
        "may_set": duties.holds(Role.ADMINISTRATOR),
    }
    return render(request, "console/portal_modes.html", page, status=UNPROCESSABLE if form else 200)
