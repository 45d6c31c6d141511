"""The table of states and verbs as rows and as a picture, for the documentation and for `motcua states`."""

from motcua.dossiers.rules.states import FINAL, STATE_NAMES, TABLE, VERB_NAMES, State, after


def arrows() -> list[tuple[State, str, State]]:
    """Every move of the table: from which state, by which verb (its English value), to which state."""
    rows = [(state, verb.value, after(verb, state)) for verb, (before, _) in TABLE.items() for state in before]
    order = list(State)
    return sorted(rows, key=lambda row: (order.index(row[0]), order.index(row[2]), row[1]))


def mermaid() -> str:
    """The picture in Mermaid's language. Filing starts it (at the counter filing and reception are one act)."""
    named = [f"    {state.value}: {STATE_NAMES[state]}" for state in State]
    verbs = {verb.value: name for verb, name in VERB_NAMES.items()}
    moved = [f"    {before.value} --> {after.value}: {verb} ({verbs[verb]})" for before, verb, after in arrows()]
    ends = [f"    {state.value} --> [*]" for state in State if state in FINAL]
    starts = [
        f"    [*] --> {State.SUBMITTED.value}: submit (Nộp trực tuyến)",
        f"    [*] --> {State.RECEIVED.value}: file_at_counter (Nộp và tiếp nhận tại quầy)",
    ]
    return "\n".join(["stateDiagram-v2", *named, *starts, *moved, *ends])
