import pytest

from onrecord.acquire.claims_address import address_claims


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://wire.example/2031/03/12/pilots", "2031/03/12"),
        ("https://wire.example/news/2031/3/2/pilots.html", "2031/3/2"),
        ("https://wire.example/2031/mar/12/pilots", "2031/mar/12"),
        ("https://wire.example/story/2031-03-12/pilots", "2031-03-12"),
        ("https://wire.example/pilots-20310312/", "20310312"),
        ("https://wire.example/20310312/pilots", "20310312"),
        ("https://wire.example/2031/03/pilots.html", "2031/03"),
    ],
)
def test_the_date_in_a_path_is_claimed(address, written):
    assert [x.written for x in address_claims(address)] == [written]


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "https://wire.example/pilots?day=2031/03/12",
        "https://wire.example/id/20310312777/pilots",
        "https://wire.example/2031/99/pilots",
        "https://wire.example/2031-plan-for-the-port",
        "http://[broken/2031/03/12/",
    ],
)
def test_what_only_looks_like_a_date_is_left(address):
    assert list(address_claims(address)) == []
