"""A browser for tests: Debian's chromium over its debugging pipe, no driver and no package needed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
    "--remote-debugging-pipe",
]
PATIENCE = 20.0


def chromium() -> str | None:
    """Return where chromium is, if it is installed."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((path for name in names if (path := shutil.which(name))), None)


class Browser:
    """One running chromium; ``open`` gives a new tab."""

    def __init__(self) -> None:
        program = chromium()
        assert program
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        to_child, self._write = os.pipe()
        self._read, from_child = os.pipe()

        def wire() -> None:  # chromium reads commands on 3 and answers on 4
            os.dup2(to_child, 60)
            os.dup2(from_child, 61)
            os.dup2(60, 3)
            os.dup2(61, 4)

        command = [
            program,
            *FLAGS,
            f"--user-data-dir={self._profile.name}",
            "--window-size=1400,920",
            "about:blank",
        ]
        self._process = subprocess.Popen(
            command, preexec_fn=wire, close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )  # fmt: skip
        os.close(to_child)
        os.close(from_child)
        self._buffer, self._number = b"", 0
        self.events: list[dict[str, Any]] = []

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(10)
        os.close(self._write)
        os.close(self._read)
        self._profile.cleanup()

    def send(self, method: str, session: str = "", **params: Any) -> dict[str, Any]:
        self._number += 1
        message = {"id": self._number, "method": method, "params": params} | (
            {"sessionId": session} if session else {}
        )
        os.write(self._write, json.dumps(message).encode() + b"\0") if len(
            json.dumps(message)
        ) < 60000 else self._long(message)
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return answer.get("result", {})
            self.events.append(answer)

    def _long(self, message: dict[str, Any]) -> None:
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._write, data[:60000]) :]

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            piece = os.read(self._read, 1 << 20)
            assert piece, "chromium closed"
            self._buffer += piece
        line, _, self._buffer = self._buffer.partition(b"\0")
        return json.loads(line)

    def open(self, address: str, *, before: str = "", size: tuple[int, int] = (1400, 920)) -> Tab:
        return Tab(self, address, before, size)


class Tab:
    """A page in the browser: evaluate, press, click, and what it asked for or complained about."""

    def __init__(self, browser: Browser, address: str, before: str, size: tuple[int, int]) -> None:
        self.browser = browser
        context = browser.send("Target.createBrowserContext")["browserContextId"]
        self._target = browser.send("Target.createTarget", url="about:blank", browserContextId=context)[
            "targetId"
        ]
        self.session = browser.send("Target.attachToTarget", targetId=self._target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self("Page.enable" if domain == "Page" else f"{domain}.enable")
        self(
            "Emulation.setDeviceMetricsOverride",
            width=size[0],
            height=size[1],
            deviceScaleFactor=1,
            mobile=False,
        )
        if before:
            self("Page.addScriptToEvaluateOnNewDocument", source=before)
        self.go(address)

    def __call__(self, method: str, **params: Any) -> dict[str, Any]:
        return self.browser.send(method, self.session, **params)

    def go(self, address: str) -> None:
        self("Page.navigate", url="about:blank")
        self("Page.navigate", url=address)
        self.wait(
            lambda: self.eval("Boolean(document.documentElement?.dataset.readyat)"),
            f"{address} never got ready",
        )

    def wait(self, met: Callable[[], Any], what: str) -> Any:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if found := met():
                return found
            time.sleep(0.02)
        raise AssertionError(f"{what}: {self.complaints()}")

    def eval(self, code: str) -> Any:
        answer = self("Runtime.evaluate", expression=code, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def hash(self, fragment: str) -> None:
        """Go to another state of the same page, as a link would."""
        self.eval(f"location.hash = {json.dumps(fragment)}")
        self.eval("new Promise(done => setTimeout(done, 0))")

    def text(self, selector: str) -> str:
        return self.eval(f"document.querySelector({json.dumps(selector)})?.textContent ?? ''")

    def data(self) -> dict[str, str]:
        return self.eval("({...document.documentElement.dataset})")

    def press(self, key: str, code: str = "") -> None:
        text = {"text": key} if len(key) == 1 else {}
        codes = {"ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "Escape": 27, "Enter": 13}
        for kind in ("keyDown", "keyUp"):
            self(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=code,
                windowsVirtualKeyCode=codes.get(key, 0),
                **text,
            )

    def mouse(self, kind: str, x: float, y: float) -> None:
        button = {} if kind == "mouseMoved" else {"button": "left", "clickCount": 1}
        self("Input.dispatchMouseEvent", type=kind, x=x, y=y, **button)

    def screenshot(self, path: Path) -> None:
        import base64

        path.write_bytes(base64.b64decode(self("Page.captureScreenshot", format="png")["data"]))

    def _mine(self, method: str) -> list[dict[str, Any]]:
        self("Runtime.evaluate", expression="1")  # lets pending events come in
        return [
            e["params"]
            for e in self.browser.events
            if e.get("sessionId") == self.session and e.get("method") == method
        ]

    def requests(self) -> list[str]:
        urls = [e["request"]["url"] for e in self._mine("Network.requestWillBeSent")]
        return [u for u in urls if not u.startswith(("about:", "data:", "blob:"))]

    def complaints(self) -> list[str]:
        thrown = [
            str(e["exceptionDetails"].get("exception", {}).get("description", e))
            for e in self._mine("Runtime.exceptionThrown")
        ]
        logged = [
            e["entry"]["text"]
            for e in self._mine("Log.entryAdded")
            if e["entry"]["level"] in ("error", "warning")
        ]
        return thrown + logged

    def close(self) -> None:
        self.browser.send("Target.closeTarget", targetId=self._target)
