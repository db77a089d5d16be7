"""Reading what may be no file: devices that never end, pipes that nobody writes to."""

from __future__ import annotations

import errno
import os
import select
import stat

# No parameter of the service is larger; an endless device must not fill the memory.
MOST_BYTES = 64 * 1024 * 1024
_AT_ONCE = 1024 * 1024
_PATIENCE = 60.0  # seconds for a pipe's first writer, or for more of a device


def read_bounded(path: str) -> bytes:
    """
    The contents of a file, a pipe or a device; of what is larger than the most, a little more.

    A person at a terminal and a pipe with a writer are waited for as long as it takes, just as on
    standard input.

    Raises:
        OSError: It cannot be read, or nothing comes.
    """
    # Without O_NONBLOCK, opening a pipe would wait for a writer.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    try:
        return _read(descriptor)
    finally:
        os.close(descriptor)


def _read(descriptor: int) -> bytes:
    is_pipe = stat.S_ISFIFO(os.fstat(descriptor).st_mode)
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    read = bytearray()
    while len(read) <= MOST_BYTES:
        ready = poll.poll(_PATIENCE * 1000)
        try:
            data = os.read(descriptor, _AT_ONCE)
        except BlockingIOError:
            if not ready and not is_pipe and not os.isatty(descriptor):
                raise _late("nothing comes") from None
            continue
        if not data:
            if is_pipe and not ready:  # the end of one that had a writer is an event
                raise _late("nobody writes to it")
            break
        read += data
    return bytes(read)


def _late(reason: str) -> OSError:
    return OSError(errno.ETIMEDOUT, reason)
