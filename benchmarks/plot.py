"""The main ratios as a picture: a bar each, against the AWS CLI's, which is the whole width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from benchmarks.report import Row

_WIDTH, _LEFT, _RIGHT = 760, 190, 190  # pixels: of all, of the names, of the figures
_TOP, _ROW, _BAR = 56, 34, 18
_FULL = _WIDTH - _LEFT - _RIGHT


def svg(found: Sequence[Row], when: str) -> str:
    """A picture that needs no style sheet, readable on light and on dark."""
    shown = [row for row in found if row.claim.plotted]
    height = _TOP + _ROW * len(shown) + 28
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img"'
        ' font-family="sans-serif" font-size="13">',
        "<title>apigw against the AWS CLI</title>",
        f'<rect width="{_WIDTH}" height="{height}" fill="#ffffff"/>',
        _text(16, 26, "apigw, as a part of what the AWS CLI takes", size=16),
        *(part for number, row in enumerate(shown) for part in _bar(row, _TOP + number * _ROW)),
        _text(16, height - 10, when, size=11, colour="#59636e"),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _bar(row: Row, top: int) -> Iterator[str]:
    part = max(2, round(_FULL * min(1.0, row.ratio)))
    middle = top + _BAR - 5
    yield _text(16, middle, row.claim.plotted)
    yield f'<rect x="{_LEFT}" y="{top}" width="{_FULL}" height="{_BAR}" fill="#d8dee4"/>'
    yield f'<rect x="{_LEFT}" y="{top}" width="{part}" height="{_BAR}" fill="#1f6feb"/>'
    figures = f"{row.ratio:.0%}: {row.ours} of {row.theirs}"
    yield _text(_LEFT + _FULL + 8, middle, figures, size=11)


def _text(x: int, y: int, text: str, *, size: int = 13, colour: str = "#1f2328") -> str:
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{colour}">{escape(text)}</text>'
