"""Statements made once write and read what the ORM does, and a dead connection is noticed without asking."""

from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.accounts.jobs import forget_sessions
from motcua.accounts.models import Session, User
from motcua.accounts.sessions import SessionStore, account_just_read, forget_account
from motcua.counters.actions import take_with_key
from motcua.dossiers.models import Dossier, Step
from motcua.journal.models import Entry
from motcua.people.models import Person
from motcua.people.queries import person_of
from motcua.rows.reading import read
from motcua.rows.statements import first_row
from motcua.rows.writing import add, add_all, add_then
from tests.factories.cast import Cast, filed_at_counter


def columns(row: Any) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def an_entry(at: datetime) -> Entry:
    data = {"chữ": "đ", "số": 1, "không": None}
    return Entry(at=at, kind="thu", subject="thu", subject_id=7, data=data, digest="0" * 64)


def test_an_added_object_is_what_the_orm_reads(cast: Cast, at: datetime) -> None:
    entry = an_entry(at)
    add(entry)
    assert entry.pk and not entry._state.adding
    assert columns(Entry.objects.get(pk=entry.pk)) == columns(entry)


def test_an_object_read_is_what_the_orm_reads(cast: Cast) -> None:
    user = cast.user("citizen")
    found = read(User, "id = %s", user.pk)
    assert found is not None
    assert columns(found) == columns(user)
    person = person_of(user)
    assert person is not None
    assert columns(person) == columns(Person.objects.get(user=user))
    assert read(User, "id = %s", 0) is None


def a_new_case(cast: Cast, at: datetime) -> tuple[Dossier, Step]:
    """A dossier with a key of its own, not written, and its step."""
    dossier = filed_at_counter(cast, at=at)
    step = Step.objects.filter(dossier=dossier, closed_at__isnull=True).get()
    new = Dossier.objects.get(pk=dossier.pk)
    new.pk = take_with_key("thu", Dossier)[1]
    new.code, new.filing_key = "H-1", UUID("00000000-0000-4000-8000-000000000001")
    step.pk, step.dossier = None, new
    return new, step


def test_a_key_is_reserved_with_a_number(cast: Cast, at: datetime) -> None:
    dossier = filed_at_counter(cast, at=at)
    (first, key), (second, other) = take_with_key("sổ", Dossier), take_with_key("sổ", Dossier)
    assert (first, second) == (1, 2)
    assert other == key + 1 > dossier.pk


def test_objects_are_added_together(cast: Cast, at: datetime) -> None:
    new, step = a_new_case(cast, at)
    add_all(new, step)
    assert columns(Dossier.objects.get(code="H-1")) == columns(new)
    assert not new._state.adding
    assert Step.objects.get(dossier=new).opened_at == step.opened_at


def test_objects_are_added_along_with_the_fact_or_not_at_all(cast: Cast, at: datetime) -> None:
    new, step = a_new_case(cast, at)
    entry = an_entry(at)
    add_then(entry, "SELECT id, %s::text FROM added", ["x"], along=(new, step))
    assert columns(Dossier.objects.get(code="H-1")) == columns(new)
    assert Step.objects.filter(dossier=new).count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        add_then(again := an_entry(at), "SELECT id FROM added", [], along=(new, step))
    assert again.pk is None


def test_what_follows_is_undone_with_the_row(cast: Cast, at: datetime) -> None:
    class Undo(Exception):
        """Ends the transaction."""

    entry = an_entry(at)
    with pytest.raises(Undo), transaction.atomic():
        add_then(entry, "SELECT id, %s::text FROM added", ["x"])
        assert Entry.objects.filter(pk=entry.pk).exists()
        raise Undo
    assert not Entry.objects.filter(pk=entry.pk).exists()


def test_the_database_refuses_in_djangos_words(cast: Cast, at: datetime) -> None:
    dossier = filed_at_counter(cast, at=at)
    dossier.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        add(dossier)


def test_statements_are_counted_like_any_other(db: None) -> None:
    with CaptureQueriesContext(connection) as captured:
        assert first_row("SELECT %s::int + 1", [1]) == (2,)
    assert len(captured) == 1


def test_a_session_is_read_as_it_was_written_and_not_when_it_is_over(db: None) -> None:
    store = SessionStore()
    store["ai"] = "Ánh"
    store.create()
    assert SessionStore(store.session_key)["ai"] == "Ánh"
    store.set_expiry(-1)
    store.save()
    assert SessionStore(store.session_key).get("ai") is None
    assert SessionStore("khong-co").get("ai") is None


def test_each_night_the_sessions_that_are_over_go(db: None) -> None:
    over, alive = SessionStore(), SessionStore()
    for one, seconds in ((over, -1), (alive, 60)):
        one.set_expiry(seconds)
        one.create()
    forget_sessions(0)
    assert set(Session.objects.values_list("pk", flat=True)) == {alive.session_key}


def test_an_account_comes_with_its_session_once_and_under_its_own_number(cast: Cast) -> None:
    user, store = cast.user("citizen"), SessionStore()
    store["_auth_user_id"] = str(user.pk)
    store.create()
    forget_account()
    assert account_just_read(user.pk) is None
    assert SessionStore(store.session_key)["_auth_user_id"] == str(user.pk)
    assert account_just_read(user.pk + 1) is None
    assert account_just_read(user.pk) is None
    SessionStore(store.session_key).load()
    found = account_just_read(user.pk)
    assert found is not None and columns(found) == columns(user)
    assert account_just_read(user.pk) is None


def test_a_request_begins_without_what_the_one_before_has_read(cast: Cast) -> None:
    user, store = cast.user("citizen"), SessionStore()
    store["_auth_user_id"] = str(user.pk)
    store.create()
    store.load()
    Client().get("/healthz")
    assert account_just_read(user.pk) is None


def test_what_a_stranger_reads_leaves_no_account_behind(cast: Cast) -> None:
    user, mine, nobodys = cast.user("citizen"), SessionStore(), SessionStore()
    mine["_auth_user_id"] = str(user.pk)
    mine.create()
    nobodys.create()
    for other in (nobodys.session_key, "khong-co"):
        SessionStore(mine.session_key).load()
        SessionStore(other).load()
        assert account_just_read(user.pk) is None


def test_whoever_signed_out_or_was_stopped_is_a_stranger_at_once(cast: Cast) -> None:
    browser, user = Client(), cast.user("citizen")
    browser.force_login(user, backend="motcua.accounts.sign_in.AccountBackend")
    assert browser.get("/ho-so/").status_code == 200
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert browser.get("/ho-so/").status_code == 302
    User.objects.filter(pk=user.pk).update(is_active=True)
    assert browser.get("/ho-so/").status_code == 200
    browser.logout()
    assert browser.get("/ho-so/").status_code == 302


def test_a_connection_the_server_closed_is_noticed(committed: Cast) -> None:
    connection.ensure_connection()
    assert connection.is_usable()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (number,) = cursor.fetchone()
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [number])
    finally:
        other.close()
    assert not connection.is_usable()
    connection.close()
    assert User.objects.exists()
