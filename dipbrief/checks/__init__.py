"""What speaks against a report, whoever made it: from the report alone, from its text, from another reading.

Each module looks at one sort of value and yields findings; ``check`` puts them together. Codes, severities and
meanings stand in ``data/findings.toml``.
"""
