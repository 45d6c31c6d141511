"""Beginning an application and coming back to it."""

from datetime import datetime
from uuid import uuid4

from django.test import Client

from motcua.dossiers.queries import drafts_of
from tests.factories.cast import BIRTH, PLAIN, Cast, a_draft


def test_a_stranger_signs_in_first_and_comes_back(cast: Cast, client: Client) -> None:
    assert client.get(f"/nop-ho-so/{BIRTH}/").headers["Location"] == f"/tai-khoan/login/?next=/nop-ho-so/{BIRTH}/"


def test_an_officer_has_no_such_page(officer: Client) -> None:
    assert officer.get(f"/nop-ho-so/{BIRTH}/").status_code == 404


def test_choosing_the_commune_begins_a_draft_filled_with_what_is_known(cast: Cast, citizen: Client) -> None:
    answer = citizen.post(f"/nop-ho-so/{BIRTH}/", {"co_quan": "xb"})
    draft = drafts_of(cast.user("citizen"))[0]
    assert answer.headers["Location"] == f"/ho-so/nhap/{draft.pk}/1/"
    assert draft.competence.agency.code == "xb"
    assert draft.data["nguoi_yeu_cau"] == "Nguyễn Thị Ánh Thử"


def test_without_a_choice_the_page_asks_again(cast: Cast, citizen: Client) -> None:
    answer = citizen.post(f"/nop-ho-so/{BIRTH}/", {"co_quan": "khong-co"})
    assert answer.status_code == 422
    assert "Ông/bà hãy chọn cơ quan giải quyết hồ sơ." in answer.content.decode()
    assert drafts_of(cast.user("citizen")) == []


def test_a_single_authority_is_not_asked_for(cast: Cast, citizen: Client) -> None:
    assert citizen.post(f"/nop-ho-so/{PLAIN}/").status_code == 302
    assert drafts_of(cast.user("citizen"))[0].competence.agency.code == "hq"


def test_an_application_begun_before_is_offered(cast: Cast, citizen: Client, at: datetime) -> None:
    draft = a_draft(cast, at=at)
    page = citizen.get(f"/nop-ho-so/{draft.revision.procedure.code}/").content.decode()
    assert f"/ho-so/nhap/{draft.pk}/" in page


def test_a_draft_belongs_to_its_owner_alone(cast: Cast, citizen: Client, neighbour: Client, at: datetime) -> None:
    draft = a_draft(cast, at=at)
    for path in ("", "1/", "giay-to/", "kiem-tra/"):
        assert neighbour.get(f"/ho-so/nhap/{draft.pk}/{path}").status_code == 404
        assert citizen.get(f"/ho-so/nhap/{draft.pk}/{path}", follow=True).status_code == 200
    for path in ("nop/", "bo/", "luu/", "1/", "giay-to/"):
        assert neighbour.post(f"/ho-so/nhap/{draft.pk}/{path}").status_code == 404
    assert drafts_of(cast.user("citizen")) == [draft]


def test_a_draft_can_be_thrown_away(cast: Cast, citizen: Client, at: datetime) -> None:
    draft = a_draft(cast, at=at)
    assert citizen.post(f"/ho-so/nhap/{draft.pk}/bo/").headers["Location"] == "/ho-so/"
    assert drafts_of(cast.user("citizen")) == []
    assert citizen.get(f"/ho-so/nhap/{draft.pk}/1/").status_code == 404


def test_an_unknown_draft_is_not_found(citizen: Client) -> None:
    assert citizen.get(f"/ho-so/nhap/{uuid4()}/").status_code == 404
