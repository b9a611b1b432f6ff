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
