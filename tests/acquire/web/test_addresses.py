import socket

import pytest

from onrecord.acquire.web.addresses import checked, is_public, public_addresses
from onrecord.errors import UnreadableInputError
from onrecord.net.transport import RefusedError


@pytest.mark.parametrize(
    "ip",
    """127.0.0.1 10.1.2.3 172.16.0.1 192.168.0.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 240.0.0.1 255.255.255.255
    198.18.0.1 ::1 :: fe80::1 fc00::1 fec0::1 ff02::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 2002:7f00:1:: 2001:0:1::1
    64:ff9b::10.0.0.1 2001:db8::1""".split(),
)
def test_what_is_not_in_the_public_network_is_told(ip):
    assert not is_public(ip)


@pytest.mark.parametrize("ip", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::93.184.216.34"])
def test_what_is_in_the_public_network_is_told(ip):
    assert is_public(ip)


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("file:///etc/passwd", "file, which is never followed"),
        ("javascript:alert(1)", "javascript"),
        ("//post.example/a", "no scheme"),
        ("https://eva:secret@post.example/a", "a user's name"),
        ("https:///a", "no host"),
        ("https://post.example:99999/a", "range"),
        ("https://post.example/a b", "space"),
        ("https://[::1/a", "Invalid"),
    ],
)
def test_other_addresses_are_refused_with_the_reason(address, found):
    with pytest.raises(UnreadableInputError, match=found) as error:
        checked(address)
    assert "secret" not in error.value.found


def test_the_place_in_a_page_is_no_part_of_its_address():
    assert checked(" https://post.example/a?b=c#d ") == "https://post.example/a?b=c"


def test_a_host_that_nobody_knows_is_said_and_one_that_cannot_be_looked_up_now_is_another_matter():
    def unknown(code):
        def resolve(host, port):
            raise socket.gaierror(code, "no")

        return resolve

    with pytest.raises(RefusedError, match="nobody knows"):
        public_addresses("nowhere.example", 80, unknown(socket.EAI_NONAME), allow_local=False)
    with pytest.raises(OSError, match="no"):
        public_addresses("nowhere.example", 80, unknown(socket.EAI_AGAIN), allow_local=False)
