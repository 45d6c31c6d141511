"""Messages to people about what happened, one for each fact and recipient."""
