"""Beginning an application: on the revision in force, prefilled from the citizen's own record."""

from datetime import datetime, timedelta

from motcua.dossiers.actions.start_draft import start_draft
from motcua.dossiers.models import Draft
from motcua.procedures.actions.set_online_level import set_online_level
from motcua.procedures.rules.online import OnlineLevel
from tests.factories.cast import MARITAL, Cast
from tests.factories.traces import refused


def test_a_draft_is_prefilled_from_the_citizens_own_record(cast: Cast, at: datetime) -> None:
    draft = start_draft(MARITAL, "xa", by=cast.user("citizen"), at=at)
    assert draft.data["nguoi_yeu_cau"] == "Nguyễn Thị Ánh Thử"
    assert draft.data["so_dinh_danh"] == "000190000001"
    assert draft.data["dien_thoai"] == "0900000123"


def test_it_pins_the_revision_in_force_and_the_authority_chosen(cast: Cast, at: datetime) -> None:
    draft = start_draft(MARITAL, "xb", by=cast.user("citizen"), at=at)
    assert (draft.revision.procedure.code, draft.revision.number) == (MARITAL, 1)
    assert draft.competence.agency.code == "xb" and draft.competence.desk.code == "mc-xb"
    assert draft.owner == cast.user("citizen") and draft.version == 0 and draft.updated_at == at


def test_each_start_is_a_draft_of_its_own(cast: Cast, at: datetime) -> None:
    start_draft(MARITAL, "xa", by=cast.user("citizen"), at=at)
    start_draft(MARITAL, "xa", by=cast.user("citizen"), at=at)
    assert Draft.objects.filter(owner=cast.user("citizen")).count() == 2


def test_an_authority_that_does_not_settle_the_procedure_is_refused(cast: Cast, at: datetime) -> None:
    citizen = cast.user("citizen")
    for agency in ("hq", "tu-phap", "khong-co"):
        with refused("không giải quyết thủ tục này"):
            start_draft(MARITAL, agency, by=citizen, at=at)


def test_an_unknown_procedure_is_refused(cast: Cast, at: datetime) -> None:
    citizen = cast.user("citizen")
    with refused("không giải quyết thủ tục này"):
        start_draft("9.999999", "xa", by=citizen, at=at)


def test_a_procedure_not_offered_online_is_sent_to_the_desk(cast: Cast, at: datetime) -> None:
    set_online_level(MARITAL, OnlineLevel.NONE, valid_from=at.date(), by=None, at=at)
    citizen = cast.user("citizen")
    with refused("chưa nhận hồ sơ trực tuyến"):
        start_draft(MARITAL, "xa", by=citizen, at=at)
    assert start_draft(MARITAL, "xa", by=citizen, at=at - timedelta(days=1)).pk


def test_before_the_procedure_was_in_force_nothing_can_be_started(cast: Cast, at: datetime) -> None:
    citizen = cast.user("citizen")
    with refused("không giải quyết thủ tục này"):
        start_draft(MARITAL, "xa", by=citizen, at=at.replace(year=2022))


def test_an_officers_account_files_nothing_online(cast: Cast, at: datetime) -> None:
    for name in ("clerk", "administrator"):
        user = cast.user(name)
        with refused("không phải tài khoản công dân"):
            start_draft(MARITAL, "xa", by=user, at=at)


def test_query_budget(cast: Cast, at: datetime, django_assert_max_num_queries) -> None:
    citizen = cast.user("citizen")
    with django_assert_max_num_queries(10):
        start_draft(MARITAL, "xa", by=citizen, at=at)
