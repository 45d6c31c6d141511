"""The registry over the API."""

from tests.doors.api.conftest import Program
from tests.factories.cast import BIRTH, MARITAL


def test_words_without_marks_find_the_procedure(nobody: Program) -> None:
    items = nobody.get("procedures?q=giay khai sinh").json()["items"]
    assert items[0]["code"] == BIRTH
    assert items[0]["online"] == "full"


def test_without_words_all_are_listed_by_name_in_parts(nobody: Program) -> None:
    first = nobody.get("procedures?limit=2").json()["items"]
    second = nobody.get("procedures?limit=2&offset=2").json()["items"]
    names = [item["name"] for item in first + second]
    assert len(set(names)) == 4


def test_a_procedure_is_told_whole(nobody: Program) -> None:
    told = nobody.get(f"procedures/{MARITAL}").json()
    assert told["term"] == "3 ngày làm việc"
    assert told["form"]["schema"]["additionalProperties"] is False
    assert [place["agency"] for place in told["places"]] == ["xa", "xb"]


def test_an_unknown_procedure_is_a_problem(nobody: Program) -> None:
    answer = nobody.get("procedures/0.000000")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_a_list_cannot_be_asked_for_without_end(nobody: Program) -> None:
    assert nobody.get("procedures?limit=5000").status_code == 422


def test_what_is_no_operation_is_a_problem_too(nobody: Program) -> None:
    for path in ("", "khong-co", "dossiers/a/b"):
        answer = nobody.get(path)
        assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_no_answer_may_be_run_as_a_page(nobody: Program) -> None:
    for path in ("procedures?q=khai sinh", "procedures/0.000000", "figures", "dossiers/a"):
        assert nobody.get(path)["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
