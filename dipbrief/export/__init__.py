"""A report in other forms: here a page for the eye."""
