"""Reports in, other formats out. Nothing here reads a text."""
