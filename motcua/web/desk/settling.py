"""What happens on the way to a result: another unit, a wrong hand-over, a field check, a financial obligation."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from motcua.dossiers.actions.hand_over_to_unit import hand_over_to_unit
from motcua.dossiers.actions.recall import recall
from motcua.dossiers.actions.record_check import CheckFacts, record_check
from motcua.dossiers.actions.request_payment import request_payment
from motcua.dossiers.rules.states import Verb
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation.queries import units_of_authority
from motcua.organisation.rules.duties import Duties
from motcua.web.desk.acting import go
from motcua.web.desk.door import desk_officer
from motcua.web.desk.leading import FORM, LAW
from motcua.web.kit.access import account
from motcua.web.kit.asking import Asking, Question, Said, moment_of, money_of

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier


@require_http_methods(FORM)
@desk_officer
def other_unit(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """Another unit of the same authority settles it from now."""

    def asking(found: Dossier) -> Asking:
        units = units_of_authority(found.agency_id, on=doorclock.today())
        return Asking(
            "Chuyển đơn vị khác giải quyết",
            f"{found.unit.name} không còn giữ hồ sơ; thời hạn vẫn tiếp tục tính. Chuyển nhầm thì thu hồi được cho đến "
            "khi đơn vị nhận bắt đầu xử lý.",
            "Chuyển hồ sơ",
            [
                Question("don_vi", "Đơn vị nhận", "Chọn đơn vị nhận hồ sơ.", widget="select",
                         choices=[(unit.code, unit.name) for unit in units if unit.pk != found.unit_id]),
                Question("ly_do", "Lý do chuyển", "Ghi lý do chuyển hồ sơ.", widget="textarea"),
            ],
        )  # fmt: skip

    def do(found: Dossier, said: Said) -> None:
        unit = said.chosen["don_vi"][0]
        hand_over_to_unit(found.pk, unit, reason=said["ly_do"], by=account(request), at=doorclock.now())

    return go(request, duties, code, Verb.HAND_OVER_TO_UNIT, asking, do, "Đã chuyển hồ sơ {code}.")


@require_http_methods(FORM)
@desk_officer
def recalled(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """A proposal, or a dossier given to the wrong unit, is taken back."""
    asking = Asking(
        "Thu hồi hồ sơ chuyển nhầm",
        "Hồ sơ về lại nơi đã chuyển đi. Thời hạn vẫn tiếp tục tính; việc thu hồi được ghi vào diễn biến hồ sơ.",
        "Thu hồi",
    )

    def do(found: Dossier, said: Said) -> None:
        recall(found.pk, by=account(request), at=doorclock.now())

    return go(request, duties, code, Verb.RECALL, lambda found: asking, do, "Đã thu hồi hồ sơ {code}.")


@require_http_methods(FORM)
@desk_officer
def check(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The record of a field check or a council meeting."""
    asking = Asking(
        "Ghi biên bản kiểm tra, họp hội đồng",
        "Biên bản là một phần của hồ sơ: lãnh đạo đọc khi ký duyệt. Thời hạn vẫn tiếp tục tính.",
        "Lưu biên bản",
        [
            Question("loai", "Loại", "Chọn loại biên bản.", widget="radios",
                     choices=[("field", "Kiểm tra thực địa"), ("council", "Họp hội đồng")]),
            Question("ngay", "Ngày", "Ghi ngày kiểm tra hoặc họp.", "Ví dụ 24/06/2024.", "day", limit=10),
            Question("gio", "Giờ", "Ghi giờ bắt đầu.", "Ví dụ 08:30.", "hour", limit=8),
            Question("dia_diem", "Địa điểm", "Ghi địa điểm.", limit=250),
            Question("thanh_phan", "Thành phần tham dự", "Ghi thành phần tham dự.", "Mỗi người một dòng.", "textarea"),
            Question("noi_dung", "Nội dung", "Ghi nội dung kiểm tra, cuộc họp.", widget="textarea", limit=4000),
            Question("ket_luan", "Kết luận", "Ghi kết luận.", widget="textarea", limit=2000),
        ],
    )  # fmt: skip

    def do(found: Dossier, said: Said) -> None:
        held = moment_of(said["ngay"], said["gio"])
        if held is None:
            raise Refused("Ngày hoặc giờ chưa đúng; ghi như 24/06/2024 và 08:30.")
        record_check(found.pk, _facts(said, held), by=account(request), at=doorclock.now())

    return go(request, duties, code, Verb.RECORD_CHECK, lambda found: asking, do, "Đã lưu biên bản của hồ sơ {code}.")


@require_http_methods(FORM)
@desk_officer
def payment(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The applicant has to meet a financial obligation; the clock stands until the desk confirms it."""
    asking = Asking(
        "Yêu cầu thực hiện nghĩa vụ tài chính",
        "Thời hạn tạm dừng từ bây giờ và tính tiếp khi Bộ phận Một cửa xác nhận người nộp đã thực hiện.",
        "Gửi yêu cầu",
        [
            Question("noi_dung", "Nội dung", "Ghi nội dung nghĩa vụ tài chính.", "Ví dụ: tiền sử dụng đất.", limit=300),
            Question("so_tien", "Số tiền", "Ghi số tiền phải nộp.", widget="money", limit=20),
            LAW,
        ],
    )

    def do(found: Dossier, said: Said) -> None:
        amount = money_of(said["so_tien"])
        if amount is None:
            raise Refused("Số tiền chưa đúng; ghi bằng chữ số, ví dụ 1.200.000.")
        what, law = said["noi_dung"], said["can_cu"]
        request_payment(found.pk, what=what, amount=amount, legal_basis=law, by=account(request), at=doorclock.now())

    done = "Đã yêu cầu thực hiện nghĩa vụ tài chính; hồ sơ {code} chờ người nộp."
    return go(request, duties, code, Verb.REQUEST_PAYMENT, lambda found: asking, do, done)


def _facts(said: Said, held: datetime) -> CheckFacts:
    kind: Any = said.chosen["loai"][0]
    return CheckFacts(
        kind=kind,
        held_at=held,
        place=said["dia_diem"],
        participants=said["thanh_phan"],
        content=said["noi_dung"],
        conclusion=said["ket_luan"],
    )
