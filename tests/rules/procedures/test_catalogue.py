"""The catalogue of the reference deployment has the figures of the district and hangs together."""

import re
from collections import Counter

from motcua.kernel.terms import Term, TermUnit, parse_term
from motcua.procedures.rules.online import OnlineLevel, count_levels, parse_online

NATIONAL_CODE = re.compile(r"^[1-9]\.\d{6}$")
DOCUMENT_NUMBER = re.compile(r"^\d{1,3}/\d{4}/[A-ZĐ][A-ZĐ-]*\d*$")


def test_there_are_276_district_and_92_commune_procedures(catalogue):
    assert Counter(row["level"] for row in catalogue) == {"district": 276, "commune": 92}


def test_305_services_are_9_not_online_160_in_part_136_in_full(catalogue):
    levels = count_levels(parse_online(row["online"]) for row in catalogue)

    assert levels == {OnlineLevel.NONE: 9, OnlineLevel.PARTIAL: 160, OnlineLevel.FULL: 136}
    assert sum(levels.values()) == 305


def test_every_code_is_a_national_one_and_stands_once(catalogue):
    codes = [row["code"] for row in catalogue]

    assert [code for code in codes if not NATIONAL_CODE.match(code)] == []
    assert len(set(codes)) == len(codes)


def test_no_two_procedures_of_a_level_have_one_name(catalogue):
    names = Counter((row["level"], row["name"]) for row in catalogue)

    assert [name for name, count in names.items() if count > 1] == []


def test_names_are_clean(catalogue):
    for row in catalogue:
        name = row["name"]
        assert name == name.strip(" .;,") and "  " not in name, name
        assert name[0].isupper() and len(name) <= 230, name
        assert not re.search(r"\(cấp xã\)|\(\d\.\d{6}\)|\(mã từ|^Thủ tục ", name), name


def test_every_term_can_be_read(catalogue):
    terms = {row["code"]: parse_term(row["term"]) for row in catalogue}

    assert terms["1.001193"] == Term(terms["1.001193"].amount, TermUnit.WORKDAY) and terms["1.001193"].amount == 0
    assert (terms["1.004873"].amount, terms["1.004873"].unit) == (3, TermUnit.WORKDAY)
    assert (terms["1.013225"].amount, terms["1.013225"].unit) == (20, TermUnit.DAY)
    assert all(term.amount <= 120 for term in terms.values())


def test_same_day_procedures_and_only_they_have_the_cut_off_of_15_hours(catalogue):
    for row in catalogue:
        assert (row["cut_off"] == "15:00") == (row["term"] == "trong ngày"), row["code"]
        assert row["cut_off"] in ("", "15:00")


def test_assumed_names_only_columns_of_the_file(catalogue):
    for row in catalogue:
        assert set(filter(None, row["assumed"].split(";"))) <= set(row), row["code"]


def test_a_value_that_no_source_gives_is_marked_as_assumed(catalogue):
    for row in catalogue:
        assumed = row["assumed"].split(";")
        assert ("term" in assumed) == (row["term_source"] in ("field-median", "level-default")) or row[
            "code"
        ] == "2.002481", row["code"]
        if row["online"] in ("", "none"):
            assert "online" in assumed, row["code"]


def test_fees_are_whole_dong_and_legal_bases_are_document_numbers(catalogue):
    for row in catalogue:
        assert row["fee_vnd"] == "" or int(row["fee_vnd"]) >= 0
        for number in filter(None, row["legal_basis"].split(";")):
            assert DOCUMENT_NUMBER.match(number), (row["code"], number)


def test_why_a_service_is_not_fully_online_is_said(catalogue):
    for row in catalogue:
        assert bool(row["online_reason"]) == (row["online"] in ("none", "partial")), row["code"]


def test_who_settles_exists_and_can_do_every_step(catalogue, agencies, officers, processes):
    kinds = {row["code"]: row["kind"] for row in agencies}
    roles = {(row["agency"], role) for row in officers for role in row["roles"].split(";")}
    for row in catalogue:
        if row["level"] == "commune":
            assert (row["settled_by"], row["decided_by"], row["received_at"]) == ("ubnd", "ubnd", "desk")
            continue
        assert kinds[row["settled_by"]] in ("department", "land_branch"), row["code"]
        assert kinds[row["decided_by"]] in ("district", "department", "land_branch"), row["code"]
        for step in processes[row["steps"]]["steps"]:
            if step["unit"] != "desk":
                unit = row["settled_by"] if step["unit"] == "settling" else row["decided_by"]
                assert (unit, step["role"]) in roles, (row["code"], step["key"])


def test_only_land_matters_are_received_at_the_land_branch(catalogue):
    fields = {row["field"] for row in catalogue if row["received_at"] == "land_branch"}

    assert fields == {"Đất đai", "Đăng ký biện pháp bảo đảm"}
    assert {row["received_at"] for row in catalogue} == {"desk", "land_branch"}
