"""What the person at the terminal reads while something takes a moment."""

import sys


def say(text: str) -> None:
    """Print one line of progress; standard output stays free for results."""
    print(text, file=sys.stderr, flush=True)
