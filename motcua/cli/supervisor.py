"""Keeping the web server and the worker running: what dies is started again, and all stops together."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType

PAUSE = 0.3
GRACE_SECONDS = 10.0


@dataclass
class Child:
    """A command kept running in a process group of its own, so that nothing of it is left behind."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self) -> None:
        self.process = subprocess.Popen(self.command, env=dict(self.environment), start_new_session=True)

    def has_died(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def signal(self, number: int) -> None:
        """Send a signal to the whole group; a group that is gone is fine."""
        if self.process is not None:
            try:
                os.killpg(self.process.pid, number)
            except ProcessLookupError:
                return


class Supervisor:
    """Starts children, restarts those that die, and stops all of them on SIGINT or SIGTERM."""

    def __init__(self, children: Sequence[Child], say: Callable[[str], object]) -> None:
        self.children = children
        self.say = say
        self.stopping = False

    def run(self, when_started: Callable[[], None]) -> None:
        """Run until asked to stop. Returns when every child has ended."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._ask_to_stop)
        for child in self.children:
            child.start()
        try:
            when_started()
            while not self.stopping:
                self._restart_the_dead()
                time.sleep(PAUSE)
        finally:
            self._stop()

    def _ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping = True

    def _restart_the_dead(self) -> None:
        for child in self.children:
            if child.has_died():
                child.signal(signal.SIGKILL)
                self.say(f"{child.name} ended and is started again")
                child.start()

    def _stop(self) -> None:
        for child in self.children:
            child.signal(signal.SIGTERM)
        deadline = time.monotonic() + GRACE_SECONDS
        for child in self.children:
            if child.process is not None:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    child.process.wait(max(0.1, deadline - time.monotonic()))
                child.signal(signal.SIGKILL)


def web(port: int, environment: Mapping[str, str]) -> Child:
    """Granian on loopback or wherever `MOTCUA_BIND` says."""
    workers = environment.get("MOTCUA_WORKERS", "2")
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", environment.get("MOTCUA_BIND", "127.0.0.1"),
        "--port", str(port), "--workers", workers, "--blocking-threads", "4", "--respawn-failed-workers",
        "--workers-kill-timeout", "8", "--log-level", "warning", "config.wsgi:application",
    ]  # fmt: skip
    return Child("the web server", command, environment)


def worker(environment: Mapping[str, str]) -> Child:
    """The procrastinate worker that does what follows from facts."""
    command = [
        sys.executable, "-m", "django", "procrastinate", "worker", "--concurrency", "1", "--delete-jobs", "successful",
        "--shutdown-graceful-timeout", "5",
    ]  # fmt: skip
    return Child("the worker", command, environment)
