"""Encrypted connections."""

import shutil
import ssl
import subprocess

import pytest
from tests.servers import Site

from onrecord.errors import NotNowError, UnreadableInputError


@pytest.fixture
def certificate(tmp_path):
    """A certificate of our own for localhost, with its key in one file."""
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl to make a certificate")
    file = tmp_path / "localhost.pem"
    call = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    key = tmp_path / "key.pem"
    subprocess.run([*call.split(), "-keyout", key, "-out", file], check=True, capture_output=True)
    file.write_text(key.read_text() + file.read_text())
    return file


@pytest.fixture
def safe(certificate, article):
    """A server that speaks TLS; its address begins with https."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    made = Site(tls=context)
    made.pages["/a"] = article
    yield made
    made.close()


def test_an_encrypted_page_is_fetched_from_the_checked_address_under_its_own_name(safe, certificate, web, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    port = safe.server.server_port
    one = web(resolve=lambda host, port: ["127.0.0.1"])
    assert one.get(f"https://localhost:{port}/a").status == 200
    with pytest.raises(UnreadableInputError, match=r"a certificate that does not hold \(Hostname mismatch"):
        one.get(f"https://post.example:{port}/a")


def test_a_certificate_that_nobody_vouches_for_is_said_at_once(safe, web, clock):
    with pytest.raises(UnreadableInputError, match="a certificate that does not hold") as error:
        web().get(f"https://localhost:{safe.server.server_port}/a")
    assert not isinstance(error.value, NotNowError)
    assert clock.slept == []
