"""A message from the portal made ready outside any transaction: read, its files fetched and compared with their hash."""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from motcua.clients.national_portal.mapping import mapping_of
from motcua.clients.national_portal.portal import NationalPortal, Unavailable
from motcua.clients.national_portal.values import Filed, FiledFile
from motcua.exchange.rules.keeping import canonical, digest_of


@dataclass(frozen=True)
class Message:
    """A dossier of the portal; `trouble` is the sentence why it cannot even be tried, empty when it can."""

    national_code: str
    digest: str
    raw: dict[str, Any]
    filed: Filed | None = None
    contents: dict[str, bytes] = field(default_factory=dict)
    trouble: str = ""


def read_message(row: dict[str, Any], portal: NationalPortal) -> Message:
    """One row of an envelope. What cannot be read or fetched is said in `trouble`; nothing is raised."""
    text = canonical(row)
    raw: dict[str, Any] = json.loads(text)
    code, digest = str(raw.get("MaHoSo") or "").strip()[:60], digest_of(text)
    try:
        filed = mapping_of(portal.facts.version).read_filed(raw)
        contents = {file.address: _content(file, portal) for file in filed.files}
    except (ValueError, Unavailable) as wrong:
        return Message(code, digest, raw, trouble=str(wrong))
    return Message(code, digest, raw, filed, contents)


def _content(file: FiledFile, portal: NationalPortal) -> bytes:
    content = portal.fetch(file.address)
    if file.sha256 and hashlib.sha256(content).hexdigest() != file.sha256:
        raise ValueError(f"Tệp “{file.name}” tải về không khớp mã băm đã báo.")
    return content
