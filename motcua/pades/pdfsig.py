"""A second opinion on signatures from poppler's ``pdfsig``, which shares no code with us."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

TOOLS = {"pdfsig": "poppler-utils", "certutil": "libnss3-tools"}
#: Seconds after which a tool that does not answer is given up.
PATIENCE = 60


class ToolMissing(RuntimeError):
    """A tool is not installed; the message says which Debian package brings it."""


@dataclass(frozen=True)
class PdfsigLine:
    """What ``pdfsig`` says of one signature, in its own words and as two answers."""

    field: str
    signer: str
    signature: str
    certificate: str

    @property
    def valid(self) -> bool:
        """The signature matches the document."""
        return self.signature == "Signature is Valid."

    @property
    def trusted(self) -> bool:
        """The signer's certificate leads to the given root."""
        return self.certificate == "Certificate is Trusted."


def check_with_pdfsig(pdf_path: Path | str, root_pem: bytes) -> list[PdfsigLine]:
    """Ask ``pdfsig`` about every signature of the file, with ``root_pem`` as the only root it trusts.

    Uses a temporary NSS database. (Not ``-no-ocsp``: with it, poppler 22 calls every certificate an unknown issue;
    without it nothing is fetched either, because the certificates name no responder.) Raises ``ToolMissing`` when a
    tool is not installed and ``RuntimeError`` when one fails.
    """
    for tool in TOOLS:
        _require(tool)
    with tempfile.TemporaryDirectory(prefix="nss-") as folder:
        database = f"sql:{folder}"
        root = Path(folder, "root.pem")
        root.write_bytes(root_pem)
        _run("certutil", "-N", "-d", database, "--empty-password")
        _run("certutil", "-A", "-d", database, "-n", "root", "-t", "CT,C,C", "-i", str(root))
        # 1 and 2 are answers too: a signature it does not like, a file without any
        output = _run("pdfsig", "-nssdir", database, str(pdf_path), accept=(0, 1, 2))
    lines = parse(output)
    if not lines and "does not contain any signatures" not in output:
        raise RuntimeError(f"pdfsig could not read the file: {output.strip()}")
    return lines


def missing_tools() -> list[str]:
    """Debian packages to install before ``check_with_pdfsig`` can work; empty when all is there."""
    return [package for tool, package in TOOLS.items() if shutil.which(tool) is None]


def parse(output: str) -> list[PdfsigLine]:
    """Read what ``pdfsig`` prints."""
    blocks = re.split(r"^Signature #\d+:\n", output, flags=re.MULTILINE)[1:]
    return [
        PdfsigLine(
            field=_value(block, "Signature Field Name"),
            signer=_value(block, "Signer Certificate Common Name"),
            signature=_value(block, "Signature Validation"),
            certificate=_value(block, "Certificate Validation"),
        )
        for block in blocks
    ]


def _value(block: str, label: str) -> str:
    found = re.search(rf"^  - {label}: (.*)$", block, flags=re.MULTILINE)
    return found.group(1).strip() if found else ""


def _require(tool: str) -> None:
    if shutil.which(tool) is None:
        raise ToolMissing(f"Chưa cài công cụ {tool}. Hãy chạy: apt-get install -y {TOOLS[tool]}")


def _run(*command: str, accept: tuple[int, ...] = (0,)) -> str:
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(command, capture_output=True, env=environment, timeout=PATIENCE, check=False)
    if done.returncode not in accept:
        raise RuntimeError(f"{command[0]} failed ({done.returncode}): {done.stderr.decode(errors='replace').strip()}")
    return done.stdout.decode(errors="replace")
