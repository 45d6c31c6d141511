"""What each regime limits, as the reference deployment ships it: every rule with its article, none in code."""

import csv
from datetime import time
from pathlib import Path

import pytest

from motcua.kernel.terms import parse_term
from motcua.reference.rules.limits import LIMIT_NAMES, LegalRule, LimitKey, Limits, check_value

FILE = Path(__file__).parents[2] / "deployments" / "cho-gao" / "regime_rules.csv"
with FILE.open(encoding="utf-8", newline="") as rows:
    RULES = list(csv.DictReader(rows))
ONLY_SINCE_2025 = {LimitKey.ONLINE_SHOW, LimitKey.ONLINE_ACCEPT, LimitKey.ONLINE_LAST_MINUTES}


def limits(regime: str) -> Limits:
    rules = [
        LegalRule(LimitKey(row["key"]), row["value"], row["article"], False) for row in RULES if row["regime"] == regime
    ]
    return Limits(regime, {rule.key: rule for rule in rules})


@pytest.mark.parametrize("row", RULES, ids=lambda row: f"{row['regime']} {row['key']}")
def test_a_rule_can_be_read_and_names_its_article(row: dict[str, str]) -> None:
    check_value(LimitKey(row["key"]), row["value"])
    assert row["article"] and row["verified"] in {"true", "false"}


def test_every_regime_sets_every_limit_but_the_new_online_hours() -> None:
    assert set(limits("nd-118-2025").rules) == set(LimitKey) == set(LIMIT_NAMES)
    assert set(limits("nd-61-2018").rules) == set(LimitKey) - ONLY_SINCE_2025


def test_what_changed_in_2025() -> None:
    old, new = limits("nd-61-2018"), limits("nd-118-2025")
    assert (old.text(LimitKey.RECEIVING_DESK), new.text(LimitKey.RECEIVING_DESK)) == (
        "own_desk",
        "any_desk_of_province",
    )
    assert (old.online_last_minutes, new.online_last_minutes) == (None, 60)
    assert old.count(LimitKey.SUPPLEMENT_REQUESTS) == new.count(LimitKey.SUPPLEMENT_REQUESTS) == 1
    assert new.term(LimitKey.ONLINE_ACCEPT) == parse_term("8 giờ") and new.hour(LimitKey.TRANSFER_CUT_OFF) == time(15)


@pytest.mark.parametrize(
    ("key", "value"),
    [(LimitKey.SUPPLEMENT_REQUESTS, "một"), (LimitKey.REVIEW_RETURN, "sớm"), (LimitKey.TRANSFER_CUT_OFF, "chiều"),
     (LimitKey.RECEIVING_DESK, " ")],
)  # fmt: skip
def test_a_value_nobody_can_read_is_not_loaded(key: LimitKey, value: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        check_value(key, value)


def test_a_limit_a_regime_does_not_set_is_not_invented() -> None:
    with pytest.raises(KeyError):
        limits("nd-61-2018").term(LimitKey.ONLINE_ACCEPT)
