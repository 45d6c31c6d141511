"""What `motcua doctor` looks at. `machine` needs nothing but Python, so that it works when nothing else does."""
