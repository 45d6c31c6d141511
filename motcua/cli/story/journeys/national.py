"""Filed on the national portal: it arrives once however often it is sent, and what cannot be filed hangs nowhere."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from motcua.cli.story.case import Case, Tale, Told
from motcua.cli.story.visitor import StoryFailed
from motcua.clients.national_portal.stand_in import deliver
from motcua.kernel.worktime import in_vietnam

DOOR, CONSOLE = "/api/trao-doi/ho-so/", "/quan-tri/trao-doi/"
ECODE = "H58.26.28"


def national(case: Case) -> Iterator[Told]:
    """Delivered twice, filed once, received as any other; a bad one is told back and shown to the administrator."""
    row = _row(case)
    door = case.journey.address + DOOR
    answers = [deliver([row], door) for _ in range(2)]
    codes = {one.result[0]["SoBienNhan"] for one in answers if one.is_yes}
    if len(codes) != 1 or not all(one.is_yes for one in answers):
        raise StoryFailed(f"the exchange answers {answers}")
    case.code = codes.pop()
    told = f"{row['MaHoSo']} is {case.code}, sent twice and filed once; {case.must_be('submitted')}"
    yield Told("national portal", "delivers a dossier", told)
    yield case.receive()
    bad = _row(case) | {"SoDienThoai": "1"}
    answer = deliver([bad], door)
    page = case.person("administrator").open(CONSOLE)
    if answer.is_yes or bad["MaHoSo"] not in page.words():
        raise StoryFailed(f"a bad dossier is answered {answer} and not shown")
    yield Told("national portal", "delivers one without a telephone", f"“{answer.message}”; shown to the administrator")
    link = page.tree.xpath(f"//a[contains(@href, '/trao-doi/den/')][contains(., '{bad['MaHoSo']}')]/@href")[0]
    administrator = case.person("administrator")
    administrator.send(administrator.open(link), "/khong-nhan/", {"reason": ""}, expect=422)
    administrator.send(administrator.open(link), "/khong-nhan/", {"reason": "Hồ sơ thử nghiệm, cổng gửi lại sau."})
    if bad["MaHoSo"] in administrator.open(CONSOLE).words():
        raise StoryFailed("what was dismissed still waits")
    yield Told("administrator", "dismisses it, with a reason", "asked for the reason first; nothing waits any more")


def _row(case: Case) -> dict[str, Any]:
    data = case.scene.data
    return {
        "MaHoSo": f"DVCQG-{uuid.uuid4().hex[:12].upper()}",
        "MaTTHC": f"{case.scene.procedure}.000.00.00.H58",
        "DonViXuLy": ECODE,
        "LoaiDoiTuong": "1",
        "ChuHoSo": data["nguoi_yeu_cau"],
        "DinhDanhCHS": {"LoaiDinhDanh": "1", "SoDinhDanh": case.scene.people["citizen"]},
        "SoDienThoai": data["dien_thoai"],
        "DiaChi": data["noi_cu_tru"],
        "NgayNopHoSo": f"{in_vietnam(datetime.now(UTC)):%Y%m%d%H%M%S}",
        "DuLieuToKhai": dict(data),
        "TaiLieuNop": [],
    }


TALES = (
    Tale("national-portal", "Nộp trên Cổng Dịch vụ công quốc gia", ("45/2020/NĐ-CP", "118/2025 Đ15, Đ17"), national),
)
