"""tools/setup with made-up dpkg-query, apt-get and npm: what it asks of them and how it refuses."""

import os
import shutil
import subprocess
import unittest

from made_up_tree import ROOT, MadeUpTree

EVERYTHING = ['ninja', 'g++', 'cmake', 'dpkg-shlibdeps', 'pdfinfo', 'pkg-config', 'python3']


class Setup(MadeUpTree):
    def setUp(self):
        super().setUp()
        self.checkout = self.root / 'een map'
        (self.checkout / 'tools').mkdir(parents=True)
        for name in ('setup', 'step.sh'):
            shutil.copy(ROOT / 'tools' / name, self.checkout / 'tools' / name)
        for name in EVERYTHING:
            self.fake(name, 'exit 0')
        self.fake('sudo', '[ "$1" = -v ] || exec "$@"')
        self.fake('apt-get', f'echo "$@" >> "{self.root}/apt"')
        self.fake('npm', f'echo "$@" >> "{self.root}/npm"; exit 1')
        self.fake('dpkg-query', 'shift 3; for p in "$@"; do echo "installed $p"; done')

    def fake(self, name, body):
        self.write(f'bin/{name}', f'#!/bin/bash\n{body}\n')
        (self.root / 'bin' / name).chmod(0o755)

    def put_duckdb(self):
        for name in ('libduckdb.so', 'duckdb.h'):
            self.write(f'een map/.deps/duckdb-1.4.4/{name}', '')

    def run_setup(self, *arguments):
        environment = {'PATH': f'{self.root}/bin:{os.defpath}'}
        return subprocess.run(
            [self.checkout / 'tools/setup', *arguments],
            cwd='/', env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        )

    def asked(self, name):
        file = self.root / name
        return file.read_text() if file.exists() else ''

    def test_asks_nothing_when_everything_is_there(self):
        self.put_duckdb()
        done = self.run_setup('test')
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, '', ''))
        self.assertEqual(self.asked('apt') + self.asked('npm'), '')

    def test_installs_what_is_missing_and_nothing_else(self):
        self.put_duckdb()
        self.fake('dpkg-query', 'shift 3; for p in "$@"; do [ $p = libfmt-dev ] || echo "installed $p"; done')
        self.assertEqual(self.run_setup().returncode, 0)
        update, install = self.asked('apt').splitlines()
        self.assertTrue(update.endswith(' update'), update)
        self.assertTrue(install.endswith(' install --no-install-recommends libfmt-dev'), install)

    def test_a_failing_step_says_what_where_and_what_to_do(self):
        self.put_duckdb()
        self.fake('dpkg-query', 'exit 1')
        self.fake('apt-get', 'echo "no route"; exit 100')
        done = self.run_setup()
        self.assertEqual(done.returncode, 100)
        for words in ('Mislukt', 'no route', '.deps/log/apt-update.log', 'Controleer de verbinding'):
            self.assertIn(words, done.stderr)

    def test_a_changed_download_is_refused_and_leaves_nothing(self):
        self.fake('npm', 'for f in duckdb-1.4.4 duckdb-node-bindings-linux-{x64,arm64}-1.4.4-r.3; do echo x > $f.tgz; done')
        done = self.run_setup()
        self.assertEqual(done.returncode, 65)
        self.assertIn('sha512', done.stderr)
        self.assertEqual([p.name for p in (self.checkout / '.deps').iterdir()], ['log'])

    def test_an_unknown_mode_is_refused(self):
        self.assertEqual(self.run_setup('alles').returncode, 64)


if __name__ == '__main__':
    unittest.main()
