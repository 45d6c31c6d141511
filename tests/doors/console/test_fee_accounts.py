"""The accounts fees go to: read by both, opened and ended by an administrator with days."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from motcua.fees.models import Account
from tests.factories.cast import Cast
from tests.factories.money import an_account

PAGE = "/quan-tri/tai-khoan-thu/"
TODAY = timezone.localdate


def form(**other: Any) -> dict[str, Any]:
    said = {
        "agency": "xa", "bank_bin": "970418", "bank_name": "Ngân hàng Hai", "number": "3100011", "tax_code": "",
        "holder_name": "UBND XA AN MAU", "receipt_form": "01BLP0-001", "receipt_series": "AA-26E",
        "valid_from": TODAY().isoformat(),
    }  # fmt: skip
    return said | other


def test_agencies_without_an_account_are_named(controller: Client) -> None:
    text = controller.get(PAGE).content.decode()
    assert "Chưa có tài khoản nào" in text and "Ủy ban nhân dân xã An Mẫu" in text
    assert "Dùng tài khoản mới" not in text


def test_a_new_account_ends_the_one_before(administrator: Client, at: Any) -> None:
    before = an_account(at)
    page = administrator.post(f"{PAGE}moi/", form(), follow=True).content.decode()
    before.refresh_from_db()
    assert before.valid_to == TODAY() - timedelta(days=1)
    assert "3100011" in page and "đã thôi dùng" in page and "đang dùng" in page


@pytest.mark.parametrize(("typed", "sentence"), [
    ({"bank_bin": "97041"}, "Mã ngân hàng (BIN) gồm 6 chữ số."), ({"number": "12 34"}, "Số tài khoản gồm 1 đến 19"),
    ({"tax_code": "12"}, "Mã số thuế gồm 10"), ({"agency": "tu-phap"}, "Chọn cơ quan có trong danh sách."),
    ({"valid_from": "2024-01-01"}, "Không đổi được cho ngày đã qua"), ({"receipt_series": ""}, "Nhập ký hiệu"),
])  # fmt: skip
def test_a_bad_form_is_told_and_kept(administrator: Client, typed: dict[str, str], sentence: str) -> None:
    page = administrator.post(f"{PAGE}moi/", form(**typed))
    assert page.status_code == 422 and sentence in page.content.decode()
    assert 'value="UBND XA AN MAU"' in page.content.decode()
    assert not Account.objects.exists()


def test_the_agency_of_the_list_is_chosen_already(administrator: Client) -> None:
    text = administrator.get(f"{PAGE}moi/?co-quan=xb").content.decode()
    assert '<option value="xb" selected' in text


def test_ending_an_account(administrator: Client, cast: Cast, at: Any) -> None:
    known = an_account(at)
    address = f"{PAGE}{known.pk}/thoi/"
    assert "1017595600" in administrator.get(address).content.decode()
    early = administrator.post(address, {"last_day": "2024-01-01"})
    assert early.status_code == 422 and "Ngày dùng cuối phải từ ngày" in early.content.decode()
    page = administrator.post(address, {"last_day": TODAY().isoformat()}, follow=True)
    known.refresh_from_db()
    assert known.valid_to == TODAY() and "dùng đến hết ngày" in page.content.decode()


def test_there_is_no_such_account(administrator: Client, cast: Cast) -> None:
    assert administrator.get(f"{PAGE}99/thoi/").status_code == 404
