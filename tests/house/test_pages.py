"""The pages of docs/ say what the code says: words, picture, paths, links and commands."""

import re
from enum import Enum
from importlib import import_module
from pathlib import Path

import pytest
from django.core.management import get_commands

from motcua.clients.national_portal.portal import Service
from motcua.clients.payment.gateway import SessionState
from motcua.dossiers.models import Document
from motcua.dossiers.models.dossier import Channel
from motcua.dossiers.rules.deadlines import DueTime, Timeliness
from motcua.dossiers.rules.linking import PartState
from motcua.dossiers.rules.returning import ReturnWay
from motcua.dossiers.rules.state_diagram import mermaid
from motcua.dossiers.rules.states import State, Verb
from motcua.exchange.rules.kinds import InboundState
from motcua.fees.models import Way
from motcua.fees.rules.relief import ReliefGroup
from motcua.fees.rules.settling import ChargeState
from motcua.journal.events import REGISTRY
from motcua.kernel.terms import TermUnit
from motcua.kernel.worktime import DayKind
from motcua.monitoring.rules.cells import Cut, Grain
from motcua.monitoring.rules.definitions import BY_KEY
from motcua.notifications.rules.channels import Channel as Telling
from motcua.notifications.rules.channels import DeliveryState, Lane
from motcua.organisation.rules.kinds import AgencyKind, Role
from motcua.pades.policy import Verdict
from motcua.pades.subject import SignerKind
from motcua.papers.result import Layout
from motcua.people.models import Person
from motcua.procedures.models import Procedure, Revision
from motcua.procedures.rules.fees import FeeChannel
from motcua.procedures.rules.online import OnlineLevel
from motcua.procedures.rules.papers import PaperMode, Signed
from motcua.procedures.rules.steps import StepUnit
from motcua.queueing.rules.order import Line
from motcua.queueing.rules.tickets import BookingState, PriorityReason, TicketState
from motcua.reference.rules.portal import FilingPlace
from motcua.signatures.models import Certificate

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
GLOSSARY = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
WORDS: list[type[Enum]] = [
    State, Verb, Role, AgencyKind, Channel, ReturnWay, OnlineLevel, TermUnit, DayKind, DueTime, Timeliness, PaperMode,
    Signed, StepUnit, FeeChannel, Layout, Verdict, SignerKind, Document.Kind, Person.Kind, Procedure.Level,
    Revision.Status, Certificate.Purpose, Grain, Cut, ChargeState, Way, ReliefGroup, SessionState,
    TicketState, PriorityReason, BookingState, Line, Telling, DeliveryState, Lane, FilingPlace, PartState,
    InboundState, Service,
]  # fmt: skip


@pytest.mark.parametrize("words", WORDS, ids=lambda words: words.__qualname__)
def test_the_glossary_has_every_word_of_an_enumeration(words: type[Enum]) -> None:
    assert [word.value for word in words if f"`{word.value}`" not in GLOSSARY] == []


def test_the_glossary_has_every_fact_and_its_sentence() -> None:
    for path in (ROOT / "motcua").glob("*/events.py"):
        import_module(f"motcua.{path.parent.name}.events")
    facts = {kind: event.sentence for kind, event in REGISTRY.items() if event.__module__.startswith("motcua.")}
    facts.pop("", None)
    assert [kind for kind, sentence in facts.items() if f"| `{kind}` | {sentence} |" not in GLOSSARY] == []


def test_the_glossary_has_every_figure() -> None:
    rows = {key: f"| `{figure.of}` | `{key}` | {figure.name} |" for key, figure in BY_KEY.items()}
    assert [key for key, row in rows.items() if row not in GLOSSARY] == []


def test_the_picture_of_the_states_is_that_of_the_table() -> None:
    page = (ROOT / "docs/states.md").read_text(encoding="utf-8")
    assert f"```mermaid\n{mermaid()}\n```" in page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    inside = [target for target in targets if "://" not in target]
    assert [target for target in inside if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_path_of_our_code_exists(page: Path) -> None:
    paths = re.findall(r"`((?:motcua|tests|deployments|config)/[\w./-]+)`", page.read_text(encoding="utf-8"))
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_command_of_the_readme_exists() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(?:\.venv/bin/)?motcua ([a-z]+)", text))
    assert named and named <= set(get_commands())
    targets = set(re.findall(r"\bmake ([a-z]+)", "\n".join(re.findall(r"`[^`]+`", text))))
    assert targets <= set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
