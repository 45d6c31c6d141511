"""Their side: citizens and organisations that file dossiers."""
