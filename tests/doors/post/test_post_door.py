"""The Post's door: an envelope in, a record, a parcel out; nobody else comes in; no form contents are shown."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.test import Client

from motcua.postal.models import HandOver, Parcel, PostalOrder
from motcua.postal.rules.kinds import ParcelState
from tests.factories.cast import MARITAL, Cast, sealed
from tests.factories.postal import TO, accepted, carried, handed_over, postal_officer

SignIn = Callable[[Any], Client]


def an_intake(**changes: str) -> dict[str, str]:
    return {
        "khoa": str(uuid4()), "so_ho_so": "2", "quay": "mc-xa", "dich_vu": "both", "tuyen": "province",
        "gui_ten": TO.name, "gui_so": "000190000001", "gui_dien_thoai": "0900000123", "gui_dia_chi": "Ấp Mẫu",
        "nhan_nhu_gui": "1",
        "thu_tuc_1": MARITAL, "giay_1_1": "Tờ khai", "goc_1_1": "1", "phi_1": "15.000",
        "thu_tuc_2": MARITAL, "giay_2_1": "Tờ khai", "goc_2_1": "1", **changes,
    }  # fmt: skip


def test_an_envelope_with_two_dossiers_then_a_record(cast: Cast, client_of: SignIn) -> None:
    client = client_of(postal_officer())
    assert client.get("/buu-chinh/nhan-ho-so/").status_code == 200
    answer = client.post("/buu-chinh/nhan-ho-so/", an_intake(), follow=True)
    orders = list(PostalOrder.objects.order_by("pk"))
    assert len(orders) == 2 and all(order.slip_no in answer.content.decode() for order in orders)
    assert client.get(f"/buu-chinh/phieu-gui/{orders[0].pk}.pdf").content.startswith(b"%PDF")
    answer = client.post("/buu-chinh/bien-ban/", {"phieu": [str(order.pk) for order in orders]}, follow=True)
    record = HandOver.objects.get()
    assert record.number in answer.content.decode() and "Chờ cán bộ tiếp nhận" in answer.content.decode()
    assert client.get(f"/buu-chinh/bien-ban/{record.pk}.pdf").content.startswith(b"%PDF")


def test_a_wrong_envelope_keeps_what_was_typed(cast: Cast, client_of: SignIn) -> None:
    client = client_of(postal_officer())
    answer = client.post("/buu-chinh/nhan-ho-so/", an_intake(gui_so="12", giay_1_1="Tờ khai màu xanh"))
    assert answer.status_code == 422 and "Tờ khai màu xanh" in answer.content.decode()
    more = client.post("/buu-chinh/nhan-ho-so/", an_intake(them="1"))
    assert more.status_code == 200 and "Hồ sơ 3" in more.content.decode() and PostalOrder.objects.count() == 0
    assert client.post("/buu-chinh/bien-ban/", {}).status_code == 422


def test_a_parcel_from_signing_to_delivery(cast: Cast, client_of: SignIn, at: datetime) -> None:
    client = client_of(postal_officer())
    parcel = handed_over(cast, at=at)
    page = f"/buu-chinh/buu-gui/{parcel.pk}/"
    assert parcel.label_no in client.get("/buu-chinh/").content.decode()
    assert "Ký nhận và chuyển phát" in client.get(page).content.decode()
    assert client.get(f"{page}nhan.pdf").content.startswith(b"%PDF")
    client.post(f"{page}ky-nhan/")
    assert client.post(f"{page}moi-nhan/", {"ly_do": "Vắng nhà"}).status_code == 302
    wrong = client.post(f"{page}phat/", {"nguoi_nhan": TO.name})
    assert wrong.status_code == 422 and "đối chiếu giấy tờ" in wrong.content.decode()
    handed = {"nguoi_nhan": TO.name, "so_giay_to": "000190000001", "da_doi_chieu": "1", "bang_chung": "Phiếu 12"}
    assert "Phiếu 12" in client.post(f"{page}phat/", handed, follow=True).content.decode()
    assert Parcel.objects.get().state == ParcelState.DELIVERED


def test_a_loss_and_an_early_return(cast: Cast, client_of: SignIn, at: datetime) -> None:
    officer = postal_officer()
    client, parcel = client_of(officer), carried(cast, officer, at=at)
    page = f"/buu-chinh/buu-gui/{parcel.pk}/"
    assert client.post(f"{page}chuyen-hoan/", {"ly_do": "Vắng"}).status_code == 422
    lost = {"hoan_canh": "Rơi khi qua phà", "khac_phuc": "Cấp lại", "chi_phi": "ba mươi"}
    assert client.post(f"{page}that-lac/", lost).status_code == 422
    answer = client.post(f"{page}that-lac/", lost | {"chi_phi": "30.000"}, follow=True)
    assert "Doanh nghiệp bưu chính chịu" in answer.content.decode()


def test_strangers_get_nothing(cast: Cast, client_of: SignIn, at: datetime) -> None:
    officer = postal_officer()
    order, parcel = accepted(officer, at=at)[0], handed_over(cast, at=at)
    pages = ["", f"phieu-gui/{order.pk}.pdf", f"buu-gui/{parcel.pk}/", f"buu-gui/{parcel.pk}/nhan.pdf", "nhan-ho-so/"]
    for user in (cast.user("citizen"), cast.user("clerk"), cast.user("leader")):
        assert {client_of(user).get(f"/buu-chinh/{page}").status_code for page in pages} == {404}
    elsewhere = client_of(postal_officer("bd.xb", "mc-xb"))
    assert {elsewhere.get(f"/buu-chinh/{page}").status_code for page in pages[1:4]} == {404}
    assert elsewhere.post(f"/buu-chinh/buu-gui/{parcel.pk}/ky-nhan/").status_code == 404


def test_the_post_opens_no_dossier(cast: Cast, client_of: SignIn, at: datetime) -> None:
    client, dossier = client_of(postal_officer()), sealed(cast, at=at)
    for door in ("mot-cua", "ban-lam-viec", "ho-so"):
        address = f"/{door}/ho-so/{dossier.code}/" if door != "ho-so" else f"/ho-so/{dossier.code}/"
        assert client.get(address).status_code in {403, 404}
