"""Dispatches with careful records: what a report says against what the record says, known today and between commits.

``python -m tests.records --help`` lists the commands.
"""
