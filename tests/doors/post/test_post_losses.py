"""Both doors of the Post: a lost envelope, one dossier more inside, a record of results."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.test import Client

from motcua.postal.actions.draw_up_hand_over import draw_up_hand_over
from motcua.postal.models import Parcel, PostalOrder, ResultHandOver
from tests.factories.cast import MARITAL, Cast
from tests.factories.pages import field_values
from tests.factories.postal import accepted, handed_over, postal_officer

SignIn = Callable[[Any], Client]
LOST = {"hoan_canh": "Túi thư rơi trên đường", "khac_phuc": "Mời làm lại giấy tờ", "chi_phi": "50.000"}


def test_the_post_reports_a_lost_envelope(cast: Cast, client_of: SignIn, at: datetime) -> None:
    officer = postal_officer()
    client, order = client_of(officer), accepted(officer, at=at)[0]
    page = f"/buu-chinh/phieu-gui/{order.pk}/"
    assert page in client.get("/buu-chinh/").content.decode()
    wrong = client.post(f"{page}that-lac/", LOST | {"chi_phi": "năm mươi"})
    assert wrong.status_code == 422 and "Túi thư rơi trên đường" in wrong.content.decode()
    answer = client.post(f"{page}that-lac/", LOST, follow=True)
    assert "50.000 đồng, Doanh nghiệp bưu chính chịu" in answer.content.decode()
    assert f'action="{page}that-lac/"' not in answer.content.decode()


def test_the_desk_sees_what_never_came_and_reports_it(cast: Cast, client_of: SignIn, at: datetime) -> None:
    order = accepted(postal_officer(), at=at)[0]
    client, page = client_of(cast.user("clerk")), f"/mot-cua/buu-chinh/phieu-gui/{order.pk}/"
    assert page in client.get("/mot-cua/buu-chinh/").content.decode()
    assert client.post(f"{page}that-lac/", {}).status_code == 422
    assert "Báo cáo thất lạc" in client.post(f"{page}that-lac/", LOST, follow=True).content.decode()
    assert page not in client.get("/mot-cua/buu-chinh/").content.decode()


def test_the_clerk_counts_a_second_dossier_out_of_one_envelope(cast: Cast, client_of: SignIn, at: datetime) -> None:
    officer = postal_officer()
    order = accepted(officer, at=at)[0]
    record = draw_up_hand_over([order.pk], by=officer, at=at)
    client, page = client_of(cast.user("clerk")), f"/mot-cua/buu-chinh/phieu-gui/{order.pk}/"
    assert page in client.get(f"/mot-cua/buu-chinh/bien-ban/{record.pk}/").content.decode()
    values = field_values(client.get(page)) | {"thu_tuc": MARITAL, "giay_1": "Tờ khai thứ hai"}
    wrong = client.post(f"{page}them-ho-so/", values)
    assert wrong.status_code == 422 and "Tờ khai thứ hai" in wrong.content.decode()
    assert client.post(f"{page}them-ho-so/", values | {"goc_1": "1"}).status_code == 302
    client.post(f"{page}them-ho-so/", values | {"goc_1": "1"})
    found = PostalOrder.objects.exclude(pk=order.pk).get()
    assert found.slip_no in client.get(f"/mot-cua/buu-chinh/bien-ban/{record.pk}/").content.decode()


def test_results_go_with_one_record(cast: Cast, client_of: SignIn, at: datetime) -> None:
    officer, parcels = postal_officer(), [handed_over(cast, at=at) for _ in range(2)]
    clerk, postman = client_of(cast.user("clerk")), client_of(officer)
    assert clerk.post("/mot-cua/buu-chinh/bien-ban-ket-qua/", {}).status_code == 422
    chosen = {"buu_gui": [str(parcel.pk) for parcel in parcels]}
    answer = clerk.post("/mot-cua/buu-chinh/bien-ban-ket-qua/", chosen, follow=True)
    record = ResultHandOver.objects.get()
    assert record.number in answer.content.decode()
    assert clerk.get(f"/mot-cua/buu-chinh/bien-ban-ket-qua/{record.pk}.pdf").content.startswith(b"%PDF")
    page = f"/buu-chinh/bien-ban-ket-qua/{record.pk}/"
    assert page in postman.get("/buu-chinh/").content.decode()
    assert "Ký nhận cả biên bản" in postman.get(f"/buu-chinh/buu-gui/{parcels[0].pk}/").content.decode()
    assert postman.get(page[:-1] + ".pdf").content.startswith(b"%PDF")
    assert "đang được chuyển phát" in postman.post(f"{page}ky-nhan/", follow=True).content.decode()
    assert set(Parcel.objects.values_list("state", flat=True)) == {"in_transit"}
    assert postman.post(f"{page}ky-nhan/").status_code == 422
