"""A wrong result put right: the leader signs a new paper that names the wrong one, the document clerk seals it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from motcua.dossiers import queries
from motcua.dossiers.actions.correct_result import correct_result
from motcua.dossiers.actions.seal_correction import seal_correction
from motcua.dossiers.rules.states import Verb
from motcua.files.queries import content_of
from motcua.kernel import doorclock
from motcua.organisation.rules.duties import Duties
from motcua.web.desk.acting import go
from motcua.web.desk.door import desk_officer, dossier_of
from motcua.web.desk.leading import FORM
from motcua.web.kit import dossier_files
from motcua.web.kit.access import account
from motcua.web.kit.asking import Asking, Question, Said
from motcua.web.kit.pins import guarded_pin

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

LONG_VALUE = 90
NO_PIN = "Nhập mã PIN của chứng thư số."


@require_http_methods(FORM)
@desk_officer
def correction(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The words of the result as they stand, to be put right, and why."""

    def asking(found: Dossier) -> Asking:
        result = queries.result_of(found)
        content = result.content if result else {}
        rows = [
            Question(f"kq_{row.key}", row.label, value=str(content.get(row.key, row.value)), limit=2000,
                     widget="textarea" if row.long or len(str(content.get(row.key, ""))) > LONG_VALUE else "text")
            for row in queries.proposal_of(found)
        ]  # fmt: skip
        why = Question("ly_do", "Sai sót và lý do đính chính", "Ghi sai sót và lý do đính chính.", widget="textarea")
        pin = Question("ma_pin", "Mã PIN chứng thư số", NO_PIN, "Văn bản mới được cấp số và ký khi bấm Ký.", "pin")
        return Asking(
            "Đính chính kết quả",
            f"Văn bản mới thay thế văn bản số {result.number if result else ''}; văn bản cũ được giữ lại, ghi rõ đã bị "
            "thay thế. Người nộp không trả thêm phí.",
            "Ký bản đính chính",
            [*rows, why, pin],
        )

    def do(found: Dossier, said: Said) -> None:
        values = {key.removeprefix("kq_"): value for key, value in said.values.items() if key.startswith("kq_")}
        reason, pin = said["ly_do"], said["ma_pin"]
        with guarded_pin(request):
            correct_result(found.pk, values=values, reason=reason, pin=pin, by=account(request), at=doorclock.now())

    done = "Đã ký bản đính chính hồ sơ {code}; văn thư đóng dấu tiếp theo."
    return go(request, duties, code, Verb.CORRECT_RESULT, asking, do, done)


@require_http_methods(FORM)
@desk_officer
def sealed_correction(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The corrected paper is sealed and takes the wrong one's place."""

    def asking(found: Dossier) -> Asking:
        waiting = next((row for row in queries.corrections_of(found) if row.sealed_at is None), None)
        number = waiting.number if waiting else ""
        return Asking(
            "Đóng dấu bản đính chính",
            f"Văn bản số {number} thay thế văn bản số {waiting.wrong_number if waiting else ''} từ khi được đóng dấu.",
            "Đóng dấu và phát hành",
            [Question("ma_pin", "Mã PIN con dấu số", NO_PIN, "Mã PIN của chứng thư số cơ quan.", "pin")],
        )

    def do(found: Dossier, said: Said) -> None:
        with guarded_pin(request):
            seal_correction(found.pk, pin=said["ma_pin"], by=account(request), at=doorclock.now())

    return go(request, duties, code, Verb.SEAL_CORRECTION, asking, do, "Đã phát hành bản đính chính hồ sơ {code}.")


@require_safe
@desk_officer
def corrected_paper(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The signed correction that waits for its seal."""
    rows = [row for row in queries.corrections_of(dossier_of(duties, code)) if row.sealed_at is None]
    if not rows:
        raise Http404("no correction waits for its seal")
    return dossier_files.pdf(content_of(rows[0].signed_blob), f"dinh-chinh-{code}.pdf")
