"""``onrecord``: one command group, and the one place where an error becomes a line on stderr and an exit code."""

from __future__ import annotations

import sys
from importlib.metadata import version

import click

from onrecord.cli.add import add
from onrecord.cli.ask import corroborate, links, state, who
from onrecord.cli.evaluate import evaluate
from onrecord.cli.maintain import export, remove, sql, verify
from onrecord.cli.output import say
from onrecord.cli.read import read
from onrecord.cli.serve import demo, serve
from onrecord.errors import OnrecordError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(version("onrecord"), prog_name="onrecord")
def cli() -> None:
    """Who said what, on whose word, and what became of it: news of a negotiation as an auditable record."""


for command in (read, add, state, who, links, corroborate, remove, verify, export, sql, serve, evaluate, demo):
    cli.add_command(command)


def main() -> None:
    """Entry point: runs the command line and exits with a code of the contract (0, 1, 2 or 3)."""
    try:
        code = cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.Abort:
        say("interrupted")
        code = 2
    except OnrecordError as error:
        say(str(error))
        code = error.exit_code
    except SystemExit:
        # With standalone_mode off, click exits by itself in one case: whoever reads our output has seen enough
        # ("| head"). Nothing went wrong, and the contract keeps its code 1 for "nothing found".
        code = 0
    sys.exit(code or 0)
