"""
The checklist of 46 conventions: each has a test here that carries its number, or is listed.

Not applicable:

- 16: no option takes a value or the word for none; ``--unset`` clears.

Held elsewhere, in real shells:

- 43: tests/generated/test_live_aws.py
- 44: tests/generated/test_completion_in_shells.py
"""

import re
from pathlib import Path

from tests.conftest import ROOT

HERE = Path(__file__).parent


def test_every_convention_has_a_test_or_a_reason():
    sources = "\n".join(path.read_text(encoding="utf-8") for path in HERE.glob("test_*.py"))
    tested = {int(number) for number in re.findall(r"^def test_c(\d\d)_", sources, re.MULTILINE)}
    listed = {int(number) for number in re.findall(r"^- (\d\d): ", __doc__, re.MULTILINE)}

    assert tested | listed == set(range(1, 47))
    assert tested & listed == set()


def test_what_is_held_elsewhere_is_there():
    elsewhere = re.findall(r"^- \d\d: (tests/.*)$", __doc__, re.MULTILINE)

    assert [path for path in elsewhere if not (ROOT / path).is_file()] == []
