"""What happens between reception and result: opinions, checks, back to the specialist, apologies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from motcua.cli.story.apologies import apologise
from motcua.cli.story.case import Case, Tale, Told
from motcua.cli.story.visitor import StoryFailed
from motcua.kernel.worktime import in_vietnam

QUESTION = "Đề nghị xác nhận người yêu cầu chưa đăng ký kết hôn trên địa bàn huyện."
ANSWER = "Không có thông tin đăng ký kết hôn của người này."
OBJECTION = "Bổ sung căn cứ về nơi thường trú."
CHECK = {
    "loai": "field", "dia_diem": "Ấp Tân Hòa, xã Thanh Bình",
    "thanh_phan": "Công chức Tư pháp - Hộ tịch", "noi_dung": "Xác minh thường trú.", "ket_luan": "Đúng như tờ khai.",
}  # fmt: skip


def consulted(case: Case) -> Iterator[Told]:
    """Another unit is asked and answers from its own list; a check is recorded."""
    yield case.file_online()
    yield case.receive()
    case.desk("specialist", "lay-y-kien", {"noi_dung": QUESTION, "so_ngay": "2", "don_vi": ["p-tu-phap"]})
    yield Told("specialist", "asks the justice department", case.must_be("received", "processing"))
    asked = case.person("justice department")
    rows = asked.open("/ban-lam-viec/y-kien/").tree.xpath("//a[contains(@href, '/ban-lam-viec/y-kien/')]")
    found = [row.get("href") for row in rows if case.code in row.getparent().getparent().text_content()]
    if not found:
        raise StoryFailed(f"{case.code} is not in the list of what was asked")
    page = asked.send(asked.open(found[0]), found[0], {"dong_y": "co", "noi_dung": ANSWER})
    if case.code not in page.words():
        raise StoryFailed("the answer was not taken")
    yield Told("justice department", "answers", "from its own list of what it is asked")
    if ANSWER not in case.person("specialist").open(f"/ban-lam-viec/ho-so/{case.code}/").words():
        raise StoryFailed("the specialist does not see the answer")
    yield Told("specialist", "reads the answer", "it stands on the dossier's page")
    held = in_vietnam(datetime.fromisoformat(case.own()["received_at"]))
    case.desk("specialist", "bien-ban", CHECK | {"ngay": f"{held:%d/%m/%Y}", "gio": f"{held:%H:%M}"})
    if CHECK["ket_luan"] not in case.person("head").open(f"/ban-lam-viec/ho-so/{case.code}/").words():
        raise StoryFailed("the head does not read the record of the check")
    yield Told("specialist", "records a field check", "the head reads its conclusion on the dossier's page")


def sent_back(case: Case) -> Iterator[Told]:
    """The proposal is taken back by who made it, sent back by the head, and signed the third time."""
    yield case.file_online()
    yield case.receive()
    yield case.propose()
    case.desk("specialist", "thu-hoi")
    yield Told("specialist", "takes it back", case.must_be("processing"))
    yield case.propose()
    case.desk("head", "tra-lai", {"y_kien": OBJECTION})
    if OBJECTION not in case.person("specialist").open(f"/ban-lam-viec/ho-so/{case.code}/").words():
        raise StoryFailed("the specialist does not read the objection")
    yield Told("head", "sends it back", f"{case.must_be('processing')}; the specialist reads the objection")
    yield case.propose()
    yield case.sign_and_seal()


def apologised(case: Case) -> Iterator[Told]:
    """Form 04 once, before the day; the legal due moment stays where it is."""
    yield case.file_online()
    yield case.receive()
    yield apologise(case)
    case.closed_to("head", "/ban-lam-viec/ho-so/{code}/xin-loi/")
    yield Told("head", "cannot apologise twice", "the page is closed")


TALES = (
    Tale("consulted", "Lấy ý kiến phối hợp, kiểm tra thực địa", ("61/2018 Đ19 k5", "118/2025 Đ19"), consulted),
    Tale("sent-back", "Thu hồi, trả lại rồi trình lại", ("61/2018 Đ19", "118/2025 Đ19"), sent_back),
    Tale("apologised", "Xin lỗi và hẹn lại", ("61/2018 Đ19 k9", "118/2025 Đ20", "mẫu 04"), apologised),
)
