"""Who acts for the applicant: by which paper, for what, until when."""

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

import pytest

from motcua.dossiers import policies
from motcua.dossiers.actions.end_representation import end_representation
from motcua.dossiers.actions.file_at_counter import file_at_counter
from motcua.dossiers.actions.name_representative import name_representative
from motcua.dossiers.actions.return_result import return_result
from motcua.dossiers.actions.return_to_representative import return_to_representative
from motcua.dossiers.entrusted import entrusted_to, standing_of_representative
from motcua.dossiers.models import Dossier
from motcua.dossiers.printing import receipt_pdf
from motcua.dossiers.representing import representative_of
from motcua.dossiers.rules.representing import Scope
from motcua.dossiers.rules.returning import ReturnWay
from motcua.dossiers.rules.states import State
from motcua.files.actions import upload_whole
from motcua.organisation.queries import duties_of
from tests.factories.cast import Cast, filed_at_counter
from tests.factories.elsewhere import NAME, NUMBER, authority, counter_filing, represented
from tests.factories.postal import text_of
from tests.factories.traces import one_fact, placed, refused
from tests.factories.uploads import pdf


@pytest.fixture
def dossier(cast: Cast, at: datetime) -> Dossier:
    return filed_at_counter(cast, at=at)


def test_the_clerk_names_somebody_by_a_paper_seen(cast: Cast, at: datetime, dossier: Dossier) -> None:
    with one_fact("dossier.representative_named") as fact:
        name_representative(dossier.pk, authority(), by=cast.user("clerk"), at=at)
    known = representative_of(dossier)
    assert known is not None and known.seen_by is not None
    assert (known.name, known.files, known.collects, known.seen_by.user) == (NAME, True, True, cast.user("clerk"))
    assert known.paper_text == "Giấy ủy quyền số 12/UQ ngày 04/03/2024"
    assert fact.data == {
        "basis": "letter", "basis_name": "giấy ủy quyền",
        "scope": "both", "scope_name": "nộp, bổ sung hồ sơ và nhận kết quả",
    }  # fmt: skip


def test_a_paper_may_be_uploaded_instead(cast: Cast, at: datetime, dossier: Dossier) -> None:
    clerk = cast.user("clerk")
    upload = upload_whole(pdf(), name="uy-quyen.pdf", by=clerk, at=at)
    name_representative(dossier.pk, replace(authority(seen=False), upload_id=upload.pk), by=clerk, at=at)
    known = representative_of(dossier)
    assert known is not None and (known.blob, known.seen_by) == (upload.blob, None)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"paper_seen": False}, "Đính kèm giấy tờ ủy quyền"),
        ({"name": " "}, "Ghi họ, chữ đệm và tên"),
        ({"identity_no": "123"}, "phải có 12 chữ số"),
        ({"phone": "1"}, "Số điện thoại"),
        ({"identity_no": "000190000001"}, "phải là người khác"),
        ({"paper_seen": False, "upload_id": uuid4()}, "Không tìm thấy tệp"),
    ],
    ids=lambda change: ",".join(change) if isinstance(change, dict) else "",
)
def test_what_is_not_right_is_refused(cast: Cast, at: datetime, dossier: Dossier, change: dict, sentence: str) -> None:
    with refused(sentence):
        name_representative(dossier.pk, replace(authority(), **change), by=cast.user("clerk"), at=at)


def test_one_at_a_time_and_by_the_desk_alone(cast: Cast, at: datetime, dossier: Dossier) -> None:
    represented(cast, dossier, at=at)
    with refused("đang có người được ủy quyền"):
        represented(cast, dossier, at=at)
    for stranger in ("other_clerk", "specialist", "citizen", "neighbour"):
        with refused("cán bộ tiếp nhận"):
            name_representative(dossier.pk, authority(), by=cast.user(stranger), at=at)


def test_when_it_ends_nothing_is_seen_any_more(cast: Cast, at: datetime, dossier: Dossier) -> None:
    represented(cast, dossier, at=at)
    neighbour = cast.user("neighbour")
    assert [one.dossier for one in entrusted_to(neighbour)] == [dossier]
    assert standing_of_representative(neighbour, dossier.code) is not None
    with one_fact("dossier.representation_ended"):
        end_representation(dossier.pk, reason="Tự đi nhận", by=cast.user("citizen"), at=at)
    assert entrusted_to(neighbour) == []
    assert standing_of_representative(neighbour, dossier.code) is None
    represented(cast, dossier, at=at)


def test_neither_who_acts_nor_a_stranger_ends_it(cast: Cast, at: datetime, dossier: Dossier) -> None:
    represented(cast, dossier, at=at)
    for stranger in ("neighbour", "other_clerk", "leader"):
        with refused("thuộc về người nộp hồ sơ"):
            end_representation(dossier.pk, reason="?", by=cast.user(stranger), at=at)
    with refused("Cần ghi lý do"):
        end_representation(dossier.pk, reason=" ", by=cast.user("citizen"), at=at)


@pytest.mark.parametrize("scope", list(Scope))
def test_who_may_file_may_supplement(cast: Cast, at: datetime, dossier: Dossier, scope: Scope) -> None:
    represented(cast, dossier, at=at, scope=scope)
    placed(dossier, State.WAIT_SUPPLEMENT, at=at)
    reason = policies.may_supplement(duties_of(cast.user("neighbour"), on=at.date()), dossier)
    assert (reason is None) is (scope is not Scope.COLLECT)
    assert policies.may_withdraw(duties_of(cast.user("neighbour"), on=at.date()), dossier)


def test_filing_at_the_counter_for_somebody(cast: Cast, at: datetime) -> None:
    filing = replace(counter_filing("mc-xa"), authority=authority(Scope.FILE))
    dossier = file_at_counter(filing, by=cast.user("clerk"), at=at)
    known = representative_of(dossier)
    assert known is not None and known.identity_no == NUMBER
    assert dossier.applicant_name == "Nguyễn Thị Ánh Thử"
    words = text_of(receipt_pdf(dossier, 1, "0001"))
    assert NAME in words and "Nộp thay cho" in words and "Nguyễn Thị Ánh Thử" in words
    assert "Giấy ủy quyền số 12/UQ ngày 04/03/2024" in words


def test_a_paper_to_collect_does_not_let_file(cast: Cast, at: datetime) -> None:
    filing = replace(counter_filing("mc-xa"), authority=authority(Scope.COLLECT))
    with refused("phải có nội dung nộp hồ sơ"):
        file_at_counter(filing, by=cast.user("clerk"), at=at)
    assert not Dossier.objects.filter(filing_key=filing.filing_key).exists()


def test_the_result_goes_to_who_may_collect_it(cast: Cast, at: datetime, dossier: Dossier) -> None:
    represented(cast, dossier, at=at, scope=Scope.COLLECT)
    placed(dossier, State.DONE, at=at)
    clerk = cast.user("clerk")
    with refused("đối chiếu và ghi số định danh"):
        return_result(dossier.pk, how=ReturnWay.IN_PERSON, to=NAME, by=clerk, at=at)
    with refused("không phải của người được ủy quyền"):
        return_to_representative(dossier.pk, identity_no="000190000001", by=clerk, at=at)
    with one_fact("dossier.result_returned") as fact:
        after = return_to_representative(dossier.pk, identity_no=NUMBER, by=clerk, at=at)
    assert (after.state, after.returned_to) == ("returned", NAME)
    assert fact.data["how_name"] == "trực tiếp, cho người được ủy quyền"
    known = representative_of(dossier)
    assert known is not None and known.collected_at == at


def test_the_result_does_not_go_to_who_may_only_file(cast: Cast, at: datetime, dossier: Dossier) -> None:
    represented(cast, dossier, at=at, scope=Scope.FILE)
    placed(dossier, State.DONE, at=at)
    clerk = cast.user("clerk")
    with refused("không cho nhận kết quả"):
        return_to_representative(dossier.pk, identity_no=NUMBER, by=clerk, at=at)
    with refused("không cho nhận kết quả"):
        return_result(dossier.pk, how=ReturnWay.IN_PERSON, to=f" {NAME.upper()} ", by=clerk, at=at)


def test_the_result_does_not_go_to_who_acted_before(cast: Cast, at: datetime, dossier: Dossier) -> None:
    represented(cast, dossier, at=at)
    end_representation(dossier.pk, reason="Thôi ủy quyền", by=cast.user("clerk"), at=at)
    placed(dossier, State.DONE, at=at)
    with refused("đã chấm dứt"):
        return_result(dossier.pk, how=ReturnWay.IN_PERSON, to=NAME, by=cast.user("clerk"), at=at)
    with refused("không có người được ủy quyền"):
        return_to_representative(dossier.pk, identity_no=NUMBER, by=cast.user("clerk"), at=at)
