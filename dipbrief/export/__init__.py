"""Reports in, other formats out. Only `deeds` reads a text."""
