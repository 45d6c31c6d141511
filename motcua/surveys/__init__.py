"""The citizen's rating of a finished dossier: one ballot a dossier."""
