"""``python -m dipbrief``: dispatches in, their reports out."""

import sys

from dipbrief.command_line import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
