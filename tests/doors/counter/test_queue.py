"""The clerk's bar and page: call, take up into the reception, missed, rules, the end of the day."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from motcua.dossiers.models import Dossier
from motcua.procedures.models import Field
from motcua.queueing.actions.check_in import check_in
from motcua.queueing.actions.take_ticket import take_ticket
from motcua.queueing.models import Queue, Slot, Ticket, Window
from tests.doors.portal.test_bookings import book
from tests.factories.cast import Cast, marital_data
from tests.factories.pages import field_values, texts

HOME, HERE = "/mot-cua/", "/mot-cua/hang-doi/"
SignIn = Callable[[Any], Client]


@pytest.fixture
def clerk(cast: Cast, client_of: SignIn) -> Client:
    """A clerk who sits at window 3."""
    client = client_of(cast.user("clerk"))
    client.post(f"{HERE}ngoi-quay/", {"so_quay": "3"})
    return client


def taken(reason: str = "none", field: str = "") -> Ticket:
    field_id = Field.objects.get(name=field).pk if field else None
    return take_ticket("mc-xa", field_id, reason=reason, by=None, at=timezone.now())


def test_without_a_window_the_bar_asks_for_one(cast: Cast, client_of: SignIn) -> None:
    page = client_of(cast.user("clerk")).get(HOME).content.decode()
    assert "Chọn số quầy để bắt đầu gọi" in page and "Gọi số tiếp theo" not in page


def test_call_and_take_up_leads_into_the_reception_and_the_dossier(cast: Cast, clerk: Client) -> None:
    ticket = taken("disabled", "Hộ tịch")
    assert "Gọi số tiếp theo" in clerk.get(HOME).content.decode()
    clerk.post(f"{HERE}goi/")
    page = clerk.get(HOME)
    assert texts(page, "mc-queue__number") == ["A001"] and "Người khuyết tật" in page.content.decode()
    answer = clerk.post(f"{HERE}phieu/{ticket.pk}/tiep-nhan/")
    assert answer.headers["Location"] == f"/mot-cua/tiep-nhan/?phieu={ticket.pk}"
    reception = clerk.get(answer.headers["Location"])
    assert "Phiếu <strong>A001</strong>" in reception.content.decode()
    person = {"nguoi_identity_no": "000190000001", "nguoi_full_name": "Nguyễn Thị Ánh Thử", "nguoi_phone": "0900000123"}
    answers = {name: str(value) for name, value in marital_data().items()}
    filed = clerk.post(
        "/mot-cua/tiep-nhan/", field_values(reception) | answers | person | {"ma_thu_tuc": "1.004873", "buoc": "luu"}
    )
    assert filed.status_code == 302, texts(filed, "govuk-error-message")
    ticket.refresh_from_db()
    assert ticket.dossier_code == Dossier.objects.get().code


def test_who_booked_is_filled_in(cast: Cast, clerk: Client) -> None:
    book(clerk, linh_vuc=str(Field.objects.get(name="Hộ tịch").pk))
    Slot.objects.update(starts_at=timezone.now())
    ticket = check_in("mc-xa", "0900000123", reason="none", by=None, at=timezone.now())
    clerk.post(f"{HERE}goi/")
    reception = clerk.get(clerk.post(f"{HERE}phieu/{ticket.pk}/tiep-nhan/").headers["Location"])
    values = field_values(reception)
    assert values["nguoi_identity_no"] == "000190000001" and values["nguoi_phone"] == "0900000123"
    assert "Nguyễn Thị Ánh Thử" in clerk.get(HERE).content.decode()


def test_results_and_everything_else_lead_to_the_lists(cast: Cast, clerk: Client) -> None:
    ticket = taken()
    clerk.post(f"{HERE}goi/")
    assert clerk.post(f"{HERE}phieu/{ticket.pk}/tiep-nhan/").headers["Location"] == HOME


def test_somebody_missed_is_called_back_from_the_bar(cast: Cast, clerk: Client) -> None:
    ticket = taken()
    clerk.post(f"{HERE}goi/")
    clerk.post(f"{HERE}phieu/{ticket.pk}/goi-lai/")
    clerk.post(f"{HERE}phieu/{ticket.pk}/vang/")
    assert "Gọi lại A001" in clerk.get(HOME).content.decode()
    clerk.post(f"{HERE}phieu/{ticket.pk}/goi-lai/")
    assert "gọi lại lần 1" in clerk.get(HOME).content.decode()


def test_a_refusal_is_said_on_the_page(cast: Cast, clerk: Client) -> None:
    assert "Không còn ai chờ" in clerk.post(f"{HERE}goi/", follow=True).content.decode()
    ticket = taken()
    for verb in ("tiep-nhan", "vang", "goi-lai"):
        page = clerk.post(f"{HERE}phieu/{ticket.pk}/{verb}/", follow=True).content.decode()
        assert "A001" in page and ("Đang chờ" in page or "chưa được gọi" in page)


def test_a_window_and_what_it_serves(cast: Cast, clerk: Client) -> None:
    field = Field.objects.get(name="Hộ tịch").pk
    assert clerk.post(f"{HERE}ngoi-quay/", {"so_quay": "5", "linh_vuc": [str(field), "khac"]}).status_code == 302
    page = clerk.get(HERE).content.decode()
    assert "Hộ tịch, Nhận kết quả và việc khác" in page and "Trần Thị Tiếp" in page
    clerk.post(f"{HERE}roi-quay/")
    assert not Window.objects.filter(officer__isnull=False).exists()


@pytest.mark.parametrize("number", ["", "x", "0", "100", "9" * 30])
def test_a_number_of_a_window_that_is_none(cast: Cast, clerk: Client, number: str) -> None:
    answer = clerk.post(f"{HERE}ngoi-quay/", {"so_quay": number})
    assert answer.status_code == 422 and "Số quầy phải từ 1 đến 99" in answer.content.decode()


def test_the_rules_are_kept_or_refused_with_what_was_typed(cast: Cast, clerk: Client) -> None:
    wrong = clerk.post(f"{HERE}quy-tac/", {"uu_tien_lien": "0", "goi_lai": "1", "moi_gio": "6"})
    assert wrong.status_code == 422 and field_values(wrong)["moi_gio"] == "6"
    assert clerk.post(f"{HERE}quy-tac/", {"uu_tien_lien": "2", "goi_lai": "1", "moi_gio": "6"}).status_code == 302
    queue = Queue.objects.get()
    assert (queue.priority_in_a_row, queue.recalls, queue.per_hour) == (2, 1, 6)


def test_the_day_is_closed(cast: Cast, clerk: Client) -> None:
    taken()
    page = clerk.post(f"{HERE}chot-ngay/", follow=True).content.decode()
    assert "1 phiếu hết lượt" in page and Ticket.objects.get().state == "left"


@pytest.mark.parametrize("name", ["citizen", "leader", "specialist"])
def test_others_find_nothing_here(cast: Cast, client_of: SignIn, name: str) -> None:
    client = client_of(cast.user(name))
    assert client.get(HERE).status_code == 404
    for verb in ("ngoi-quay", "roi-quay", "goi", "phieu/1/goi-lai", "phieu/1/tiep-nhan", "phieu/1/vang", "quy-tac",
                 "chot-ngay"):  # fmt: skip
        assert client.post(f"{HERE}{verb}/").status_code == 404
        assert client.get(f"{HERE}{verb}/").status_code in (404, 405)


def test_a_ticket_of_another_desk_tells_nothing_in_the_reception(cast: Cast, client_of: SignIn, clerk: Client) -> None:
    ticket = taken(field="Hộ tịch")
    clerk.post(f"{HERE}goi/")
    clerk.post(f"{HERE}phieu/{ticket.pk}/tiep-nhan/")
    other = client_of(cast.user("other_clerk"))
    for number in (str(ticket.pk), "x", "9" * 30):
        assert "Phiếu <strong>" not in other.get(f"/mot-cua/tiep-nhan/?phieu={number}").content.decode()
