"""What media files say of themselves: small ones built here, and ffmpeg's."""

from __future__ import annotations

import io
import shutil
import struct
import subprocess
from pathlib import Path

import media_bytes as made
import pytest
import small_media
from conftest import Require
from hypothesis import given
from hypothesis import strategies as st
from patience import patience

from feedsmith.media import Probe, probe
from feedsmith.media.source import Exhausted, Source
from feedsmith.shows import Chapter

MARKS = [(0.0, "Intro"), (20.0, "Größe & Zweites"), (40.5, "Ende")]
CHAPTERS = tuple(Chapter(start=start, title=title) for start, title in MARKS)
UNEVEN = (32, 320, 128, 64) * 250
"""Bit rates of a thousand frames."""
UNEVEN_SECONDS = 1000 * made.SECONDS_OF_A_FRAME


@pytest.fixture
def look(tmp_path: Path) -> Look:
    return Look(tmp_path / "file")


class Look:
    """Probes bytes as a file."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __call__(self, data: bytes) -> Probe:
        self.file.write_bytes(data)
        return probe(self.file)


SAMPLES: dict[str, bytes] = {
    "constant": made.frames(*[128] * 400),
    "uneven": made.frames(*UNEVEN),
    "xing": made.headed(made.frames(*UNEVEN), 1000, len(made.frames(*UNEVEN))),
    "vbri": made.vbri(made.frames(*UNEVEN), 1000),
    "tagged": made.id3(
        made.text("TIT2", "Titel"),
        made.chapter("a", 0, 20_000, made.text("TIT2", "Intro")),
        made.contents("a"),
    )
    + small_media.mp3(),
    "nero": made.m4a(nero=MARKS, title="Titel"),
    "spoken": made.m4a(spoken=MARKS),
    "video": made.m4a(brand=b"isom", handler=b"vide"),
    "opus": made.opus(comments={"CHAPTER000": "00:00:01.5", "CHAPTER000NAME": "Intro"}),
    "wav": small_media.wav(),
    "png": small_media.png(8, 8),
    "jpeg": small_media.jpeg(),
    "webp": small_media.webp(),
    "gif": made.gif(clear=True),
    "avif": made.avif(20, 10),
}

KINDS = {
    "audio/mpeg": SAMPLES["constant"],
    "audio/mp4": SAMPLES["nero"],
    "video/mp4": SAMPLES["video"],
    "video/quicktime": made.m4a(brand=b"qt  "),
    "audio/ogg": SAMPLES["opus"],
    "video/ogg": made.page(b"\x80theora" + bytes(40), 0),
    "audio/wav": SAMPLES["wav"],
    "audio/flac": b"fLaC" + bytes(40),
    "audio/aiff": b"FORM\0\0\0\4AIFF",
    "audio/aac": bytes([0xFF, 0xF1, 0x50, 0x80, 0x02, 0x1F, 0xFC]) + bytes(200),
    "audio/webm": b"\x1a\x45\xdf\xa3" + b"webm" + bytes(40) + b"A_OPUS",
    "video/webm": b"\x1a\x45\xdf\xa3" + b"webm" + bytes(40) + b"V_VP9 A_OPUS",
    "video/x-matroska": b"\x1a\x45\xdf\xa3" + b"matroska" + bytes(40) + b"V_AV1",
    "image/png": SAMPLES["png"],
    "image/jpeg": SAMPLES["jpeg"],
    "image/gif": SAMPLES["gif"],
    "image/webp": SAMPLES["webp"],
    "image/avif": SAMPLES["avif"],
    "image/heic": made.box(b"ftyp", b"mif1", made.numbers(0), b"mif1heic"),
    "image/svg+xml": b'<?xml version="1.0"?>\n<!-- a -->\n<svg xmlns="http://www.w3.org/2000/svg"/>',
    "application/pdf": b"%PDF-1.7\n",
    "application/zip": b"PK\3\4" + bytes(60),
    "application/epub+zip": b"PK\3\4" + bytes(26) + b"mimetypeapplication/epub+zip",
    "text/vtt": b"\xef\xbb\xbfWEBVTT\n",
    "text/html": b"\n<!DOCTYPE html>\n<title>Not found</title>",
}


@pytest.mark.parametrize("mime_type", KINDS)
def test_the_type_is_what_the_bytes_are(mime_type: str, look: Look) -> None:
    assert look(KINDS[mime_type]).mime_type == mime_type


@pytest.mark.parametrize("data", [b"", b"\0", b"A letter to you.", b"\xff" * 9000, bytes(9000)])
def test_what_is_no_media_file_has_no_type(data: bytes, look: Look) -> None:
    assert look(data) == Probe(size=len(data))


def test_a_general_brand_with_sound_alone_is_audio(look: Look) -> None:
    assert look(made.m4a(brand=b"isom")).mime_type == "audio/mp4"


def test_raw_aac_has_no_duration_even_behind_a_tag(look: Look) -> None:
    found = look(made.id3(made.text("TIT2", "x")) + KINDS["audio/aac"])
    assert (found.mime_type, found.duration) == ("audio/aac", None)


def test_a_file_that_is_not_there_is_an_oserror(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        probe(tmp_path / "nothing.mp3")


@pytest.mark.parametrize(
    ("name", "seconds"),
    [
        ("constant", 400 * made.SECONDS_OF_A_FRAME),
        ("uneven", UNEVEN_SECONDS),
        ("xing", UNEVEN_SECONDS),
        ("vbri", UNEVEN_SECONDS),
        ("tagged", 20),
        ("nero", 60),
        ("opus", 60),
        ("wav", 1),
    ],
)
def test_the_duration_is_right(name: str, seconds: float, look: Look) -> None:
    found = look(SAMPLES[name])
    assert found.duration == pytest.approx(seconds, abs=0.1)
    assert not found.truncated


def test_a_count_of_frames_without_bytes_is_enough(look: Look) -> None:
    found = look(made.headed(made.frames(*UNEVEN), 1000))
    assert found.duration == pytest.approx(UNEVEN_SECONDS)


def test_bit_rates_are_averages(look: Look) -> None:
    assert look(SAMPLES["constant"]).bit_rate == pytest.approx(128_000, rel=0.01)
    assert look(SAMPLES["xing"]).bit_rate == pytest.approx(136_000, rel=0.01)


def test_tags_at_the_end_do_not_play(look: Look) -> None:
    ape = struct.pack("<8sIIII8s", b"APETAGEX", 2000, 32, 0, 0, bytes(8))
    tags = bytes(20_000 - 32) + ape.replace(struct.pack("<I", 32), struct.pack("<I", 20_000), 1)
    found = look(SAMPLES["constant"] + tags + b"TAG" + bytes(125))
    assert found.duration == pytest.approx(400 * made.SECONDS_OF_A_FRAME, abs=0.1)


def test_a_header_of_the_first_part_alone_is_not_believed(look: Look) -> None:
    """Whoever puts an advertisement before a recording leaves its header in front of both."""
    both = SAMPLES["xing"] + made.frames(*UNEVEN)
    assert look(both).duration == pytest.approx(2 * UNEVEN_SECONDS, abs=0.1)


def test_a_header_that_cannot_be_is_not_believed(look: Look) -> None:
    data = made.headed(made.frames(*UNEVEN), 2**31, len(made.frames(*UNEVEN)))
    found = look(data)
    assert found.duration == pytest.approx(UNEVEN_SECONDS, abs=0.1)


@pytest.mark.parametrize("name", ["xing", "vbri", "nero", "spoken", "wav", "png", "opus"])
@pytest.mark.parametrize("part", [0.3, 0.5, 0.9])
def test_a_file_that_is_cut_is_truncated(name: str, part: float, look: Look) -> None:
    data = SAMPLES[name]
    assert look(data[: int(len(data) * part)]).truncated
    assert not look(data).truncated


def test_a_cut_is_seen_by_the_count_of_frames_alone(look: Look) -> None:
    data = made.headed(made.frames(*UNEVEN), 1000)
    assert look(data[: len(data) // 2]).truncated


def test_a_cut_file_has_the_duration_that_was_promised(look: Look) -> None:
    found = look(SAMPLES["xing"][:60_000])
    assert found.duration == pytest.approx(UNEVEN_SECONDS)
    assert found.bit_rate == pytest.approx(136_000, rel=0.05)


def test_a_film_whose_parts_lie_behind_its_end_is_truncated(look: Look) -> None:
    data = SAMPLES["nero"]
    assert look(data[: data.index(b"mdat") - 4]).truncated


@pytest.mark.parametrize("name", ["jpeg", "webp"])
def test_a_picture_without_its_end_is_truncated(name: str, look: Look) -> None:
    assert look(SAMPLES[name][:-2]).truncated
    assert not look(SAMPLES[name]).truncated


@pytest.mark.parametrize("name", ["nero", "spoken"])
def test_chapters_of_mp4_are_read(name: str, look: Look) -> None:
    assert look(SAMPLES[name]).chapters == CHAPTERS


def test_a_track_of_chapters_goes_before_the_list(look: Look) -> None:
    assert look(made.m4a(nero=[(0, "Kurz")], spoken=MARKS)).chapters == CHAPTERS


@pytest.mark.parametrize("version", [3, 4])
@pytest.mark.parametrize("encoding", [0, 1, 2, 3])
def test_chapters_of_id3_are_read(version: int, encoding: int, look: Look) -> None:
    def titled(words: str) -> bytes:
        return made.text("TIT2", words, version, encoding)

    link = made.part("WXXX", b"\0link\0https://example.org/", version)
    tag = made.id3(
        titled("Folge sieben"),
        made.chapter("b", 20_000, 30_000, titled("Größe"), version=version),
        made.chapter("a", 0, 20_000, titled("Intro"), link, version=version),
        version=version,
    )
    found = look(tag + bytes(50) + SAMPLES["constant"])
    assert found.title == "Folge sieben"
    assert found.chapters == (
        Chapter(start=0, title="Intro", url="https://example.org/"),
        Chapter(start=20, title="Größe", end=30),
    )
    assert found.duration == pytest.approx(400 * made.SECONDS_OF_A_FRAME, abs=0.1)


def test_a_chapter_that_no_table_lists_is_out_of_it(look: Look) -> None:
    tag = made.id3(
        made.chapter("a", 0, 5000, made.text("TIT2", "Intro")),
        made.chapter("b", 5000, 9000, made.text("TIT2", "Werbung")),
        made.contents("a"),
    )
    assert [one.toc for one in look(tag + SAMPLES["constant"]).chapters] == [True, False]


def test_a_tag_against_false_synchronisation_is_read(look: Look) -> None:
    part = made.text("TIT2", "ÿà").replace(b"\xff", b"\xff\0")
    assert look(made.id3(part, flags=0x80) + SAMPLES["constant"]).title == "ÿà"


def test_itunes_sizes_in_a_tag_of_version_four_are_understood(look: Look) -> None:
    long = made.part("TIT2", b"\3" + b"x" * 300)
    tag = made.id3(long, made.text("TALB", "Album"), version=4)
    title = look(tag + SAMPLES["constant"]).title
    assert title == "x" * 300


def test_titles_are_one_clean_line(look: Look) -> None:
    assert look(made.m4a(title="A\x01 \r\n B\ufffe")).title == "A B"


def test_a_chapter_without_a_title_is_none(look: Look) -> None:
    assert look(made.m4a(nero=[(0, ""), (3, "Da")])).chapters == (Chapter(start=3, title="Da"),)


def test_chapters_of_ogg_are_read(look: Look) -> None:
    comments = {
        "METADATA_BLOCK_PICTURE": "A" * 200_000,
        "title": "Titel",
        "CHAPTER001": "01:00:20.250",
        "chapter001name": "Größe",
        "CHAPTER001URL": "https://example.org/",
        "CHAPTER000": "00:00:00.000",
        "CHAPTER000NAME": "Intro",
        "CHAPTER002": "later",
        "CHAPTER002NAME": "No time",
    }
    found = look(made.opus(7200, comments))
    assert found.title == "Titel"
    assert found.duration == 7200
    assert found.chapters == (
        Chapter(start=0, title="Intro"),
        Chapter(start=3620.25, title="Größe", url="https://example.org/"),
    )


def test_ogg_of_two_recordings_has_no_duration(look: Look) -> None:
    assert look(made.opus(60) + made.opus(30, serial=8)).duration is None


def test_a_wav_that_was_never_finished_lasts_as_long_as_it_is(look: Look) -> None:
    data = small_media.wav(2)
    offset = data.index(b"data") + 4
    found = look(data[:offset] + b"\xff" * 4 + data[offset + 4 :])
    assert (found.duration, found.truncated) == (2, False)


@pytest.mark.parametrize(
    ("data", "looks"),
    [
        (small_media.png(30, 20, 0), (30, 20, "grey", False)),
        (small_media.png(30, 20, 2), (30, 20, "rgb", False)),
        (small_media.png(30, 20, 6), (30, 20, "rgb", True)),
        (small_media.jpeg(30, 20, 1), (30, 20, "grey", False)),
        (small_media.jpeg(30, 20, 3), (30, 20, "rgb", False)),
        (small_media.jpeg(30, 20, 4), (30, 20, "cmyk", False)),
        (small_media.webp(30, 20), (30, 20, "rgb", False)),
        (made.gif(clear=False), (3, 2, "palette", False)),
        (made.gif(clear=True), (3, 2, "palette", True)),
        (made.avif(30, 20), (30, 20, "rgb", False)),
        (made.avif(30, 20, grey=True, clear=True), (30, 20, "grey", True)),
    ],
)
def test_pictures_say_how_they_look(
    data: bytes, looks: tuple[int, int, str, bool], look: Look
) -> None:
    found = look(data)
    assert (found.width, found.height, found.colour, found.alpha) == looks


def test_a_png_with_a_clear_colour_has_alpha(look: Look) -> None:
    data = small_media.png(8, 8)
    clear = struct.pack(">I4s6sI", 6, b"tRNS", bytes(6), 0)
    assert look(data[:33] + clear + data[33:]).alpha is True


def test_a_film_says_how_large_its_picture_is(look: Look) -> None:
    found = look(SAMPLES["video"])
    assert (found.width, found.height, found.colour) == (640, 360, None)


@given(
    name=st.sampled_from(sorted(SAMPLES)),
    places=st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 255)), max_size=40),
    end=st.integers(0, 2**20) | st.none(),
)
def test_damaged_files_are_read_without_a_fault(
    name: str, places: list[tuple[int, int]], end: int | None
) -> None:
    data = bytearray(SAMPLES[name][:3000])
    for place, value in places:
        data[place % len(data)] = value
    _read_somewhere(bytes(data[: end and end % len(data)]))


@given(st.binary(max_size=2000), st.sampled_from(sorted(KINDS)))
def test_random_bytes_are_read_without_a_fault(data: bytes, kind: str) -> None:
    _read_somewhere(KINDS[kind][:12] + data)


def _read_somewhere(data: bytes) -> None:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        file = Path(folder, "file")
        file.write_bytes(data)
        found = probe(file)
    assert found.size == len(data)
    assert found.duration is None or found.duration > 0


def many_frames(count: int) -> bytes:
    return made.id3(*[made.text("TIT2", "", 3, 0)] * count)


HOSTILE = {
    "marks of synchronisation": b"ID3\3\0\0\0\0\0\0" + b"\xff\xfb" * 10_000_000,
    "frames that are none": SAMPLES["uneven"] + b"\xff" * 20_000_000,
    "smallest frames": made.frames(*UNEVEN) + made.frames(32) * 200_000,
    "empty frames of a tag": many_frames(200_000) + SAMPLES["constant"],
    "a tag in a tag": b"ID3\3\0\0\0\0\0\0" * 500_000,
    "boxes that hold nothing": made.box(b"ftyp", b"M4A ", bytes(4)) + made.box(b"free") * 900_000,
    "tracks that hold nothing": made.box(b"ftyp", b"M4A ", bytes(4))
    + made.box(b"moov", made.box(b"trak") * 500_000),
    "a box without end": made.box(b"ftyp", b"M4A ") + b"\0\0\0\1moov" + b"\xff" * 8 + bytes(99),
    "a list of chunks without end": made.m4a(spoken=MARKS).replace(
        b"stco\0\0\0\0\0\0\0\2", b"stco\0\0\0\0\xff\xff\xff\xff"
    ),
    "samples without end": made.m4a(spoken=MARKS).replace(
        b"stsz" + bytes(8), b"stsz" + bytes(4) + b"\0\0\0\1"
    ),
    "pages that hold nothing": made.page(b"OpusHead" + bytes(11), 0, flags=2)
    + made.page(b"", 0) * 500_000,
    "comments without end": made.opus(comments={"A": "B"}).replace(
        b"\1\0\0\0\3\0\0\0A=B", b"\xff\xff\xff\xff\3\0\0\0A=B"
    ),
    "comments of FLAC without end": b"fLaC\x84\xff\xff\xff"
    + bytes(4)
    + b"\xff\xff\xff\xff"
    + bytes(9_000_000),
    "chunks that hold nothing": b"RIFF\0\0\0\0WAVE" + bytes(8_000_000),
    "parts of a picture": b"\xff\xd8" + b"\xff\xe0\0\2" * 2_000_000,
    "extensions of a picture": b"GIF89a" + bytes(7) + b"\x21\xfe\1a" * 2_000_000,
    "chunks of a picture": SAMPLES["png"][:33] + (bytes(4) + b"tEXt" + bytes(4)) * 500_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_cost_little(name: str, look: Look) -> None:
    look.file.write_bytes(HOSTILE[name])
    with patience():
        assert probe(look.file).size == len(HOSTILE[name])


class Counting(io.BytesIO):
    """A file that knows the most that was asked of it at once."""

    most = 0

    def read(self, size: int | None = -1, /) -> bytes:
        self.most = max(self.most, size if size is not None and size >= 0 else 2**63)
        return super().read(size)


def test_no_more_is_asked_for_than_there_is() -> None:
    file = Counting(bytes(10))
    assert Source(file, 10).at(4, 2**40) == bytes(6)
    assert Source(file, 10).read() == bytes(10)
    assert Source(file, 10).at(2**40, 2**40) == b""
    assert file.most == 10


@pytest.mark.parametrize(("most_bytes", "most_reads"), [(95, 999), (999, 9)])
def test_reading_without_end_is_ended(most_bytes: int, most_reads: int) -> None:
    source = Source(io.BytesIO(bytes(10)), 10, most_bytes, most_reads)
    assert [len(source.at(0, 10)) for _ in range(9)] == [10] * 9
    with pytest.raises(Exhausted):
        source.at(0, 10)


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory, require: Require) -> Path:
    """A minute and a bit of changing sound, with two chapters, as WAV and as metadata."""
    require(shutil.which("ffmpeg") is not None, "ffmpeg is missing: apt-get install ffmpeg")
    folder = tmp_path_factory.mktemp("sound")
    (folder / "chapters.txt").write_text(
        ";FFMETADATA1\ntitle=Folge 7\n"
        "[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=20000\ntitle=Intro\n"
        "[CHAPTER]\nTIMEBASE=1/1000\nSTART=20000\nEND=61500\ntitle=Größe\n",
        "utf-8",
    )
    tone = "sin(2*PI*t*(200+100*sin(t/7)))*(0.5+0.5*sin(t/11))+0.1*random(0)*lt(mod(t\\,40)\\,20)"
    run(folder, "-f", "lavfi", "-i", f"aevalsrc={tone}:d=61.5:s=44100", "sound.wav")
    return folder


def run(folder: Path, *arguments: str) -> None:
    command = ["ffmpeg", "-hide_banner", "-loglevel", "error", "-y", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


RECORDINGS = {
    "constant.mp3": ("audio/mpeg", "-b:a 128k"),
    "variable.mp3": ("audio/mpeg", "-q:a 4"),
    "constant-without-header.mp3": ("audio/mpeg", "-b:a 64k -write_xing 0"),
    "variable-without-header.mp3": ("audio/mpeg", "-q:a 4 -write_xing 0"),
    "slow.mp3": ("audio/mpeg", "-b:a 24k -ar 16000 -ac 1"),
    "version-three.mp3": ("audio/mpeg", "-b:a 96k -id3v2_version 3"),
    "late.m4a": ("audio/mp4", "-c:a aac"),
    "early.m4a": ("audio/mp4", "-c:a aac -movflags +faststart"),
    "sound.mp4": ("audio/mp4", "-c:a aac"),
    "sound.opus": ("audio/ogg", "-c:a libopus"),
}


@pytest.mark.parametrize("name", RECORDINGS)
def test_ffmpegs_recordings_are_understood(name: str, sound: Path) -> None:
    mime_type, options = RECORDINGS[name]
    inputs = ["-i", "sound.wav", "-i", "chapters.txt", "-map_metadata", "1"]
    run(sound, *inputs, *options.split(), name)
    found = probe(sound / name)
    assert found.mime_type == mime_type
    assert found.duration == pytest.approx(61.5, abs=0.2)
    assert found.title == "Folge 7"
    assert [(one.start, one.title) for one in found.chapters] == [(0, "Intro"), (20, "Größe")]
    assert not found.truncated
    data = (sound / name).read_bytes()
    (sound / name).write_bytes(data[: len(data) // 2])
    assert probe(sound / name).truncated is ("without-header" not in name)


@pytest.mark.parametrize(
    ("name", "mime_type", "seconds"),
    [
        ("sound.ogg", "audio/ogg", 61.5),
        ("sound.flac", "audio/flac", 61.5),
        ("sound.aiff", "audio/aiff", 61.5),
        ("sound.oga", "audio/ogg", 61.5),
        ("sound.aac", "audio/aac", None),
        ("sound.wav", "audio/wav", 61.5),
    ],
)
def test_ffmpegs_other_sounds_are_understood(
    name: str, mime_type: str, seconds: float | None, sound: Path
) -> None:
    if name != "sound.wav":
        run(sound, "-i", "sound.wav", name)
    found = probe(sound / name)
    assert (found.mime_type, found.truncated) == (mime_type, False)
    assert found.duration == (None if seconds is None else pytest.approx(seconds, abs=0.2))


@pytest.mark.parametrize(
    ("name", "looks"),
    [
        ("picture.png", ("image/png", "rgb", False)),
        ("picture.jpg", ("image/jpeg", "rgb", False)),
        ("picture.gif", ("image/gif", "palette", False)),
        ("picture.webp", ("image/webp", "rgb", False)),
    ],
)
def test_ffmpegs_pictures_are_understood(
    name: str, looks: tuple[str, str, bool], sound: Path
) -> None:
    run(sound, "-f", "lavfi", "-i", "testsrc=s=320x180", "-frames:v", "1", name)
    found = probe(sound / name)
    assert (found.width, found.height) == (320, 180)
    assert (found.mime_type, found.colour, found.alpha) == looks
    assert not found.truncated


def test_ffmpegs_video_is_understood(sound: Path) -> None:
    run(sound, "-f", "lavfi", "-i", "testsrc=d=2:s=320x180", "-c:v", "mpeg4", "film.mp4")
    found = probe(sound / "film.mp4")
    assert (found.mime_type, found.width, found.height) == ("video/mp4", 320, 180)
    assert found.duration == pytest.approx(2, abs=0.1)
