"""Child processes of tests."""

import signal


def heeding_interrupts():
    """Run in a child before its program: where the suite is in the background, SIGINT is ignored, and children inherit
    that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
