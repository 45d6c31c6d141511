"""What was given before is filed again without bringing it; nobody files somebody else's."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from motcua.dossiers.models import Result
from motcua.dossiers.own_results import results_held
from motcua.dossiers.queries import draft_of, result_of
from motcua.files.queries import content_of
from motcua.signatures.queries import verify_pdf
from tests.factories.cast import BIRTH, Cast, a_draft, birth_data, filed_at_counter, returned, sealed

KEY = "giay-chung-sinh"


@pytest.fixture
def draft(cast: Cast, at: datetime) -> Any:
    return a_draft(cast, at=at, procedure=BIRTH, data=birth_data())


def page_of(draft: Any) -> str:
    return f"/ho-so/nhap/{draft.pk}/giay-to/da-cap/"


def files(cast: Cast, draft: Any) -> list[Any]:
    return list(draft_of(cast.user("citizen"), draft.pk).papers.all())


def test_a_result_is_attached_with_its_signatures_once(cast: Cast, citizen: Client, draft: Any, at: datetime) -> None:
    given = returned(cast, at=at)
    result = result_of(given)
    assert page_of(draft) in citizen.get(f"/ho-so/nhap/{draft.pk}/giay-to/").content.decode()
    page = citizen.get(page_of(draft)).content.decode()
    assert result and f"số {result.number}, ngày 05/03/2024" in page and f'value="{given.code}"' in page
    for _ in range(2):
        answer = citizen.post(page_of(draft), {"ket_qua": given.code, "giay_to": KEY})
        assert answer.headers["Location"] == f"/ho-so/nhap/{draft.pk}/giay-to/"
    (row,) = files(cast, draft)
    assert row.key == KEY and row.upload.blob_id == result.sealed_blob_id and given.code in row.upload.name
    assert verify_pdf(content_of(row.upload.blob), at=at).verdict.value == "valid"


def test_what_was_not_chosen_is_said(cast: Cast, citizen: Client, draft: Any, at: datetime) -> None:
    given = sealed(cast, at=at)
    answer = citizen.post(page_of(draft), {"giay_to": KEY})
    assert answer.status_code == 422 and "Chọn văn bản ông/bà muốn dùng." in answer.content.decode()
    answer = citizen.post(page_of(draft), {"ket_qua": given.code, "giay_to": "khong-co"})
    assert answer.status_code == 422 and "Chọn giấy tờ mà văn bản này thay." in answer.content.decode()
    assert files(cast, draft) == []


def test_nothing_given_yet_is_said(cast: Cast, citizen: Client, draft: Any, at: datetime) -> None:
    filed_at_counter(cast, at=at)
    assert "chưa cấp cho ông/bà văn bản kết quả nào" in citizen.get(page_of(draft)).content.decode()
    assert citizen.post(page_of(draft), {"ket_qua": "H58-1", "giay_to": KEY}).status_code == 422


def test_only_ones_own(cast: Cast, neighbour: Client, draft: Any, at: datetime) -> None:
    given = returned(cast, at=at)
    assert [row.dossier for row in results_held(cast.user("citizen"))] == [given]
    assert results_held(cast.user("neighbour")) == [] and results_held(cast.user("clerk")) == []
    assert neighbour.get(page_of(draft)).status_code == 404
    Result.objects.update(sealed_at=None, sealed_blob=None)
    assert results_held(cast.user("citizen")) == []
