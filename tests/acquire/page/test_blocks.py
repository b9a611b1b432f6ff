from hypothesis import given
from hypothesis import strategies as st

from onrecord.acquire.page.blocks import blocks_of
from onrecord.acquire.page.tree import tree_of
from onrecord.model.vocabulary import SegmentKind as K


def blocks(body):
    return blocks_of(tree_of(f"<html><body>{body}</body></html>", "x.html"))


def texts(body):
    return [x.text for x in blocks(body)]


def kinds(body):
    return [(x.text, x.kind) for x in blocks(body)]


def test_blocks_come_in_page_order_with_their_space_made_single():
    assert texts("<div>Two\n ports <p>open  <b>talks</b>&nbsp;now</p> and close</div>") == [
        "Two ports",
        "open talks now",
        "and close",
    ]


def test_a_break_parts_a_paragraph():
    assert texts("<p>The first.<br>The second.<br/><br/>The third.</p>") == ["The first.", "The second.", "The third."]


def test_programs_comments_and_what_is_hidden_are_not_seen():
    body = """<p>Seen <script>no()</script><!-- no -->here</p><style>p {}</style><noscript><p>no</p></noscript>
        <template><p>no</p></template><p hidden>no</p><p style="Display : none">no</p>
        <div style="visibility:hidden"><p>no</p></div><![CDATA[no]]><p>and here</p>"""
    assert texts(body) == ["Seen here", "and here"]


def test_entities_are_letters():
    assert texts("<p>Smith &amp; Sons &mdash; caf&eacute; &#8364;3 &lt;b&gt;</p>") == ["Smith & Sons — café €3 <b>"]


def test_nested_lists_and_quotations_keep_their_order():
    found = blocks("<ul><li>One<ul><li>One a</li></ul></li><li>Two</li></ul><blockquote><p>Said.</p></blockquote>")
    assert [(x.text, x.tag, x.quoted) for x in found] == [
        ("One", "li", False),
        ("One a", "li", False),
        ("Two", "li", False),
        ("Said.", "p", True),
    ]


def test_cells_of_a_table_are_blocks():
    assert texts("<table><tr><th>Port</th><td>9</td></tr></table>") == ["Port", "9"]


def test_a_caption_and_its_credit_are_two_lines():
    body = """<figure><img src="x"><figcaption>The pilot boat at dawn.
        <span class="img-credit">Photo: Jo Roe</span></figcaption></figure>"""
    assert kinds(body) == [("The pilot boat at dawn.", K.CAPTION), ("Photo: Jo Roe", K.PHOTO_CREDIT)]


def test_names_of_classes_and_properties_tell_the_kind():
    assert kinds(
        """<p class="article__standFirst">What it means.</p><div class="articleByline">By Jo Roe</div>
        <div itemprop="datePublished">12 March</div><div class="author-bio"><p>Jo Roe writes on ports.</p></div>
        <ul class="key-points"><li>One pilot</li><li>Two boats</li></ul>"""
    ) == [
        ("What it means.", K.DEK),
        ("By Jo Roe", K.BYLINE_BIO),
        ("12 March", K.DATE),
        ("Jo Roe writes on ports.", K.AUTHOR_BIO),
        ("One pilot", K.SUMMARY_BULLET),
        ("Two boats", K.SUMMARY_BULLET),
    ]


def test_spans_beside_each_other_are_lines_and_in_a_sentence_words():
    assert kinds("<div><span class=author>Jo Roe</span><span class=date>12 March</span></div>") == [
        ("Jo Roe", K.BYLINE_BIO),
        ("12 March", K.DATE),
    ]
    sentence = "On <time>12 March</time> the two ports will open their talks on pilots."
    assert kinds(f"<p>{sentence}</p>") == [(sentence.replace("<time>", "").replace("</time>", ""), None)]


def test_a_short_line_with_a_link_to_its_writer_is_a_byline():
    assert kinds('<p>By <a rel="author" href="/x">Jo Roe</a>, harbour reporter</p>') == [
        ("By Jo Roe, harbour reporter", K.BYLINE_BIO)
    ]


def test_a_name_on_the_whole_article_tells_nothing_of_its_lines():
    paragraph = "The pilots would keep their boats for ten years, the harbour master said. " * 12
    assert kinds(f'<article class="post author-jo"><p>{paragraph}</p></article>') == [(paragraph.strip(), None)]
    head = '<div class="header social caption"><h1>Ports open talks</h1><p>On pilots</p></div>'
    assert [(x.kind, x.outside) for x in blocks(head)] == [(None, None), (None, None)]


def test_navigation_asides_and_related_boxes_are_outside():
    found = blocks(
        """<nav><p>World</p></nav><aside><p>Aside</p></aside><div class="related-stories"><p>Other</p></div>
        <article><p>In</p><footer><p>Foot of it</p></footer></article><footer><p>Foot</p></footer>"""
    )
    assert [(x.text, x.outside) for x in found] == [
        ("World", "navigation"),
        ("Aside", "aside"),
        ("Other", "related"),
        ("In", None),
        ("Foot of it", "navigation"),
        ("Foot", "navigation"),
    ]


def test_articles_are_numbered_by_the_outermost():
    body = "<p>0</p><article><p>1</p><article><p>1 too</p></article></article><article><p>2</p></article><p>0</p>"
    assert [x.article for x in blocks(body)] == [0, 1, 1, 2, 0]


def test_the_share_of_links_is_told():
    assert [round(x.linked, 1) for x in blocks("<p><a href=x>12345</a>67890</p><p>plain</p>")] == [0.5, 0.0]


TAGS = st.sampled_from(["p", "div", "span", "a", "ul", "li", "b", "article", "figcaption", "time", "aside", "h2"])
NAMES = st.sampled_from(["", "byline", "related", "credit", "caption"])
TREES = st.recursive(
    st.text("ab \n", max_size=6),
    lambda inner: st.builds(
        lambda tag, name, parts: f'<{tag} class="{name}">{"".join(parts)}</{tag}>',
        TAGS,
        NAMES,
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


@given(TREES)
def test_no_visible_letter_is_lost_or_moved(body):
    tree = tree_of(f"<html><body><p>x</p>{body}</body></html>", "x.html")
    letters = "".join("".join(x.text for x in blocks_of(tree)).split())
    assert letters == "".join(tree.text_content().split())
