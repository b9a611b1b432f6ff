import csv
import io
import re

ON = "package_of_security_assurances"


def rows(text, delimiter=","):
    return list(csv.DictReader(io.StringIO(text), delimiter=delimiter))


def test_the_page_and_its_twins_show_the_same_cells(get):
    twin = get("/matrix.json").json()
    page = get("/matrix?all=1").text
    cells = {(row["actor"], x["arrangement"]) for row in twin["rows"] for x in row["cells"]}
    assert len(cells) == page.count('<a class="mark"') > 20
    assert {(x["actor"], x["arrangement"]) for x in rows(get("/matrix.csv").text)} == cells
    assert all(x["review"] == "machine-read" for x in rows(get("/matrix.dna.csv").text, ";"))


def test_a_long_tail_is_folded_and_counted(get):
    twin, page = get("/matrix.json").json(), get("/matrix").text
    shown = len(re.findall(r"<tbody>.*</tbody>", page, re.S)[0].split("<tr>")) - 1
    assert shown == 12
    assert f"{len(twin['rows']) - shown} more actors" in page
    assert "more actors" not in get("/matrix?all=1").text


def test_a_cell_opens_every_sentence_behind_it(get):
    twin = get("/matrix.json").json()
    row = next(x for x in twin["rows"] if x["actor"] == "name:drosvia")
    (cell,) = [x for x in row["cells"] if x["arrangement"] == ON]
    page = get(f"/matrix?who=name:drosvia&on={ON}").text
    assert page.count("<blockquote>") == len(cell["sayings"])
    for saying in cell["sayings"]:
        assert f'href="/documents/{saying["document"]}#{saying["statement"]}"' in page
        assert f"<mark>{saying['evidence'][0]['text']}</mark>" in page


def test_filters_stand_in_the_address_and_are_kept_by_its_links(get):
    page = get("/matrix?tenor=rejects&as_of=2024-04-30&since=2024-03-12").text
    assert "/matrix.csv?tenor=rejects&amp;since=2024-03-12&amp;as_of=2024-04-30" in page
    marks = re.findall(r'<a class="mark" href="([^"]+)" title="[^"]+: (\w+),', page)
    assert {x for _, x in marks} == {"rejects"}
    assert all("tenor=rejects" in x and "as_of=2024-04-30" in x for x, _ in marks)


def test_a_filter_that_there_is_not_is_refused_with_those_there_are(get):
    for path, found in (("tenor=loves", "rejects"), ("type=planet", "collective"), ("since=2024-02-30", "2023-06-01")):
        answer = get(f"/matrix?{path}")
        assert answer.status_code == 422
        assert found in answer.text


def test_filters_that_leave_nothing_and_a_cell_that_there_is_not_are_told(get):
    assert "No cell is on record for these filters" in get("/matrix?actor=nobody+of+that+name").text
    assert "No cell of “&lt;b&gt;”" in get("/matrix?who=%3Cb%3E&on=none").text


def test_only_the_script_of_the_arrow_keys_is_asked_for(get):
    page = get("/matrix").text
    assert re.findall(r'src="([^"]+)"', page) == ["/static/grid.js"]
    assert get("/static/grid.js").headers["content-type"].startswith("text/javascript")
