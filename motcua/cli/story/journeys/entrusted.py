"""Somebody acts for the applicant; a desk of the province takes in what another authority settles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from motcua.cli.story.case import COMMUNE, Case, Tale, Told
from motcua.cli.story.days import counted_once, figures
from motcua.cli.story.visitor import StoryFailed

NEIGHBOUR, NUMBER = "Lê Thị Bình", "000305000002"
AUTHORITY = {
    "nop_thay": "1", "uq_ten": NEIGHBOUR, "uq_so": NUMBER, "uq_dien_thoai": "0900000002", "uq_can_cu": "letter",
    "uq_so_giay": "12", "uq_pham_vi": "both", "uq_da_xem": "1",
}  # fmt: skip
WITH_NEIGHBOUR = replace(
    COMMUNE, people={**COMMUNE.people, "neighbour": NUMBER, "somebody else": "000164000003", "other desk": "mc.xth"}
)
OTHER_DESK = "Trung Hòa"


def authorised(case: Case) -> Iterator[Told]:
    """A neighbour files and collects with a paper of authority; a third person sees nothing."""
    case.scene = WITH_NEIGHBOUR
    yield case.file_at_counter(values=AUTHORITY)
    case.form("giay-tiep-nhan.pdf", NEIGHBOUR, case.scene.data["nguoi_yeu_cau"])
    yield Told("neighbour", "holds form 01", "it names who filed and for whom")
    case.person("neighbour").open(f"/ho-so/{case.code}/")
    case.person("somebody else").open(f"/ho-so/{case.code}/", expect=404)
    yield Told("neighbour", "follows it on the portal", "with their own account; somebody else finds nothing")
    yield case.propose()
    yield case.sign_and_seal()
    clerk, path = case.person("clerk"), f"/mot-cua/ho-so/{case.code}/"
    clerk.send(clerk.open(path), "/tra-ket-qua/uy-quyen/", {"so_dinh_danh": "000164000003"}, expect=422)
    yield Told("clerk", "reads another card", f"it is not the one in the paper of authority: {case.must_be('done')}")
    done = clerk.send(clerk.open(path), "/tra-ket-qua/uy-quyen/", {"so_dinh_danh": NUMBER})
    if NEIGHBOUR not in done.words():
        raise StoryFailed(f"who collected it is not said: {done.words()[:400]}")
    yield Told("clerk", "hands it to the neighbour", f"{case.must_be('returned')}, to {NEIGHBOUR}")


def elsewhere(case: Case) -> Iterator[Told]:
    """Taken in at one desk, received at another: the term begins there, the result comes back to where it was brought."""
    case.scene = WITH_NEIGHBOUR
    before = figures(case)
    case.take_in("other desk", values={"co_quan": case.scene.agency, "tra_tai_day": "1"})
    if case.own()["due_at"]:
        raise StoryFailed("the desk that does not settle it promised a day")
    case.form("van-ban/transfer-1.pdf", case.code, door="other desk")
    yield Told("other desk", "takes it in", f"code {case.code}; the paper says where it goes and promises no day")
    case.press("other desk", "chuyen-di")
    if case.code not in case.person("clerk").open("/mot-cua/").words():
        raise StoryFailed("the competent desk does not see it")
    yield Told("other desk", "sends it on", "it waits at the competent desk")
    yield case.receive()
    case.form("giay-tiep-nhan.pdf", case.code, OTHER_DESK)
    yield Told("citizen", "holds form 01", f"the result will be at {OTHER_DESK}, where it was brought")
    if "Đã tiếp nhận" not in case.person("other desk").open(f"/mot-cua/ho-so/{case.code}/").words():
        raise StoryFailed("the desk that took it in cannot follow it")
    yield Told("other desk", "follows it", "it reads that it was received")
    counted = counted_once(case, before, ngoai_dia_gioi="Tiếp nhận không phụ thuộc địa giới")
    yield Told("district leader", "sees that it came from elsewhere", counted)
    yield case.propose()
    yield case.sign_and_seal()
    case.press("other desk", "tra-ket-qua", {"cach": "in_person", "nguoi_nhan": case.scene.data["nguoi_yeu_cau"]})
    yield Told("other desk", "hands the result over", case.must_be("returned"))


TALES = (
    Tale("authorised", "Người được ủy quyền nộp và nhận thay",
         ("118/2025 Đ15, Đ17, Đ22", "Bộ luật Dân sự 2015 Đ134-138", "mẫu 01"), authorised),
    Tale("elsewhere", "Tiếp nhận không phụ thuộc địa giới trong tỉnh",
         ("118/2025 Đ14, Đ17 k3, Đ18", "107/2021/NĐ-CP"), elsewhere),
)  # fmt: skip
