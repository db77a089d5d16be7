"""A terminal's screen: what a shell draws, as lines of text."""

from __future__ import annotations

import re

# What a terminal is told: CSI sequences, OSC strings, other escapes, or text.
_TOLD = re.compile(
    r"\x1b\[([?>=]?)([0-9;]*)([ -/]*[@-~])"
    r"|\x1b\].*?(?:\x07|\x1b\\)|\x1b[()].|\x1b[^\[\]()]|([\s\S])"
)
_UNFINISHED = re.compile(r"\x1b(\[[?>=0-9;]*[ -/]*|\][^\x07\x1b]*|[()])?$")


class Screen:
    """So much of a VT100 as line editors use."""

    def __init__(self, columns: int, lines: int) -> None:
        self.columns = columns
        self.cells = [[" "] * columns for _ in range(lines)]
        self.row = self.column = 0
        self._left = ""

    def feed(self, text: str) -> None:
        """Draws what a program wrote."""
        text = self._left + text
        unfinished = _UNFINISHED.search(text)
        self._left = unfinished[0] if unfinished else ""
        for told in _TOLD.finditer(text[: len(text) - len(self._left)]):
            private, numbers, command, letter = told.groups()
            if letter is not None:
                self._put(letter)
            elif command is not None and not private:
                self._obey(command, [int(number or 0) for number in numbers.split(";")])

    def text(self) -> list[str]:
        """The lines, without blanks at their ends, down to the last one with text."""
        lines = ["".join(row).rstrip() for row in self.cells]
        while lines and not lines[-1]:
            lines.pop()
        return lines

    def _put(self, letter: str) -> None:
        if letter == "\r":
            self.column = 0
        elif letter == "\n":
            self._down()
        elif letter == "\b":
            self.column = max(0, min(self.column, self.columns) - 1)
        elif letter == "\t":
            self.column = min(self.columns - 1, self.column // 8 * 8 + 8)
        elif letter >= " ":
            if self.column >= self.columns:  # the margin holds the cursor until more comes
                self.column = 0
                self._down()
            self.cells[self.row][self.column] = letter
            self.column += 1

    def _down(self) -> None:
        if self.row < len(self.cells) - 1:
            self.row += 1
        else:
            self.cells.append([" "] * self.columns)
            del self.cells[0]

    def _obey(self, command: str, numbers: list[int]) -> None:
        count = max(1, numbers[0])
        row = self.cells[self.row]
        if command in "ABCD":
            down, right = {"A": (-1, 0), "B": (1, 0), "C": (0, 1), "D": (0, -1)}[command]
            self.row = max(0, min(len(self.cells) - 1, self.row + down * count))
            self.column = max(0, min(self.columns - 1, self.column + right * count))
        elif command == "G":
            self.column = min(self.columns, count) - 1
        elif command == "H":
            self.row = min(len(self.cells), count) - 1
            self.column = max(1, numbers[1] if len(numbers) > 1 else 1) - 1
        elif command in "JK":
            self._erase(command, numbers[0])
        elif command == "P":
            row[self.column :] = row[self.column + count :] + [" "] * count
            del row[self.columns :]
        elif command == "@":
            row[self.column : self.column] = [" "] * count
            del row[self.columns :]
        elif command == "X":
            row[self.column : self.column + count] = [" "] * count
            del row[self.columns :]

    def _erase(self, command: str, how: int) -> None:
        """To the end, from the start, or all: of the line, and for J of the screen."""
        row = self.cells[self.row]
        start = 0 if how else self.column
        end = self.column + 1 if how == 1 else self.columns
        row[start:end] = [" "] * (end - start)
        if command == "J":
            above = range(self.row) if how else ()
            below = range(self.row + 1, len(self.cells)) if how != 1 else ()
            for number in (*above, *below):
                self.cells[number] = [" "] * self.columns
