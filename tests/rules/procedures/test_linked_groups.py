"""The linked groups of the reference deployment: sound, of procedures it has, and what runs at once in each."""

from collections import defaultdict

import pytest

from motcua.dossiers.rules.linking import PartStanding, PartState, ready
from motcua.procedures.rules.linked import Part, problem_with


@pytest.fixture
def groups(linked):
    """The parts of each group by its procedure and first day."""
    found = defaultdict(list)
    for row in linked:
        needs = tuple(int(need) for need in row["needs"].split(";") if need)
        found[row["procedure"], row["valid_from"]].append(Part(int(row["position"]), row["part"], needs))
    return found


def test_every_group_is_sound_and_names_its_law(groups, linked, catalogue):
    codes = {row["code"] for row in catalogue}
    problems = {key: problem_with(key[0], parts) for key, parts in groups.items()}
    assert {key: problem for key, problem in problems.items() if problem} == {}
    assert {row["procedure"] for row in linked} | {row["part"] for row in linked} <= codes
    assert [row for row in linked if not row["legal_basis"]] == []


def test_after_a_death_is_registered_residence_and_funeral_support_begin_at_once(groups):
    parts = groups["2.002622", "2024-07-01"]
    first = [PartStanding(part.position, part.needs, PartState.WAITING) for part in parts]
    then = [PartStanding(1, (), PartState.WITH_RESULT), *first[1:]]
    assert ready(first, in_order=False) == [1]
    assert ready(then, in_order=False) == [2, 3]
    assert ready(then, in_order=True) == [2]
