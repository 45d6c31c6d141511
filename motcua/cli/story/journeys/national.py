"""Filed on the national portal: it arrives once however often it is sent, and what cannot be filed hangs nowhere."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from motcua.cli.story.case import Case, Tale, Told
from motcua.cli.story.journeys.supplemented import PIN, RIGHT
from motcua.cli.story.visitor import StoryFailed
from motcua.clients.national_portal.http import HttpNationalPortal
from motcua.clients.national_portal.stand_in import deliver
from motcua.kernel.worktime import in_vietnam

DOOR, CONSOLE = "/api/trao-doi/ho-so/", "/quan-tri/trao-doi/"
ECODE = "H58.26.28"
WITHDRAWN, ROUND_SECONDS = 7, 90


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


def supplemented_there(case: Case) -> Iterator[Told]:
    """Asked here, answered and then stopped on the portal, which is told of each as it was."""
    row, door = _row(case), case.journey.address + DOOR
    case.code = deliver([row], door).result[0]["SoBienNhan"]
    yield Told("national portal", "delivers a dossier", f"{row['MaHoSo']} is {case.code}")
    case.counter("clerk", "bo-sung", PIN)
    yield Told("clerk", "asks for a supplement", case.must_be("wait_supplement"))
    answered = row | {"DuLieuToKhai": row["DuLieuToKhai"] | {"muc_dich_khac": RIGHT, "noi_cu_tru": "Nơi khác"}}
    told = [deliver([answered], door) for _ in range(2)]
    if not all(one.is_yes and "giữ nguyên như đã nộp" in one.message for one in told):
        raise StoryFailed(f"the exchange answers {told}")
    yield Told("national portal", "delivers the answer, twice", f"{case.must_be('submitted')}; “{told[0].message}”")
    page = case.person("clerk").open(f"/mot-cua/ho-so/{case.code}/").words()
    if RIGHT not in page or "Nơi khác" in page:
        raise StoryFailed(f"the clerk reads: {page[:600]}")
    yield case.receive()
    stop = row | {"TrangThaiHoSo": "7", "GhiChu": "Người nộp không còn nhu cầu."}
    if not deliver([stop], door).is_yes:
        raise StoryFailed("the withdrawal is not taken")
    yield Told("national portal", "delivers that the applicant stops it", case.must_be("withdrawn"))
    if case.journey.national:
        yield _told_back(HttpNationalPortal(case.journey.national), row["MaHoSo"], WITHDRAWN)


def _told_back(portal: HttpNationalPortal, code: str, status: int) -> Told:
    """The portal shows a status: everything before it was told in its order, or it would not."""
    deadline = time.monotonic() + ROUND_SECONDS
    while (shown := portal.status_of(code)) != status:
        if time.monotonic() > deadline:
            raise StoryFailed(f"the portal shows {shown} for {code}, not {status}")
        time.sleep(0.5)
    return Told("national portal", "is told by the next round of the outbox", f"it shows status {status} for {code}")


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
    Tale(
        "national-supplement",
        "Bổ sung, rồi dừng giải quyết trên Cổng Dịch vụ công quốc gia",
        ("45/2020/NĐ-CP", "118/2025 Đ17 khoản 2, Đ21", "29/2026/QĐ-TTg"),
        supplemented_there,
    ),
)
