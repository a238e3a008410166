"""The program under test, in a folder of its own, as a newcomer meets it: no PATH, an empty HOME."""

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
FIGURES = ROOT / 'data' / 'nl'
BINARY = os.environ['DOELMAAT_BINARY']
MODEL = 'nl-2022'
STORE = 'doelmaat.duckdb'
NOBODY = 65534
SANITIZERS = ('ASAN_OPTIONS', 'LSAN_OPTIONS', 'UBSAN_OPTIONS')

OK, BAD_INPUT, BAD_DATA, NOT_FOUND, IO, CONFLICT, BAD_CONFIG = 0, 64, 65, 66, 74, 75, 78
SKIPPED = 77  # what ctest takes for it


class Workplace:
    """An empty folder `work` beside an empty home and an empty folder for temporary files."""

    def __init__(self):
        self.top = Path(tempfile.mkdtemp(prefix='doelmaat-e2e-'))
        self.top.chmod(0o755)
        self.path = self.top / 'work'
        self.home = self.top / 'home'
        self.temporary = self.top / 'temporary'
        for folder in (self.path, self.home, self.temporary):
            folder.mkdir()

    def environment(self):
        # Nothing of the caller, but what a build with sanitizers has to know.
        kept = {name: os.environ[name] for name in SANITIZERS if name in os.environ}
        return {'PATH': '', 'HOME': str(self.home), 'TMPDIR': str(self.temporary), **kept}

    def command(self, *arguments):
        return [BINARY, *(str(argument) for argument in arguments)]

    def run(self, *arguments, before=(), **options):
        return subprocess.run(
            [*before, *self.command(*arguments)], cwd=self.path, env=self.environment(),
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600, check=False,
            **options)

    def start(self, *arguments, before=()):
        return subprocess.Popen(
            [*before, *self.command(*arguments)], cwd=self.path, env=self.environment(),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def must(self, *arguments):
        """The standard output of a command that has to succeed."""
        done = self.run(*arguments)
        if done.returncode != OK:
            raise AssertionError(f'{arguments}: exit {done.returncode}\n{done.stdout}{done.stderr}')
        return done.stdout

    def seconds(self, *arguments):
        began = time.monotonic()
        self.must(*arguments)
        return time.monotonic() - began

    def benchmark(self, *arguments, replications=100):
        return self.must('benchmark', 'run', MODEL, '--replications', replications, *arguments)

    def benchmark_json(self, *arguments, replications=100):
        return json.loads(self.benchmark('--json', *arguments, replications=replications))

    def quick_catalog(self, replications=100):
        """An overlay whose model repeats less often: `report` takes its options from the model."""
        return self.overlay('benchmark', MODEL, 'replications = 2000',
                            f'replications = {replications}')

    def overlay(self, folder, name, old, new, where='catalogus'):
        """A catalogue folder with one changed file."""
        text = (ROOT / 'catalog' / folder / f'{name}.toml').read_text(encoding='utf-8')
        if old not in text:
            raise AssertionError(f'{name}.toml has no {old!r}')
        self.write(f'{where}/{folder}/{name}.toml', text.replace(old, new))
        return self.path / where

    def write(self, name, text):
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def store_digest(self, store=STORE):
        return hashlib.sha256((self.path / store).read_bytes()).hexdigest()

    def remove(self):
        shutil.rmtree(self.top)


def tree(folder):
    """Every file under a folder with the digest of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob('*'))
        if path.is_file()
    }


def times(folder):
    return {path: path.stat().st_mtime_ns for path in folder.rglob('*')}
