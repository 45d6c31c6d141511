"""VietQR payloads: known values, everything written is read back, anything changed is noticed."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.fees.rules.vietqr import LARGEST_AMOUNT, VietQr, crc16, encode, parse

DIGITS, PLAIN = string.digits, string.ascii_letters + string.digits
TRANSFERS = st.builds(
    VietQr,
    bin=st.text(DIGITS, min_size=6, max_size=6),
    account=st.text(PLAIN, min_size=1, max_size=19),
    amount=st.integers(1, LARGEST_AMOUNT),
    reference=st.text(PLAIN, min_size=1, max_size=25),
)


@pytest.mark.parametrize(("data", "crc"), [(b"123456789", 0x29B1), (b"", 0xFFFF), (b"A", 0xB915)])
def test_the_check_values_of_the_standard(data: bytes, crc: int) -> None:
    assert crc16(data) == crc


def test_a_known_payload() -> None:
    payload = encode(VietQr("970436", "1017595600", 180000, "MCABCDEFGH"))
    assert payload.startswith("00020101021238540010A00000072701240006970436011010175956000208QRIBFTTA5303704")
    assert "5406180000" in payload and "5802VN" in payload and "62140810MCABCDEFGH" in payload
    assert payload[-8:-4] == "6304"


@given(TRANSFERS)
def test_what_is_written_is_read_back(transfer: VietQr) -> None:
    assert parse(encode(transfer)) == transfer


@given(TRANSFERS, st.data())
def test_one_changed_character_is_noticed(transfer: VietQr, data: st.DataObject) -> None:
    payload = encode(transfer)
    place = data.draw(st.integers(0, len(payload) - 1))
    other = data.draw(st.sampled_from([letter for letter in PLAIN if letter != payload[place]]))
    with pytest.raises(ValueError, match="CRC"):
        parse(payload[:place] + other + payload[place + 1 :])


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    with pytest.raises(ValueError, match="VietQR"):
        parse(text)


def checked(body: str) -> str:
    return body + "6304" + f"{crc16((body + '6304').encode()):04X}"


@pytest.mark.parametrize(
    "body", ["0002", "00xx01", "000201000201", "00020153038405802VN", "0002015303704540210", "000201540"]
)
def test_a_good_checksum_alone_is_not_enough(body: str) -> None:
    with pytest.raises(ValueError, match="VietQR"):
        parse(checked(body))


@pytest.mark.parametrize(
    ("bin_", "account", "amount", "reference"),
    [
        ("97043", "1", 1, "A"), ("97043x", "1", 1, "A"), ("970436", "", 1, "A"), ("970436", "1" * 20, 1, "A"),
        ("970436", "1-2", 1, "A"), ("970436", "1", 0, "A"), ("970436", "1", -5, "A"), ("970436", "1", 1, ""),
        ("970436", "1", 1, "A" * 26), ("970436", "1", 1, "Lệ phí"), ("970436", "1", 10**13, "A"),
    ],
)  # fmt: skip
def test_what_no_bank_reads_is_refused(bin_: str, account: str, amount: int, reference: str) -> None:
    with pytest.raises(ValueError, match=r"BIN|tài khoản|Số tiền|Nội dung"):
        VietQr(bin_, account, amount, reference)
