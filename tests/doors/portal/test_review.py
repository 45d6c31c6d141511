"""Filing: once, whole, and never losing anything."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.test import Client

from motcua.dossiers.queries import draft_of, drafts_of, of_citizen
from tests.factories.cast import BIRTH, Cast, a_draft, birth_data


def _submit(client: Client, draft: Any) -> Any:
    return client.post(f"/ho-so/nhap/{draft.pk}/nop/")


def test_the_review_shows_every_block_with_its_way_back(cast: Cast, citizen: Client, at: datetime) -> None:
    draft = a_draft(cast, at=at, procedure=BIRTH, data=birth_data())
    page = citizen.get(f"/ho-so/nhap/{draft.pk}/kiem-tra/").content.decode()
    for number in range(1, 6):
        assert f'href="/ho-so/nhap/{draft.pk}/{number}/"' in page
    assert draft.data["ten_tre"] in page
    assert "Giấy chứng sinh" in page


def test_filing_gives_a_code_and_the_confirmation(cast: Cast, citizen: Client, at: datetime) -> None:
    answer = _submit(citizen, a_draft(cast, at=at))
    dossier = of_citizen(cast.user("citizen"))[0]
    assert answer.headers["Location"] == f"/ho-so/{dossier.code}/da-nop/"
    assert dossier.code in citizen.get(answer.headers["Location"]).content.decode()


def test_a_second_press_a_reload_and_going_back_file_nothing_more(cast: Cast, citizen: Client, at: datetime) -> None:
    draft = a_draft(cast, at=at)
    first, second = _submit(citizen, draft), _submit(citizen, draft)
    assert first.headers["Location"] == second.headers["Location"]
    for path in ("", "1/", "giay-to/", "kiem-tra/"):
        assert citizen.get(f"/ho-so/nhap/{draft.pk}/{path}").headers["Location"] == first.headers["Location"]
    assert len(of_citizen(cast.user("citizen"))) == 1
    assert drafts_of(cast.user("citizen")) == []


def test_what_is_missing_comes_back_with_links_and_the_draft_stays(cast: Cast, citizen: Client, at: datetime) -> None:
    data = birth_data()
    del data["ten_tre"]
    draft = a_draft(cast, at=at, procedure=BIRTH, data=data)
    answer = _submit(citizen, draft)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f"/ho-so/nhap/{draft.pk}/2/?kiem-tra=1#ten_tre" in page
    assert f"/ho-so/nhap/{draft.pk}/giay-to/?kiem-tra=1#giay_to__giay-chung-sinh" in page
    assert draft_of(cast.user("citizen"), draft.pk).data == data
    linked = citizen.get(f"/ho-so/nhap/{draft.pk}/2/?kiem-tra=1").content.decode()
    assert "Nhập họ, chữ đệm, tên của trẻ." in linked


def test_filing_an_unknown_draft_or_as_an_officer_is_not_found(citizen: Client, officer: Client) -> None:
    assert citizen.post(f"/ho-so/nhap/{uuid4()}/nop/").status_code == 404
    assert officer.post(f"/ho-so/nhap/{uuid4()}/nop/").status_code == 404
