from onrecord.acquire.page.blocks import blocks_of
from onrecord.acquire.page.declared import Declared
from onrecord.acquire.page.headline import headline_of
from onrecord.acquire.page.tree import tree_of


def headline(body, *titles, outlet=None):
    tree = tree_of(f"<html><body>{body}</body></html>", "x.html")
    return headline_of(blocks_of(tree), Declared(titles=titles, outlet=outlet))


def test_a_heading_that_says_the_declared_title_is_the_headline_as_printed():
    assert headline("<h1>The Gazette</h1><h2>Ports Open Talks!</h2>", "Ports open talks") == "Ports Open Talks!"


def test_a_printed_headline_that_is_nearly_the_title_goes_before_it():
    assert headline("<h1>Ports open talks on pilots</h1>", "Ports to open talks on pilots") == (
        "Ports open talks on pilots"
    )


def test_the_name_of_the_site_is_no_headline():
    assert headline("<h1>The Gazette</h1>", "Ports open talks at The Gazette", outlet="The Gazette") == (
        "Ports open talks at The Gazette"
    )


def test_the_only_first_heading_is_the_headline_of_a_page_without_title():
    assert headline("<h1>Ports open talks</h1>") == "Ports open talks"
    assert headline("<h1>Ports open talks</h1><h1>Tugs collide at night</h1>") == ""
    assert headline("<p>Nothing</p>") == ""
