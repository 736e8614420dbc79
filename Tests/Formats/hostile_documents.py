#!/usr/bin/env python3
"""Documents that are meant to do harm, each read by `rulec import`: hostile_documents.py RULEC [FILE…]

Bombs, nesting without end, files that are not what their name says, addresses, macros, encryption, torn files, things
that are no files.  Every run ends within its limits of time and memory, with a sentence where the file cannot be read,
and leaves no folder behind unless it read the file.  Formats whose program is not installed are left out, and named.
"""
import os
import random
import shutil
import sys
import tempfile
import time
import zipfile
import zlib
from pathlib import Path

RULEC = os.path.realpath(sys.argv[1])
ROOT = Path(__file__).resolve().parents[2]
SECONDS = 20
FIGURE = "耕地保有量 >= 94.7770 万亩"
SENTENCE = "到2035年，甲盟耕地保有量不低于94.7770万亩。"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPACES = f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{OFFICE}"'
TITLE = "甲盟国土空间总体规划（2021—2035年）"
PARAGRAPH = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in (TITLE, SENTENCE))
PAGE = f"<html><head><meta charset='utf-8'></head><body><h1>{TITLE}</h1><p>{SENTENCE}</p>%s</body></html>"


def word(path, body, kind=TYPES, prolog="", parts=()):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", f'<?xml version="1.0"?><Types xmlns="{PACKAGE}/content-types"><Default '
                      'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default '
                      f'Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
                      f'ContentType="{kind}"/></Types>')
        file.writestr("_rels/.rels", f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}/relationships"><Relationship '
                      f'Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>')
        with file.open("word/document.xml", "w") as part:
            part.write(f'<?xml version="1.0"?>{prolog}<w:document {SPACES}><w:body>'.encode())
            for piece in [body] if isinstance(body, str) else body:
                part.write(piece.encode())
            part.write(b"</w:body></w:document>")
        for name, content in parts:
            file.writestr(name, content)


def pdf(path, pages, content, extra=b""):
    kids = b" ".join(b"%d 0 R" % (10 + number) for number in range(pages))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F 3 0 R>>>>>>"
    path.write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[" + kids
        + b"]/Count %d>>endobj\n3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n" % pages
        + b"4 0 obj<</Length %d%s>>stream\n" % (len(content), extra) + content + b"\nendstream endobj\n"
        + b"".join(b"%d 0 obj" % (10 + number) + page + b"endobj\n" for number in range(pages))
        + b"trailer<</Root 1 0 R>>\n"
    )


def packed(piece, count):
    """A piece so many times, packed; in little memory, as a child begins with that of its parent."""
    packer = zlib.compressobj(9)
    some = piece * 1024
    return b"".join(packer.compress(some) for _ in range(count // 1024)) + packer.flush()


def make(folder):
    """Yields each file, and the exit statuses that it may have."""
    line = b"BT /F 12 Tf 10 100 Td (2035 94.77) Tj ET\n"
    word(folder / "sound.docx", PARAGRAPH)
    yield "sound.docx", {0, 2}
    word(folder / "bomb.docx", [PARAGRAPH, "<w:p><w:r><w:t>", *["a" * (1 << 20)] * 512, "</w:t></w:r></w:p>"])
    yield "bomb.docx", {4}
    word(folder / "nested.docx", "<w:tbl><w:tr><w:tc>" * 20000 + PARAGRAPH + "</w:tc></w:tr></w:tbl>" * 20000)
    yield "nested.docx", {0, 2, 4}
    links = f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}/relationships">' + "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="External"/>'
        for number, (kind, target) in enumerate(
            [("image", "http://127.0.0.1:9/x.png"), ("attachedTemplate", "file:///etc/passwd")])
    ) + "</Relationships>"
    word(folder / "links.docx", PARAGRAPH, parts=[("word/_rels/document.xml.rels", links)])
    yield "links.docx", {0, 2}
    word(folder / "macro.docx", PARAGRAPH, kind=MACRO, parts=[("word/vbaProject.bin", random.Random(1).randbytes(1000))])
    yield "macro.docx", {0, 2}
    shutil.copy(folder / "macro.docx", folder / "macro.docm")
    yield "macro.docm", {0, 2}
    entities = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
        f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefg", "bcdefgh")
    ) + "<!ENTITY z SYSTEM 'file:///etc/passwd'>]>"
    word(folder / "entities.docx", PARAGRAPH + "<w:p><w:r><w:t>&h;&z;</w:t></w:r></w:p>", prolog=entities)
    yield "entities.docx", {4}
    (folder / "page.docx").write_text(PAGE % "", encoding="utf-8")
    yield "page.docx", {4}
    shutil.copy(folder / "sound.docx", folder / "word.html")
    yield "word.html", {4}
    (folder / "links.html").write_text(PAGE % "<img src='http://127.0.0.1:9/x.png'><iframe src='file:///etc/passwd'>",
                                       encoding="utf-8")
    yield "links.html", {0, 2}
    (folder / "nested.html").write_text(PAGE % ("<div>" * 100000 + SENTENCE + "</div>" * 100000), encoding="utf-8")
    yield "nested.html", {0, 2, 4}
    (folder / "hidden.html").write_text(PAGE % "<p hidden>" * 50000, encoding="utf-8")
    yield "hidden.html", {0, 2, 4}
    pdf(folder / "pages.pdf", 2000, b"")
    yield "pages.pdf", {2}
    pdf(folder / "stream.pdf", 1, packed(line, 10 << 20), b"/Filter/FlateDecode")
    yield "stream.pdf", {4}
    pdf(folder / "stack.pdf", 1, packed(b"q ", 200 << 20), b"/Filter/FlateDecode")
    yield "stack.pdf", {2, 4}
    pdf(folder / "whole.pdf", 50, line)
    whole = (folder / "whole.pdf").read_bytes()
    (folder / "torn.pdf").write_bytes(whole[: len(whole) // 3])
    yield "torn.pdf", {0, 2, 4}
    (folder / "head.pdf").write_bytes(whole[:20])
    yield "head.pdf", {4}
    locked = b"/Encrypt<</Filter/Standard/V 1/R 2/O(%s)/U(%s)/P -4>>/ID[(a)(a)]" % (b"x" * 32, b"y" * 32)
    (folder / "locked.pdf").write_bytes(whole.replace(b"trailer<<", b"trailer<<" + locked))
    yield "locked.pdf", {4}
    (folder / "noise.pdf").write_bytes(b"%PDF-1.4\n" + random.Random(2).randbytes(100000))
    yield "noise.pdf", {4}
    for kind in ("doc", "wps", "rtf"):
        (folder / f"noise.{kind}").write_bytes(random.Random(3).randbytes(100000))
        yield f"noise.{kind}", {0, 2, 4}
    (folder / "empty.txt").write_bytes(b"")
    yield "empty.txt", {0, 2}
    (folder / "zero.txt").write_bytes(b"\0" * 1000)
    yield "zero.txt", {4}
    os.mkfifo(folder / "pipe.txt")
    yield "pipe.txt", {4}
    (folder / "folder.docx").mkdir()
    yield "folder.docx", {4}
    (folder / "loop.txt").symlink_to("loop.txt")
    yield "loop.txt", {4}
    (folder / "device.pdf").symlink_to("/dev/zero")
    yield "device.pdf", {4}


def read(path, folder):
    """Status, what it said, seconds, MiB of the largest process."""
    out = folder / "out"
    errors = tempfile.TemporaryFile()
    output = tempfile.TemporaryFile()
    begin = time.monotonic()
    process = os.posix_spawn(
        RULEC, [RULEC, "import", str(path), "--output", str(out), "--timeout", str(SECONDS)],
        {**os.environ, "CHUANDAO_RULES": str(ROOT / "Rules"), "TMPDIR": str(folder)},
        file_actions=[(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                      (os.POSIX_SPAWN_DUP2, output.fileno(), 1), (os.POSIX_SPAWN_DUP2, errors.fileno(), 2)],
    )
    _, status, usage = os.wait4(process, 0)
    code = os.waitstatus_to_exitcode(status)
    texts = []
    for stream in (output, errors):
        stream.seek(0)
        texts.append(stream.read().decode("utf-8", "replace"))
    return code, texts[0], texts[1], time.monotonic() - begin, usage.ru_maxrss / 1024, out


def main():
    failed = []
    with tempfile.TemporaryDirectory() as name:
        made = Path(name) / "made"
        made.mkdir()
        for file, statuses in make(made):
            if sys.argv[2:] and file not in sys.argv[2:]:
                continue
            scratch = Path(tempfile.mkdtemp(dir=name))
            status, output, errors, seconds, memory, out = read(made / file, scratch)
            wrong = []
            if "apt" in errors and status == 4 and 4 not in statuses:
                print(f"{file}: 没有程序读它，跳过 / SKIPPED, no program reads it")
                continue
            if status not in statuses:
                wrong.append(f"status {status}")
            if status == 4 and (len(errors.strip().splitlines()) != 1 or file not in errors):
                wrong.append(f"no sentence: {errors[-300:]!r}")
            # A program may be ended after its seconds, pdftotext is started twice, LibreOffice up to three times, and other
            # work on the machine slows all of it.
            if seconds > 12 * SECONDS:
                wrong.append(f"{seconds:.0f} s")
            if memory > 2200:
                wrong.append(f"{memory:.0f} MiB")
            left = [entry.name for entry in scratch.iterdir() if entry != out]
            if left:
                wrong.append(f"left {left}")
            if out.exists() and status == 4:
                wrong.append("a folder was written")
            if file.startswith(("sound", "links", "macro.docx")) and FIGURE not in output:
                wrong.append("the figure is missing")
            errors = errors.strip().replace(str(made) + "/", "")
            print(f"{file:14} {status} {seconds:5.1f} s {memory:6.0f} MiB {errors}", flush=True)
            failed += [f"{file}: {word}" for word in wrong]
    for line in failed:
        print("✘ " + line, file=sys.stderr)
    sys.exit(1 if failed else 0)


main()
