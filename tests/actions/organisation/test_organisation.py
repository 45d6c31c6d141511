"""Changes of the organisation: administrators only, each one a fact, nobody locked out from inside."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from motcua.accounts.models import User
from motcua.organisation.actions.appoint_officer import OfficerFacts, appoint_officer
from motcua.organisation.actions.end_role import end_role
from motcua.organisation.actions.establish_agency import AgencyFacts, establish_agency
from motcua.organisation.actions.grant_role import grant_role
from motcua.organisation.actions.reinstate_officer import reinstate_officer
from motcua.organisation.actions.suspend_officer import suspend_officer
from motcua.organisation.actions.update_agency import update_agency
from motcua.organisation.models import Agency, Grant, Officer
from motcua.organisation.queries import duties_of, officer_of
from motcua.organisation.rules.kinds import AgencyKind, Role
from tests.factories.cast import CITIZENS, OFFICERS, Cast
from tests.factories.traces import no_trace, one_fact, refused

NOT_ADMINISTRATORS = [name for name in [*OFFICERS, *CITIZENS] if name != "administrator"]


def officer(cast: Cast, name: str) -> Officer:
    found = officer_of(cast.user(name))
    assert found is not None
    return found


def new_officer(**changes: str) -> OfficerFacts:
    facts = {"username": "moi", "full_name": "Nguyễn Văn Mới", "agency": "xa", "title": "Công chức", **changes}
    return OfficerFacts(**facts)  # type: ignore[arg-type]


def changes(cast: Cast, at: datetime) -> dict[str, Callable[[User], object]]:
    """Every change an administrator makes, by its name, waiting for who asks."""
    clerk, xa = officer(cast, "clerk"), cast.agency("xa")
    grant = Grant.objects.get(officer=clerk)
    return {
        "appoint_officer": lambda by: appoint_officer(new_officer(), password="mat-khau-dai", by=by, at=at),
        "grant_role": lambda by: grant_role(clerk.pk, Role.LEADER, "xa", by=by, at=at),
        "end_role": lambda by: end_role(grant.pk, by=by, at=at),
        "suspend_officer": lambda by: suspend_officer(clerk.pk, by=by, at=at),
        "reinstate_officer": lambda by: reinstate_officer(clerk.pk, by=by, at=at),
        "update_agency": lambda by: update_agency(xa.pk, address="A", phone="1", email="", by=by, at=at),
    }


@pytest.mark.parametrize("name", NOT_ADMINISTRATORS)
def test_only_an_administrator_changes_the_organisation(cast: Cast, at: datetime, name: str) -> None:
    user = cast.user(name)
    for change in changes(cast, at).values():
        with refused("Chỉ cán bộ quản trị hệ thống"):
            change(user)


@pytest.mark.parametrize(("verb", "kind"), [
    ("appoint_officer", "officer_appointed"), ("grant_role", "role_granted"), ("end_role", "role_ended"),
    ("suspend_officer", "officer_suspended"), ("reinstate_officer", "officer_reinstated"),
    ("update_agency", "agency_updated"),
])  # fmt: skip
def test_each_change_is_one_fact_in_the_administrators_name(cast: Cast, at: datetime, verb: str, kind: str) -> None:
    change, administrator = changes(cast, at)[verb], cast.user("administrator")
    with one_fact(f"organisation.{kind}") as fact:
        change(administrator)
    assert fact.entry and fact.entry.actor == administrator and fact.entry.at == at


@pytest.mark.parametrize("verb", [
    "appoint_officer", "grant_role", "end_role", "suspend_officer", "reinstate_officer", "update_agency",
])  # fmt: skip
def test_query_budget(cast: Cast, at: datetime, verb: str, django_assert_max_num_queries) -> None:
    change, administrator = changes(cast, at)[verb], cast.user("administrator")
    with django_assert_max_num_queries(11):
        change(administrator)


def test_a_new_officer_can_sign_in_and_holds_nothing_yet(cast: Cast, at: datetime) -> None:
    made = appoint_officer(new_officer(), password="mat-khau-dai", by=cast.user("administrator"), at=at)
    assert made.user.check_password("mat-khau-dai") and made.agency.code == "xa"
    assert duties_of(made.user, on=at.date()).grants == frozenset()


def test_an_account_name_is_given_once(cast: Cast, at: datetime) -> None:
    administrator = cast.user("administrator")
    with refused("Tên đăng nhập “clerk” đã có người dùng"):
        appoint_officer(new_officer(username="clerk"), password="mat-khau-dai", by=administrator, at=at)


def test_an_unknown_agency_leaves_no_account_behind(cast: Cast, at: datetime) -> None:
    administrator = cast.user("administrator")
    with no_trace(), pytest.raises(Agency.DoesNotExist):
        appoint_officer(new_officer(agency="khong-co"), password="mat-khau-dai", by=administrator, at=at)


def test_a_role_begins_today_and_is_not_given_twice(cast: Cast, at: datetime) -> None:
    clerk, administrator = officer(cast, "clerk"), cast.user("administrator")
    grant = grant_role(clerk.pk, Role.LEADER, "xa", by=administrator, at=at)
    assert grant.valid_from == at.date()
    assert not duties_of(clerk.user, on=at.date() - timedelta(days=1)).holds(Role.LEADER)
    assert duties_of(clerk.user, on=at.date()).holds(Role.LEADER, cast.agency("xa").pk)
    with no_trace():
        assert grant_role(clerk.pk, Role.LEADER, "xa", by=administrator, at=at).pk == grant.pk


def test_a_role_that_ended_is_held_no_more(cast: Cast, at: datetime) -> None:
    clerk = officer(cast, "clerk")
    end_role(Grant.objects.get(officer=clerk).pk, by=cast.user("administrator"), at=at)
    assert duties_of(clerk.user, on=at.date()).grants == frozenset()


def test_access_taken_away_and_given_back(cast: Cast, at: datetime) -> None:
    clerk, administrator = officer(cast, "clerk"), cast.user("administrator")
    suspend_officer(clerk.pk, by=administrator, at=at)
    assert duties_of(cast.user("clerk"), on=at.date()).grants == frozenset() and officer_of(cast.user("clerk")) is None
    reinstate_officer(clerk.pk, by=administrator, at=at)
    assert duties_of(cast.user("clerk"), on=at.date()).holds(Role.RECEIVER)


def test_nobody_takes_their_own_access_away(cast: Cast, at: datetime) -> None:
    administrator = cast.user("administrator")
    me = officer(cast, "administrator")
    with refused("Không thể tự ngừng quyền truy cập"):
        suspend_officer(me.pk, by=administrator, at=at)


def test_what_an_administrator_writes_is_no_longer_assumed(cast: Cast, at: datetime) -> None:
    agency = cast.agency("xa")
    Agency.objects.filter(pk=agency.pk).update(assumed=["phone", "ecode"])
    updated = update_agency(
        agency.pk, address="Ấp Mới", phone="02731111111", email="xa@example.vn", by=cast.user("administrator"), at=at
    )
    assert (updated.address, updated.phone, updated.email) == ("Ấp Mới", "02731111111", "xa@example.vn")
    assert updated.assumed == ["ecode"]


def test_an_agency_is_established_below_its_parent(cast: Cast, at: datetime) -> None:
    facts = AgencyFacts("xc", AgencyKind.COMMUNE, "UBND xã Cẩm Mẫu", "xã Cẩm Mẫu", date(2024, 1, 1), parent="hq")
    with one_fact("organisation.agency_established") as fact:
        agency = establish_agency(facts, by=None, at=at)
    assert agency.parent == cast.agency("hq") and fact.data == {"code": "xc", "name": "UBND xã Cẩm Mẫu"}


def test_an_unknown_parent_establishes_nothing(cast: Cast, at: datetime) -> None:
    facts = AgencyFacts("xc", AgencyKind.COMMUNE, "UBND xã Cẩm Mẫu", "xã Cẩm Mẫu", date(2024, 1, 1), parent="khong-co")
    with no_trace(), pytest.raises(Agency.DoesNotExist):
        establish_agency(facts, by=None, at=at)
