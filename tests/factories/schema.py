"""The migrated database, kept on the test server as a template: migrating takes seconds, copying does not."""

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Any

import psycopg
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.test.utils import setup_databases

KEPT = "motcua_schema_"


def set_up_schema() -> Any:
    """A test database with all tables, copied from the template of these very migrations when there is one."""
    template = KEPT + _fingerprint()
    connection.settings_dict["TEST"]["TEMPLATE"] = template if _exists(template) else None
    made = setup_databases(verbosity=0, interactive=False)
    if connection.settings_dict["TEST"]["TEMPLATE"] is None:
        _keep(template)
    return made


def _fingerprint() -> str:
    """Changes with every migration of ours, and with every version of somebody else's."""
    files = [path for app in apps.get_app_configs() for path in Path(app.path).glob("migrations/*.py")]
    lock = Path(settings.ROOT) / "requirements-test.lock"
    seen = hashlib.sha256()
    for path in sorted([*files, lock]):
        seen.update(path.name.encode())
        seen.update(path.read_bytes())
    return seen.hexdigest()[:16]


def _exists(template: str) -> bool:
    with _server() as server:
        return server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [template]).fetchone() is not None


def _keep(template: str) -> None:
    """Copy the fresh database; another process may have kept the same one, or older ones may lie about."""
    made = connection.settings_dict["NAME"]
    connection.close()
    with _server() as server:
        older = server.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE %s AND datname <> %s", [KEPT + "%", template]
        ).fetchall()
        for (name,) in older:
            with suppress(psycopg.Error):
                server.execute(f'DROP DATABASE "{name}"')
        with suppress(psycopg.errors.DuplicateDatabase, psycopg.errors.ObjectInUse, psycopg.errors.UniqueViolation):
            server.execute(f'CREATE DATABASE "{template}" TEMPLATE "{made}"')


def _server() -> "psycopg.Connection[Any]":
    """The server's own database, so that nothing of ours is in use."""
    return psycopg.connect(settings.DATABASE_ADDRESS, dbname="postgres", autocommit=True)
