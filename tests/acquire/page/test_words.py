import pytest

from onrecord.acquire.page.words import FIRST_WORDS, KIND_OF, NOTHING, OUTSIDE_OF, named
from onrecord.model.vocabulary import SegmentKind as K


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        ("articleAuthorBio", K.AUTHOR_BIO),
        ("c-author-bio__text", K.AUTHOR_BIO),
        ("story_byLine", K.BYLINE_BIO),
        ("wp-caption-text", K.CAPTION),
        ("Photo-Credit", K.PHOTO_CREDIT),
        ("post__timeStamp", K.DATE),
        ("authority candidate update", None),
    ],
)
def test_the_words_of_a_name_tell_and_parts_of_words_do_not(names, kind):
    assert named("div", names, "", "", "").kind is kind


def test_what_says_nothing_is_nothing():
    assert named("div", "grid col-12", "", "", "") is NOTHING


def test_tags_properties_and_roles_tell():
    assert named("figcaption", "", "", "", "").kind is K.CAPTION
    assert named("span", "", "author", "", "").kind is K.BYLINE_BIO
    assert named("a", "", "", "author external", "").kind is K.BYLINE_BIO
    assert named("div", "", "", "", "Navigation").outside == "navigation"


def test_phrases_are_small_words_that_can_be_met():
    for phrase in (*KIND_OF, *OUTSIDE_OF):
        assert phrase.replace(" ", "").isalpha()
        assert phrase == phrase.lower()
        assert phrase.split()[0] in FIRST_WORDS
