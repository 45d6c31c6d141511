"""Codes of dossiers and procedures: new, old and those of a central system."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.codes import DossierCode, ProcedureCode, format_dossier_code

DAY = date(2024, 6, 26)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("H58.22-240626-0001", DossierCode("H58.22", DAY, 1)),
        ("H58.22.07-240626-0042", DossierCode("H58.22.07", DAY, 42)),
        ("H58.22.07.01-240626-9999", DossierCode("H58.22.07.01", DAY, 9999)),
        ("H58.22-240626-10000", DossierCode("H58.22", DAY, 10000)),
        ("G15-240626-0001", DossierCode("G15", DAY, 1)),
        ("22.H58-240626-0001", DossierCode("22.H58", DAY, 1)),
        ("000.07.22.H58-240626-0001", DossierCode("000.07.22.H58", DAY, 1)),
        ("H58.22-240626-010001", DossierCode("H58.22", DAY, 1, central="01")),
        ("H58.22-240626-2212345", DossierCode("H58.22", DAY, 12345, central="22")),
    ],
)
def test_codes_of_every_form_are_read_and_printed_the_same(text: str, code: DossierCode) -> None:
    assert DossierCode.parse(text) == code
    assert str(code) == text


@pytest.mark.parametrize("typed", [" h58.22-240626-0001\n", "H58.22 - 240626 - 0001", "H58.22–240626–0001"])
def test_typing_is_forgiven(typed: str) -> None:
    assert str(DossierCode.parse(typed)) == "H58.22-240626-0001"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "H58.22",
        "H58.22-240626-001",
        "H58.22-240632-0001",
        "H58.22-240626-0000",
        "H58.22-240626-01234",
        "58.22-240626-0001",
        "H58..22-240626-0001",
        "H58.22-2406260001",
    ],
)
def test_what_is_no_code_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="Mã hồ sơ .* ví dụ H58.22-240626-0001"):
        DossierCode.parse(text)


@pytest.mark.parametrize(
    ("agency", "serial", "sentence"),
    [("cho-gao", 1, "Mã cơ quan"), ("H58.22", 0, "Số thứ tự"), ("H58.22", 100_000, "Số thứ tự")],
)
def test_parts_that_cannot_stand_in_a_code(agency: str, serial: int, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        format_dossier_code(agency, DAY, serial)


def test_the_ten_thousandth_dossier_of_a_day_gets_five_digits() -> None:
    assert format_dossier_code("H58.22", DAY, 9_999) == "H58.22-240626-9999"
    assert format_dossier_code("H58.22", DAY, 10_000) == "H58.22-240626-10000"


_groups = st.lists(st.from_regex(r"[0-9A-Z]{1,4}", fullmatch=True), max_size=4)


@given(
    groups=_groups,
    day=st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    serial=st.integers(1, 99_999),
    central=st.sampled_from(["", "01", "22"]),
)
def test_every_code_is_read_back(groups: list[str], day: date, serial: int, central: str) -> None:
    code = DossierCode(".".join(["H58", *groups]), day, serial, central)
    assert DossierCode.parse(str(code)) == code


@pytest.mark.parametrize(
    ("text", "national", "suffix"),
    [
        ("1.001193", "1.001193", ""),
        ("1.001193.000.00.00.H58", "1.001193", "000.00.00.H58"),
        (" 2.000477.000.00.00.h56 ", "2.000477", "000.00.00.H56"),
    ],
)
def test_procedure_codes_share_their_national_part(text: str, national: str, suffix: str) -> None:
    code = ProcedureCode.parse(text)
    assert (code.national, code.suffix) == (national, suffix)
    assert str(code) == text.strip().upper()


@pytest.mark.parametrize("text", ["", "1001193", "1.00119", "1.001193.H58", "X.001193"])
def test_what_is_no_procedure_code_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Mã thủ tục .* 1.001193"):
        ProcedureCode.parse(text)
