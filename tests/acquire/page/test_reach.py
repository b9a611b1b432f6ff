from onrecord.acquire.page.blocks import blocks_of
from onrecord.acquire.page.reach import end_of, further, one_article
from onrecord.acquire.page.tree import tree_of


def page(body):
    return blocks_of(tree_of(f"<html><body>{body}</body></html>", "x.html"))


def at(blocks, *texts):
    return frozenset(i for i, x in enumerate(blocks) if x.text in texts)


def texts(blocks, kept):
    return [blocks[i].text for i in sorted(kept)]


def test_an_article_with_a_heading_of_its_own_is_another_one():
    blocks = page("<article><h1>A</h1><p>a</p></article><article><h3>More</h3><p>b</p></article>")
    assert texts(blocks, one_article(blocks, at(blocks, "a", "b"), [0])) == ["a"]


def test_an_article_cut_in_two_is_one():
    blocks = page("<article><h1>A</h1><p>a</p></article><article><p>b</p><h2>Then</h2><p>c</p></article>")
    assert texts(blocks, one_article(blocks, at(blocks, "a", "b", "c"), [0])) == ["a", "b", "c"]


def test_the_entries_of_a_live_page_are_one_article():
    blocks = page("<h1>Live</h1><article><h2>10:05</h2><p>a</p></article><article><h2>10:00</h2><p>b</p></article>")
    assert texts(blocks, one_article(blocks, at(blocks, "a", "b"), [0])) == ["a", "b"]


def test_a_dropped_paragraph_between_others_comes_back():
    blocks = page("<div><p>a</p><p>b</p><p>c</p></div><p>other box</p>")
    assert texts(blocks, further(blocks, at(blocks, "a", "c"))) == ["a", "b", "c"]


def test_boxes_of_the_same_make_go_on_until_a_heading():
    blocks = page(
        """<article><div class="body"><p>a</p></div><div class="ad"><p>Buy</p></div><div class="body"><p>b</p></div>
        <h2>Comments</h2><div class="body"><p>c</p></div></article><div class="body"><p>d</p></div>"""
    )
    assert texts(blocks, further(blocks, at(blocks, "a"))) == ["a", "b"]


def test_lists_and_quotations_that_the_extractor_dropped_come_back():
    blocks = page(
        """<article><p>a</p><ul><li>one</li><li><a href="x">two</a></li></ul>
        <blockquote class="social-embed"><p>Said.</p></blockquote><p>b</p></article>"""
    )
    assert texts(blocks, further(blocks, at(blocks, "a", "one", "b"))) == ["a", "one", "two", "Said.", "b"]


def test_what_names_put_outside_stays_outside():
    blocks = page('<div><p>a</p><p class="newsletter-signup">Sign up</p><p>b</p></div>')
    assert texts(blocks, further(blocks, at(blocks, "a", "b"))) == ["a", "b"]


def test_the_note_on_the_author_ends_the_article():
    blocks = page(
        """<article><p>a</p><p>plain</p><div class="author-bio">Jo Roe writes.</div></article>
        <div class="author-bio">Kim Doe writes.</div>"""
    )
    assert blocks[end_of(blocks, 0)].text == "Jo Roe writes."


def test_outside_of_an_article_the_first_plain_block_is_the_end():
    blocks = page('<p>a</p><p class="credit">Photo: Jo Roe</p><p>plain</p><p class="credit">Photo: Kim Doe</p>')
    assert blocks[end_of(blocks, 0)].text == "Photo: Jo Roe"
