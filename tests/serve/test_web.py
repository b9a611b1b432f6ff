def test_every_cell_says_machine_read_and_opens_its_sentence(get):
    page = get("/state").text
    cells = page.count('<details class="cell">')
    assert cells > 10
    assert page.count("machine-read</span></summary>") == cells
    assert page.count("<mark>") >= cells


def test_the_page_and_its_twin_show_the_same_arrangements(get):
    page, twin = get("/state").text, get("/state.json").json()
    assert twin["arrangements"]
    assert all(f'<tr id="{a["subject"]}"' in page for a in twin["arrangements"])


def test_an_earlier_day_shows_less(get):
    assert get("/state?as_of=1999-01-01").text.count('<details class="cell">') == 0
    assert get("/state.json?as_of=1999-01-01").json()["arrangements"] == []


def test_an_article_opens_with_every_attribution_lit(get):
    document = get("/state.json").json()["arrangements"][0]["cells"][0]["groups"][0]["evidence"][0]["document"]
    page, twin = get(f"/documents/{document}").text, get(f"/documents/{document}.json").json()
    assert page.count('class="note"') == len(twin["attributions"])


def test_what_is_no_day_and_no_document_is_refused(get):
    assert get("/state?as_of=yesterday").status_code == 422
    assert get("/state?as_of=2024-13-40").status_code == 422
    assert get("/documents/ffffffffffff").status_code == 404


def test_a_page_asks_nobody_else(get):
    page = get("/state").text
    assert "<script" not in page
    assert 'src="' not in page
    assert "//" not in page.replace("<!doctype", "").split("<style>")[0]


def _cited(get):
    evidence = get("/state.json").json()["arrangements"][0]["cells"][0]["groups"][0]["evidence"][0]
    twin = get(f"/documents/{evidence['document']}.json").json()
    return evidence["document"], twin["statements"][0]


def test_an_article_is_cited_on_its_page_and_as_json(get):
    document, _ = _cited(get)
    page, told = get(f"/documents/{document}").text, get(f"/documents/{document}.cite.json").json()
    assert set(told) == {"APA", "Chicago", "BibTeX", "CSL-JSON", "sentence"}
    assert document[:12] in told["sentence"]
    assert "Cite this article" in page
    assert '<details class="cite" id="d1-cite">' in page


def test_words_are_cited_where_an_address_names_their_statement(get):
    document, statement = _cited(get)
    page = get(f"/documents/{document}?cite={statement['id']}").text
    told = get(f"/documents/{document}.cite.json?cite={statement['id']}").json()
    assert "Cite these words" in page
    assert "characters" in told["sentence"]
    assert "characters" not in get(f"/documents/{document}.cite.json").json()["sentence"]
    assert "?cite=" in get("/state").text


def test_an_article_has_an_address_for_each_view(get):
    document, _ = _cited(get)
    for view in ("folded", "cleaned", "chains", "raw"):
        page = get(f"/documents/{document}?view={view}").text
        assert page.count(" checked") == 1
        assert f'class="view-{view}" checked' in page


def test_a_view_or_a_statement_that_is_none_is_refused_with_what_there_is(get):
    document, _ = _cited(get)
    answer = get(f"/documents/{document}?view=upside")
    assert answer.status_code == 422
    assert "chains" in answer.text
    assert get(f"/documents/{document}?cite=s0").status_code == 422
    assert get(f"/documents/{document}.cite.json?cite=s0").status_code == 422


def test_an_error_is_reported_with_what_was_read_at_the_words(get):
    document, statement = _cited(get)
    told = get(f"/documents/{document}.report.txt?cite={statement['id']}")
    assert told.headers["content-type"] == "text/plain; charset=utf-8"
    assert told.text.startswith("What is wrong: \nWhat it should say: \n")
    assert f"/documents/{document}#{statement['id']}" in told.text
    assert statement["id"] in told.text.split("What was read:")[1]
    assert "What was read:" not in get(f"/documents/{document}.report.txt").text
    assert ".report.txt?cite=" in get("/state").text
