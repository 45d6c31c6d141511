"""Papers, fees, steps and online levels as plain values."""

from decimal import Decimal

import pytest

from motcua.kernel.terms import Term, TermUnit, parse_term
from motcua.procedures.rules.fees import FeeChannel, FeeLine, choose_fees
from motcua.procedures.rules.online import OnlineLevel, parse_online
from motcua.procedures.rules.papers import Paper, PaperMode, missing_papers
from motcua.procedures.rules.steps import ProcessStep, check_steps, next_steps, step_for, steps_for


def step(key, verb, role="specialist", share=0, optional=False):
    row = {"key": key, "name": key, "role": role, "verb": verb, "share": share, "optional": optional}
    return ProcessStep.from_json(row)


CHAIN = (
    step("receive", "receive", "receiver", 10),
    step("assign", "assign", "leader", 10, optional=True),
    step("propose", "propose", "specialist", 60),
    step("return", "return_result", "receiver", 20),
)


def test_a_paper_needs_a_key_a_name_and_no_negative_count():
    with pytest.raises(ValueError, match="mã và tên"):
        Paper("", "Đơn")
    with pytest.raises(ValueError, match="không được âm"):
        Paper("don", "Đơn", originals=-1)
    with pytest.raises(ValueError, match="nowhere"):
        Paper.from_json({"key": "don", "name": "Đơn", "mode": "nowhere"})


@pytest.mark.parametrize(
    ("name", "taken"),
    [("a.pdf", True), ("a.PDF", True), ("a.jpeg", True), ("a.exe", False), ("pdf", False), (".pdf", False)],
)
def test_a_paper_takes_files_by_their_extension(name, taken):
    assert Paper("don", "Đơn").accepts(name) is taken


def test_quantity_is_said_in_words():
    assert Paper("a", "A", originals=1, copies=2).quantity == "1 bản chính, 2 bản sao"
    assert Paper("a", "A", originals=0, copies=0).quantity == "không nộp bản giấy"


def test_papers_for_one_case_or_only_shown_are_not_missing():
    papers = [
        Paper("don", "Đơn"),
        Paper("the", "Thẻ căn cước", mode=PaperMode.PRESENT),
        Paper("uy-quyen", "Văn bản ủy quyền", when="ủy quyền"),
        Paper("them", "Giấy tờ khác", required=False),
    ]

    assert [paper.key for paper in missing_papers(papers, [])] == ["don"]


def test_a_line_of_the_channel_stands_for_the_general_line_of_its_case():
    lines = [
        FeeLine("Thường", 20_000),
        FeeLine("Thường", 10_000, FeeChannel.ONLINE),
        FeeLine("Hộ nghèo", 0),
        FeeLine("Chỉ tại quầy", 5_000, FeeChannel.COUNTER),
    ]

    online = choose_fees(lines, FeeChannel.ONLINE)
    assert [(line.case, line.amount) for line in online] == [("Thường", 10_000), ("Hộ nghèo", 0)]
    assert [line.amount for line in choose_fees(lines, FeeChannel.COUNTER, "Thường")] == [20_000]
    assert choose_fees(lines, FeeChannel.ONLINE, "Chỉ tại quầy") == ()


def test_a_fee_set_elsewhere_is_not_zero():
    assert FeeLine.from_json({"case": "Cấp mới", "amount": None}).amount is None
    assert FeeLine.from_json({"case": "Cấp mới", "amount": 0}).amount == 0
    with pytest.raises(ValueError, match="không được âm"):
        FeeLine("Cấp mới", -1)


def test_next_steps_offer_the_optional_one_and_the_one_after_it():
    assert [s.key for s in next_steps(CHAIN, None)] == ["receive"]
    assert [s.key for s in next_steps(CHAIN, "receive")] == ["assign", "propose"]
    assert [s.key for s in next_steps(CHAIN, "assign")] == ["propose"]
    assert next_steps(CHAIN, "return") == ()
    with pytest.raises(ValueError, match="không có bước"):
        next_steps(CHAIN, "no such")


def test_step_for_a_verb():
    assert step_for(CHAIN, "propose") is CHAIN[2]
    assert step_for(CHAIN, "seal") is None


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ((), "bắt đầu bằng tiếp nhận"),
        (CHAIN[1:], "bắt đầu bằng tiếp nhận"),
        (CHAIN[:-1], "kết thúc bằng trả kết quả"),
        ((CHAIN[0], CHAIN[2], CHAIN[2], CHAIN[3]), "cùng mã"),
        ((CHAIN[0], CHAIN[3]), "bằng 100"),
    ],
)
def test_an_unsound_table_is_refused(steps, said):
    with pytest.raises(ValueError, match=said):
        check_steps(steps)


@pytest.mark.parametrize(("field", "value"), [("role", "nobody"), ("verb", "fly"), ("share", 101), ("unit", "moon")])
def test_an_unknown_role_verb_share_or_unit_is_refused(field, value):
    with pytest.raises(ValueError, match=str(value) if field != "share" else "từ 0 đến 100"):
        ProcessStep.from_json(CHAIN[2].as_json() | {field: value})


def test_a_step_has_its_part_of_the_term():
    assert CHAIN[2].part_of(parse_term("20 ngày")) == Term(Decimal(12), TermUnit.DAY)
    assert CHAIN[2].part_of(parse_term("2 tháng")) == Term(Decimal(36), TermUnit.DAY)
    assert CHAIN[0].part_of(parse_term("3 ngày làm việc")) == Term(Decimal("0.3"), TermUnit.WORKDAY)


def test_every_process_of_the_deployment_has_the_verbs_in_order(processes):
    for name in processes:
        verbs = [s.verb for s in steps_for(processes, name) if not s.optional]
        assert verbs == ["receive", "propose", "sign_result", "seal", "return_result"], name
    with pytest.raises(ValueError, match="Không có quy trình"):
        steps_for(processes, "no such")


def test_online_levels_are_read_from_the_cells_of_the_catalogue():
    assert parse_online("") is None
    assert parse_online(" Full ") is OnlineLevel.FULL
    assert [level.label for level in OnlineLevel] == ["Chưa trực tuyến", "Một phần", "Toàn trình"]
    assert [level.can_be_filed_online for level in OnlineLevel] == [False, True, True]
    with pytest.raises(ValueError, match="none, partial hoặc full"):
        parse_online("toàn trình")
