"""Every fact has a sentence and exactly one recorder, and what follows from it exists."""

import ast
import string
from collections import Counter
from dataclasses import fields

import pytest

from motcua.journal.events import REGISTRY, Event
from motcua.monitoring.rules.steps import COUNTED, steps_of
from motcua.reactions import FOLLOWS
from tests.factories.source import CONTEXTS, HOUSE, calls, modules, name_of, tree

KINDS = sorted(kind for kind, event in REGISTRY.items() if event.__module__.startswith("motcua."))


def event(kind: str) -> type[Event]:
    return REGISTRY[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_a_fact_has_a_sentence_told_from_its_own_fields(kind: str) -> None:
    names = {name for _, name, _, _ in string.Formatter().parse(event(kind).sentence) if name}
    assert event(kind).sentence[:1].isupper() and not event(kind).sentence.endswith(".")
    assert names <= {field.name for field in fields(event(kind))}


@pytest.mark.parametrize("kind", KINDS)
def test_a_fact_is_named_after_its_context(kind: str) -> None:
    context = event(kind).__module__.split(".")[1]
    assert context in CONTEXTS and kind.split(".")[0] in {context, context.removesuffix("s")}


def test_every_fact_is_made_in_exactly_one_place() -> None:
    made: Counter[str] = Counter()
    for path in modules():
        if path.name != "events.py":
            made.update(name.rsplit(".", 1)[-1] for name in calls(tree(path)))
    assert {kind: made[event(kind).__name__] for kind in KINDS if made[event(kind).__name__] != 1} == {}


def test_events_live_in_events_modules_alone() -> None:
    for path in modules():
        bases = {
            ast.unparse(base) for node in ast.walk(tree(path)) if isinstance(node, ast.ClassDef) for base in node.bases
        }
        assert "Event" not in bases or path.name == "events.py", name_of(path)


def test_facts_are_recorded_by_actions_alone() -> None:
    recorders = [path for path in modules() if "record" in set(calls(tree(path)))]
    places = {name_of(path) for path in recorders if path.name != "actions.py" and path.parent.name != "actions"}
    assert places == {"motcua/dossiers/filing.py", "motcua/dossiers/reception.py"}


def test_what_follows_follows_from_facts_that_exist() -> None:
    assert set(FOLLOWS) <= set(REGISTRY)
    assert all(reactions for reactions in FOLLOWS.values())


def test_every_fact_about_a_dossier_is_followed() -> None:
    assert {kind for kind in KINDS if kind.startswith("dossier.")} <= set(FOLLOWS)


def test_counted_facts_are_those_whose_reaction_counts() -> None:
    counting = {kind for kind, reactions in FOLLOWS.items() if "count" in {each.__name__ for each in reactions}}
    assert counting == COUNTED <= set(REGISTRY)


@pytest.mark.parametrize("kind", sorted(set(KINDS) - COUNTED))
def test_a_fact_that_is_not_counted_adds_nothing(kind: str) -> None:
    steps = steps_of(kind, {})
    assert (steps.counts, steps.open_change, steps.due_on) == ((), 0, None)


def test_no_personal_data_of_citizens_in_facts() -> None:
    forbidden = {"applicant", "applicant_name", "identity_no", "phone", "email", "address", "comment"}
    for path in sorted(HOUSE.glob("*/events.py")):
        named = {
            node.target.id
            for node in ast.walk(tree(path))
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
        }
        assert not named & forbidden, name_of(path)
