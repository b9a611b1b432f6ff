"""A report of an error, ready to be sent: what the program read at some words, and the place for what they say."""

from __future__ import annotations

import json

from onrecord.model.reading import Article
from onrecord.model.statement import Statement
from onrecord.serve.citations import cited_article, cited_statement, sentence
from onrecord.serve.contract import attribution_json, statement_json, term_json


def report_of(article: Article, statement: Statement | None, address: str) -> str:
    """The report on one statement of an article as plain text, None for the whole; `address` is where it is shown."""
    reading = article.reading
    names = {x.id: x.name for x in reading.actors}
    cited = cited_article(article) if statement is None else cited_statement(article, statement, names)
    told = [
        "What is wrong: ",
        "What it should say: ",
        "",
        f"In: {sentence(cited)}",
        f"Source: {article.captures[0].source}",
        f"Shown at: {address}",
        f"Document: {article.document.id}",
        f"Read by: {reading.reader or 'nothing, only cleaned'}",
    ]
    if statement is not None:
        terms = [term_json(x) for x in reading.terms if x.statement == statement.id]
        around = [attribution_json(x) for x in reading.attributions if x.id == statement.attribution]
        read = {"statement": statement_json(statement), "attribution": around, "terms": terms}
        told += ["What was read:", json.dumps(read, ensure_ascii=False, indent=1)]
    return "\n".join(told) + "\n"
