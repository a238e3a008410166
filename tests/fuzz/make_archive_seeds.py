"""Writes archives to start fuzz_archive from, of the example messages: make_archive_seeds.py FOLDER"""

import gzip
import io
import struct
import sys
import zipfile
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[1] / 'conformance' / 'ijw' / 'voorbeelden'
TABLE = Path(__file__).resolve().parent / 'seeds' / 'csv' / 'prestatie.csv'
DAY = (2026, 1, 1, 0, 0, 0)


class Pipe(io.BytesIO):
    """Cannot go back, so that sizes come after the bytes."""

    def seekable(self):
        return False

    def tell(self):
        raise OSError

    def seek(self, *_):
        raise OSError


def zipped(entries, method=zipfile.ZIP_DEFLATED, into=None, before=b'', comment=b'', zip64=False):
    into = into or io.BytesIO()
    into.write(before)
    with zipfile.ZipFile(into, 'w', method) as archive:
        archive.comment = comment
        for name, content in entries:
            info = zipfile.ZipInfo(name, DAY)
            info.compress_type = method
            with archive.open(info, 'w', force_zip64=zip64) as entry:
                entry.write(content)
    return into.getvalue()


def gzipped(content, flags=0, fields=b''):
    packed = gzip.compress(content, mtime=0)
    return packed[:3] + bytes([flags]) + packed[4:10] + fields + packed[10:]


def same_bytes_twice(name, content):
    """Two entries of the table of contents for one packed file."""
    packed = zipped([(name, content)])
    start = packed.index(b'PK\x01\x02')
    end = packed.index(b'PK\x05\x06')
    table = packed[start:end]
    return packed[:end] + table + packed[end:end + 8] + struct.pack('<HHLLH', 2, 2, 2 * len(table), start, 0)


def with_password(packed):
    """Says that it is encrypted, in both headers; it is not."""
    changed = bytearray(packed)
    changed[6] |= 1
    changed[packed.index(b'PK\x01\x02') + 8] |= 1
    return bytes(changed)


def with_large_dictionary(packed):
    """Asks for nearly 4 GiB of memory: lzma has its size after version (2), length (2) and settings (1)."""
    at = 30 + len('a.xml') + 5
    return packed[:at] + struct.pack('<L', 0xF0000000) + packed[at + 4:]


def seeds():
    message = (EXAMPLES / 'goed' / '05-jw325-januari-toegekend.xml').read_bytes()
    table = TABLE.read_bytes()
    small = [('a.xml', message[:600]), ('b.csv', table)]
    one = zipped([('a.xml', message[:600])])
    yield 'stored.zip', zipped(small, zipfile.ZIP_STORED)
    yield 'deflated.zip', zipped(small)
    yield 'bzip2.zip', zipped(small, zipfile.ZIP_BZIP2)
    yield 'lzma.zip', zipped(small, zipfile.ZIP_LZMA)
    yield 'lzma-large.zip', with_large_dictionary(zipped(small, zipfile.ZIP_LZMA))
    yield 'zip64.zip', zipped(small, zip64=True)
    yield 'sizes-after.zip', zipped(small, into=Pipe())
    yield 'comment.zip', zipped(small, before=b'MZ before', comment=b'PK\x05\x06 comment')
    yield 'names.zip', zipped([('map/', b''), ('../999900006.xml', b'<a/>'), ('na\xefef.xml', b'<a/>')])
    yield 'many.zip', zipped([(f'{number}.xml', b'<a/>') for number in range(20)])
    yield 'empty.zip', zipped([])
    yield 'twice.zip', same_bytes_twice('a.xml', message)
    yield 'password.zip', with_password(one)
    yield 'bomb.zip', zipped([('a.xml', bytes(200_000))])
    yield 'whole.zip', zipped([(path.name, path.read_bytes()) for path in sorted(EXAMPLES.glob('goed/*.xml'))])
    yield 'zip-in.zip', zipped([('in.zip', zipped(small))])
    yield 'gz-in.zip', zipped([('in.xml.gz', gzipped(message))])
    yield 'message.gz', gzipped(message)
    yield 'fields.gz', gzipped(message[:600], 0x1C, b'\x04\x00ab\x00\x00name\x00comment\x00')
    yield 'two.gz', gzipped(message[:600]) + gzipped(message[600:])
    yield 'empty.gz', gzipped(b'')
    yield 'bomb.gz', gzipped(bytes(200_000))
    yield 'zip-in.gz', gzipped(one)
    yield 'gz-in.gz', gzipped(gzipped(gzipped(message[:600])))


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in seeds():
        (folder / name).write_bytes(content)


if __name__ == '__main__':
    main()
