"""Addresses of the page and scripts that several tests use."""

# ruff: noqa: E501

from __future__ import annotations

import time
from typing import Any

STATES = {
    "start": "", "node": "n=country:KP", "reach": "n=country:KP&h=2", "pair": "e=country:KP,country:RU",
    "path": "path=person:岸田文雄,country:KP", "disputes": "board=disputes", "articles": "board=documents", "article": "d=treaty",
    "entities": "board=entities", "several": "s=country:KP,country:RU,country:JP", "beside": "n=country:KP&x=country:JP", "nothing": "q=どこにもない",
    "groups": "colour=groups", "hidden": "hide=country:KP&pin=country:VN", "dates": "since=2024-01-01&until=2024-12-31&dates=event", "via": "path=country:JP,country:RU&via=country:KP&k=5&max=5",
    "dark articles": "theme=dark&d=arms", "words": "q=石油", "all": "n=country:KP&scope=all&view=table",
    "table": "view=table", "dark": "theme=dark&n=country:KP", "dark disputes": "theme=dark&board=disputes", "english": "lang=en&e=country:KP,country:RU",
}  # fmt: skip
WATCH_TEXT = """
window.__texts = [];
const fill = CanvasRenderingContext2D.prototype.fillText, clear = CanvasRenderingContext2D.prototype.clearRect;
CanvasRenderingContext2D.prototype.clearRect = function (...a) { window.__texts = []; return clear.apply(this, a); };
CanvasRenderingContext2D.prototype.fillText = function (t, x, y) {
  const w = this.measureText(t).width, size = parseInt(/(\\d+)px/.exec(this.font)[1]);
  window.__texts.push({ t, x, y: y - size / 2, w, h: size, size });
  return fill.call(this, t, x, y);
};
"""
SAVE = """(async name => {{
  const make = URL.createObjectURL; let blob; URL.createObjectURL = b => (blob = b, make.call(URL, b));
  HTMLAnchorElement.prototype.click = () => {{}};
  [...document.querySelectorAll('.sheet button')].find(b => b.textContent.includes(name)).click();
  for (let i = 0; i < 100 && !blob; i += 1) await new Promise(done => setTimeout(done, 20));
  return [...new Uint8Array(await blob.arrayBuffer())];
}})({})"""


def until(page: Any, code: str, patience: float = 20) -> None:
    """Wait until JavaScript says yes; asked from outside, since the page's policy lets nothing poll inside."""
    end = time.monotonic() + patience
    while not page.evaluate(code):
        assert time.monotonic() < end, code
        page.wait_for_timeout(20)
