"""One request to a service, and every way it can go wrong."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from typing import IO
from urllib.parse import urlsplit

LARGEST = 8 * 1024 * 1024
"""Bytes of an answer that are read; a hundred papers of arXiv's take half a megabyte."""

LONGEST_WAIT = 60.0
"""Seconds that a service may ask us to wait before we rather tell the user."""

TRIES = 3
_BUSY = (429, 503)
_STEP = 0.1
_BLOCK = 64 * 1024
_AGENT = "ReadingList (desktop program for reading lists; looks papers up one by one when its user asks)"

Cancelled = Callable[[], bool]


class NoAnswer(Exception):
    """Why a service gave nothing, as a clause that follows its name: ``did not answer in time``."""


class Stopped(Exception):
    """The user cancelled."""


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only to the same host, and never from https to http."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        before, after = urlsplit(req.full_url), urlsplit(newurl)
        if after.hostname != before.hostname or (before.scheme, after.scheme) == ("https", "http"):
            raise NoAnswer("sent us to another place")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(address: str, *, accept: str, seconds: float, cancelled: Cancelled) -> bytes | None:
    """What a service answers; None where it does not know what was asked for (404, 410).

    ``seconds`` bounds the connection, each block that is read and the whole answer. A service that is busy is asked
    again after the time it names. Raises NoAnswer, or Stopped when ``cancelled`` says so.
    """
    for left in reversed(range(TRIES)):
        if cancelled():
            raise Stopped
        try:
            return _once(address, accept, seconds, cancelled)
        except urllib.error.HTTPError as error:
            with error:
                if error.code in (404, 410):
                    return None
                if error.code not in _BUSY:
                    raise NoAnswer(f"answered with an error ({error.code})") from error
                pause = _asked_to_wait(error.headers.get("Retry-After"))
            if pause > LONGEST_WAIT or not left:
                raise NoAnswer("has too much to do just now; try again later") from error
            wait(pause, cancelled)
        except TimeoutError as error:
            raise NoAnswer("did not answer in time") from error
        except (urllib.error.URLError, OSError) as error:
            if isinstance(getattr(error, "reason", None), TimeoutError):
                raise NoAnswer("did not answer in time") from error
            raise NoAnswer("can’t be reached; check the connection and try again") from error
        except (http.client.HTTPException, ValueError) as error:
            raise NoAnswer("gave an answer that can’t be read") from error
    raise AssertionError("the last try returns or raises")


def wait(seconds: float, cancelled: Cancelled) -> None:
    """Wait, but not for one who cancelled. Raises Stopped."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        if cancelled():
            raise Stopped
        time.sleep(min(left, _STEP))


def _once(address: str, accept: str, seconds: float, cancelled: Cancelled) -> bytes:
    if urlsplit(address).scheme not in ("http", "https"):
        raise NoAnswer("can’t be reached")
    request = urllib.request.Request(address, headers={"User-Agent": _AGENT, "Accept": accept})
    end = time.monotonic() + seconds
    parts, size = [], 0
    with urllib.request.build_opener(_SameHost()).open(request, timeout=seconds) as answer:
        while block := answer.read1(_BLOCK):
            parts.append(block)
            size += len(block)
            if size > LARGEST:
                raise NoAnswer("gave an answer that is too long to be a paper’s")
            if cancelled():
                raise Stopped
            if time.monotonic() > end:
                raise NoAnswer("did not answer in time")
        if answer.length:  # the connection broke before all was there
            raise NoAnswer("gave only part of an answer")
    return b"".join(parts)


def _asked_to_wait(said: str | None) -> float:
    """Seconds until a service wants to be asked again; one where it does not say."""
    try:
        if said is None:
            return 1.0
        if said.strip().isdigit():
            return float(said)
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except (ValueError, OverflowError):
        return 1.0
