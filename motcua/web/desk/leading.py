"""What a leader decides besides signing: send back, refuse, allow a second supplement, apologise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from motcua.dossiers.actions.apologise import apologise
from motcua.dossiers.actions.authorise_second_supplement import authorise_second_supplement
from motcua.dossiers.actions.refuse import refuse
from motcua.dossiers.actions.send_back import send_back
from motcua.dossiers.rules.pins import REFUSAL_REASON_NAMES, RefusalReason
from motcua.dossiers.rules.states import Verb
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.kernel.vietnamese import format_short
from motcua.organisation.rules.duties import Duties
from motcua.web.desk.acting import go
from motcua.web.desk.door import desk_officer
from motcua.web.kit.access import account
from motcua.web.kit.asking import Asking, Question, Said, moment_of
from motcua.web.kit.pins import guarded_pin

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

NO_PIN = "Nhập mã PIN của chứng thư số để ký phiếu xin lỗi."
FORM = ["GET", "HEAD", "POST"]
LAW = Question(
    "can_cu", "Căn cứ pháp lý", "Ghi điều, khoản, tên văn bản làm căn cứ.", hint="Điều, khoản, số văn bản.", limit=300
)


@require_http_methods(FORM)
@desk_officer
def objection(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The proposed result goes back to who proposed it."""
    asking = Asking(
        "Trả lại để thẩm tra thêm",
        "Hồ sơ về lại công chức đã trình cùng ý kiến này. Thời hạn vẫn tiếp tục tính.",
        "Trả lại",
        [Question("y_kien", "Ý kiến trả lại", "Ghi ý kiến để công chức biết cần sửa gì.", widget="textarea")],
    )

    def do(found: Dossier, said: Said) -> None:
        send_back(found.pk, objection=said["y_kien"], by=account(request), at=doorclock.now())

    return go(request, duties, code, Verb.SEND_BACK, lambda found: asking, do, "Đã trả lại hồ sơ {code}.")


@require_http_methods(FORM)
@desk_officer
def refusal(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """Form 03: settling is refused in writing."""
    asking = Asking(
        "Từ chối giải quyết",
        "Người nộp nhận thông báo từ chối bằng văn bản (mẫu số 03), nêu rõ lý do. Việc này kết thúc hồ sơ.",
        "Từ chối giải quyết",
        [
            Question(
                "ma_ly_do", "Trường hợp từ chối", "Chọn trường hợp từ chối.", widget="radios",
                choices=[(one.value, REFUSAL_REASON_NAMES[one]) for one in RefusalReason],
            ),
            Question("ly_do", "Lý do cụ thể", "Ghi lý do từ chối để người nộp hiểu.", widget="textarea"),
            LAW,
        ],
        warning=True,
    )  # fmt: skip

    def do(found: Dossier, said: Said) -> None:
        code_said = RefusalReason(said.chosen["ma_ly_do"][0])
        reason, law = said["ly_do"], said["can_cu"]
        refuse(found.pk, reason_code=code_said, reason=reason, legal_basis=law, by=account(request), at=doorclock.now())

    return go(request, duties, code, Verb.REFUSE, lambda found: asking, do, "Đã từ chối giải quyết hồ sơ {code}.")


@require_http_methods(FORM)
@desk_officer
def second_supplement(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """One more request for a supplement is allowed, by a legal basis."""
    asking = Asking(
        "Cho phép yêu cầu bổ sung lần nữa",
        "Mỗi hồ sơ chỉ được yêu cầu bổ sung một lần. Ông/bà cho phép thêm một lần thì phải nêu căn cứ; hồ sơ bị yêu "
        "cầu bổ sung nhiều hơn một lần được tính là quá hạn theo Quyết định 766/QĐ-TTg.",
        "Cho phép thêm một lần",
        [LAW, Question("ly_do", "Lý do", "Ghi lý do phải yêu cầu thêm một lần.", widget="textarea")],
    )

    def do(found: Dossier, said: Said) -> None:
        authorise_second_supplement(
            found.pk, legal_basis=said["can_cu"], reason=said["ly_do"], by=account(request), at=doorclock.now()
        )

    done = "Đã cho phép yêu cầu bổ sung hồ sơ {code} thêm một lần."
    return go(request, duties, code, Verb.AUTHORISE_SECOND_SUPPLEMENT, lambda found: asking, do, done)


@require_http_methods(FORM)
@desk_officer
def apology(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """Form 04: sorry, and a new day."""

    def asking(found: Dossier) -> Asking:
        until = format_short(found.due_at) if found.due_at else "chưa có"
        return Asking(
            "Xin lỗi và hẹn lại ngày trả",
            f"Ngày hẹn đã ghi là {until}. Phiếu xin lỗi (mẫu số 04) chỉ gửi một lần, chậm nhất 1 ngày trước ngày hẹn. "
            "Ngày hẹn cũ vẫn là ngày dùng để tính đúng hạn, quá hạn.",
            "Ký và gửi phiếu xin lỗi",
            [
                Question("ngay", "Ngày hẹn lại", "Ghi ngày hẹn lại.", "Ví dụ 24/06/2024.", "day", limit=10),
                Question(
                    "gio", "Giờ hẹn lại", "Ghi giờ hẹn lại.", "Trong giờ làm việc.", "hour", limit=8, value="16:00"
                ),
                Question("ly_do", "Lý do chậm", "Ghi lý do chưa trả kết quả đúng hẹn.", widget="textarea"),
                Question("ma_pin", "Mã PIN chứng thư số", NO_PIN, "Phiếu xin lỗi được ký số khi gửi.", "pin"),
            ],
        )

    def do(found: Dossier, said: Said) -> None:
        until = moment_of(said["ngay"], said["gio"])
        if until is None:
            raise Refused("Ngày hoặc giờ hẹn lại chưa đúng; ghi như 24/06/2024 và 16:00.")
        why, pin = said["ly_do"], said["ma_pin"]
        with guarded_pin(request):
            apologise(found.pk, reason=why, new_due_at=until, pin=pin, by=account(request), at=doorclock.now())

    done = "Đã gửi phiếu xin lỗi và hẹn lại cho người nộp hồ sơ {code}."
    return go(request, duties, code, Verb.APOLOGISE, asking, do, done)
