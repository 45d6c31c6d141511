"""`python -m tests.factories.world`: migrate the database of this environment and put the small world into it."""

import os

import django
from django.core.management import call_command


def main() -> None:
    """Used by tests that need the real system in processes of its own."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    call_command("migrate", verbosity=0)
    from tests.factories.cast import build_cast

    build_cast()


if __name__ == "__main__":
    main()
