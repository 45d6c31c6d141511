"""The names of the forms: complete under each regime, dated, with their articles."""

import pytest

from motcua.papers.form_names import FormKey, desk_sign, form_name, form_row, regimes

OLD, NEW = "nd-61-2018", "nd-118-2025"
DESK, CENTRE = "Bộ phận Tiếp nhận và Trả kết quả", "Trung tâm Phục vụ hành chính công xã Chợ Gạo"


def test_both_regimes_name_every_form_with_its_article() -> None:
    assert regimes() == [OLD, NEW]
    for regime in regimes():
        for key in FormKey:
            row = form_row(regime, key)
            assert row.title and row.article and row.source and "{no}" in row.sign


@pytest.mark.parametrize(
    ("regime", "key", "number", "source"),
    [
        (OLD, FormKey.RECEIPT, "Số: 0027/TN-BPTNTKQ", "Mẫu số 01, Thông tư số 01/2018/TT-VPCP"),
        (OLD, FormKey.CONTROL_SLIP, "Số: 0027/KS-BPTNTKQ", "Mẫu số 05, Thông tư số 01/2018/TT-VPCP"),
        (OLD, FormKey.REGISTER, "Số: 0027/STD-BPTNTKQ", "Mẫu số 06, Thông tư số 01/2018/TT-VPCP"),
        (NEW, FormKey.RECEIPT, "Số: 0027-BPTNTKQ", "Mẫu số 01, Thông tư số 03/2025/TT-VPCP"),
        (NEW, FormKey.SUPPLEMENT, "Số: 0027/PBS-BPTNTKQ", "Mẫu số 02, Thông tư số 03/2025/TT-VPCP"),
        (NEW, FormKey.REFUSAL, "Số: 0027/PTC-BPTNTKQ", "Mẫu số 03, Thông tư số 03/2025/TT-VPCP"),
        (NEW, FormKey.APOLOGY, "Số: 0027/PXL", "Mẫu số 04, Thông tư số 03/2025/TT-VPCP"),
        (NEW, FormKey.CONTROL_SLIP, "Số: 0027/PKS-BPTNTKQ", "Mẫu số 06, Thông tư số 03/2025/TT-VPCP"),
        (NEW, FormKey.REGISTER, "Số: 0027/STD-BPTNTKQ", "Mẫu số 07, Thông tư số 03/2025/TT-VPCP"),
    ],
)
def test_numbers_and_sources(regime: str, key: FormKey, number: str, source: str) -> None:
    name = form_name(regime, key, no="0027", desk=DESK)
    assert (name.number, name.source) == (number, source)


def test_the_apology_has_another_title_since_2025() -> None:
    assert form_row(OLD, FormKey.APOLOGY).title == "Phiếu xin lỗi và hẹn lại ngày trả kết quả"
    told = form_row(NEW, FormKey.APOLOGY).title.replace("\u00a0", " ")
    assert told == "Phiếu xin lỗi và đề nghị gia hạn thời gian giải quyết"


def test_a_centre_signs_as_a_centre() -> None:
    assert (desk_sign(DESK), desk_sign(CENTRE)) == ("BPTNTKQ", "TTPVHCC")


def test_a_regime_without_names_is_an_error() -> None:
    with pytest.raises(ValueError, match="nd-0"):
        form_row("nd-0", FormKey.RECEIPT)
