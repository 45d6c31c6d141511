"""The reference deployment as its files have it: read as text, without Django and without a database."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from motcua.procedures.rules.forms import FormDefinition

FOLDER = Path(__file__).parents[3] / "deployments" / "cho-gao"

Row = dict[str, str]


@pytest.fixture(scope="session")
def read_csv() -> Callable[[str], list[Row]]:
    def read(name: str) -> list[Row]:
        with (FOLDER / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return read


@pytest.fixture(scope="session")
def catalogue(read_csv) -> list[Row]:
    return read_csv("procedures.csv")


@pytest.fixture(scope="session")
def agencies(read_csv) -> list[Row]:
    return read_csv("organisation.csv")


@pytest.fixture(scope="session")
def officers(read_csv) -> list[Row]:
    return read_csv("officers.csv")


@pytest.fixture(scope="session")
def linked(read_csv) -> list[Row]:
    return read_csv("linked.csv")


@pytest.fixture(scope="session")
def processes() -> dict:
    return yaml.safe_load((FOLDER / "processes.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def details() -> dict[str, dict]:
    return {
        path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((FOLDER / "details").glob("*"))
    }


@pytest.fixture(scope="session")
def form_of() -> Callable[[str], FormDefinition]:
    def read(name: str) -> FormDefinition:
        return FormDefinition.from_json(json.loads((FOLDER / "forms" / f"{name}.json").read_text(encoding="utf-8")))

    return read
