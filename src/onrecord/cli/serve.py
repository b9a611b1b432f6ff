"""``onrecord serve`` and ``onrecord demo``: a record on localhost."""

from __future__ import annotations

from pathlib import Path

import click

from onrecord.cli.add import add_with_progress
from onrecord.cli.ask import show_state
from onrecord.cli.options import chosen, pack_option
from onrecord.cli.output import say
from onrecord.errors import OnrecordError, UnknownNameError, UnreadableInputError
from onrecord.linking import refresh
from onrecord.model.when import When
from onrecord.packs.loader import DEFAULT_PACK, load_pack

HOST = "127.0.0.1"


@click.command()
@click.argument("record")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free port.")
@click.option("--review", "reviews", is_flag=True, help="Decisions can be made on the pages; else they only show.")
@pack_option
def serve(record: str, port: int, reviews: bool, pack_name: str) -> None:
    """Serve RECORD on localhost until stopped: the state matrix with the sentence behind every cell.

    With --review, whoever uses this machine can accept, reject and edit what was read and say which arrangements are
    one, each under a name of their choice. The pack is that the record was made with.
    """
    try:
        import uvicorn

        from onrecord.serve.desk import Desk
        from onrecord.serve.web import make_app
    except ModuleNotFoundError as error:
        raise OnrecordError(f"serving needs the extra [serve]; found no module {error.name}") from error
    desk = None
    if reviews:
        try:
            pack = load_pack(pack_name)
        except UnknownNameError as error:
            raise click.UsageError(str(error)) from error
        desk = Desk(path=record, pack=pack, remake=lambda store: refresh(store, pack))
    app = make_app(record, desk)
    say(f"serving {record} at http://{HOST}:{port} (Ctrl-C stops)")
    uvicorn.run(app, host=HOST, port=port, log_level="warning")


@click.command()
@click.option("--record", default="example.onrecord", show_default=True, help="Where to build the record.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535))
@click.option("--no-serve", is_flag=True, help="Build and print, then return.")
@click.pass_context
def demo(ctx: click.Context, record: str, port: int, no_serve: bool) -> None:
    """Build the record of the bundled example, print its state, and serve it until stopped."""
    pack, reader = chosen(None, DEFAULT_PACK)
    add_with_progress(record, [str(example_articles())], pack, reader, published=When(), outlet=None)
    show_state(record)
    if not no_serve:
        ctx.invoke(serve, record=record, port=port)


def example_articles() -> Path:
    """The folder of the bundled example: inside the installed package, else beside the source tree."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "example", package.parents[1] / "examples" / "articles"):
        if folder.is_dir():
            return folder
    raise UnreadableInputError(str(package / "example"), expected="the bundled example", found="no such folder")
