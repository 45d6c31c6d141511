"""The procedures of a deployment: what they say, who settles them, their online level."""

from datetime import date, datetime, time
from typing import Any

from motcua.cli.deployment.folder import DeploymentFolder, listed
from motcua.kernel.terms import parse_term
from motcua.organisation.queries import agencies
from motcua.organisation.rules.kinds import AgencyKind
from motcua.procedures.actions.give_competence import Place, give_competence
from motcua.procedures.actions.publish_revision import RevisionFacts, publish_revision
from motcua.procedures.actions.set_online_level import set_online_level
from motcua.procedures.queries import revision_of, service_of
from motcua.procedures.rules.fees import FeeLine
from motcua.procedures.rules.online import parse_online
from motcua.procedures.rules.papers import Paper
from motcua.procedures.rules.steps import steps_for
from motcua.procedures.rules.supplement_terms import KEY, SupplementTerm


def load_procedures(folder: DeploymentFolder, *, at: datetime) -> int:
    """Publish every procedure of `procedures.csv` that is not in force yet; how many there are."""
    settings = folder.settings()
    start = date.fromisoformat(str(settings["valid_from"]))
    today = at.date()
    processes, default_papers = folder.yaml("processes.yaml"), folder.yaml("default-papers.yaml")
    desks = {desk.parent.code: desk.code for desk in agencies(AgencyKind.DESK, on=today) if desk.parent}
    count = 0
    for row in folder.rows("procedures.csv"):
        count += 1
        if revision_of(row["code"], on=today) is None:
            facts = _facts(row, folder, processes, default_papers)
            publish_revision(facts, effective_from=start, by=None, at=at)
        give_competence(row["code"], _places(row, settings, desks), valid_from=start, by=None, at=at)
        _offer(row, start, at)
    return count


def _facts(
    row: dict[str, str], folder: DeploymentFolder, processes: dict[str, Any], default_papers: dict[str, Any]
) -> RevisionFacts:
    detail = folder.detail(row["code"])
    papers = detail.get("papers") or default_papers["papers"]
    return RevisionFacts(
        code=row["code"],
        level=row["level"],
        name=row["name"],
        field_name=row["field"],
        term=parse_term(row["term"]),
        term_note=row["term_note"],
        cut_off=time.fromisoformat(row["cut_off"]) if row["cut_off"] else None,
        fee_note=row["fee_note"],
        result_name=row["result"],
        papers=[Paper.from_json(paper).as_json() for paper in papers],
        fees=_fees(row, detail),
        steps=[step.as_json() for step in steps_for(processes, row["steps"])],
        form=folder.form(row["form"]),
        form_name=row["form"],
        legal_basis=listed(row["legal_basis"]),
        aliases=list(dict.fromkeys([*listed(row["aliases"]), *detail.get("aliases", [])])),
        details=_details(row, detail),
        assumed=_assumed(row, detail),
    )


def _details(row: dict[str, str], detail: dict[str, Any]) -> dict[str, Any]:
    """What people read about it, and the time to supplement a law of the sector sets (two columns, both or none)."""
    told = ("who", "sequence", "channels", "conditions", "sets")
    said: dict[str, Any] = {key: detail[key] for key in told if key in detail}
    own = SupplementTerm.from_text(row.get("supplement_term", ""), row.get("supplement_basis", ""))
    return {**said, KEY: own.as_json()} if own else said


def _fees(row: dict[str, str], detail: dict[str, Any]) -> list[dict[str, Any]]:
    if detail.get("fees"):
        return [FeeLine.from_json(fee).as_json() for fee in detail["fees"]]
    if row["fee_vnd"]:
        return [FeeLine.from_json({"case": "Mọi trường hợp", "amount": int(row["fee_vnd"])}).as_json()]
    return []


def _assumed(row: dict[str, str], detail: dict[str, Any]) -> list[str]:
    return listed(row["assumed"]) + ([] if detail.get("papers") else ["papers"])


def _places(row: dict[str, str], settings: dict[str, Any], desks: dict[str, str]) -> list[Place]:
    if row["level"] == "commune":
        communes = agencies(AgencyKind.COMMUNE, on=date.fromisoformat(str(settings["valid_from"])))
        return [Place(agency=commune.code, unit=commune.code, desk=desks[commune.code]) for commune in communes]
    where = row["settled_by"] if row["received_at"] == "land_branch" else settings["district"]
    return [Place(agency=row["decided_by"], unit=row["settled_by"], desk=desks[where])]


def _offer(row: dict[str, str], start: date, at: datetime) -> None:
    level = parse_online(row["online"])
    if level is None or service_of(row["code"], on=at.date()) is not None:
        return
    assumed = "online" in listed(row["assumed"])
    set_online_level(row["code"], level, reason=row["online_reason"], assumed=assumed, valid_from=start, by=None, at=at)
