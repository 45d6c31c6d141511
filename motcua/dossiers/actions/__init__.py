"""What people do to a dossier, one file a verb. Each is one durable transaction and one journal row."""
