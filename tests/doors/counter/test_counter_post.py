"""The Post at the desk: counting and signing, typing in, giving a result away."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.test import Client

from motcua.dossiers.models import Dossier
from motcua.postal.actions.draw_up_hand_over import draw_up_hand_over
from motcua.postal.models import Parcel
from tests.factories.cast import Cast, marital_data, sealed
from tests.factories.pages import field_values
from tests.factories.postal import accepted, postal_officer, signed_for

SignIn = Callable[[Any], Client]


def test_a_record_is_counted_and_signed(cast: Cast, client_of: SignIn, at: datetime) -> None:
    officer = postal_officer()
    right, wrong = accepted(officer, at=at, dossiers=2)
    record = draw_up_hand_over([right.pk, wrong.pk], by=officer, at=at)
    client = client_of(cast.user("clerk"))
    assert record.number in client.get("/mot-cua/buu-chinh/").content.decode()
    page = f"/mot-cua/buu-chinh/bien-ban/{record.pk}/"
    assert client.get(page).status_code == 200
    assert client.get(page[:-1] + ".pdf").content.startswith(b"%PDF")
    assert client.post(f"{page}ky-nhan/", {f"tra_{wrong.pk}": "1"}).status_code == 422
    answer = client.post(f"{page}ky-nhan/", {f"tra_{wrong.pk}": "1", f"ly_do_{wrong.pk}": "Thiếu tờ khai"}, follow=True)
    assert f"Nhập {right.slip_no}" in answer.content.decode()
    assert f"Nhập {wrong.slip_no}" not in answer.content.decode()


def test_an_envelope_is_typed_in_with_what_its_slip_says(cast: Cast, client_of: SignIn, at: datetime) -> None:
    order, record = signed_for(cast, postal_officer(), at=at, signed_at=at)
    client = client_of(cast.user("clerk"))
    answer = client.get(f"/mot-cua/tiep-nhan/?buu-chinh={order.pk}")
    values = field_values(answer)
    assert values["nguoi_full_name"] == order.sender_name and values["buu-chinh"] == str(order.pk)
    client.post("/mot-cua/tiep-nhan/giu/", {**values, "version": "1"})
    left = field_values(client.get(f"/mot-cua/tiep-nhan/?do-dang={values['filing_key']}"))
    assert (left["buu-chinh"], left["nguoi_full_name"]) == (str(order.pk), order.sender_name)
    typed = {**values, **{key: str(value) for key, value in marital_data().items()}, "buoc": "luu"}
    filed = client.post("/mot-cua/tiep-nhan/", typed)
    assert filed.status_code == 302, filed.content.decode()
    dossier = Dossier.objects.get()
    assert (dossier.channel, dossier.received_at) == ("post", record.signed_at)
    assert client.get(f"/mot-cua/tiep-nhan/?buu-chinh={order.pk}").status_code == 404


def test_a_result_is_given_to_the_post(cast: Cast, client_of: SignIn, at: datetime) -> None:
    dossier, client = sealed(cast, at=at), client_of(cast.user("clerk"))
    page = f"/mot-cua/ho-so/{dossier.code}/giao-buu-chinh/"
    assert page in client.get(f"/mot-cua/ho-so/{dossier.code}/").content.decode()
    values = {key: value for key, value in field_values(client.get(page)).items() if key != "tuyen"}
    assert client.post(f"{page}giao/", {**values, "dia_chi": ""}).status_code == 422
    assert client.post(f"{page}giao/", values).status_code == 302
    parcel = Parcel.objects.get()
    assert parcel.receiver_name == dossier.applicant_name
    assert client.get(f"/mot-cua/buu-chinh/buu-gui/{parcel.pk}/nhan.pdf").content.startswith(b"%PDF")
    assert parcel.label_no in client.get("/mot-cua/buu-chinh/").content.decode()


def test_another_desk_sees_nothing(cast: Cast, client_of: SignIn, at: datetime) -> None:
    officer = postal_officer()
    record = draw_up_hand_over([accepted(officer, at=at)[0].pk], by=officer, at=at)
    other = client_of(cast.user("other_clerk"))
    assert other.get(f"/mot-cua/buu-chinh/bien-ban/{record.pk}/").status_code == 404
    assert other.post(f"/mot-cua/buu-chinh/bien-ban/{record.pk}/ky-nhan/").status_code == 404
    assert client_of(officer).get("/mot-cua/buu-chinh/").status_code == 404
