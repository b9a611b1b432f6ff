import pytest
from training.lines.split import FOLDS, fold_of, side_of, site_of


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.calvek.com/a", "calvek.com"),
        ("https://news.calvek.co.uk/a", "calvek.co.uk"),
        ("http://calvek.is/a", "calvek.is"),
    ],
)
def test_a_site_is_a_registrable_domain(url, site):
    assert site_of(url) == site


def test_a_site_stands_on_one_side():
    assert side_of("https://a.calvek.com/1") is side_of("https://b.calvek.com/2")
    assert fold_of("https://a.calvek.com/1") == fold_of("https://b.calvek.com/2") < FOLDS
