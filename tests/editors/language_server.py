"""The YAML language server that editors run, spoken to as they do: JSON-RPC with headers, over stdio."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import Any

PROGRAM = shutil.which("yaml-language-server")
"""The server, or None where it is not installed; .ci/run installs it and puts it on the PATH."""

_PATIENCE = 120
"""Seconds after which a server that hangs is ended, so that the test fails instead of waiting."""

_SETTINGS = {"yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}}
_CAPABILITIES = {
    "workspace": {"configuration": True},
    "textDocument": {
        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {},
    },
}


class Server:
    """A running server. Questions of the server are answered with its settings; other notices are kept."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._number = 0
        self._configured = False
        self._problems: dict[str, list[dict[str, Any]]] = {}
        self.ask("initialize", processId=os.getpid(), rootUri=None, capabilities=_CAPABILITIES)
        self._send({"method": "initialized", "params": {}})
        self._send({"method": "workspace/didChangeConfiguration", "params": {"settings": _SETTINGS}})
        while not self._configured:
            self._take(self._receive())

    def ask(self, method: str, **params: Any) -> Any:
        """The result of a request."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == self._number and "method" not in message:
                assert "error" not in message, f"{method}: {message['error']}"
                return message["result"]
            self._take(message)

    def problems(self, uri: str) -> list[dict[str, Any]]:
        """What the server finds wrong with an open file; waits until it has said so."""
        while uri not in self._problems:
            self._take(self._receive())
        return self._problems[uri]

    def open(self, path: Path) -> str:
        """Open a file as an editor does; returns the address it is known by."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": path.read_text("utf-8")}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        return path.as_uri()

    def _take(self, message: dict[str, Any]) -> None:
        method = message.get("method")
        if method == "textDocument/publishDiagnostics":
            self._problems[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "id" in message:
            result: Any = None
            if method == "workspace/configuration":
                self._configured = True
                result = [_SETTINGS.get(item.get("section", "")) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": result})

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the language server has gone"
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return message


@contextmanager
def language_server() -> Iterator[Server]:
    """A server of its own; ended afterwards."""
    assert PROGRAM
    process = subprocess.Popen(
        [PROGRAM, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    timer = Timer(_PATIENCE, process.kill)
    timer.start()
    try:
        yield Server(process)
    finally:
        timer.cancel()
        process.kill()
        process.communicate()
