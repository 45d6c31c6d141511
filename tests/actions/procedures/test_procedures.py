"""The registry: a published revision never changes, a dossier pins its own, and only a controller publishes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from motcua.accounts.models import User
from motcua.dossiers.actions.submit import submit
from motcua.kernel.terms import parse_term
from motcua.procedures.actions.give_competence import Place, give_competence
from motcua.procedures.actions.publish_revision import RevisionFacts, publish_revision
from motcua.procedures.actions.set_online_level import set_online_level
from motcua.procedures.models import Procedure, Revision
from motcua.procedures.queries import competences_of, revision_of, service_of
from motcua.procedures.rules.online import OnlineLevel
from tests.factories.cast import (
    CITIZENS,
    COMMUNE_STEPS,
    MARITAL,
    OFFICERS,
    PLAIN,
    Cast,
    a_draft,
    filed_at_counter,
    form,
)
from tests.factories.traces import no_trace, one_fact, refused

NEW_DAY = date(2024, 3, 10)
NOT_CONTROLLERS = [name for name in [*OFFICERS, *CITIZENS] if name != "controller"]


@pytest.fixture
def facts() -> RevisionFacts:
    return RevisionFacts(
        code=MARITAL, level="commune", name="Cấp giấy xác nhận tình trạng hôn nhân (mới)", field_name="Hộ tịch",
        term=parse_term("5 ngày làm việc"), steps=COMMUNE_STEPS, form=form("tinh-trang-hon-nhan"),
        form_name="tinh-trang-hon-nhan",
    )  # fmt: skip


def changes(facts: RevisionFacts, at: datetime) -> dict[str, Callable[[User], object]]:
    return {
        "revision_published": lambda by: publish_revision(facts, effective_from=NEW_DAY, by=by, at=at),
        "competence_given": lambda by: give_competence(
            PLAIN, [Place("xa", "xa", "mc-xa")], valid_from=NEW_DAY, by=by, at=at
        ),
        "online_level_set": lambda by: set_online_level(PLAIN, OnlineLevel.FULL, valid_from=NEW_DAY, by=by, at=at),
    }


@pytest.mark.parametrize("name", NOT_CONTROLLERS)
def test_only_a_controller_changes_the_registry(cast: Cast, at: datetime, facts: RevisionFacts, name: str) -> None:
    user = cast.user(name)
    for change in changes(facts, at).values():
        with refused("Chỉ cán bộ kiểm soát thủ tục hành chính"):
            change(user)


@pytest.mark.parametrize("kind", ["revision_published", "competence_given", "online_level_set"])
def test_each_change_is_one_fact(cast: Cast, at: datetime, facts: RevisionFacts, kind: str) -> None:
    controller = cast.user("controller")
    with one_fact(f"procedures.{kind}") as fact:
        changes(facts, at)[kind](controller)
    assert fact.entry and fact.entry.actor == controller


@pytest.mark.parametrize("kind", ["revision_published", "competence_given", "online_level_set"])
def test_query_budget(cast: Cast, at: datetime, facts: RevisionFacts, kind: str, django_assert_max_num_queries) -> None:
    controller = cast.user("controller")
    with django_assert_max_num_queries(14):
        changes(facts, at)[kind](controller)


def test_the_new_revision_begins_where_the_old_one_ends(cast: Cast, at: datetime, facts: RevisionFacts) -> None:
    new = publish_revision(facts, effective_from=NEW_DAY, by=cast.user("controller"), at=at)
    before, after = revision_of(MARITAL, on=NEW_DAY - timedelta(days=1)), revision_of(MARITAL, on=NEW_DAY)
    assert before and after == new and (before.number, new.number) == (1, 2)
    assert before.effective_to == NEW_DAY - timedelta(days=1)


@pytest.mark.parametrize("day", [date(2023, 1, 1), date(2022, 6, 1)])
def test_a_revision_cannot_begin_before_the_one_in_force(
    cast: Cast, at: datetime, facts: RevisionFacts, day: date
) -> None:
    controller = cast.user("controller")
    with refused("có hiệu lực từ 01/01/2023"):
        publish_revision(facts, effective_from=day, by=controller, at=at)


def test_the_database_refuses_to_change_a_published_revision(cast: Cast, at: datetime) -> None:
    rows = Revision.objects.filter(procedure__code=MARITAL)
    for change in ({"name": "khác"}, {"term_amount": 1}, {"form": {}}, {"status": "draft"}, {"papers": []}):
        with no_trace(), pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
            rows.update(**change)
    with no_trace(), pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        rows.delete()


def test_its_end_is_written_once_and_alone(cast: Cast, at: datetime) -> None:
    rows = Revision.objects.filter(procedure__code=MARITAL)
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        rows.update(effective_to=NEW_DAY, name="khác")
    rows.update(effective_to=NEW_DAY)
    for end in (None, NEW_DAY + timedelta(days=1)):
        with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
            rows.update(effective_to=end)


def test_a_draft_revision_may_change(cast: Cast) -> None:
    published = Revision.objects.get(procedure__code=MARITAL)
    draft = Revision.objects.create(
        procedure=published.procedure, number=2, name="dự thảo", field=published.field, term_amount=1, term_unit="DAY"
    )
    draft.name = "dự thảo đã sửa"
    draft.save()
    draft.delete()
    assert Revision.objects.filter(procedure__code=MARITAL).get() == published


def test_a_dossier_keeps_the_revision_it_was_filed_under(cast: Cast, at: datetime, facts: RevisionFacts) -> None:
    draft, old = a_draft(cast, at=at), filed_at_counter(cast, at=at)
    publish_revision(facts, effective_from=NEW_DAY, by=cast.user("controller"), at=at)
    later = at.replace(day=11)
    new = filed_at_counter(cast, at=later)
    old.refresh_from_db()
    assert (old.revision.number, new.revision.number) == (1, 2)
    assert old.due_at and old.due_at.isoformat() == "2024-03-08T02:00:00+00:00"
    assert new.due_at and new.due_at.isoformat() == "2024-03-18T09:00:00+07:00"
    assert submit(draft.pk, by=cast.user("citizen"), at=later).revision.number == 1


def test_a_new_code_makes_a_new_procedure(cast: Cast, at: datetime, facts: RevisionFacts) -> None:
    revision = publish_revision(replace(facts, code="1.777777"), effective_from=NEW_DAY, by=None, at=at)
    assert revision.number == 1 and Procedure.objects.get(code="1.777777").level == "commune"


def test_competence_is_given_once(cast: Cast, at: datetime) -> None:
    controller = cast.user("controller")
    with no_trace():
        assert give_competence(MARITAL, [Place("xa", "xa", "mc-xa")], valid_from=NEW_DAY, by=controller, at=at) == []
    given = give_competence(PLAIN, [Place("xa", "xa", "mc-xa")], valid_from=NEW_DAY, by=controller, at=at)
    assert [row.agency.code for row in given] == ["xa"]
    assert len(competences_of(PLAIN, on=at.date())) == 1 and len(competences_of(PLAIN, on=NEW_DAY)) == 2


def test_competence_of_an_unknown_agency_is_an_error(cast: Cast, at: datetime) -> None:
    controller = cast.user("controller")
    with no_trace(), pytest.raises(KeyError):
        give_competence(PLAIN, [Place("khong-co", "xa", "mc-xa")], valid_from=NEW_DAY, by=controller, at=at)


def test_a_service_in_part_needs_a_public_reason(cast: Cast, at: datetime) -> None:
    controller = cast.user("controller")
    with refused("phải công khai lý do"):
        set_online_level(MARITAL, OnlineLevel.PARTIAL, valid_from=NEW_DAY, by=controller, at=at)


def test_the_level_changes_on_its_day(cast: Cast, at: datetime) -> None:
    set_online_level(MARITAL, OnlineLevel.NONE, valid_from=NEW_DAY, by=cast.user("controller"), at=at)
    before, after = service_of(MARITAL, on=at.date()), service_of(MARITAL, on=NEW_DAY)
    assert before and after and (before.level, after.level) == ("full", "none")


def test_setting_the_level_again_for_the_same_day_replaces_it(cast: Cast, at: datetime) -> None:
    controller = cast.user("controller")
    for level in (OnlineLevel.NONE, OnlineLevel.FULL):
        set_online_level(PLAIN, level, valid_from=NEW_DAY, by=controller, at=at)
    service = service_of(PLAIN, on=NEW_DAY)
    assert service and service.level == "full"
