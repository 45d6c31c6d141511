"""The verbs of money, one a file."""
