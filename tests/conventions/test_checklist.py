"""
The checklist of 46 conventions: each has a test that carries its number, or stands here.

- 16: no option takes a value or the word for none; ``--unset`` clears.
- 41, 42: man pages and completion files, where installers put them: issue 6.
- 43, 44: completion that is silent, quick and true to awkward values in real shells: issue 6.
"""

import re
from pathlib import Path

HERE = Path(__file__).parent


def test_every_convention_has_a_test_or_a_reason():
    sources = "\n".join(path.read_text(encoding="utf-8") for path in HERE.glob("test_*.py"))
    tested = {int(number) for number in re.findall(r"^def test_c(\d\d)_", sources, re.MULTILINE)}
    listed = re.findall(r"^- ([\d, ]+):", __doc__, re.MULTILINE)
    excused = {int(number) for line in listed for number in line.split(",")}

    assert tested | excused == set(range(1, 47))
    assert tested & excused == set()
