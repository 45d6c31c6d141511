"""Who may sign in. It knows names and passwords, and nothing of offices or dossiers."""
