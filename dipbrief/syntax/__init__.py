"""Plain English, read once."""
