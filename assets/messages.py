"""Compile a gettext catalogue (.po) to what Python reads (.mo), without gettext's own tools on the machine.

Understands what our catalogues use: msgctxt, msgid, msgid_plural, msgstr, msgstr[0] and continued lines.
"""

from __future__ import annotations

import ast
import re
import struct
from pathlib import Path

LINE = re.compile(r'^(msgctxt|msgid_plural|msgid|msgstr(?:\[0\])?)?\s*(".*")$')
MAGIC = 0x950412DE


def read(path: Path) -> dict[bytes, bytes]:
    """The messages of a .po file: key (context and plural folded in as gettext does) to translation."""
    found: dict[bytes, bytes] = {}
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        parts = _parts(block)
        if "msgid" not in parts:
            continue
        key = parts["msgid"] + ("\0" + parts["msgid_plural"] if "msgid_plural" in parts else "")
        if "msgctxt" in parts:
            key = parts["msgctxt"] + "\4" + key
        found[key.encode()] = parts["msgstr"].encode()
    return found


def _parts(block: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    name = ""
    for line in block.splitlines():
        match = LINE.match(line)
        if match:
            name = (match[1] or name).removesuffix("[0]")
            parts[name] = parts.get(name, "") + ast.literal_eval(match[2])
    return parts


def write(messages: dict[bytes, bytes], path: Path) -> None:
    """Write a .mo file: header, two tables of (length, offset), then the strings, keys in order."""
    keys = sorted(messages)
    start = 7 * 4 + len(keys) * 16
    strings, tables = b"", [b"", b""]
    for table, words in enumerate((keys, [messages[key] for key in keys])):
        for word in words:
            tables[table] += struct.pack("<II", len(word), start + len(strings))
            strings += word + b"\0"
    header = struct.pack("<7I", MAGIC, 0, len(keys), 28, 28 + len(keys) * 8, 0, start)
    path.write_bytes(header + tables[0] + tables[1] + strings)


def compile_catalogues(root: Path) -> None:
    """Compile every django.po below a folder, beside itself."""
    for source in root.rglob("django.po"):
        write(read(source), source.with_suffix(".mo"))
