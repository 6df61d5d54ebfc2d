"""Puts the context of RO-Crate 1.2 into the validator's cache: ro-crate-context.py FILE CACHE

The validator reads the context by its address, which would make every run hang on a server.
The file is the one that the npm package `ro-crate` brings along.
"""

import io
import sys
from pathlib import Path

import urllib3
from requests.adapters import BaseAdapter, HTTPAdapter
from requests_cache import CachedSession

ADDRESS = "https://w3id.org/ro/crate/1.2/context"


class OneFile(BaseAdapter):
    """Answers every request with the same bytes."""

    def __init__(self, content):
        super().__init__()
        self.content = content

    def send(self, request, **_):
        headers = {"Content-Type": "application/ld+json"}
        answer = urllib3.HTTPResponse(
            body=io.BytesIO(self.content), status=200, headers=headers, preload_content=False
        )
        return HTTPAdapter().build_response(request, answer)

    def close(self):
        pass


def main():
    session = CachedSession(cache_name=sys.argv[2], expire_after=-1)
    session.mount("https://", OneFile(Path(sys.argv[1]).read_bytes()))
    session.get(ADDRESS).raise_for_status()


main()
