"""What the law says about a dossier, as plain functions on values: no Django, no clock, no database."""
