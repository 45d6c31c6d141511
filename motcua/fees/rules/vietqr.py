"""VietQR: the EMVCo payload a banking app reads to fill in account, amount and reference; written and read.

Fields: 00 version, 01 dynamic, 38 account at a Napas bank, 53 currency, 54 amount, 58 country, 62.08 purpose, 63 CRC.
"""

from dataclasses import dataclass

_SCHEME = "A000000727"  # Napas
_SERVICE = "QRIBFTTA"  # transfer to an account
_VND, _COUNTRY = "704", "VN"
LONGEST_REFERENCE = 25
LARGEST_AMOUNT = 9_999_999_999_999  # thirteen digits, the most field 54 holds


@dataclass(frozen=True, slots=True)
class VietQr:
    """A transfer to ask for. Raises ValueError unless `bin` is six digits, `account` 1 to 19 letters or digits,
    `amount` whole đồng above 0, and `reference` 1 to 25 plain letters, digits or spaces."""

    bin: str
    account: str
    amount: int
    reference: str

    def __post_init__(self) -> None:
        if not (len(self.bin) == 6 and self.bin.isascii() and self.bin.isdigit()):
            raise ValueError("Mã ngân hàng (BIN) gồm 6 chữ số.")
        if not (1 <= len(self.account) <= 19 and self.account.isascii() and self.account.isalnum()):
            raise ValueError("Số tài khoản gồm 1 đến 19 chữ hoặc số.")
        if not 0 < self.amount <= LARGEST_AMOUNT:
            raise ValueError("Số tiền phải lớn hơn 0.")
        plain = self.reference.isascii() and self.reference.replace(" ", "").isalnum()
        if not (plain and len(self.reference) <= LONGEST_REFERENCE and self.reference == self.reference.strip()):
            raise ValueError("Nội dung chuyển khoản gồm 1 đến 25 chữ không dấu hoặc số.")


def encode(transfer: VietQr) -> str:
    """The payload as it goes into the QR code."""
    account = _field("00", transfer.bin) + _field("01", transfer.account)
    body = (
        _field("00", "01")
        + _field("01", "12")
        + _field("38", _field("00", _SCHEME) + _field("01", account) + _field("02", _SERVICE))
        + _field("53", _VND)
        + _field("54", str(transfer.amount))
        + _field("58", _COUNTRY)
        + _field("62", _field("08", transfer.reference))
        + "6304"
    )
    return body + f"{crc16(body.encode()):04X}"


def parse(payload: str) -> VietQr:
    """The transfer a payload asks for. Raises ValueError when it is broken, tampered with, or no transfer in đồng."""
    if not payload.isascii() or payload[-8:-4] != "6304" or payload[-4:] != f"{crc16(payload[:-4].encode()):04X}":
        raise ValueError("Mã VietQR sai mã kiểm tra CRC.")
    fields = _fields(payload[:-8])
    merchant = _fields(fields.get("38", ""))
    place = _fields(merchant.get("01", ""))
    fixed = (fields.get("00"), fields.get("53"), fields.get("58"), merchant.get("00"), merchant.get("02"))
    if fixed != ("01", _VND, _COUNTRY, _SCHEME, _SERVICE):
        raise ValueError("Không phải mã VietQR chuyển khoản bằng đồng Việt Nam.")
    amount = fields.get("54", "")
    if not amount.isdigit():
        raise ValueError("Mã VietQR không có số tiền nguyên.")
    return VietQr(place.get("00", ""), place.get("01", ""), int(amount), _fields(fields.get("62", "")).get("08", ""))


def crc16(data: bytes) -> int:
    """CRC-16/CCITT-FALSE: polynomial 0x1021, from 0xFFFF, not reflected ("123456789" gives 0x29B1)."""
    crc = 0xFFFF
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1) ^ 0x1021 if crc & 0x8000 else crc << 1
        crc &= 0xFFFF
    return crc


def _field(tag: str, value: str) -> str:
    return f"{tag}{len(value):02d}{value}"


def _fields(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    while text:
        tag, length = text[:2], text[2:4]
        if len(tag) < 2 or not (length.isascii() and len(length) == 2 and length.isdigit()):
            raise ValueError("Mã VietQR bị cắt hoặc sai cấu trúc.")
        size = int(length)
        if tag in found or len(text) < 4 + size:
            raise ValueError("Mã VietQR bị cắt hoặc sai cấu trúc.")
        found[tag], text = text[4 : 4 + size], text[4 + size :]
    return found
