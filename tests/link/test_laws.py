"""Laws of lineage: order is no matter, spans are exact, ends are in the record."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.link import find_lineage

SENTENCES = [
    "The Boreal Alliance offered Velmark a package of security assurances on Tuesday after two days of talks.",
    "The Boreal Alliance offered Velmark a package of security guarantees on Tuesday after two days of talks.",
    "Members would hold 40,000 soldiers at high readiness and pay for a new training ground near Calvek.",
    '"We are grateful for the assurance, but only membership will keep our people safe," Verhalik said.',
    '"We are grateful for the guarantee," Verhalik said, and left the room without another word.',
    "Drosvia called the package a provocation and warned that it would respond in kind.",
    "Fish prices rose again in the northern ports, where the herring is late this year.",
]
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map(lambda x: "News of the day\n" + "\n".join(x))


@settings(max_examples=25, deadline=None)
@given(texts=st.lists(TEXTS, min_size=1, max_size=4, unique=True), data=st.data())
def test_the_order_of_articles_is_no_matter_and_every_span_is_exact(make, pack, texts, data):
    articles = [make(text, outlet=f"Outlet {n}") for n, text in enumerate(texts)]
    links = find_lineage(articles, pack)
    assert links == find_lineage(data.draw(st.permutations(articles)), pack)
    text_of = {a.document.id: a.document.text for a in articles}
    for link in links:
        for end in (link.a, link.b):
            if end.document and end.span:
                end.span.check(text_of[end.document], "a link")
