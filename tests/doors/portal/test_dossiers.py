"""A citizen's own dossiers: list, page, confirmation, files, rating."""

from datetime import datetime
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from motcua.dossiers.actions.keep_document import keep_document
from motcua.dossiers.models import Document
from motcua.dossiers.queries import of_citizen
from motcua.notifications.queries import unread_count
from motcua.reactions import follow
from motcua.surveys.queries import ballot_of
from tests.factories.cast import BIRTH, Cast, a_draft, birth_data, filed_at_counter, received_online, returned, sealed


@pytest.fixture
def filed(cast: Cast, citizen: Client, pdf: bytes, at: datetime) -> Any:
    """A birth filed online with one file."""
    draft = a_draft(cast, at=at, procedure=BIRTH, data=birth_data())
    file = SimpleUploadedFile("chứng sinh.pdf", pdf)
    citizen.post(f"/ho-so/nhap/{draft.pk}/giay-to/", {"giay_to__giay-chung-sinh": file})
    citizen.post(f"/ho-so/nhap/{draft.pk}/nop/")
    return of_citizen(cast.user("citizen"))[0]


def test_an_empty_list_says_what_will_be_there(neighbour: Client) -> None:
    assert "Chưa có hồ sơ nào" in neighbour.get("/ho-so/").content.decode()


def test_the_list_shows_drafts_and_dossiers(cast: Cast, citizen: Client, at: datetime) -> None:
    dossier, draft = filed_at_counter(cast, at=at), a_draft(cast, at=at)
    page = citizen.get("/ho-so/").content.decode()
    assert f"/ho-so/{dossier.code}/" in page
    assert f"/ho-so/nhap/{draft.pk}/" in page


def test_the_list_does_not_read_more_for_more_dossiers(
    cast: Cast, citizen: Client, at: datetime, django_assert_max_num_queries
) -> None:
    for _ in range(3):
        filed_at_counter(cast, at=at)
    citizen.get("/ho-so/")
    with django_assert_max_num_queries(10):
        citizen.get("/ho-so/")


def test_the_page_tells_where_by_when_and_why(cast: Cast, citizen: Client, at: datetime) -> None:
    dossier = filed_at_counter(cast, at=at)
    page = citizen.get(f"/ho-so/{dossier.code}/").content.decode()
    assert "Hẹn trả kết quả" in page
    assert "Vì sao ngày này?" in page
    assert "Thẩm tra và trình kết quả" in page
    assert "tel:02730000000" in page


def test_nobody_elses_dossier_is_there(
    cast: Cast, neighbour: Client, officer: Client, client: Client, filed: Any
) -> None:
    paths = ["", "da-nop/", "giay/xac-nhan-nop/", "tep/1/"]
    for path in paths:
        assert neighbour.get(f"/ho-so/{filed.code}/{path}").status_code == 404
        assert officer.get(f"/ho-so/{filed.code}/{path}").status_code == 404
        assert client.get(f"/ho-so/{filed.code}/{path}").status_code == 302
    assert neighbour.post(f"/ho-so/{filed.code}/danh-gia/", {"muc_do": "3"}).status_code == 404


def test_the_confirmation_lists_every_file_with_its_fingerprint(citizen: Client, filed: Any) -> None:
    page = citizen.get(f"/ho-so/{filed.code}/da-nop/").content.decode()
    paper = filed.papers.get()
    assert paper.blob.sha256 in page
    assert "đang lập" in page
    assert 'hx-trigger="every 3s"' in page


def test_the_signed_receipt_is_offered_when_it_is_made(citizen: Client, filed: Any, at: datetime) -> None:
    address = f"/ho-so/{filed.code}/giay/xac-nhan-nop/"
    assert citizen.get(address).status_code == 404
    keep_document(filed.pk, Document.Kind.FILING, at=at)
    page = citizen.get(f"/ho-so/{filed.code}/da-nop/").content.decode()
    assert address in page
    assert "hx-trigger" not in page
    answer = citizen.get(address)
    assert answer.content.startswith(b"%PDF-")
    assert filed.code in answer.headers["Content-Disposition"]


def test_what_was_handed_in_comes_back_as_it_was(citizen: Client, filed: Any, pdf: bytes) -> None:
    answer = citizen.get(f"/ho-so/{filed.code}/tep/{filed.papers.get().pk}/")
    assert answer.content == pdf
    assert "filename*=utf-8''ch%E1%BB%A9ng%20sinh.pdf" in answer.headers["Content-Disposition"]


def test_the_result_is_there_once_it_is_sealed(cast: Cast, citizen: Client, at: datetime) -> None:
    waiting = filed_at_counter(cast, at=at)
    assert citizen.get(f"/ho-so/{waiting.code}/giay/ket-qua/").status_code == 404
    assert citizen.get(f"/ho-so/{waiting.code}/giay/khac/").status_code == 404
    done = sealed(cast, at=at)
    assert f"/ho-so/{done.code}/giay/ket-qua/" in citizen.get(f"/ho-so/{done.code}/").content.decode()
    assert citizen.get(f"/ho-so/{done.code}/giay/ket-qua/").content.startswith(b"%PDF-")


def test_rating_once_after_the_return(cast: Cast, citizen: Client, at: datetime) -> None:
    dossier = returned(cast, at=at)
    address = f"/ho-so/{dossier.code}/danh-gia/"
    empty = citizen.post(address, {"y_kien": "Tốt lắm"})
    assert empty.status_code == 422
    assert "Tốt lắm" in empty.content.decode()
    assert citizen.post(address, {"muc_do": "9"}).status_code == 422
    assert citizen.post(address, {"muc_do": "3", "y_kien": "Tốt lắm"}).headers["Location"] == f"/ho-so/{dossier.code}/"
    assert ballot_of(dossier).score == 3
    assert "Ông/bà đã đánh giá" in citizen.get(f"/ho-so/{dossier.code}/").content.decode()
    assert citizen.post(address, {"muc_do": "1"}).status_code == 422
    assert ballot_of(dossier).score == 3


def test_no_rating_before_the_return(cast: Cast, citizen: Client, at: datetime) -> None:
    dossier = filed_at_counter(cast, at=at)
    assert "danh-gia" not in citizen.get(f"/ho-so/{dossier.code}/").content.decode()
    assert citizen.post(f"/ho-so/{dossier.code}/danh-gia/", {"muc_do": "3"}).status_code == 422
    assert ballot_of(dossier) is None


def test_messages_are_marked_read_on_demand(cast: Cast, citizen: Client, at: datetime) -> None:
    from motcua.journal.queries import since

    received_online(cast, a_draft(cast, at=at), at=at)
    for entry in list(since(0)):
        if entry.kind == "dossier.received":
            follow.func(entry.pk)
    me = cast.user("citizen")
    assert unread_count(me.pk) == 1
    assert "1 chưa đọc" in citizen.get("/ho-so/").content.decode()
    citizen.post("/ho-so/thong-bao/da-doc/")
    assert unread_count(me.pk) == 0
