"""``opsplan`` as a program, also ``python -m opsplan``."""

from __future__ import annotations

import signal


def main() -> None:
    """Run the command line. Ctrl-C while it is still being loaded ends it at once: there is nothing to tidy up yet."""
    usual = signal.signal(signal.SIGINT, signal.SIG_DFL)
    from opsplan.cli.main import main as run

    signal.signal(signal.SIGINT, usual)
    run()


if __name__ == "__main__":
    main()
