"""What `motcua doctor` says when the settings cannot even be read."""

import os
from collections.abc import Sequence
from pathlib import Path

from motcua.cli.checkup.findings import missing, told
from motcua.cli.checkup.machine import machine_findings


def tell_unreadable(error: Exception, arguments: Sequence[str], release: Path) -> str:
    """The findings of the machine, and why reading the settings failed (`error`), for the given command line."""
    data = Path(os.environ.get("DATA_DIR") or release / "var").resolve()
    reason = (str(error).strip().splitlines() or [type(error).__name__])[0]
    remedy = "correct what is missing above, or DATABASE_URL, DATA_DIR and the MOTCUA_ variables"
    found = missing("settings", f"cannot be read: {reason}", remedy)
    return told([*machine_findings(release, data, port_of(arguments)), found], as_json="--json" in arguments)


def port_of(arguments: Sequence[str]) -> int:
    """The port of the command line (`--port 8001` or `--port=8001`), of PORT, or 8000."""
    words = " ".join(arguments).replace("=", " ").split()
    chosen = words[words.index("--port") + 1 :][:1] if "--port" in words else []
    text = chosen[0] if chosen else os.environ.get("PORT", "")
    return int(text) if text.isdigit() else 8000
