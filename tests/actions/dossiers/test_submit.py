"""Filing a draft: a code when all is right, a sentence for each thing that is not, and once however often."""

from datetime import datetime
from uuid import uuid4

import pytest

from motcua.dossiers.actions.attach_paper import attach_paper
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.completeness import Incomplete
from motcua.dossiers.models import Dossier, Draft
from motcua.dossiers.rules.states import State
from tests.factories.cast import BIRTH, MARITAL, Cast, a_draft, birth_data, marital_data
from tests.factories.traces import no_trace, one_fact
from tests.factories.uploads import arriving, pdf, png, uploaded

PAPER = "giay-chung-sinh"


def birth_draft(cast: Cast, at: datetime) -> Draft:
    return a_draft(cast, at=at, procedure=BIRTH, data=birth_data())


def test_a_complete_draft_becomes_a_dossier_at_its_desk(cast: Cast, at: datetime) -> None:
    draft = a_draft(cast, at=at)
    dossier = submit(draft.pk, by=cast.user("citizen"), at=at)
    assert (dossier.state, dossier.channel, dossier.submitted_at) == (State.SUBMITTED, "online", at)
    assert (dossier.holder_role, dossier.holder_agency.code, dossier.holder_officer) == ("receiver", "mc-xa", None)
    assert dossier.filing_key == draft.pk and dossier.revision_id == draft.revision_id
    assert dossier.received_at is None and dossier.due_at is None
    assert not Draft.objects.exists()


def test_the_applicant_is_copied_as_filed(cast: Cast, at: datetime) -> None:
    data = {**marital_data(), "dien_thoai": "0900000999", "noi_cu_tru": "Ấp Khác, xã An Mẫu"}
    dossier = submit(a_draft(cast, at=at, data=data).pk, by=cast.user("citizen"), at=at)
    assert (dossier.applicant_name, dossier.applicant_identity_no) == ("Nguyễn Thị Ánh Thử", "000190000001")
    assert (dossier.applicant_phone, dossier.applicant_address) == ("0900000999", "Ấp Khác, xã An Mẫu")


def test_filing_is_one_fact_without_personal_data(cast: Cast, at: datetime) -> None:
    draft = a_draft(cast, at=at)
    with one_fact("dossier.submitted") as fact:
        dossier = submit(draft.pk, by=cast.user("citizen"), at=at)
    assert fact.data == {
        "code": dossier.code, "channel": "online", "channel_name": "trực tuyến", "procedure": MARITAL, "files": 0,
    }  # fmt: skip
    assert fact.entry and (fact.entry.subject, fact.entry.subject_id) == ("dossier", dossier.pk)
    assert (fact.entry.actor, fact.entry.at) == (cast.user("citizen"), at)
    assert fact.entry.agency_id == cast.agency("xa").pk


def test_its_first_step_is_open_and_has_no_due_moment_yet(cast: Cast, at: datetime) -> None:
    dossier = submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    step = dossier.steps.get()
    assert (step.key, step.agency.code, step.opened_at, step.closed_at) == ("receive", "mc-xa", at, None)
    assert step.due_at is None


def test_files_go_with_the_dossier(cast: Cast, at: datetime) -> None:
    draft = birth_draft(cast, at)
    upload = uploaded(cast, png(), at=at, name="giấy chứng sinh.png")
    attach_paper(draft.pk, PAPER, upload.pk, by=cast.user("citizen"), at=at)
    with one_fact("dossier.submitted") as fact:
        paper = submit(draft.pk, by=cast.user("citizen"), at=at).papers.get()
    assert (paper.key, paper.name, paper.file_name) == (PAPER, "Giấy chứng sinh", "giấy chứng sinh.png")
    assert paper.blob == upload.blob and fact.data["files"] == 1


def test_codes_of_a_desk_and_day_run_on_and_begin_anew_each_day(cast: Cast, at: datetime) -> None:
    days = [at, at, at.replace(day=6)]
    codes = [submit(a_draft(cast, at=day).pk, by=cast.user("citizen"), at=day).code for day in days]
    assert codes == ["H58.90.21-240305-0001", "H58.90.21-240305-0002", "H58.90.21-240306-0001"]


def test_filing_again_gives_the_same_dossier_and_leaves_no_trace(cast: Cast, at: datetime) -> None:
    draft, citizen = a_draft(cast, at=at), cast.user("citizen")
    first = submit(draft.pk, by=citizen, at=at)
    with no_trace():
        assert submit(draft.pk, by=citizen, at=at).pk == first.pk


def test_somebody_elses_draft_or_filing_does_not_exist(cast: Cast, at: datetime) -> None:
    draft, filed = a_draft(cast, at=at), a_draft(cast, at=at)
    submit(filed.pk, by=cast.user("citizen"), at=at)
    neighbour = cast.user("neighbour")
    for draft_id in (draft.pk, filed.pk, uuid4()):
        with no_trace(), pytest.raises(Draft.DoesNotExist):
            submit(draft_id, by=neighbour, at=at)


def incomplete(cast: Cast, draft: Draft, at: datetime) -> Incomplete:
    citizen = cast.user("citizen")
    with no_trace(), pytest.raises(Incomplete) as problem:
        submit(draft.pk, by=citizen, at=at)
    return problem.value


def test_each_wrong_field_has_its_sentence(cast: Cast, at: datetime) -> None:
    data = {**marital_data(), "dien_thoai": "12"}
    del data["dan_toc"]
    problem = incomplete(cast, a_draft(cast, at=at, data=data), at)
    assert set(problem.fields) == {"dien_thoai", "dan_toc"} and problem.papers == {}
    assert "10 chữ số" in problem.fields["dien_thoai"]
    assert problem.sentence == "Hồ sơ còn 2 nội dung cần hoàn thiện trước khi nộp."


def test_a_missing_paper_is_named(cast: Cast, at: datetime) -> None:
    problem = incomplete(cast, birth_draft(cast, at), at)
    assert set(problem.papers) == {PAPER} and "Giấy chứng sinh" in problem.papers[PAPER] and problem.fields == {}


def test_a_file_that_has_not_arrived_whole_gives_no_code(cast: Cast, at: datetime) -> None:
    draft = birth_draft(cast, at)
    upload = arriving(cast, at=at, name="chung-sinh.pdf")
    attach_paper(draft.pk, PAPER, upload.pk, by=cast.user("citizen"), at=at)
    assert "“chung-sinh.pdf” chưa tải xong" in incomplete(cast, draft, at).papers[PAPER]


def test_one_whole_file_does_not_excuse_another_still_arriving(cast: Cast, at: datetime) -> None:
    draft = birth_draft(cast, at)
    for upload in (uploaded(cast, pdf(), at=at), arriving(cast, at=at)):
        attach_paper(draft.pk, PAPER, upload.pk, by=cast.user("citizen"), at=at)
    assert "chưa tải xong" in incomplete(cast, draft, at).papers[PAPER]


def test_fields_and_papers_are_told_together_and_the_draft_stays(cast: Cast, at: datetime) -> None:
    data = birth_data()
    del data["ten_tre"]
    draft = a_draft(cast, at=at, procedure=BIRTH, data=data)
    problem = incomplete(cast, draft, at)
    assert set(problem.fields) == {"ten_tre"} and set(problem.papers) == {PAPER}
    assert Draft.objects.get().data == data and not Dossier.objects.exists()


def test_query_budget(cast: Cast, at: datetime, django_assert_max_num_queries) -> None:
    draft, citizen = birth_draft(cast, at), cast.user("citizen")
    attach_paper(draft.pk, PAPER, uploaded(cast, pdf(), at=at).pk, by=citizen, at=at)
    with django_assert_max_num_queries(16):
        submit(draft.pk, by=citizen, at=at)
