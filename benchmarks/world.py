"""A world to measure in: a PostgreSQL of its own, the reference deployment, people who have signed in, servers."""

import io
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parent.parent
STOP_SECONDS = 15


def prepare(folder: Path) -> None:
    """Start the database of `folder` and point this process and its children to it, before anything reads settings."""
    os.environ["DATA_DIR"] = str(folder)
    os.environ["PYTHONPATH"] = str(ROOT)
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    os.environ["MOTCUA_LOG_LEVEL"] = "ERROR"
    os.environ.pop("DATABASE_URL", None)
    from config.database import embedded_url

    os.environ["DATABASE_URL"] = embedded_url(folder)
    import django

    django.setup()


def close(folder: Path) -> None:
    """Stop the database of `folder` before the folder is thrown away: it could not be found afterwards."""
    from config.database import embedded_server

    if (folder / "postgres" / "postmaster.pid").exists():
        embedded_server(folder).stop()


def load_deployment() -> None:
    """The reference district through its ordinary loader; only the hashing of passwords, slow on purpose, is cheap."""
    from django.core.management import call_command
    from django.test.utils import override_settings

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        call_command("load", ROOT / "deployments" / "cho-gao", stdout=io.StringIO())


def signed_in(username: str) -> str:
    """The cookies of somebody who has signed in, with the token their forms carry."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client()
    user = get_user_model().objects.get(username=username)
    client.force_login(user, backend="motcua.accounts.sign_in.AccountBackend")
    return f"sessionid={client.cookies['sessionid'].value}; csrftoken={TOKEN}"


TOKEN = "b" * 32


@contextmanager
def serving(application: str = "", **environment: str) -> Iterator[int]:
    """The web server as `motcua serve` starts it, with our application or another one; gives its port."""
    from motcua.cli.supervisor import web

    port = free_port()
    values: Mapping[str, str] = {**os.environ, "PORT": str(port), **environment}
    command = list(web(port, values).command)
    if application:
        command[-1] = application
    process = subprocess.Popen(command, env=dict(values), start_new_session=True, cwd=ROOT)
    try:
        _wait(f"http://127.0.0.1:{port}/healthz")
        yield port
    finally:
        stop(process)


def stop(process: "subprocess.Popen[bytes]") -> None:
    """Ask a process group of ours to end; make it end when it does not."""
    import signal

    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
            process.wait(STOP_SECONDS)
            return
        except ProcessLookupError:
            process.wait()
            return
        except subprocess.TimeoutExpired:
            continue


def free_port() -> int:
    """A port nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(address: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            if httpx.get(address, timeout=2).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.2)
    raise RuntimeError(f"{address} does not answer")


def say(text: str) -> None:
    """Progress, away from the table."""
    sys.stderr.write(f"  {text}\n")
    sys.stderr.flush()
