"""The HTTP API: translates requests into queries and actions, and refusals into problem+json."""
