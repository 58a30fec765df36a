"""Recordings and pictures of a few kilobytes, made byte by byte: each holds what its name says."""

import struct
import zlib

FRAME = bytes([0xFF, 0xE3, 0x18, 0xC0]) + bytes(68)
"""MPEG 2.5, layer III, 8 kbit/s, 8 kHz, mono: 72 bytes for 0.072 seconds."""


def mp3(seconds: float = 20) -> bytes:
    """A thousand bytes a second, with the header that tells how many."""
    frames = round(seconds / 0.072)
    size = (frames + 1) * len(FRAME)
    info = b"Info" + struct.pack(">III", 3, frames, size)
    head = FRAME[:4] + bytes(9) + info
    return head.ljust(len(FRAME), b"\0") + FRAME * frames


def wav(seconds: float = 1) -> bytes:
    """8 kHz, one channel, one byte a sample."""
    samples = bytes([128]) * round(8000 * seconds)
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, 8000, 8000, 1, 8)
    inside = b"WAVE" + form + struct.pack("<4sI", b"data", len(samples)) + samples
    return struct.pack("<4sI", b"RIFF", len(inside)) + inside


def jpeg(width: int = 3000, height: int = 3000, components: int = 3) -> bytes:
    """The headers of a JPEG; four components are the colours of a printing press."""
    jfif = b"\xff\xe0" + struct.pack(">H5sBBBHHBB", 16, b"JFIF\0", 1, 1, 0, 1, 1, 0, 0)
    adobe = b"\xff\xee" + struct.pack(">H5sHHHB", 14, b"Adobe", 100, 0, 0, 2)
    parts = b"".join(bytes([number + 1, 0x11, 0]) for number in range(components))
    size = 8 + len(parts)
    frame = b"\xff\xc0" + struct.pack(">HBHHB", size, 8, height, width, components) + parts
    return b"\xff\xd8" + (adobe if components == 4 else jfif) + frame + b"\xff\xd9"


def png(width: int = 3000, height: int = 3000, colour: int = 2) -> bytes:
    """Black; colour 2 is RGB, 0 grey, 6 RGB with an alpha channel."""
    samples = {0: 1, 2: 3, 6: 4}[colour]
    rows = zlib.compress((b"\0" + bytes(width * samples)) * height, 1)
    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, chunks))


def _chunk(chunk: tuple[bytes, bytes]) -> bytes:
    name, data = chunk
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def webp(width: int = 3000, height: int = 3000) -> bytes:
    """The headers of a WebP without an alpha channel."""
    inside = b"WEBPVP8X" + struct.pack("<II", 10, 0)
    inside += (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return struct.pack("<4sI", b"RIFF", len(inside)) + inside
