"""How the Post serves a dossier, without a database."""
