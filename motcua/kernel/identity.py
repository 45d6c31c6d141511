"""What identifies a person at the desk: the 12-digit number, the telephone, the string on the chip card."""

import re
from dataclasses import dataclass
from datetime import date

from motcua.kernel.text import nfc

_IDENTITY_DIGITS = 12
_SEPARATORS = re.compile(r"[\s.\-()]+")
_MOBILE = re.compile(r"^0[35789]\d{8}$")
_LANDLINE = re.compile(r"^02\d{9}$")
_OLD_NUMBER = re.compile(r"^(?:\d{9}|\d{12})?$")


def check_identity_number(text: str) -> str:
    """The personal identity number (số định danh cá nhân) as 12 digits, spaces and dots dropped.

    Raises ValueError with a Vietnamese sentence when it is not 12 digits.
    """
    number = _SEPARATORS.sub("", text)
    if not number:
        raise ValueError("Nhập số định danh cá nhân gồm 12 chữ số.")
    if not (number.isascii() and number.isdigit()):
        raise ValueError("Số định danh cá nhân chỉ gồm chữ số; ông/bà đã nhập ký tự khác.")
    if len(number) != _IDENTITY_DIGITS:
        raise ValueError(f"Số định danh cá nhân phải có 12 chữ số; ông/bà đã nhập {len(number)}.")
    return number


def check_phone(text: str) -> str:
    """A Vietnamese telephone number as "0xxxxxxxxx" (mobile, 10 digits) or "02xxxxxxxxx" (landline, 11 digits).

    +84, spaces, dots and dashes are accepted. Raises ValueError with a Vietnamese sentence otherwise.
    """
    number = _SEPARATORS.sub("", text)
    if not number:
        raise ValueError("Nhập số điện thoại để nhận tin nhắn về hồ sơ.")
    if number.startswith("+84"):
        number = "0" + number[3:].removeprefix("0")
    elif number.startswith("84") and len(number) > 10:
        number = "0" + number[2:]
    if not (number.isascii() and number.isdigit()):
        raise ValueError("Số điện thoại chỉ gồm chữ số; ông/bà đã nhập ký tự khác.")
    if not (_MOBILE.match(number) or _LANDLINE.match(number)):
        raise ValueError(
            f"Số điện thoại phải có 10 chữ số và bắt đầu bằng 03, 05, 07, 08 hoặc 09; ông/bà đã nhập {len(number)} "
            "chữ số."
        )
    return number


def last_four(phone: str) -> str:
    """The last four digits, which open the tracking page together with the dossier code."""
    return re.sub(r"\D", "", phone)[-4:]


@dataclass(frozen=True, slots=True)
class CitizenCard:
    """What the QR code of a chip card says. `old_number` is "" and `issued_on` None when the card does not say."""

    number: str
    old_number: str
    full_name: str
    born_on: date
    gender: str
    address: str
    issued_on: date | None


def read_citizen_card_qr(text: str) -> CitizenCard:
    """Read the string a scanner types: number|old number|name|ddmmyyyy|gender|address|ddmmyyyy.

    The old number may be empty or missing altogether, and newer cards add fields at the end, which are ignored.
    Raises ValueError with a Vietnamese sentence when the string is not that of a card.
    """
    fields = [field.strip() for field in nfc(text).strip("\ufeff\r\n\t ").split("|")]
    if len(fields) > 1 and not _OLD_NUMBER.match(fields[1]):
        fields.insert(1, "")
    if len(fields) < 6:
        raise ValueError(
            "Mã QR này không phải mã trên thẻ căn cước. Hãy quét lại mã ở mặt trước thẻ, hoặc nhập tay các thông tin."
        )
    fields += [""] * (7 - len(fields))
    number, old_number, name, born, gender, address, issued = fields[:7]
    if not name:
        raise ValueError("Mã QR trên thẻ không có họ và tên. Hãy nhập tay các thông tin trên thẻ.")
    return CitizenCard(
        number=check_identity_number(number),
        old_number=old_number,
        full_name=" ".join(name.split()),
        born_on=_card_day(born, "ngày sinh"),
        gender=gender,
        address=address,
        issued_on=_card_day(issued, "ngày cấp") if issued else None,
    )


def _card_day(digits: str, what: str) -> date:
    try:
        if not re.fullmatch(r"\d{8}", digits):
            raise ValueError
        return date(int(digits[4:]), int(digits[2:4]), int(digits[:2]))
    except ValueError as error:
        raise ValueError(f"Không đọc được {what} “{digits}” trong mã QR trên thẻ. Hãy nhập tay.") from error
