"""Setting the result of a dossier as a paper, and the two signatures it carries."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.conf import settings

from motcua.dossiers.models import Dossier, Result
from motcua.kernel.vietnamese import format_day, format_short
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.models import Agency, Officer
from motcua.organisation.rules.kinds import AgencyKind
from motcua.pades.signing import sign
from motcua.pades.stamp import Appearance, Look
from motcua.papers import fonts
from motcua.papers.result import Box, Head, Part, Rendered, ResultDocument, Row, Signatory, render_result
from motcua.papers.variants import Variant, body, filled, keys, number_line, places, variant
from motcua.procedures.rules.forms import answers
from motcua.signatures.queries import Signer

_GIVEN = {
    "applicant_name", "applicant_identity_no", "applicant_address", "procedure", "agency", "result_day", "number",
}  # fmt: skip
_LONG = {"ket_qua"}
_COMMITTEES = {AgencyKind.PROVINCE, AgencyKind.DISTRICT, AgencyKind.COMMUNE}


def variant_of(dossier: Dossier) -> Variant:
    """Which kind of paper a dossier's form leads to."""
    return variant(dossier.revision.form_name)


def title_of(dossier: Dossier) -> str:
    """The title of the result paper: its variant's own, or the procedure's result."""
    kind = variant_of(dossier)
    return kind.title if kind.name != "plain" else dossier.revision.result_name or kind.title


def proposed_values(dossier: Dossier) -> dict[str, str]:
    """What the paper would say from the filed form, in words a reader understands; a specialist may correct it."""
    said = answers(dossier.revision.form_definition, dossier.data)
    return {
        **{answer.name: answer.text for answer in said},
        "applicant_name": dossier.applicant_name,
        "applicant_identity_no": dossier.applicant_identity_no,
        "applicant_address": dossier.applicant_address,
        "procedure": dossier.revision.name,
        "agency": dossier.agency.name,
    }


@dataclass(frozen=True)
class ProposedRow:
    """One line of the paper a specialist may correct."""

    key: str
    label: str
    value: str
    long: bool = False


def proposal_rows(dossier: Dossier) -> list[ProposedRow]:
    """What the paper of this dossier's variant will say, in its order, proposed from the filed form."""
    values, form = proposed_values(dossier), dossier.revision.form_definition
    labels = _variant_labels(variant_of(dossier))
    wanted = [*keys(variant_of(dossier).name)]
    if any(part.get("own_rows") for part in variant_of(dossier).parts):
        wanted = [*form.field_names, *wanted]
    rows = []
    for key in dict.fromkeys(wanted):
        if key in _GIVEN or (form.widget(key) == "checkbox" and key in form.properties):
            continue
        label = form.label(key) if key in form.properties else labels.get(key, "")
        if label:
            long = form.widget(key) == "textarea" if key in form.properties else key in _LONG
            rows.append(ProposedRow(key, label, values.get(key, ""), long))
    return rows


def _variant_labels(kind: Variant) -> dict[str, str]:
    found = {"ket_qua": "Kết quả giải quyết"}
    for part in kind.parts:
        for row in part.get("rows", ()):
            for key in places(str(row["value"])):
                found.setdefault(key, str(row["label"]).lstrip("0123456789. "))
    return found


def number_book(dossier: Dossier, day: date) -> str:
    """The book result numbers are taken from: one an authority, kind of paper and year (Decree 30/2020 art. 15)."""
    return f"result:{dossier.agency_id}:{variant_of(dossier).number_sign}:{day.year}"


def number_text(dossier: Dossier, serial: int) -> str:
    """For example `12/GXN-UBND`."""
    return number_line(variant_of(dossier).name, serial).removeprefix("Số: ")


def verification_address(result: Result) -> str:
    """The public page that verifies this paper."""
    return f"{settings.PUBLIC_ADDRESS}/xac-thuc/{result.verification_code}/"


def set_result(
    dossier: Dossier, result: Result, *, leader: Officer, at: datetime, replaces: Result | None = None
) -> Rendered:
    """The paper, numbered and dated, with room for both signatures; it names the wrong paper it `replaces`."""
    signatory = Signatory(authority_lines(dossier.agency, leader), leader.full_name)
    document = _document(dossier, result, f"Số: {result.number}", signatory, at)
    if replaces is not None and replaces.sealed_at is not None:
        day = format_day(day_in_vietnam(replaces.sealed_at))
        told = f"Văn bản này thay thế văn bản số {replaces.number} ngày {day} do có sai sót."
        document = replace(document, body=(*document.body, Part(text=told)))
    return render_result(document)


def draft_paper(dossier: Dossier, values: dict[str, str], *, title: str, leader: Officer | None, at: datetime) -> bytes:
    """What the paper would look like today, without a number; nothing is kept. `leader` is named when known."""
    result = Result(dossier=dossier, title=title, content=values, verification_code="du-thao")
    authority = authority_lines(dossier.agency, leader) if leader else ("LÃNH ĐẠO CƠ QUAN",)
    number = f"Số:      /{variant_of(dossier).number_sign} (DỰ THẢO)"
    signatory = Signatory(authority, leader.full_name if leader else "")
    return render_result(_document(dossier, result, number, signatory, at)).pdf


def _document(dossier: Dossier, result: Result, number: str, signatory: Signatory, at: datetime) -> ResultDocument:
    kind = variant_of(dossier)
    day = day_in_vietnam(at)
    values = {**result.content, "result_day": format_day(day), "number": result.number}
    return ResultDocument(
        head=Head(
            parent=dossier.agency.parent.name if dossier.agency.parent else "",
            agency=dossier.agency.name,
            number=number,
            place=_place(dossier.agency),
            day=day,
        ),
        title=result.title,
        subject=filled(kind.subject, values),
        body=body(kind.name, values, rows=tuple(_own_rows(dossier, result))),
        signatory=signatory,
        verification_address=verification_address(result),
        layout=kind.layout,
        dossier_code=dossier.code,
    )


def _own_rows(dossier: Dossier, result: Result) -> Iterable[Row]:
    form = dossier.revision.form_definition
    for name in form.field_names:
        if result.content.get(name):
            yield Row(form.label(name), result.content[name])


def _place(agency: Agency) -> str:
    """The place name of Decree 30/2020, Annex I: the name of the authority's own unit."""
    return agency.short_name.removeprefix("UBND ").removeprefix("xã ").removeprefix("thị trấn ").removeprefix("huyện ")


def authority_lines(agency: Agency, leader: Officer) -> tuple[str, ...]:
    """The lines above a signature: in whose name the leader signs, and as what (Decree 30/2020, Annex I, II.7)."""
    title = leader.title.split(" Ủy ban")[0].upper()
    if AgencyKind(agency.kind) not in _COMMITTEES:
        return (title,)
    if title.startswith("PHÓ CHỦ TỊCH"):
        return ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    return ("TM. ỦY BAN NHÂN DÂN", title)


def sign_as_leader(pdf: bytes, box: Box, *, leader: Officer, signer: Signer, at: datetime) -> bytes:
    """The leader's personal signature, shown where the leader signs."""
    lines = (leader.full_name, leader.title, f"Ký số: {format_short(at)}")
    return _sign(pdf, "ChuKyLanhDao", box, lines, Look.PERSON, signer, at)


def seal_as_agency(pdf: bytes, place: dict[str, float], *, agency: Agency, signer: Signer, at: datetime) -> bytes:
    """The agency's signature, shown as its seal beside the leader's."""
    lines = (agency.name, f"Ký số: {format_short(at)}")
    return _sign(pdf, "DauCoQuan", _box(place), lines, Look.AGENCY, signer, at)


def _box(place: dict[str, float]) -> Box:
    return Box(int(place["page"]), place["x1"], place["y1"], place["x2"], place["y2"])


def _sign(pdf: bytes, field: str, box: Box, lines: tuple[str, ...], look: Look, signer: Signer, at: datetime) -> bytes:
    appearance = Appearance(
        field_name=field,
        page=box.page,
        box=(round(box.x1), round(box.y1), round(box.x2), round(box.y2)),
        lines=lines,
        look=look,
        font_path=fonts.signature_font_path(),
    )
    return sign(pdf, key=signer.key, appearance=appearance, evidence=signer.evidence, at=at)
