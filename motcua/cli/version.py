"""Where this release keeps what it ships."""

from pathlib import Path


def deployments_folder() -> Path:
    """The folder of deployments in the checkout this release runs from."""
    return Path(__file__).resolve().parents[2] / "deployments"
