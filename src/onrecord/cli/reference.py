"""The command reference, made from the commands: ``python -m onrecord.cli.reference > docs/commands.md``."""

from __future__ import annotations

from collections.abc import Iterator

import click

from onrecord.cli.main import cli

HEAD = """# Command reference

Generated from the commands; a test keeps it current. stdout carries data, stderr carries talk. Exit codes: 0 fine,
1 nothing found under `--fail-empty`, 2 usage or unreadable input, 3 evidence failed verification.
"""


def reference() -> str:
    """Every command with its help, in alphabetical order, as Markdown."""
    # Under the group's own context, so that its settings (-h) hold here as they do in a shell.
    group = click.Context(cli, info_name="onrecord", terminal_width=100, **cli.context_settings)
    return "\n".join([HEAD, *_helps(group, cli)])


def _helps(parent: click.Context, group: click.Group) -> Iterator[str]:
    """The help of each command of `group` and, after a group's own, of its commands."""
    for name in group.list_commands(parent):
        command = group.get_command(parent, name)
        assert command is not None, "a command that is listed is there"
        context = click.Context(command, info_name=name, parent=parent)
        yield f"## {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"
        if isinstance(command, click.Group):
            yield from _helps(context, command)


if __name__ == "__main__":
    click.echo(reference(), nl=False)
