"""A clerk files and receives for somebody standing at the desk: one act, one fact, the clock starts."""

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

import pytest

from motcua.dossiers.actions.file_at_counter import file_at_counter
from motcua.dossiers.completeness import Incomplete
from motcua.dossiers.reception import CounterFiling, PaperSeen
from motcua.people.actions import PersonFacts
from motcua.people.models import Person
from tests.factories.cast import BIRTH, MARITAL, PLAIN, Cast, birth_data, marital_data
from tests.factories.traces import no_trace, one_fact, refused


@pytest.fixture
def filing() -> CounterFiling:
    person = PersonFacts("000170000009", "Hoàng Thị Mẫu", "0900000777", address="Ấp Mẫu, xã An Mẫu")
    return CounterFiling(uuid4(), MARITAL, "mc-xa", person, marital_data())


@pytest.fixture
def birth(filing: CounterFiling) -> CounterFiling:
    return replace(
        filing, procedure_code=BIRTH, data=birth_data(), papers=(PaperSeen("giay-chung-sinh", originals=1, copies=2),)
    )


def test_it_is_received_with_its_appointment(cast: Cast, at: datetime, filing: CounterFiling) -> None:
    dossier = file_at_counter(filing, by=cast.user("clerk"), at=at)
    assert (dossier.state, dossier.channel, dossier.code) == ("received", "direct", "H58.90.21-240305-0001")
    assert dossier.submitted_at == dossier.received_at == at
    assert dossier.received_by and dossier.received_by.user == cast.user("clerk")
    assert dossier.due_at and dossier.due_at.isoformat() == "2024-03-08T09:00:00+07:00"


def test_it_is_one_fact_that_says_it_was_filed_here(cast: Cast, at: datetime, filing: CounterFiling) -> None:
    with one_fact("dossier.received") as fact:
        dossier = file_at_counter(filing, by=cast.user("clerk"), at=at)
    assert fact.data == {
        "code": dossier.code, "channel": "direct", "procedure": MARITAL, "term": "3 ngày làm việc",
        "due_at": "2024-03-08T09:00:00+07:00", "due_text": fact.data["due_text"], "filed_here": True, "again": False,
        "from_elsewhere": False,
    }  # fmt: skip
    assert "08/03/2024" in str(fact.data["due_text"])
    assert fact.entry and fact.entry.actor == cast.user("clerk")


def test_reception_is_closed_and_the_specialists_turn_begins(cast: Cast, at: datetime, filing: CounterFiling) -> None:
    dossier = file_at_counter(filing, by=cast.user("clerk"), at=at)
    first, second = dossier.steps.order_by("id")
    assert (first.key, first.closed_at, first.officer) == ("receive", at, dossier.received_by)
    assert (second.key, second.role, second.agency.code, second.closed_at) == ("propose", "specialist", "xa", None)
    assert second.due_at and at < second.due_at < dossier.due_at


def test_somebody_new_is_remembered_without_an_account(cast: Cast, at: datetime, filing: CounterFiling) -> None:
    dossier = file_at_counter(filing, by=cast.user("clerk"), at=at)
    assert dossier.applicant.user is None and dossier.applicant_phone == "0900000777"


def test_a_known_persons_record_is_not_overwritten(cast: Cast, at: datetime, filing: CounterFiling) -> None:
    said = PersonFacts("000190000001", "Nguyễn Thị Ánh Thử", "0911111111")
    dossier = file_at_counter(replace(filing, person=said), by=cast.user("clerk"), at=at)
    assert dossier.applicant.user == cast.user("citizen")
    assert (dossier.applicant_phone, dossier.applicant.phone) == ("0911111111", "0900000123")


def test_papers_taken_are_written_down(cast: Cast, at: datetime, birth: CounterFiling) -> None:
    paper = file_at_counter(birth, by=cast.user("clerk"), at=at).papers.get()
    assert (paper.name, paper.originals, paper.copies, paper.blob) == ("Giấy chứng sinh", 1, 2, None)


def test_a_double_click_files_once(cast: Cast, at: datetime, filing: CounterFiling) -> None:
    clerk = cast.user("clerk")
    first = file_at_counter(filing, by=clerk, at=at)
    with no_trace():
        assert file_at_counter(filing, by=clerk, at=at).pk == first.pk


def test_somebody_elses_filing_key_finds_nothing(cast: Cast, at: datetime, filing: CounterFiling) -> None:
    file_at_counter(filing, by=cast.user("clerk"), at=at)
    stranger = cast.user("other_clerk")
    with refused("Chỉ cán bộ tiếp nhận"):
        file_at_counter(filing, by=stranger, at=at)


def test_wrong_fields_and_missing_papers_are_told_together(cast: Cast, at: datetime, birth: CounterFiling) -> None:
    data = birth_data()
    del data["ten_tre"]
    clerk = cast.user("clerk")
    with no_trace(), pytest.raises(Incomplete) as problem:
        file_at_counter(replace(birth, data=data, papers=()), by=clerk, at=at)
    assert set(problem.value.fields) == {"ten_tre"}
    assert problem.value.papers == {"giay-chung-sinh": "Chưa nhận “Giấy chứng sinh” (giấy tờ bắt buộc)."}
    assert not Person.objects.filter(identity_no="000170000009").exists()


def test_a_paper_of_which_nothing_was_taken_is_missing(cast: Cast, at: datetime, birth: CounterFiling) -> None:
    clerk = cast.user("clerk")
    with no_trace(), pytest.raises(Incomplete):
        file_at_counter(replace(birth, papers=(PaperSeen("giay-chung-sinh"),)), by=clerk, at=at)


def test_only_clerks_of_the_desk_file_there(cast: Cast, at: datetime, filing: CounterFiling) -> None:
    for name in ("other_clerk", "district_clerk", "specialist", "leader", "administrator", "citizen"):
        user = cast.user(name)
        with refused("Chỉ cán bộ tiếp nhận của Bộ phận Tiếp nhận và Trả kết quả xã An Mẫu"):
            file_at_counter(filing, by=user, at=at)


def test_a_desk_takes_only_its_procedures(cast: Cast, at: datetime, filing: CounterFiling) -> None:
    clerk = cast.user("clerk")
    for change in ({"procedure_code": PLAIN}, {"procedure_code": "9.999999"}, {"desk_code": "mc-hq"}):
        with refused("không tiếp nhận thủ tục đã chọn"):
            file_at_counter(replace(filing, **change), by=clerk, at=at)


def test_query_budget(cast: Cast, at: datetime, birth: CounterFiling, django_assert_max_num_queries) -> None:
    clerk = cast.user("clerk")
    file_at_counter(replace(birth, filing_key=uuid4()), by=clerk, at=at)
    with django_assert_max_num_queries(25):
        file_at_counter(birth, by=clerk, at=at)
