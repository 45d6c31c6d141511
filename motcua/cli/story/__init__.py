"""Walking through the running system from outside, over HTTP, as the people concerned; nothing here imports a context."""
