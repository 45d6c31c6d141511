"""Reading the form that edits a procedure: what was typed, the facts of the new revision, what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import TYPE_CHECKING, Any

from motcua.kernel.terms import Term, describe_term, parse_term
from motcua.kernel.text import slug
from motcua.procedures.actions.publish_revision import RevisionFacts
from motcua.procedures.rules.supplement_terms import KEY, SupplementTerm
from motcua.web.console.words import facts_of

if TYPE_CHECKING:
    from motcua.procedures.models import Revision

EMPTY_ROWS = 3
MOST_ROWS = 60
_LINES = (
    "name", "term", "term_note", "cut_off", "supplement_term", "supplement_basis", "fee_note", "result_name",
    "legal_basis", "effective_from",
)  # fmt: skip
_LONGEST = {"name": 600, "term_note": 400, "supplement_basis": 300, "fee_note": 600, "result_name": 300}


@dataclass(frozen=True)
class Edit:
    """`typed` goes back into the form as it was; `facts` and `day` are there when `errors` is empty."""

    typed: dict[str, Any]
    errors: dict[str, str] = field(default_factory=dict)
    facts: RevisionFacts | None = None
    day: date | None = None


def blank(base: "Revision") -> Edit:
    """The form of a revision as it stands."""
    papers = [
        {"key": one.key, "name": one.name, "originals": one.originals, "copies": one.copies, "required": one.required}
        for one in base.paper_list
    ]
    return Edit(
        {
            "name": base.name,
            "term": describe_term(base.term),
            "term_note": base.term_note,
            "cut_off": f"{base.cut_off:%H:%M}" if base.cut_off else "",
            **_supplement_typed(base),
            "fee_note": base.fee_note,
            "result_name": base.result_name,
            "legal_basis": "\n".join(base.legal_basis),
            "effective_from": "",
            "papers": papers + _empty_rows(),
        }
    )


def read(post: Mapping[str, str], base: "Revision", *, today: date) -> Edit:
    """Read the posted form over the revision it starts from."""
    typed: dict[str, Any] = {key: post.get(key, "").strip() for key in _LINES}
    rows, errors = _paper_rows(post)
    typed["papers"] = rows + _empty_rows()
    for key, limit in _LONGEST.items():
        if len(typed[key]) > limit:
            errors[key] = f"Nội dung không quá {limit} ký tự; đã nhập {len(typed[key])}."
    if not typed["name"]:
        errors["name"] = "Nhập tên thủ tục."
    term = _term(typed["term"], errors)
    cut_off = _cut_off(typed["cut_off"], errors)
    own = _supplement_term(typed, errors)
    day = _day(typed["effective_from"], errors, today)
    if errors or term is None:
        return Edit(typed, errors)
    facts = _facts(typed, rows, base, term, cut_off)
    others = {key: value for key, value in facts.details.items() if key != KEY}
    return Edit(typed, {}, replace(facts, details={**others, KEY: own.as_json()} if own else others), day)


def _facts(
    typed: dict[str, Any], rows: list[dict[str, Any]], base: "Revision", term: Term, cut_off: time | None
) -> RevisionFacts:
    facts = replace(
        facts_of(base),
        name=typed["name"],
        term=term,
        term_note=typed["term_note"],
        cut_off=cut_off,
        fee_note=typed["fee_note"],
        result_name=typed["result_name"],
        legal_basis=[line.strip() for line in typed["legal_basis"].splitlines() if line.strip()],
        papers=_papers(rows, base),
    )
    settled = _settled(facts, base)
    return replace(facts, assumed=[name for name in facts.assumed if name not in settled])


def _settled(facts: RevisionFacts, base: "Revision") -> set[str]:
    """Values a controller has changed are no longer assumed."""
    changed = {
        "term": facts.term != base.term,
        "result": facts.result_name != base.result_name,
        "legal_basis": facts.legal_basis != base.legal_basis,
        "papers": facts.papers != base.papers,
    }
    return {name for name, differs in changed.items() if differs}


def _papers(rows: list[dict[str, Any]], base: "Revision") -> list[dict[str, Any]]:
    """A known paper keeps what the table does not show (file kinds, signatures); a new one is keyed by its name."""
    known = {row["key"]: row for row in base.papers}
    taken: set[str] = set()
    papers = []
    for row in rows:
        key = row["key"] if row["key"] in set(known) - taken else _new_key(row["name"], taken | set(known))
        taken.add(key)
        said = {name: row[name] for name in ("name", "originals", "copies", "required")}
        before = known.get(key, {})
        defaults = {"originals": 1, "copies": 0, "required": True}
        kept = {name: value for name, value in said.items() if name in before or value != defaults.get(name)}
        papers.append({**before, "key": key, **kept})
    return papers


def _new_key(name: str, taken: set[str]) -> str:
    stem = slug(name)[:60] or "giay-to"
    return next(key for key in (stem, *(f"{stem}-{n}" for n in range(2, MOST_ROWS + 2))) if key not in taken)


def _paper_rows(post: Mapping[str, str]) -> tuple[list[dict[str, Any]], dict[str, str]]:
    rows: list[dict[str, Any]] = []
    errors: dict[str, str] = {}
    for place in range(MOST_ROWS):
        name = post.get(f"paper-{place}-name", "").strip()
        if not name:
            continue
        row: dict[str, Any] = {"key": post.get(f"paper-{place}-key", ""), "name": name[:500]}
        row["required"] = bool(post.get(f"paper-{place}-required"))
        for part in ("originals", "copies"):
            typed = post.get(f"paper-{place}-{part}", "").strip() or "0"
            row[part] = int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 2 else typed
            if row[part] == typed:
                errors[f"paper-{len(rows)}-{part}"] = _not_a_count(name, typed)
        rows.append(row)
    return rows, errors


def _not_a_count(name: str, typed: str) -> str:
    return f"Số lượng của “{name}” phải là số từ 0 đến 99; đã nhập “{typed}”."


def _empty_rows() -> list[dict[str, Any]]:
    return [{"key": "", "name": "", "originals": 1, "copies": 0, "required": True} for _ in range(EMPTY_ROWS)]


def _term(typed: str, errors: dict[str, str]) -> Term | None:
    try:
        return parse_term(typed)
    except ValueError as error:
        errors["term"] = str(error)
        return None


def _supplement_typed(base: "Revision") -> dict[str, str]:
    own = SupplementTerm.of_details(base.details)
    return {"supplement_term": own.text if own else "", "supplement_basis": own.legal_basis if own else ""}


def _supplement_term(typed: dict[str, Any], errors: dict[str, str]) -> SupplementTerm | None:
    try:
        return SupplementTerm.from_text(typed["supplement_term"], typed["supplement_basis"])
    except ValueError as error:
        half = typed["supplement_term"] and not typed["supplement_basis"]
        errors["supplement_basis" if half else "supplement_term"] = str(error)
        return None


def _cut_off(typed: str, errors: dict[str, str]) -> time | None:
    if not typed:
        return None
    try:
        return time.fromisoformat(typed)
    except ValueError:
        errors["cut_off"] = "Giờ nhận cuối trong ngày viết như 15:00; để trống nếu không có."
        return None


def _day(typed: str, errors: dict[str, str], today: date) -> date | None:
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        errors["effective_from"] = "Chọn ngày phiên bản mới bắt đầu áp dụng."
        return None
    if day < today:
        errors["effective_from"] = "Phiên bản mới không áp dụng được cho ngày đã qua; hãy chọn từ hôm nay trở đi."
    return day
