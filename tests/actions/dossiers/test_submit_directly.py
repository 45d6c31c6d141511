"""A citizen's program files in one message: the same checks, the same receipt, once under one key."""

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

import pytest

from motcua.dossiers.actions.submit_directly import DirectFiling, submit_directly
from motcua.dossiers.completeness import Incomplete
from tests.factories.cast import BIRTH, MARITAL, Cast, birth_data, marital_data
from tests.factories.traces import no_trace, one_fact, refused
from tests.factories.uploads import arriving, pdf, uploaded

PAPER = "giay-chung-sinh"


@pytest.fixture
def filing() -> DirectFiling:
    return DirectFiling(uuid4(), MARITAL, "xa", marital_data())


@pytest.fixture
def birth() -> DirectFiling:
    return DirectFiling(uuid4(), BIRTH, "xa", birth_data())


def problems(cast: Cast, filing: DirectFiling, at: datetime) -> Incomplete:
    citizen = cast.user("citizen")
    with no_trace(), pytest.raises(Incomplete) as problem:
        submit_directly(filing, by=citizen, at=at)
    return problem.value


def test_it_waits_at_the_desk_like_any_other(cast: Cast, at: datetime, filing: DirectFiling) -> None:
    with one_fact("dossier.submitted") as fact:
        dossier = submit_directly(filing, by=cast.user("citizen"), at=at)
    assert (dossier.state, dossier.channel, dossier.desk.code) == ("submitted", "online", "mc-xa")
    assert fact.data["code"] == dossier.code == "H58.90.21-240305-0001"


def test_uploads_go_with_their_papers(cast: Cast, at: datetime, birth: DirectFiling) -> None:
    upload = uploaded(cast, pdf(), at=at)
    dossier = submit_directly(replace(birth, papers={PAPER: [upload.pk]}), by=cast.user("citizen"), at=at)
    assert dossier.papers.get().blob == upload.blob


def test_the_same_key_again_gives_the_same_dossier(cast: Cast, at: datetime, filing: DirectFiling) -> None:
    citizen = cast.user("citizen")
    first = submit_directly(filing, by=citizen, at=at)
    with no_trace():
        assert submit_directly(filing, by=citizen, at=at).pk == first.pk


def test_somebody_elses_key_is_refused(cast: Cast, at: datetime, filing: DirectFiling) -> None:
    submit_directly(filing, by=cast.user("citizen"), at=at)
    neighbour = cast.user("neighbour")
    with refused("đã được dùng cho một hồ sơ khác"):
        submit_directly(filing, by=neighbour, at=at)


def test_unknown_papers_and_uploads_each_have_a_sentence(cast: Cast, at: datetime, birth: DirectFiling) -> None:
    foreign = uploaded(cast, pdf(), at=at, by="neighbour")
    problem = problems(cast, replace(birth, papers={PAPER: [foreign.pk], "so-do": [uuid4()]}), at)
    assert "Không tìm thấy tệp" in problem.papers[PAPER] and "không có loại giấy tờ" in problem.papers["so-do"]


def test_missing_unfinished_and_wrong_are_told(cast: Cast, at: datetime, birth: DirectFiling) -> None:
    assert "Giấy chứng sinh" in problems(cast, birth, at).papers[PAPER]
    unfinished = replace(birth, papers={PAPER: [arriving(cast, at=at).pk]}, data={**birth_data(), "dien_thoai": "1"})
    problem = problems(cast, unfinished, at)
    assert "chưa tải xong" in problem.papers[PAPER] and set(problem.fields) == {"dien_thoai"}


def test_an_authority_without_competence_and_an_officer_are_refused(
    cast: Cast, at: datetime, filing: DirectFiling
) -> None:
    citizen, clerk = cast.user("citizen"), cast.user("clerk")
    with refused("không giải quyết thủ tục này"):
        submit_directly(replace(filing, agency_code="hq"), by=citizen, at=at)
    with refused("không phải tài khoản công dân"):
        submit_directly(filing, by=clerk, at=at)


def test_query_budget(cast: Cast, at: datetime, filing: DirectFiling, django_assert_max_num_queries) -> None:
    citizen = cast.user("citizen")
    submit_directly(replace(filing, filing_key=uuid4()), by=citizen, at=at)
    with django_assert_max_num_queries(14):
        submit_directly(filing, by=citizen, at=at)
