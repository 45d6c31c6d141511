"""The files of an application, with and without script."""

from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.dossiers.queries import draft_of
from motcua.files.actions import upload_whole
from tests.factories.cast import BIRTH, Cast, a_draft, birth_data

NAME = "giay_to__giay-chung-sinh"


@pytest.fixture
def draft(cast: Cast, at: datetime) -> Any:
    return a_draft(cast, at=at, procedure=BIRTH, data=birth_data())


def _files(cast: Cast, draft: Any) -> list[Any]:
    return list(draft_of(cast.user("citizen"), draft.pk).papers.all())


def test_going_on_without_a_needed_paper_says_which(citizen: Client, draft: Any) -> None:
    answer = citizen.post(f"/ho-so/nhap/{draft.pk}/giay-to/")
    assert answer.status_code == 422
    assert "Chưa có “Giấy chứng sinh”" in answer.content.decode()
    assert f'href="#{NAME}"' in answer.content.decode()


def test_a_browser_without_script_sends_the_file_with_the_form(
    cast: Cast, citizen: Client, draft: Any, pdf: bytes
) -> None:
    answer = citizen.post(f"/ho-so/nhap/{draft.pk}/giay-to/", {NAME: SimpleUploadedFile("chứng sinh.pdf", pdf)})
    assert answer.headers["Location"] == f"/ho-so/nhap/{draft.pk}/kiem-tra/"
    assert [row.upload.name for row in _files(cast, draft)] == ["chứng sinh.pdf"]


def test_a_file_that_does_not_open_is_refused_at_its_question(cast: Cast, citizen: Client, draft: Any) -> None:
    broken = SimpleUploadedFile("hong.pdf", b"%PDF-1.7 cut off")
    answer = citizen.post(f"/ho-so/nhap/{draft.pk}/giay-to/", {NAME: broken})
    assert answer.status_code == 422
    assert "hong.pdf" in answer.content.decode()
    assert _files(cast, draft) == []


def test_uploads_received_before_are_attached_once_and_removed_on_demand(
    cast: Cast, citizen: Client, draft: Any, pdf: bytes, at: datetime
) -> None:
    upload = upload_whole(pdf, name="a.pdf", by=cast.user("citizen"), at=at)
    for _ in range(2):
        citizen.post(f"/ho-so/nhap/{draft.pk}/luu/", {f"{NAME}_id": str(upload.pk)})
    assert len(_files(cast, draft)) == 1
    removal = {f"{NAME}_id": str(upload.pk), f"{NAME}_remove": str(upload.pk), "sau": "1"}
    assert citizen.post(f"/ho-so/nhap/{draft.pk}/giay-to/", removal).headers["Location"] == "/ho-so/"
    assert _files(cast, draft) == []


def test_somebody_elses_upload_is_not_attached(
    cast: Cast, citizen: Client, draft: Any, pdf: bytes, at: datetime
) -> None:
    theirs = upload_whole(pdf, name="a.pdf", by=cast.user("neighbour"), at=at)
    assert citizen.post(f"/ho-so/nhap/{draft.pk}/giay-to/", {f"{NAME}_id": str(theirs.pk)}).status_code == 409
    assert _files(cast, draft) == []


def test_a_received_file_can_be_looked_at_by_its_owner_only(
    cast: Cast, citizen: Client, neighbour: Client, draft: Any, pdf: bytes
) -> None:
    citizen.post(f"/ho-so/nhap/{draft.pk}/giay-to/", {NAME: SimpleUploadedFile("a.pdf", pdf), "them": "1"})
    address = f"/ho-so/nhap/{draft.pk}/tep/{_files(cast, draft)[0].pk}/"
    answer = citizen.get(address)
    assert (answer.content, answer.headers["Content-Type"]) == (pdf, "application/pdf")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert neighbour.get(address).status_code == 404
    assert citizen.get(f"/ho-so/nhap/{draft.pk}/tep/0/").status_code == 404
