"""``onrecord``: one command group, and the one place where an error becomes a line on stderr and an exit code."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.metadata import version

import click

from onrecord.cli.output import say, say_misuse
from onrecord.errors import OnrecordError

# Each command by the module that holds it, so that reading a text does not wait for what opens a record.
COMMANDS = {
    "actors": "actors:actors",
    "add": "add:add",
    "agreement": "rule:agreement",
    "changes": "changes:changes",
    "clean": "clean:clean",
    "corroborate": "ask:corroborate",
    "demo": "serve:demo",
    "eval": "evaluate:evaluate",
    "export": "maintain:export",
    "links": "ask:links",
    "matrix": "matrix:matrix",
    "packs": "packs:packs",
    "read": "read:read",
    "remove": "maintain:remove",
    "review": "review:review",
    "rule": "rule:rule",
    "search": "search:search",
    "serve": "serve:serve",
    "sql": "maintain:sql",
    "state": "ask:state",
    "subjects": "subjects:subjects",
    "verdicts": "rule:verdicts",
    "verify": "maintain:verify",
    "watch": "watch:watch",
    "who": "ask:who",
    "withdraw": "rule:withdraw",
}


class Commands(click.Group):
    """The commands of `COMMANDS`, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        """Their names, in alphabetical order."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name; None if there is none."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"onrecord.cli.{module}"), name)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(version("onrecord"), prog_name="onrecord")
def cli() -> None:
    """Who said what, on whose word, and what became of it: news of a negotiation as an auditable record."""


def main() -> None:
    """Entry point: runs the command line and exits with a code of the contract (0, 1, 2 or 3)."""
    try:
        code = cli.main(standalone_mode=False)
    except click.ClickException as error:
        say_misuse(error)
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
