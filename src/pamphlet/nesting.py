"""Room for nesting: what lets readers and writers walk their way down in peace.

Readers stop at a hundred levels of lists and quotations. Markup and layout are made by recursion,
up to a few dozen frames to a level, and Python's own limit is a thousand frames in all.
"""

import sys

FRAMES = 20_000


def make_room_for_nesting() -> None:
    """Let recursion go deep from now on; not taken back, since another thread may be deep down just then."""
    sys.setrecursionlimit(max(sys.getrecursionlimit(), FRAMES))
