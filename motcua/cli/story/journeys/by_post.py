"""The Post both ways: an envelope with a record signed by both sides, a parcel with a label and a proof, a lost one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from motcua.cli.story.case import Case, Tale, Told
from motcua.cli.story.papers import must_say
from motcua.cli.story.visitor import Page, StoryFailed

DESK = "mc-x-thanh-binh"
SLIP, LABEL = re.compile(r"phiếu gửi ([0-9A-Z./-]+[0-9A-Z])"), re.compile(r"bưu gửi ([0-9A-Z./-]+[0-9A-Z])")
PAPERS = {"giay_1_1": "Tờ khai cấp Giấy xác nhận tình trạng hôn nhân", "goc_1_1": "1", "cuoc_1": "30.000"}
LOSS = {
    "hoan_canh": "Xe chở thư gặp tai nạn.",
    "khac_phuc": "Cấp lại bản giấy và chuyển phát lại.",
    "chi_phi": "30.000",
}


def both_ways(case: Case) -> Iterator[Told]:
    """From the sender to the desk, and back into the sender's hands."""
    slip = _accept(case)
    yield Told("postal officer", "takes an envelope", f"slip {slip}: names the sender and the papers counted")
    record = _give(case, slip)
    yield Told("postal officer", "signs the record of what is given to the desk", "the desk has not signed yet")
    order = _sign(case, record, slip)
    yield Told("clerk", "counts and signs it", "the record bears both names; the envelope waits to be typed in")
    signed_by = datetime.now(UTC)
    yield case.file_at_counter(f"/mot-cua/tiep-nhan/?buu-chinh={order}")
    yield Told("citizen", "reads when the term began", _began_before(case, signed_by))
    yield case.propose()
    yield case.sign_and_seal()
    label = _send(case)
    yield Told("clerk", "gives the result to the Post", f"parcel {label}, with its label")
    path = _carry(case, label)
    yield Told("postal officer", "signs for it", "it is on its way")
    page = case.person("postal officer").open(path)
    handing = {"nguoi_nhan": case.scene.data["nguoi_yeu_cau"], "so_giay_to": case.scene.people["citizen"]}
    done = {**handing, "da_doi_chieu": "1", "bang_chung": f"Phiếu phát số {label}"}
    again = case.person("postal officer").send(page, "/phat/", handing, expect=422)
    yield Told("postal officer", "cannot deliver without looking at the card", "asked for it, nothing moved")
    case.person("postal officer").send(again, "/phat/", done)
    yield Told("postal officer", "delivers it with a proof", case.must_be("returned"))


def lost(case: Case) -> Iterator[Told]:
    """The parcel is lost: reported, pardon asked, and the result is handed over at the desk after all."""
    yield case.file_online()
    yield case.receive()
    yield case.propose()
    yield case.sign_and_seal()
    label = _send(case)
    yield Told("clerk", "gives the result to the Post", f"parcel {label}, with its label")
    path, officer = _carry(case, label), case.person("postal officer")
    officer.send(officer.open(path), "/that-lac/", LOSS | {"khac_phuc": ""}, expect=422)
    done = officer.send(officer.open(path), "/that-lac/", LOSS)
    if LOSS["khac_phuc"] not in done.words() or "30.000" not in done.words():
        raise StoryFailed(f"the report is not there: {done.words()[:400]}")
    yield Told("postal officer", "reports the loss", "what happened, how it is put right, and that the Post pays")
    yield Told("citizen", "is told", _told_of_loss(case))
    case.press("clerk", "tra-ket-qua", {"cach": "in_person", "nguoi_nhan": case.scene.data["nguoi_yeu_cau"]})
    yield Told("clerk", "hands it over at the desk after all", case.must_be("returned"))


def _accept(case: Case) -> str:
    officer, data = case.person("postal officer"), case.scene.data
    sender = {"gui_ten": data["nguoi_yeu_cau"], "gui_so": case.scene.people["citizen"],
              "gui_dien_thoai": data["dien_thoai"], "gui_dia_chi": data["noi_cu_tru"], "nhan_nhu_gui": "1"}  # fmt: skip
    what = {"quay": DESK, "dich_vu": "both", "thu_tuc_1": case.scene.procedure}
    page = officer.send(officer.open("/buu-chinh/nhan-ho-so/"), "", {**sender, **what, **PAPERS})
    slip = _found(SLIP, page)
    order = officer.open(page.tree.xpath(f"//a[contains(., '{slip}')]/@href")[0])
    paper = officer.fetch(order.tree.xpath("//a[contains(@href, '.pdf')]/@href")[0])
    must_say(paper, slip, data["nguoi_yeu_cau"], PAPERS["giay_1_1"])
    return slip


def _give(case: Case, slip: str) -> str:
    """The address of the record at the desk."""
    officer = case.person("postal officer")
    page = officer.open("/buu-chinh/")
    boxes = page.tree.xpath(f"//input[@name='phieu'][../label[contains(., '{slip}')]]/@value")
    made = officer.send(page, "/bien-ban/", {"phieu": boxes})
    if "Chờ cán bộ tiếp nhận của quầy" not in made.words():
        raise StoryFailed(f"the record does not wait for the desk: {made.words()[:400]}")
    return made.address.rstrip("/").rsplit("/", 1)[1]


def _sign(case: Case, record: str, slip: str) -> str:
    """The number under which the desk types the envelope in."""
    clerk, path = case.person("clerk"), f"/mot-cua/buu-chinh/bien-ban/{record}/"
    page = clerk.send(clerk.open(path), "/ky-nhan/")
    theirs = case.person("postal officer").open(f"/buu-chinh/bien-ban/{record}/").words()
    if "đã ký nhận" not in clerk.open(path).words() or "Chờ cán bộ tiếp nhận" in theirs:
        raise StoryFailed(f"the record is not signed by the desk: {theirs[:400]}")
    must_say(clerk.fetch(path.rstrip("/") + ".pdf"), slip)
    links = page.tree.xpath(f"//a[contains(., '{slip}')]/@href")
    return str(links[0]).rsplit("=", 1)[1]


def _began_before(case: Case, moment: datetime) -> str:
    """The term began when the record was signed, before anybody typed the papers in."""
    seen = case.own()
    if seen["channel"] != "post" or datetime.fromisoformat(seen["received_at"]) > moment:
        raise StoryFailed(f"channel {seen['channel']}, received {seen['received_at']}, the record signed by {moment}")
    return f"channel “post”, received {seen['received_at']} with the signature on the record"


def _send(case: Case) -> str:
    clerk = case.person("clerk")
    page = clerk.send(clerk.open(f"/mot-cua/ho-so/{case.code}/giao-buu-chinh/"), "/giao/")
    label = _found(LABEL, page)
    links = page.tree.xpath(f"//a[contains(., '{label}')]/@href")
    must_say(clerk.fetch(links[0]), label, case.scene.data["nguoi_yeu_cau"])
    return label


def _carry(case: Case, label: str) -> str:
    """The address of the parcel's page for the postal officer, once they have signed for it."""
    officer = case.person("postal officer")
    links = officer.open("/buu-chinh/").tree.xpath(f"//a[contains(., '{label}')]/@href")
    if not links:
        raise StoryFailed(f"{label} is not in the postal officer's list")
    officer.send(officer.open(links[0]), "/ky-nhan/")
    return str(links[0])


def _told_of_loss(case: Case) -> str:
    sentences = [line["sentence"] for line in case.own()["history"]]
    if not any("thất lạc" in one for one in sentences):
        raise StoryFailed(f"the applicant does not read that it was lost: {sentences}")
    return "the history of the dossier says that the parcel was lost"


def _found(pattern: re.Pattern[str], page: Page) -> str:
    found = pattern.search(page.words())
    if found is None:
        raise StoryFailed(f"no number after {pattern.pattern}: {page.words()[:400]}")
    return found.group(1)


POST = ("45/2016/QĐ-TTg Đ7, Đ8, Đ14", "17/2017/TT-BTTTT Đ7")
TALES = (
    Tale("by-post", "Nộp và nhận kết quả qua bưu chính", ("118/2025 Đ15, Đ17, Đ22", *POST), both_ways),
    Tale("lost-parcel", "Bưu gửi thất lạc, người nộp được xin lỗi", POST, lost),
)
