"""Asked once to put something right, at reception or in review, and never a second time without the head."""

from __future__ import annotations

from collections.abc import Iterator

from motcua.cli.story.case import Case, Tale, Told
from motcua.cli.story.papers import certificate_of_birth
from motcua.cli.story.visitor import StoryFailed

WHY = "Mục đích khai quá chung, chưa rõ nơi nhận giấy xác nhận."
RIGHT = "Bổ sung hồ sơ vay vốn tại Ngân hàng Chính sách xã hội"
PIN = {
    "ghim_field_muc_dich_khac_ma": "wrong",
    "ghim_field_muc_dich_khac_ly_do": WHY,
    "ghim_field_muc_dich_khac_mau": RIGHT,
    "can_cu_chung": "Nghị định số 123/2015/NĐ-CP, Điều 22",
}
PAPER = {
    "ghim_paper_to-khai_ma": "missing",
    "ghim_paper_to-khai_ly_do": "Chưa có tờ khai có chữ ký của người yêu cầu.",
}


def at_intake(case: Case) -> Iterator[Told]:
    """The clerk pins a field and a paper; the citizen puts both right; the clerk receives."""
    yield case.file_online()
    case.counter("clerk", "bo-sung", PIN | PAPER)
    case.form("van-ban/supplement-1.pdf", WHY, RIGHT, "tờ khai")
    yield Told("clerk", "asks for a supplement", f"{case.must_be('wait_supplement')}; form 02 says every pin and why")
    case.counter("clerk", "dong", expect=422)
    yield Told("clerk", "may not close it yet", f"the time to answer has not passed: {case.must_be('wait_supplement')}")
    file = case.person("citizen").upload("to-khai.pdf", certificate_of_birth(), "application/pdf")
    case.portal("bo-sung", {"muc_dich_khac": RIGHT, "giay_to__to-khai_id": file})
    _answered(case)
    yield Told("citizen", "puts both right", f"{case.must_be('submitted')}; the new answer and the new file are there")
    yield case.receive()


def in_review(case: Case) -> Iterator[Told]:
    """The specialist asks while reviewing; the receipt after the answer restarts the term."""
    yield case.file_online()
    yield case.receive()
    case.desk("specialist", "bo-sung", PIN)
    yield Told("specialist", "asks while reviewing", f"{case.must_be('wait_supplement')}; {case.must_stand()}")
    case.portal("bo-sung", {"muc_dich_khac": RIGHT})
    yield Told("citizen", "puts it right", case.must_be("submitted"))
    case.receive()
    case.form("van-ban/receipt-1.pdf", case.code)
    case.form("van-ban/receipt-2.pdf", case.code)
    yield Told("clerk", "receives again", "a second receipt with its own promise; the first one is kept")


def at_the_counter(case: Case) -> Iterator[Told]:
    """The missing paper is brought to the desk; the clerk counts it."""
    yield case.file_online()
    case.counter("clerk", "bo-sung", PIN | PAPER)
    yield Told("clerk", "asks for a supplement", case.must_be("wait_supplement"))
    case.counter("clerk", "bo-sung/nhan", {"muc_dich_khac": RIGHT}, expect=422)
    yield Told(
        "clerk", "takes in a part of it", f"asked for the rest, nothing moved: {case.must_be('wait_supplement')}"
    )
    case.counter("clerk", "bo-sung/nhan", {"muc_dich_khac": RIGHT, "giay_to__to-khai_chinh": "1"})
    if case.own()["data"].get("muc_dich_khac") != RIGHT:
        raise StoryFailed("the answer given at the desk was not taken")
    yield Told("clerk", "takes in the answer and the paper", f"{case.must_be('submitted')}; the new answer is there")
    yield case.receive()


def second(case: Case) -> Iterator[Told]:
    """What was asked for once is not asked for a second time unless the head allows it, with a legal basis."""
    yield case.file_online()
    case.counter("clerk", "bo-sung", PIN)
    case.portal("bo-sung", {"muc_dich_khac": RIGHT})
    yield Told("citizen", "puts right what the clerk asked for", case.must_be("submitted"))
    yield case.receive()
    case.desk("specialist", "bo-sung", PIN, expect=422)
    yield Told("specialist", "asks a second time", f"refused, nothing moved: {case.must_be('received', 'processing')}")
    case.desk(
        "head", "bo-sung/cho-phep", {"can_cu": PIN["can_cu_chung"], "ly_do": "Thông tin mới làm thay đổi nơi nhận."}
    )
    case.desk("specialist", "bo-sung", PIN)
    yield Told("head", "allows one more, with its legal basis", case.must_be("wait_supplement"))


def _answered(case: Case) -> None:
    seen = case.own()
    files = [one["file_name"] for one in seen["papers"] if one["key"] == "to-khai"]
    if seen["data"].get("muc_dich_khac") != RIGHT or files != ["to-khai.pdf"]:
        raise StoryFailed(f"after the supplement: {seen['data'].get('muc_dich_khac')}, {files}")


TALES = (
    Tale("supplement-at-intake", "Bổ sung khi tiếp nhận",
         ("61/2018 Đ17", "118/2025 Đ11, Đ17 k2", "mẫu 02"), at_intake),
    Tale("supplement-at-counter", "Bổ sung tại quầy", ("61/2018 Đ17", "118/2025 Đ17 k2", "mẫu 02"), at_the_counter),
    Tale("supplement-in-review", "Bổ sung khi thẩm tra",
         ("61/2018 Đ19 k4", "118/2025 Đ11", "mẫu 01, 02"), in_review),
    Tale("second-supplement-refused", "Yêu cầu bổ sung lần thứ hai bị từ chối, cho đến khi người đứng đầu cho phép",
         ("63/2010 Đ20", "118/2025 Đ11"), second),
)  # fmt: skip
