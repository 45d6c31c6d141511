"""Numbers and cards at the desk. Every number here is made up: no province has the code 000."""

from datetime import date

import pytest

from motcua.kernel.identity import (
    CitizenCard,
    check_identity_number,
    check_phone,
    last_four,
    read_citizen_card_qr,
)


@pytest.mark.parametrize("typed", ["000190000001", " 000 190 000 001 ", "000.190.000.001"])
def test_an_identity_number_is_twelve_digits(typed: str) -> None:
    assert check_identity_number(typed) == "000190000001"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("00019000001", "Số định danh cá nhân phải có 12 chữ số; ông/bà đã nhập 11."),
        ("0001900000012", "phải có 12 chữ số; ông/bà đã nhập 13"),
        ("00019000000A", "chỉ gồm chữ số"),
        ("٠٠٠١٩٠٠٠٠٠٠١", "chỉ gồm chữ số"),
        ("", "Nhập số định danh cá nhân"),
    ],
)
def test_other_numbers_are_refused_with_what_was_typed(typed: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        check_identity_number(typed)


@pytest.mark.parametrize(
    ("typed", "phone"),
    [
        ("0900000123", "0900000123"),
        ("0900 000 123", "0900000123"),
        ("0900.000.123", "0900000123"),
        ("+84900000123", "0900000123"),
        ("+84 (0)900 000 123", "0900000123"),
        ("84900000123", "0900000123"),
        ("0273 000 1234", "02730001234"),
        ("0841 000 123", "0841000123"),
    ],
)
def test_phones_are_kept_in_one_form(typed: str, phone: str) -> None:
    assert check_phone(typed) == phone


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("090000012", "đã nhập 9 chữ số"),
        ("1900000123", "bắt đầu bằng 03, 05, 07, 08 hoặc 09"),
        ("09000x0123", "chỉ gồm chữ số"),
        (" ", "Nhập số điện thoại"),
    ],
)
def test_other_phones_are_refused(typed: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        check_phone(typed)


def test_last_four() -> None:
    assert last_four("0900 000 123") == "0123"


CARD = CitizenCard(
    number="000190000001",
    old_number="000000001",
    full_name="Nguyễn Thị Thử Nghiệm",
    born_on=date(1990, 2, 1),
    gender="Nữ",
    address="Ấp Thử, Xã Thử, Chợ Gạo, Tiền Giang",
    issued_on=date(2022, 5, 31),
)
_AFTER_NUMBERS = "Nguyễn Thị Thử Nghiệm|01021990|Nữ|Ấp Thử, Xã Thử, Chợ Gạo, Tiền Giang"


@pytest.mark.parametrize(
    ("scanned", "old_number", "issued_on"),
    [
        (f"000190000001|000000001|{_AFTER_NUMBERS}|31052022", "000000001", CARD.issued_on),
        (f"\ufeff000190000001|000000001|{_AFTER_NUMBERS}|31052022\r\n", "000000001", CARD.issued_on),
        (f"000190000001||{_AFTER_NUMBERS}|31052022", "", CARD.issued_on),
        (f"000190000001|{_AFTER_NUMBERS}|31052022", "", CARD.issued_on),
        (f"000190000001||{_AFTER_NUMBERS}|31052022||Nguyễn Văn Cha|Trần Thị Mẹ|", "", CARD.issued_on),
        (f"000190000001||{_AFTER_NUMBERS}|", "", None),
        (f"000190000001|{_AFTER_NUMBERS}", "", None),
    ],
)
def test_the_string_of_a_chip_card(scanned: str, old_number: str, issued_on: date | None) -> None:
    card = read_citizen_card_qr(scanned)
    assert (card.number, card.full_name, card.born_on) == (CARD.number, CARD.full_name, CARD.born_on)
    assert (card.gender, card.address) == (CARD.gender, CARD.address)
    assert (card.old_number, card.issued_on) == (old_number, issued_on)


@pytest.mark.parametrize(
    ("scanned", "sentence"),
    [
        ("https://example.vn/abc", "không phải mã trên thẻ căn cước"),
        ("000190000001||Thử|01021990|Nữ", "không phải mã trên thẻ căn cước"),
        (f"00019000001||{_AFTER_NUMBERS}|31052022", "phải có 12 chữ số"),
        ("000190000001|||01021990|Nữ|Ấp Thử|31052022", "không có họ và tên"),
        ("000190000001||Thử|32131990|Nữ|Ấp Thử|31052022", "Không đọc được ngày sinh “32131990”"),
        ("000190000001||Thử|01021990|Nữ|Ấp Thử|2022", "Không đọc được ngày cấp “2022”"),
    ],
)
def test_other_strings_are_refused_with_what_to_do(scanned: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        read_citizen_card_qr(scanned)
