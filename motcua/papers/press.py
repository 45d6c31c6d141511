"""The press: a warm Typst compiler per thread, templates from `templates/`, values as JSON, PDF/A-2b out."""

import json
import threading
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from motcua.papers import fonts

TEMPLATES = Path(__file__).parent / "templates"
_threads = threading.local()


@lru_cache(maxsize=1)
def _cases() -> typst.Fonts:
    """The fonts on the shelf, read once. System fonts stay out: the same paper must look the same everywhere."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(fonts.chosen().folder)])


def compiler() -> typst.Compiler:
    """This thread's compiler: one cannot be shared, and a warm one sets a page in milliseconds."""
    if not hasattr(_threads, "compiler"):
        _threads.compiler = typst.Compiler(root=str(TEMPLATES), font_paths=_cases())
    warm: typst.Compiler = _threads.compiler
    return warm


def set_paper(template: str, values: dict[str, Any], *, at: datetime, tagged: bool = True) -> bytes:
    """Set `template` with `values` and return PDF/A-2b bytes.

    `values` must be JSON values, their strings already through `typesetting`. `at` (aware) is the date the file
    carries: it comes from the data and never from a clock, so that the same paper has the same bytes.
    `tagged` = with the structure that screen readers use; a table of thousands of lines is set in a fraction of the
    time without. Raises `fonts.FontsMissing`.
    """
    paper = compiler().compile(
        input=str(TEMPLATES / f"{template}.typ"),
        sys_inputs={"values": json.dumps(values, ensure_ascii=False), "family": fonts.chosen().family},
        format="pdf",
        pdf_standards="a-2b",
        timestamp=int(at.timestamp()),
        pdf_tags=tagged,
    )
    if not isinstance(paper, bytes):
        raise TypeError("Typst returned no single PDF")
    return paper


def set_form(template: str, values: dict[str, Any], *, at: datetime) -> bytes:
    """Set an A5 form: one that would leave little more than its signatures for a second page is set a little tighter.

    The template says its number of pages in a mark labelled `pages`; every mark is that of the paper returned.
    Raises `fonts.FontsMissing`.
    """
    paper = set_paper(template, values | {"tight": False}, at=at)
    if marks("pages") != [2]:
        return paper
    tight = set_paper(template, values | {"tight": True}, at=at)
    return tight if marks("pages") == [1] else set_paper(template, values | {"tight": False}, at=at)


def marks(label: str) -> list[Any]:
    """The values of every `metadata` labelled `label` in the paper this thread has just set."""
    found: list[Any] = json.loads(compiler().query(f"<{label}>", field="value"))
    return found
