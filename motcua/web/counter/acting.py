"""The short acts of the counter besides receiving and returning: refuse, close, stop, confirm a payment."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from motcua.dossiers import queries
from motcua.dossiers.actions.close_unsupplemented import close_unsupplemented
from motcua.dossiers.actions.confirm_payment import confirm_payment
from motcua.dossiers.actions.refuse_intake import refuse_intake
from motcua.dossiers.actions.withdraw import withdraw
from motcua.dossiers.rules.pins import REFUSAL_REASON_NAMES, RefusalReason
from motcua.dossiers.rules.states import Verb
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.web.counter.dossier import of_desk, page
from motcua.web.kit.access import account, officer_with
from motcua.web.kit.asking import Asking, Question, Said, given, read
from motcua.web.kit.due import DueWords

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

CONFLICT, UNPROCESSABLE = 409, 422
FORM = ["GET", "HEAD", "POST"]
REFUSAL = Asking(
    "Từ chối tiếp nhận",
    "Người nộp nhận phiếu từ chối (mẫu số 03) nêu rõ lý do và căn cứ. Hồ sơ còn bổ sung được thì hãy yêu cầu bổ sung.",
    "Từ chối tiếp nhận",
    [
        Question("ma_ly_do", "Trường hợp từ chối", "Chọn trường hợp từ chối.", widget="radios",
                 choices=[(one.value, REFUSAL_REASON_NAMES[one]) for one in RefusalReason]),
        Question("ly_do", "Lý do cụ thể", "Ghi lý do từ chối để người nộp hiểu.", widget="textarea"),
        Question("can_cu", "Căn cứ pháp lý", "Ghi điều, khoản, tên văn bản làm căn cứ.", "Điều, khoản, số văn bản.",
                 limit=300),
    ],
    warning=True,
)  # fmt: skip
CLOSING = Asking(
    "Đóng hồ sơ không bổ sung",
    "Người nộp đã quá hạn bổ sung. Đóng hồ sơ thì giấy tờ đã nộp được trả lại; người nộp có thể nộp hồ sơ mới.",
    "Đóng hồ sơ",
    warning=True,
)
STOPPING = Asking(
    "Dừng giải quyết theo yêu cầu người nộp",
    "Chỉ ghi khi người nộp đang đề nghị. Người nộp nhận thông báo dừng giải quyết (mẫu số 05). Hồ sơ kết thúc.",
    "Dừng giải quyết",
    [Question("ly_do", "Lý do người nộp nêu", "Ghi lý do người nộp nêu.", widget="textarea")],
    warning=True,
)
PAYMENT = Asking(
    "Xác nhận đã thực hiện nghĩa vụ tài chính",
    "Kiểm tra biên lai hoặc chứng từ trước khi xác nhận. Thời hạn tính tiếp từ bây giờ.",
    "Xác nhận",
    [Question("chung_tu", "Số biên lai hoặc chứng từ", "Ghi số biên lai hoặc chứng từ.", limit=200)],
)


@require_http_methods(FORM)
@officer_with(Role.RECEIVER)
def refusal(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """Form 03 at reception."""

    def do(found: Dossier, said: Said) -> None:
        why = RefusalReason(said.chosen["ma_ly_do"][0])
        reason, law = said["ly_do"], said["can_cu"]
        refuse_intake(
            found.pk, reason_code=why, reason=reason, legal_basis=law, by=account(request), at=doorclock.now()
        )

    return _go(request, duties, code, Verb.REFUSE_INTAKE, REFUSAL, do, "Đã từ chối tiếp nhận hồ sơ {code}.")


@require_http_methods(FORM)
@officer_with(Role.RECEIVER)
def closing(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """What was not supplemented in time is closed."""

    def do(found: Dossier, said: Said) -> None:
        close_unsupplemented(found.pk, by=account(request), at=doorclock.now())

    return _go(request, duties, code, Verb.CLOSE_UNSUPPLEMENTED, CLOSING, do, "Đã đóng hồ sơ {code}.")


@require_http_methods(FORM)
@officer_with(Role.RECEIVER)
def stopping(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """Form 05 for an applicant who stands at the desk."""

    def do(found: Dossier, said: Said) -> None:
        withdraw(found.pk, reason=said["ly_do"], by=account(request), at=doorclock.now())

    return _go(request, duties, code, Verb.WITHDRAW, STOPPING, do, "Đã dừng giải quyết hồ sơ {code}.")


@require_http_methods(FORM)
@officer_with(Role.RECEIVER)
def payment(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The financial obligation is met: the clock goes on."""

    def do(found: Dossier, said: Said) -> None:
        confirm_payment(found.pk, proof=said["chung_tu"], by=account(request), at=doorclock.now())

    done = "Đã xác nhận; hồ sơ {code} được tiếp tục giải quyết."
    return _go(request, duties, code, Verb.CONFIRM_PAYMENT, PAYMENT, do, done)


def _go(
    request: HttpRequest,
    duties: Duties,
    code: str,
    verb: Verb,
    asked: Asking,
    do: Callable[[Dossier, Said], None],
    done: str,
) -> HttpResponse:
    found = of_desk(duties, code)
    if why_not := queries.acts(duties, found)[verb].why_not:
        return page(request, duties, found, errors={"viec-tiep": why_not}, status=CONFLICT)
    if request.method != "POST":
        return _form(request, found, asked, given(asked.questions))
    said = read(request.POST, asked.questions)
    if said.errors:
        return _form(request, found, asked, said)
    try:
        do(found, said)
    except Refused as refused:
        again = of_desk(duties, code)
        if why_not := queries.acts(duties, again)[verb].why_not:
            return page(request, duties, again, errors={"viec-tiep": why_not}, status=CONFLICT)
        place = asked.questions[-1].name if asked.questions else "td-viec"
        return _form(request, again, asked, Said(said.values, said.chosen, {place: refused.sentence}))
    messages.success(request, done.format(code=code))
    return redirect("counter:dossier", code=code)


def _form(request: HttpRequest, found: Dossier, asked: Asking, said: Said) -> HttpResponse:
    context: dict[str, Any] = {
        "dossier": found,
        "due": DueWords(doorclock.now()).due(found),
        "asking": asked,
        "said": said,
        "back": reverse("counter:dossier", args=[found.code]),
    }
    return render(request, "counter/acting.html", context, status=UNPROCESSABLE if said.errors else 200)
