"""Linking procedures: dated, once, by a controller; the reference deployment's groups are sound."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from motcua.cli.deployment.folder import DeploymentFolder
from motcua.procedures.actions.link_procedures import LinkedFacts, link_procedures
from motcua.procedures.models import LinkedGroup
from motcua.procedures.queries import linked_parts
from motcua.procedures.rules.linked import Part, problem_with
from tests.factories.cast import BIRTH, DEPLOYMENT, MARITAL, PLAIN, Cast
from tests.factories.traces import no_trace, one_fact, refused

FACTS = LinkedFacts(
    PLAIN, (Part(1, BIRTH), Part(2, MARITAL, (1,))), date(2024, 1, 1), date(2024, 6, 30), "Nghị định mẫu"
)


def test_a_controller_links_and_the_group_holds_for_its_time(cast: Cast, at: datetime) -> None:
    with one_fact("procedures.linked") as fact:
        link_procedures(FACTS, by=cast.user("controller"), at=at)
    assert fact.data["parts"] == [BIRTH, MARITAL]
    held = linked_parts(PLAIN, on=date(2024, 6, 30))
    assert [(part.position, part.procedure.code, part.needs) for part in held] == [(1, BIRTH, []), (2, MARITAL, [1])]
    assert linked_parts(PLAIN, on=date(2023, 12, 31)) == [] == linked_parts(PLAIN, on=date(2024, 7, 1))


def test_a_later_group_takes_the_place_of_an_earlier_one(cast: Cast, at: datetime) -> None:
    link_procedures(replace(FACTS, valid_to=None), by=None, at=at)
    link_procedures(replace(FACTS, parts=(Part(1, BIRTH),), valid_from=date(2024, 7, 1), valid_to=None), by=None, at=at)
    assert len(linked_parts(PLAIN, on=date(2024, 6, 30))) == 2
    assert len(linked_parts(PLAIN, on=date(2024, 7, 1))) == 1


def test_linking_twice_links_once(cast: Cast, at: datetime) -> None:
    link_procedures(FACTS, by=None, at=at)
    with no_trace():
        link_procedures(FACTS, by=None, at=at)
    assert LinkedGroup.objects.count() == 1


@pytest.mark.parametrize("name", ["leader", "administrator", "citizen"])
def test_nobody_else_links(cast: Cast, at: datetime, name: str) -> None:
    with refused("Chỉ cán bộ kiểm soát thủ tục hành chính"):
        link_procedures(FACTS, by=cast.user(name), at=at)


def test_a_group_without_order_is_refused(cast: Cast, at: datetime) -> None:
    with refused("đứng trước"):
        link_procedures(replace(FACTS, parts=(Part(1, BIRTH, (1,)),)), by=None, at=at)


def test_the_groups_of_the_reference_deployment_name_procedures_it_has() -> None:
    folder = DeploymentFolder(Path(DEPLOYMENT))
    known = {row["code"] for row in folder.rows("procedures.csv")}
    rows = list(folder.rows("linked.csv"))
    assert {row[name] for row in rows for name in ("procedure", "part")} <= known
    for key in {(row["procedure"], row["valid_from"]) for row in rows}:
        inside = [row for row in rows if (row["procedure"], row["valid_from"]) == key]
        parts = [
            Part(int(row["position"]), row["part"], tuple(int(one) for one in row["needs"].split(";") if one))
            for row in inside
        ]
        assert problem_with(key[0], parts) is None and all(row["legal_basis"] for row in inside)
