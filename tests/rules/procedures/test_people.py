"""The organisation and the people of the reference deployment: complete, and nobody real."""

import re
from collections import Counter, defaultdict

from motcua.kernel.identity import check_identity_number, check_phone


def test_one_district_11_departments_19_communes_3_service_units_and_a_desk_for_each_place(agencies):
    assert Counter(row["kind"] for row in agencies) == {
        "province": 1,
        "district": 1,
        "department": 11,
        "land_branch": 1,
        "commune": 19,
        "service_unit": 3,
        "desk": 21,
    }


def test_every_agency_has_a_parent_and_codes_stand_once(agencies):
    codes = [row["code"] for row in agencies]
    parents = {row["code"]: row["parent"] for row in agencies}

    assert len(set(codes)) == len(codes)
    assert {code for code, parent in parents.items() if not parent} == {"tien-giang"}
    assert set(parents.values()) - {""} <= set(codes)
    for row in agencies:
        if row["kind"] == "desk":
            assert row["code"] == f"mc-{row['parent']}"


def test_electronic_codes_stand_once_but_a_desk_uses_the_one_of_its_agency(agencies):
    by_code = {row["code"]: row for row in agencies}
    own = [row["ecode"] for row in agencies if row["kind"] != "desk"]

    assert len(set(own)) == len(own)
    assert all(re.fullmatch(r"H58(\.\d\d){0,2}", code) for code in own)
    for row in agencies:
        if row["kind"] == "desk":
            assert row["ecode"] == by_code[row["parent"]]["ecode"]


def test_statistical_codes_are_those_of_the_communes(agencies):
    codes = [row["gso_code"] for row in agencies if row["kind"] == "commune"]

    assert codes == [str(code) for code in range(28594, 28649, 3)]


def test_every_desk_has_a_receiver_and_the_district_desk_four(officers, agencies):
    receivers = Counter(row["agency"] for row in officers if "receiver" in row["roles"].split(";"))
    desks = {row["code"] for row in agencies if row["kind"] == "desk"}

    assert set(receivers) == desks
    assert receivers["mc-cho-gao"] == 4


def test_staff_of_each_kind_of_agency(officers, agencies):
    kinds = {row["code"]: row["kind"] for row in agencies}
    staff = defaultdict(Counter)
    for row in officers:
        staff[row["agency"]].update(row["roles"].split(";"))
    expected = {
        "district": {"leader": 3, "document_clerk": 2, "controller": 1, "administrator": 1},
        "department": {"leader": 1, "specialist": 2, "document_clerk": 1},
        "land_branch": {"leader": 1, "specialist": 2, "document_clerk": 1},
        "commune": {"leader": 2, "specialist": 3, "document_clerk": 1},
        "service_unit": {"leader": 1, "document_clerk": 1},
    }
    for code, kind in kinds.items():
        if kind in expected:
            assert dict(staff[code]) == expected[kind], code


def test_user_names_stand_once_and_everybody_is_synthetic(officers):
    names = [row["username"] for row in officers]

    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9.]+", name) for name in names)
    assert {row["synthetic"] for row in officers} == {"true"}
    assert all(row["email"].endswith("@cho-gao.example") for row in officers)
    assert all(row["phone"].startswith("0273 000 ") for row in officers)


def test_citizens_cannot_be_real_people(read_csv, agencies):
    citizens = read_csv("citizens.csv")
    communes = {row["code"] for row in agencies if row["kind"] == "commune"}

    assert len(citizens) == len({row["identity_no"] for row in citizens}) == 30
    for row in citizens:
        assert check_identity_number(row["identity_no"]).startswith("000")
        assert check_phone(row["phone"]).startswith("0900000")
        assert row["commune"] in communes and row["synthetic"] == "true"


def test_the_number_of_a_citizen_agrees_with_birth_year_and_sex(read_csv):
    for row in read_csv("citizens.csv"):
        year = int(row["date_of_birth"][:4])
        century_and_sex = (0 if year < 2000 else 2) + (0 if row["gender"] == "Nam" else 1)
        assert row["identity_no"][3:6] == f"{century_and_sex}{year % 100:02d}"


def test_working_hours_are_eight_hours_from_monday_to_friday(read_csv):
    hours = read_csv("working_hours.csv")

    assert [row["weekday"] for row in hours] == ["1", "2", "3", "4", "5"]
    assert {
        (row["agency"], row["morning_from"], row["morning_to"], row["afternoon_from"], row["afternoon_to"])
        for row in hours
    } == {("", "07:30", "11:30", "13:00", "17:00")}


def test_calendar_has_the_three_swaps_and_says_what_is_not_announced(read_csv):
    days = {row["date"]: row for row in read_csv("calendar.csv")}

    assert {day for day, row in days.items() if row["kind"] == "SWAP_WORK" and row["verified"] == "true"} == {
        "2024-05-04",
        "2025-04-26",
        "2026-08-22",
    }
    assert {row["kind"] for row in days.values()} == {"HOLIDAY", "COMP_OFF", "SWAP_OFF", "SWAP_WORK"}
    assert {row["verified"] for day, row in days.items() if day >= "2027"} == {"false"}
    assert days["2026-11-24"]["verified"] == "false"
    assert list(days) == sorted(days)
