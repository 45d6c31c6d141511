"""What a file is by its content, and which files we accept."""
