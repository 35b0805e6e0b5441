"""The pizhu command: everything that needs no screen, and the door to the one that does.

Exit codes: 0 done; 1 something could not be done, with the reason on standard error; 2 the command line is wrong;
130 interrupted; 141 nobody reads the output any more.
"""

import os
import sys

from tui.cli.commands import COMMANDS


def main() -> None:
    """Run the command line. Opening a path, the everyday call, does not wait for click (25 ms)."""
    from tui.cli.streams import ready_streams

    ready_streams()
    args = sys.argv[1:]
    if "_PIZHU_COMPLETE" in os.environ or len(args) > 1 or any(arg.startswith("-") or arg in COMMANDS for arg in args):
        from tui.cli.group import pizhu

        if "_PIZHU_COMPLETE" in os.environ:
            from click.shell_completion import add_completion_class

            from tui.cli.bash import WholeWords

            add_completion_class(WholeWords)
        pizhu(prog_name="pizhu")
    from tui.cli.output import Failed, complain
    from tui.cli.reader import open_reader

    try:
        sys.exit(open_reader(*args))
    except Failed as error:
        complain(str(error))
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
