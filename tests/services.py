"""A server on this machine that answers as arXiv and Crossref do, or as they do on a bad day."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from readinglist.lookup import Services

WORK: dict[str, Any] = {
    "DOI": "10.1000/Waiting.7",
    "title": ["On <i>waiting</i> &amp; seeing"],
    "subtitle": ["A study of queues"],
    "author": [
        {"given": "Ada", "family": "Byron"},
        {"given": "Emmy", "family": "Noether", "suffix": "Jr."},
        {"name": "The Queue Group"},
    ],
    "container-title": ["Annals of Waiting"],
    "published-print": {"date-parts": [[2021, 3]]},
    "published-online": {"date-parts": [[2021, 2, 11]]},
    "issued": {"date-parts": [[2021]]},
    "abstract": "<jats:title>Abstract</jats:title><jats:p>We wait, and then we see what came.</jats:p>",
}

ENTRY = """<entry>
<id>http://arxiv.org/abs/{id}v2</id>
<updated>2024-02-03T10:00:00Z</updated>
<published>2024-01-02T10:00:00Z</published>
<title>{title}</title>
<summary>  We let water run down a graph and count its steps, which takes longer than one would think.
</summary>
<author><name>Ada Byron</name></author>
<author><name>Emmy Noether</name></author>
<arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.LG"/>
<category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
</entry>"""
FEED = '<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n{}\n</feed>'


@dataclass(frozen=True)
class Reply:
    """One answer of the server. ``length`` is what it says of its length; ``never``: it does not answer."""

    body: bytes = b""
    code: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None
    never: bool = False


def work(**different: Any) -> Reply:
    """Crossref's answer about WORK."""
    return Reply(json.dumps({"status": "ok", "message": {**WORK, **different}}).encode())


def feed(titles: dict[str, str]) -> Reply:
    """arXiv's answer about ids with titles."""
    return Reply(FEED.format("\n".join(ENTRY.format(id=i, title=title) for i, title in titles.items())).encode())


@dataclass
class Server:
    """What is asked of it, in order; and what it answers to the path and query of each."""

    services: Services
    asked: list[str]


@contextmanager
def serving(answer: Callable[[str, int], Reply]) -> Iterator[Server]:
    """A server; ``answer`` is given what was asked for and how often something was asked before."""
    asked: list[str] = []
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            target = urlsplit(self.path)
            what = unquote(target.path.removeprefix("/works/"))
            if target.path == "/api/query":
                what = parse_qs(target.query)["id_list"][0]
            asked.append(what)
            reply = answer(what, len(asked) - 1)
            if reply.never:
                over.wait()
                return
            self.send_response(reply.code)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, format: str, *args: Any) -> None:
            """Nobody reads it."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    base = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield Server(Services(f"{base}/api/query", f"{base}/works/", pause=0.0, seconds=10.0), asked)
    finally:
        over.set()
        server.shutdown()
        thread.join()
        server.server_close()
