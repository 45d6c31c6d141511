"""For tools that look for manage.py; people use `motcua`."""

from config.cli import main

if __name__ == "__main__":
    main()
