"""The exchange with the national portal: what arrives, what is told, what differs. It owns no dossier."""
