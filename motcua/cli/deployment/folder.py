"""Reading the files of a deployment folder."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class DeploymentFolder:
    """A folder such as `deployments/cho-gao`. Raises FileNotFoundError for a file it lacks."""

    path: Path

    def rows(self, name: str) -> Iterator[dict[str, str]]:
        """The rows of a CSV file."""
        with (self.path / name).open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)

    def settings(self) -> dict[str, Any]:
        """`deployment.yaml`."""
        return self.yaml("deployment.yaml")

    def yaml(self, name: str) -> dict[str, Any]:
        """A YAML file as a mapping."""
        return dict(yaml.safe_load((self.path / name).read_text(encoding="utf-8")))

    def detail(self, code: str) -> dict[str, Any]:
        """What is known in full of a procedure; empty when there is no file."""
        path = self.path / "details" / f"{code}.yaml"
        return self.yaml(f"details/{code}.yaml") if path.exists() else {}

    def form(self, name: str) -> dict[str, Any]:
        """A form definition."""
        return dict(json.loads((self.path / "forms" / f"{name}.json").read_text(encoding="utf-8")))


def listed(cell: str) -> list[str]:
    """The parts of a cell that holds a list."""
    return [part.strip() for part in cell.split(";") if part.strip()]
