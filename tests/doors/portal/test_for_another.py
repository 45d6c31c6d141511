"""Filing online for somebody else, with the paper of authority uploaded."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from motcua.dossiers.actions.submit import submit
from motcua.dossiers.models import DraftRepresentation
from motcua.dossiers.queries import by_code, drafts_of
from motcua.dossiers.representing import representative_of
from tests.factories.cast import MARITAL, marital_data
from tests.factories.pages import field_values
from tests.factories.traces import refused
from tests.factories.uploads import pdf

HERE = f"/nop-ho-so/{MARITAL}/nop-thay/?co_quan=xa"
SAID = {
    "nguoi_ten": "Nguyễn Văn Vắng", "nguoi_so": "000160000007", "nguoi_dien_thoai": "0900000999",
    "nguoi_dia_chi": "Ấp Một, xã An Mẫu", "uq_can_cu": "letter", "uq_so_giay": "5/UQ", "uq_ngay": "01/03/2024",
    "uq_pham_vi": "both",
}  # fmt: skip


def paper():
    return SimpleUploadedFile("uy-quyen.pdf", pdf(), content_type="application/pdf")


@pytest.fixture
def draft(cast, citizen):
    answer = citizen.post(HERE, {**SAID, "giay_uy_quyen": paper()})
    assert answer.status_code == 302
    found = drafts_of(cast.user("citizen"))[0]
    assert answer.headers["Location"] == f"/ho-so/nhap/{found.pk}/1/"
    return found


def filed(citizen, draft):
    draft.data = marital_data()
    draft.save()
    answer = citizen.post(f"/ho-so/nhap/{draft.pk}/nop/")
    assert answer.status_code == 302
    return by_code(answer.headers["Location"].split("/")[2])


def test_the_first_question_leads_there(citizen):
    answer = citizen.post(f"/nop-ho-so/{MARITAL}/", {"co_quan": "xa", "nop_cho": "nguoi_khac"})
    assert answer.headers["Location"] == HERE


def test_the_form_begins_with_what_was_said_of_the_other(draft):
    assert "Nguyễn Văn Vắng" in str(draft.data) and "Ánh Thử" not in str(draft.data)


def test_what_is_wrong_comes_back_with_everything_and_the_file(citizen):
    answer = citizen.post(HERE, {**SAID, "nguoi_so": "12", "giay_uy_quyen": paper()})
    page = answer.content.decode()
    assert answer.status_code == 422 and "phải có 12 chữ số" in page and "uy-quyen.pdf" in page
    kept = field_values(answer)
    assert kept["nguoi_ten"] == "Nguyễn Văn Vắng"
    again = citizen.post(HERE, {**SAID, "giay_uy_quyen_id": kept["giay_uy_quyen_id"]})
    assert again.status_code == 302


@pytest.mark.parametrize(
    ("change", "sentence"),
    [({}, "Đính kèm bản chụp"), ({"nguoi_so": "000190000001", "giay_uy_quyen": "file"}, "Nộp cho chính tôi")],
)
def test_the_paper_and_another_person_are_needed(citizen, change, sentence):
    typed = {**SAID, **change}
    if "giay_uy_quyen" in typed:
        typed["giay_uy_quyen"] = paper()
    answer = citizen.post(HERE, typed)
    assert answer.status_code == 422 and sentence in answer.content.decode()


def test_the_other_is_the_applicant_and_the_account_acts(cast, citizen, draft):
    assert "Nộp thay theo ủy quyền" in citizen.get(f"/ho-so/nhap/{draft.pk}/kiem-tra/").content.decode()
    dossier = filed(citizen, draft)
    known = representative_of(dossier)
    assert (dossier.applicant_name, dossier.applicant_identity_no) == ("Nguyễn Văn Vắng", "000160000007")
    assert (known.person.user, known.paper_text) == (cast.user("citizen"), "Giấy ủy quyền số 5/UQ ngày 01/03/2024")
    assert known.blob is not None and known.seen_by is None
    assert not DraftRepresentation.objects.exists()
    assert citizen.get(f"/ho-so/{dossier.code}/da-nop/").status_code == 200


def test_filing_twice_files_once(citizen, draft):
    dossier = filed(citizen, draft)
    again = citizen.post(f"/ho-so/nhap/{draft.pk}/nop/")
    assert again.headers["Location"] == f"/ho-so/{dossier.code}/da-nop/"


def test_what_is_known_of_the_other_is_not_told(cast, citizen):
    typed = {**SAID, "nguoi_so": "000185000002", "nguoi_ten": "Người Khác", "giay_uy_quyen": paper()}
    citizen.post(HERE, typed)
    dossier = filed(citizen, drafts_of(cast.user("citizen"))[0])
    assert (dossier.applicant_name, dossier.applicant.user) == ("Người Khác", cast.user("neighbour"))
    assert "0900000456" not in (dossier.applicant_phone, str(dossier.data))
    assert dossier.applicant.full_name == "Trần Văn Hàng Xóm"


def test_it_is_not_filed_in_ones_own_name(cast, citizen, draft, at):
    with refused("lập để nộp thay người khác"):
        submit(draft.pk, by=cast.user("citizen"), at=at)


def test_a_discarded_draft_leaves_nothing(citizen, draft):
    citizen.post(f"/ho-so/nhap/{draft.pk}/bo/")
    assert not DraftRepresentation.objects.exists()


def test_a_place_that_does_not_settle_it_is_no_page(citizen):
    assert citizen.get(f"/nop-ho-so/{MARITAL}/nop-thay/?co_quan=hq").status_code == 404
