"""What must hold for every file of the repository, whatever is in it."""

import re
import shutil
import subprocess
import tomllib
import unittest

from made_up_tree import ROOT

MAX_BYTES = 1_000_000
# A folder of one machine: a path that nobody else has.
MACHINE_PATH = re.compile(rb'(^|[^A-Za-z0-9_.])/(work|farm|root)/[A-Za-z.]', re.MULTILINE)
NOT_OURS = {'.git', '.deps', 'build', 'demo-uit', 'node_modules', '__pycache__'}


def repository_files():
    """Tracked files and new ones; in an export without git, every file that is not a product."""
    if shutil.which('git') and (ROOT / '.git').exists():
        command = ['git', '-C', str(ROOT), '-c', 'safe.directory=*', 'ls-files', '-z', '--cached',
                   '--others', '--exclude-standard']
        names = subprocess.run(command, check=True, capture_output=True).stdout.decode().split('\0')
        return [ROOT / name for name in names if name and (ROOT / name).is_file()]
    return [
        path
        for path in ROOT.rglob('*')
        if path.is_file() and not NOT_OURS & set(path.relative_to(ROOT).parts)
    ]


class Repository(unittest.TestCase):
    def test_no_file_names_a_folder_of_one_machine(self):
        found = []
        for path in repository_files():
            content = path.read_bytes()
            for match in MACHINE_PATH.finditer(content):
                line = content.count(b'\n', 0, match.end()) + 1
                found.append(f'{path.relative_to(ROOT)}:{line}')
        self.assertEqual(found, [])

    def test_no_file_is_over_one_megabyte(self):
        large = {
            str(path.relative_to(ROOT)): path.stat().st_size
            for path in repository_files()
            if path.stat().st_size > MAX_BYTES
        }
        self.assertEqual(large, {})

    def test_what_a_delivery_replaces_is_said_alike_in_the_catalogue_and_in_staging(self):
        staging = [path.read_text(encoding='utf-8') for path in (ROOT / 'sql' / 'staging').glob('*.sql')]
        sources = sorted((ROOT / 'catalog' / 'source').glob('*.toml'))
        self.assertGreater(len(sources), 10)
        for path in sources:
            source = tomllib.loads(path.read_text(encoding='utf-8'))
            latest = re.compile(rf'FROM {source["land"]}\s+GROUP BY ([a-z_, ]+?)\s*\)')
            grouped = [match.group(1).split(', ') for sql in staging for match in latest.finditer(sql)]
            self.assertEqual(grouped, [source['replaces']], path.name)


if __name__ == '__main__':
    unittest.main()
