"""Servers of our own on loopback."""

import threading
from collections import Counter
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ARTICLE = (
    "<html><head><title>Kestria to send instructors</title></head><body><article><h1>Kestria to send instructors</h1>"
    "<p>TARNHOLM, March 13 (Northwire) - Kestria offered on Wednesday to send instructors to Velmark, according to two "
    'officials familiar with the talks.</p><p>"Our people are ready," Kestrian President Olin Brask said after a '
    "meeting of his cabinet that lasted until the early hours of the morning.</p></article></body></html>"
)


class Site:
    """Pages of one server. `pages` maps a path to what answers it: a body, (status, headers, body), a list of those to
    be given in turn, or a function of the handler. A path that is not there is 404. What is sent lies in `bodies`."""

    def __init__(self, tls=None):
        self.pages = {}
        self.hits = Counter()
        self.headers = []
        self.bodies = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                site.hits[self.path] += 1
                site.headers.append((self.path, dict(self.headers)))
                page = site.pages.get(self.path, (404, {}, b""))
                if isinstance(page, list):
                    page = page.pop(0) if len(page) > 1 else page[0]
                if callable(page):
                    self.close_connection = True
                    with suppress(OSError):
                        page(self)
                    return
                status, headers, body = page if isinstance(page, tuple) else (200, {"Content-Type": "text/html"}, page)
                body = body.encode() if isinstance(body, str) else body
                self.send_response(status)
                for name, value in {"Content-Length": str(len(body)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                with suppress(OSError):  # the client may have seen enough
                    self.wfile.write(body)

            def do_POST(self):
                site.bodies.append(self.rfile.read(int(self.headers.get("Content-Length", 0))))
                self.do_GET()

            def log_message(self, *args):
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request, client_address):
                pass

        self.server = Server(("127.0.0.1", 0), Handler)
        if tls is not None:
            self.server.socket = tls.wrap_socket(self.server.socket, server_side=True)
        self.root = f"{'http' if tls is None else 'https'}://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def at(self, path):
        return self.root + path

    def fetched(self, path="/a"):
        return self.hits[path]

    def close(self):
        self.server.shutdown()
        self.server.server_close()
