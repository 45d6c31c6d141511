"""Every address, asked by everybody: a new URL that is not in the table fails, and so does one door left ajar."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.http import HttpResponse
from django.urls import reverse

from motcua.kernel.worktime import VIETNAM
from tests.doors.access.addresses import addresses
from tests.doors.access.browsers import Browsers, body, undone
from tests.doors.access.matrix import ADMINISTRATION, MATRIX, OURS, rows_of
from tests.doors.access.rows import ASKERS, BOARD, DESK, LOGIN, Answers, Row
from tests.doors.access.world import Things, build

pytestmark = pytest.mark.xdist_group("access matrix")
REFUSALS = {401, 403, 404, 405}
SIGN_IN = ("/tai-khoan/login/", "/he-thong/login/")
LIBRARY_THINGS: Things = {
    "any rest": {"rest": "khong/co"},
    "letter": {"key": "khong-co"},
    "reset letter": {"uidb36": "1", "key": "khong-co"},
    "key": {"pk": 1},
    "provider": {"provider_id": "khong-co"},
    "no provider": {"provider": "khong-co"},
}
ANYTHING = {"object_id": "1", "content_type_id": "1", "app_label": "auth"}


@pytest.fixture(scope="module")
def things(django_db_setup: None, django_db_blocker: Any) -> Iterator[Things]:
    """The world of the matrix, made once and rolled back."""
    with django_db_blocker.unblock():
        with undone():
            yield LIBRARY_THINGS | build(at=datetime(2024, 3, 5, 9, 0, tzinfo=VIETNAM))
        connection.close()


@pytest.fixture(scope="module")
def browsers(things: Things) -> Browsers:
    """Everybody signs in once."""
    return Browsers()


def administration() -> list[str]:
    return sorted(name for name, path in addresses() if path.startswith(ADMINISTRATION) and name.startswith("admin:"))


def test_every_address_is_in_the_table_and_the_table_has_no_other() -> None:
    assert {name for name, path in addresses() if not path.startswith(ADMINISTRATION)} == set(MATRIX)


def test_the_table_answers_for_everybody() -> None:
    for name in MATRIX:
        for row in rows_of(name):
            for answers in (row.get, row.post):
                assert answers is None or set(answers) == set(ASKERS), name


def address_of(name: str, row: Row, things: Things) -> str:
    arguments = things[row.on]
    if name.startswith("/"):
        path = name.replace("<path:rest>", str(arguments.get("rest", "")))
    else:
        path = reverse(name, kwargs=arguments or None)
    return f"{path}?{row.query}" if row.query else path


def told(answer: HttpResponse) -> int | str:
    """The status, or that they were sent to sign in."""
    to_sign_in = answer.status_code == 302 and answer["Location"].startswith(SIGN_IN)
    return LOGIN if to_sign_in else answer.status_code


def different(
    browsers: Browsers, name: str, row: Row, method: str, expected: Answers | None, things: Things
) -> dict[str, Any]:
    """Askers who are answered otherwise than the table says; a method that is not in it must never succeed."""
    address = address_of(name, row, things)
    answers = {asker: told(browsers.ask(asker, method, address)) for asker in ASKERS}
    if expected is None:
        return {asker: answer for asker, answer in answers.items() if answer not in {LOGIN, *REFUSALS}}
    return {asker: (answer, expected[asker]) for asker, answer in answers.items() if answer != expected[asker]}


ROWS = [pytest.param(name, row, id=f"{name} {row.on}".strip()) for name in sorted(MATRIX) for row in rows_of(name)]


@pytest.mark.parametrize(("name", "row"), ROWS)
def test_reading(browsers: Browsers, name: str, row: Row, things: Things) -> None:
    assert different(browsers, name, row, "GET", row.get, things) == {}


@pytest.mark.parametrize(("name", "row"), ROWS)
def test_acting(browsers: Browsers, name: str, row: Row, things: Things) -> None:
    assert different(browsers, name, row, "POST", row.post, things) == {}


@pytest.mark.parametrize("name", sorted(set(OURS) - {"api:v1:openapi-json", "portal:upload"}))
def test_no_other_method_is_answered(browsers: Browsers, name: str, things: Things) -> None:
    address = address_of(name, rows_of(name)[0], things)
    for method in ("DELETE", "PATCH"):
        assert told(browsers.ask("citizen", method, address)) in REFUSALS


@pytest.mark.parametrize("name", administration())
def test_nobody_here_opens_the_administration_site(browsers: Browsers, name: str, things: Things) -> None:
    path = next(path for other, path in addresses() if other == name)
    arguments = {key: value for key, value in ANYTHING.items() if f"{key}>" in path}
    address = reverse(name, kwargs=arguments or None)
    answers = {asker: told(browsers.ask(asker, "GET", address)) for asker in ASKERS}
    allowed = {LOGIN, *{"admin:login": [200], "admin:logout": [302, 405]}.get(name, [])}
    assert {asker: answer for asker, answer in answers.items() if answer not in allowed} == {}


@pytest.mark.parametrize(("name", "keeper", "stranger"), [
    ("counter:search", "clerk", "other_clerk"),
    ("desk:search", "specialist", "other_specialist"), ("desk:search", "leader", "chair"),
    ("desk:search", "document_clerk", "other_leader"),
])  # fmt: skip
def test_a_stranger_finds_no_dossier_by_any_word(
    browsers: Browsers, name: str, keeper: str, stranger: str, things: Things
) -> None:
    code = things["received"]["code"]
    for words in (code, "000190000001", "Nguyễn Thị Ánh Thử"):
        address = f"{reverse(name)}?{urlencode({'q': words})}"
        assert found(browsers, keeper, address, code) and not found(browsers, stranger, address, code), words


def test_lists_and_exports_name_nobody_to_a_reader_who_may_not_see_the_dossier(
    browsers: Browsers, things: Things
) -> None:
    code, name = things["received"]["code"], "Nguyễn Thị Ánh Thử"
    for place in (reverse("board:listing"), reverse("board:listing_file", kwargs={"kind": "csv"})):
        texts = {asker: body(browsers.ask(asker, "GET", f"{place}?chi-tieu=tiep-nhan&ky=2024")) for asker in BOARD}
        assert [asker for asker, text in texts.items() if name in text] == ["leader"], place
        assert [asker for asker, text in texts.items() if f"/ho-so/{code}/" in text] in (["leader"], []), place
        # The head of the authority above sees that the dossier is there, and no more.
        assert {asker for asker, text in texts.items() if code in text} <= {"leader", "chair"}, place


def test_worklists_hold_only_what_is_the_officers(browsers: Browsers, things: Things) -> None:
    code = things["received"]["code"]
    assert [asker for asker in DESK if found(browsers, asker, reverse("desk:worklist"), code)] == ["specialist"]


def found(browsers: Browsers, asker: str, address: str, code: str) -> bool:
    """Whether an answer leads to a dossier or holds its row (the words asked for always stand in the search box)."""
    answer = browsers.ask(asker, "GET", address)
    if answer.status_code == 302:
        return answer["Location"].endswith(f"/ho-so/{code}/")
    assert answer.status_code == 200
    return f"/ho-so/{code}/" in body(answer) or f"\n{code}" in body(answer)
