"""An article on its page, with its JSON twin and its citations."""

from __future__ import annotations

from importlib.resources import files

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse

from onrecord.model.reading import Article
from onrecord.serve.citations import citations, cited_article, cited_statement
from onrecord.serve.contract import article_json
from onrecord.serve.errata import report_of
from onrecord.serve.held import Held, as_json
from onrecord.serve.pages.addresses import document_address, sentence_address
from onrecord.serve.pages.article import Shown, article_page
from onrecord.serve.problems import check_one_of, one_of


def add_article_pages(app: FastAPI, held: Held) -> None:
    """Add ``/documents/ID`` with its twin, its citations and the script that copies them to `app`."""
    script = files("onrecord.serve.pages").joinpath("static/copy.js").read_text(encoding="utf-8")

    @app.get("/static/copy.js")
    def copier() -> Response:
        return Response(script, media_type="text/javascript; charset=utf-8")

    # Before the twin, whose address would take these for documents of that name.
    @app.get("/documents/{document}.cite.json")
    def cited(document: str, cite: str = "") -> Response:
        found = held.article(document)
        _check_statement(found, cite)
        names = {x.id: x.name for x in found.reading.actors}
        of = [cited_statement(found, x, names) for x in found.reading.statements if x.id == cite]
        return as_json(citations(of[0] if of else cited_article(found)))

    @app.get("/documents/{document}.report.txt")
    def erratum(request: Request, document: str, cite: str = "") -> Response:
        found = held.article(document)
        _check_statement(found, cite)
        of = next((x for x in found.reading.statements if x.id == cite), None)
        shown = sentence_address(found.document.id, of) if of else document_address(found.document.id)
        told = report_of(found, of, f"{str(request.base_url).rstrip('/')}{shown}")
        return Response(told, media_type="text/plain; charset=utf-8")

    @app.get("/documents/{document}.json")
    def twin(document: str) -> Response:
        return as_json(article_json(held.article(document)))

    @app.get("/documents/{document}", response_class=HTMLResponse)
    def article(document: str, view: str = "", cite: str = "") -> str:
        shown = one_of(Shown, view, "one of the views of an article", "view") or Shown.FOLDED
        found = held.article(document)
        _check_statement(found, cite)
        return article_page([found], served=True, shown=shown, cite=cite)


def _check_statement(article: Article, cite: str) -> None:
    """Answer with 422 what asks for a statement that the article has not."""
    check_one_of((x.id for x in article.reading.statements), cite, "the id of a statement of this article", "cite")
