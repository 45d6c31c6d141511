"""Anybody verifies a paper: by the code in its QR, or by the file itself. What could not be checked is never valid."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from motcua.dossiers.queries import issued_paper
from motcua.files.queries import content_of
from motcua.kernel import doorclock
from motcua.kernel.vietnamese import format_size
from motcua.pades.validation import Report, SignerKind, TimeSource, Verdict
from motcua.signatures.queries import anchors_are_tests, verify_pdf
from motcua.web.kit.errors import too_many
from motcua.web.kit.throttle import Limit, network_of, take

LARGEST = 20 * 1024 * 1024
LIMIT = Limit("verification", tries=30, seconds=300)
UNPROCESSABLE, NOT_FOUND = 422, 404
VERDICTS: dict[Verdict, tuple[str, str]] = {
    Verdict.VALID: ("Hợp lệ", "done"),
    Verdict.INVALID: ("Không hợp lệ", "late"),
    Verdict.UNKNOWN: ("Chưa xác định", "waiting"),
    Verdict.UNSIGNED: ("Không có chữ ký số", "waiting"),
}
MEANINGS: dict[Verdict, str] = {
    Verdict.VALID: "Mọi chữ ký số trên giấy tờ đều đúng người ký, còn hiệu lực khi ký, và nội dung không bị sửa.",
    Verdict.INVALID: "Giấy tờ này không dùng được: nội dung hoặc chữ ký số không đúng.",
    Verdict.UNKNOWN: "Có điều chưa kiểm tra được, nên chưa thể kết luận giấy tờ này hợp lệ.",
    Verdict.UNSIGNED: "Tệp không có chữ ký số nào, nên không thể xác thực bằng cách này.",
}


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Type the code under the QR (`?ma=`), or send the file."""
    if request.method == "POST":
        return _verify_file(request)
    code = read_code(request.GET.get("ma", ""))
    return redirect("portal:paper", code=code) if code else render(request, "portal/verify.html", _empty())


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, code: str) -> HttpResponse:
    """A paper by its code: who issued it and whether its signatures hold; POST compares a file with it."""
    context: dict[str, Any]
    if take(LIMIT, network_of(request)) is None:
        return too_many(request)
    result = issued_paper(code)
    if result is None or result.sealed_blob is None:
        sentence = f"Không có giấy tờ nào mang mã “{code}”. Ông/bà xem lại mã in dưới hình QR."
        context = {"code": code, "errors": {"ma": sentence}}
        return render(request, "portal/verify.html", context, status=NOT_FOUND)
    context = {"result": result, "same": None, "errors": {}, **_told(_report(result.sealed_blob))}
    if request.method == "POST":
        content, error = _sent(request)
        if error:
            context["errors"] = {"tep": error}
        else:
            context["same"] = hashlib.sha256(content).hexdigest() == result.sealed_blob.sha256
    return render(request, "portal/paper.html", context, status=UNPROCESSABLE if context["errors"] else 200)


def read_code(text: str) -> str:
    """The code in what was typed or pasted: alone, or at the end of the whole address under the QR."""
    last = text.strip().rstrip("/").rsplit("/", 1)[-1]
    return "".join(letter for letter in last if letter.isascii() and (letter.isalnum() or letter in "._-"))


def _verify_file(request: HttpRequest) -> HttpResponse:
    if take(LIMIT, network_of(request)) is None:
        return too_many(request)
    content, error = _sent(request)
    if error:
        return render(request, "portal/verify.html", {**_empty(), "errors": {"tep": error}}, status=UNPROCESSABLE)
    report = verify_pdf(content, at=doorclock.now())
    file: Any = request.FILES["tep"]
    context = {"name": file.name, "size": len(content), **_told(report)}
    return render(request, "portal/verified.html", context)


def _sent(request: HttpRequest) -> tuple[bytes, str]:
    """The bytes of the file sent as `tep`, or the sentence why there are none."""
    file: Any = request.FILES.get("tep")
    if file is None:
        return b"", "Ông/bà hãy chọn tệp PDF cần xác thực."
    if file.size > LARGEST:
        return b"", f"Tệp có dung lượng {format_size(file.size)}; trang này nhận tệp đến {format_size(LARGEST)}."
    content = file.read()
    if not content:
        return b"", "Tệp không có nội dung (0 byte). Ông/bà hãy chọn lại tệp."
    return content, ""


def _report(blob: Any) -> Report:
    """The verdict on a paper of ours. A file the storage has lost cannot be checked, so it is unknown."""
    try:
        return verify_pdf(content_of(blob), at=doorclock.now())
    except FileNotFoundError:
        return Report(Verdict.UNKNOWN, reasons=("Hệ thống chưa đọc được tệp gốc của giấy tờ này.",))


def _told(report: Report) -> dict[str, Any]:
    word, tone = VERDICTS[report.verdict]
    return {
        "report": report,
        "verdict": word,
        "tone": tone,
        "meaning": MEANINGS[report.verdict],
        "signatures": [_signature(signature) for signature in report.signatures],
        "test_root": anchors_are_tests(),
    }


def _signature(signature: Any) -> dict[str, Any]:
    """One signature in words: rows for a summary list, its verdict and the reasons against it."""
    word, tone = VERDICTS[signature.verdict]
    kinds = {SignerKind.PERSON: "Chữ ký số của người ký", SignerKind.AGENCY: "Chữ ký số của cơ quan (con dấu)"}
    sources = {
        TimeSource.TIMESTAMP: "theo dấu thời gian",
        TimeSource.CLAIMED: "theo máy của người ký, chưa được chứng thực",
    }
    return {
        "title": kinds.get(signature.signer_kind, "Chữ ký số"),
        "word": word,
        "tone": tone,
        "reasons": signature.reasons,
        "name": signature.signer_name,
        "job": signature.signer_title,
        "organisation": signature.organisation,
        "issuer": signature.issuer,
        "at": signature.signed_at,
        "source": sources.get(signature.time_source, ""),
        "intact": signature.integrity,
    }


def _empty() -> dict[str, Any]:
    return {"code": "", "errors": {}}
