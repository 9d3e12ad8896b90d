"""``python -m dipbrief``: dispatches in, their reports out."""

import sys

from dipbrief.data_files import DataError

try:
    from dipbrief.command_line import main
except DataError as error:  # in a checkout, whose tables are made when they are read first
    sys.exit(f"dipbrief: {error}")

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
