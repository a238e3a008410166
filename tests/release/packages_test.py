"""The tar and the .deb: packed from this build, put elsewhere, and used with nothing of the caller."""

import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ['DOELMAAT_BUILD'])
CPACK = os.environ['DOELMAAT_CPACK']
CMAKE = os.environ['DOELMAAT_CMAKE']
# What belongs to the machine: the C library and its loader.
OF_THE_MACHINE = re.compile(r'^(linux-vdso|ld-linux.*|lib(c|m|dl|pthread|rt|resolv))\.so')
# A library of THIRD-PARTY.md whose notice stands under the name of another package.
NOTICE = {
    'DuckDB': 'duckdb', 'Clp': 'coinor-libclp1', 'CoinUtils': 'coinor-libcoinutils3v5',
    'ctemplate': 'libctemplate3', 'fmt': 'libfmt9', 'toml++': 'libtomlplusplus3',
    'JSON for Modern C++': 'nlohmann-json3-dev', 'CLI11': 'libcli11-dev',
    'libarchive': 'libarchive13', 'libxlsxwriter': 'libxlsxwriter4', 'libxml2': 'libxml2', 'libsodium': 'libsodium23',
    'Eigen': 'libeigen3-dev', 'Boost': 'libboost1.74-dev',
}


def run(command, **options):
    done = subprocess.run([str(part) for part in command], stdin=subprocess.DEVNULL, check=False,
                          capture_output=True, text=True, timeout=300, **options)
    if done.returncode != 0:
        raise AssertionError(f'{command}: exit {done.returncode}\n{done.stdout}{done.stderr}')
    return done.stdout


def pack(folder):
    """Both packages. Zstandard, for it takes a tenth of the time of what users get, gzip."""
    run([CPACK, '--config', BUILD / 'CPackConfig.cmake', '-G', 'TZST;DEB', '-B', folder,
         '-D', 'CPACK_DEBIAN_COMPRESSION_TYPE=zstd'],
        env={**os.environ, 'TZ': 'Pacific/Auckland'}, umask=0o077)
    return next(folder.glob('*.tar.zst')), next(folder.glob('*.deb'))


class Packages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.top = Path(tempfile.mkdtemp(prefix='doelmaat-release-'))
        cls.addClassCleanup(shutil.rmtree, cls.top)
        cls.tar, cls.deb = pack(cls.top / 'packages')
        cls.place = cls.top / 'een andere map'
        cls.place.mkdir()
        run([CMAKE, '-E', 'tar', 'xf', cls.tar], cwd=cls.place)
        cls.folder = cls.place / cls.tar.name.removesuffix('.tar.zst')

    def test_the_tar_is_bin_lib_and_share_in_one_folder(self):
        self.assertEqual([path.name for path in self.place.iterdir()], [self.folder.name])
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ['bin', 'lib', 'share'])
        self.assertEqual(sorted(path.name for path in (self.folder / 'bin').iterdir()),
                         ['doelmaat', 'doelmaat-demo'])

    def test_the_members_of_the_deb_do_not_carry_the_mask_of_who_packed(self):
        members = run(['ar', 'tv', self.deb]).splitlines()
        self.assertEqual([line.split()[-1].split('.')[0] for line in members],
                         ['debian-binary', 'control', 'data'])
        self.assertEqual({line.split()[0] for line in members}, {'rw-r--r--'})

    def test_its_demo_runs_in_an_empty_folder_with_nothing_of_the_caller(self):
        work = self.top / 'leeg'
        work.mkdir()
        out = run([self.folder / 'bin' / 'doelmaat-demo'], cwd=work, env={})
        self.assertIn('328 gemeenten vergeleken', out)
        self.assertTrue((work / 'demo-uit' / 'rapport' / 'index.html').is_file())
        self.assertEqual([path.name for path in work.iterdir()], ['demo-uit'])

    def test_it_asks_nothing_of_the_machine_but_the_c_library(self):
        loaded = run([self.folder / 'bin' / 'doelmaat'], env={'LD_TRACE_LOADED_OBJECTS': '1'})
        self.assertIn('libduckdb.so', loaded)
        for line in loaded.splitlines():
            name, _, where = line.strip().partition(' => ')
            if not OF_THE_MACHINE.match(Path(name.split(' ')[0]).name):
                self.assertTrue(where.startswith(str(self.folder)), line)

    def test_every_library_has_its_notice(self):
        notices = self.folder / 'share' / 'doc' / 'doelmaat' / 'licences'
        linked = (ROOT / 'THIRD-PARTY.md').read_text(encoding='utf-8').split('## ')[1]
        names = re.findall(r'^\| ([^|]+) \|', linked, re.MULTILINE)[1:]
        missing = [name for name in names if not (notices / f'{NOTICE[name]}.txt').is_file()]
        self.assertEqual(missing, [])
        listed = dict(line.split()[:2]
                      for line in (notices / 'libraries.txt').read_text().splitlines()[2:])
        carried = {path.name for path in (self.folder / 'lib').iterdir()} - {'libduckdb.so'}
        self.assertEqual(set(listed), carried)
        self.assertEqual([package for package in listed.values()
                          if not (notices / f'{package}.txt').is_file()], [])

    def test_what_stands_in_the_tar_is_in_the_repository(self):
        share = self.folder / 'share'
        for installed, ours in ((share / 'doelmaat' / 'data' / 'nl', ROOT / 'data' / 'nl'),
                                (share / 'doc' / 'doelmaat' / 'docs' / 'user', ROOT / 'docs' / 'user')):
            self.assertEqual({path.name: path.read_bytes() for path in installed.iterdir()},
                             {path.name: path.read_bytes() for path in ours.iterdir()})
        for name in ('LICENSE', 'THIRD-PARTY.md', 'CHANGELOG.md', 'README.md'):
            self.assertEqual((share / 'doc' / 'doelmaat' / name).read_bytes(), (ROOT / name).read_bytes())

    def test_every_link_of_an_installed_page_leads_somewhere(self):
        pages = list((self.folder / 'share').rglob('*.md'))
        self.assertGreater(len(pages), 50)
        for page in pages:
            for target in re.findall(r'\]\(([^)\s]+)\)', page.read_text(encoding='utf-8')):
                path, _, anchor = target.partition('#')
                if re.match(r'(https?|mailto):', target):
                    continue
                linked = page.parent / path if path else page
                self.assertTrue(linked.exists(), f'{page}: {target}')
                if anchor:
                    text = linked.read_text(encoding='utf-8')
                    headings = re.findall(r'^#+ (.*)$', text, re.MULTILINE)
                    places = {re.sub(r'[^\w -]', '', name.lower()).replace(' ', '-') for name in headings}
                    self.assertIn(anchor, places | set(re.findall(r'<a id="(.*?)">', text)), f'{page}: {target}')

    def test_advice_to_load_figures_names_the_folder_that_is_there(self):
        work = self.top / 'zonder cijfers'
        work.mkdir()
        program = self.folder / 'bin' / 'doelmaat'

        def advice(model):
            done = subprocess.run([program, 'benchmark', 'run', model], cwd=work, env={}, stdin=subprocess.DEVNULL,
                                  capture_output=True, text=True, timeout=60, check=False)
            self.assertNotEqual(done.returncode, 0)
            folder = re.search(r"doelmaat import '([^']+)'", done.stderr)
            self.assertIsNotNone(folder, done.stderr)
            return Path(folder.group(1))

        data = self.folder / 'share' / 'doelmaat' / 'data'
        self.assertEqual(advice('nl-2022'), data / 'nl')
        run([program, 'import', advice('nl-2022')], cwd=work, env={})
        self.assertEqual(advice('england-2024'), data / 'england')

    def test_the_man_page_and_the_completions_are_those_of_the_program(self):
        program = self.folder / 'bin' / 'doelmaat'
        share = self.folder / 'share'
        for words, page in (('man', 'man/man1/doelmaat.1'),
                            ('completion bash', 'bash-completion/completions/doelmaat'),
                            ('completion zsh', 'zsh/vendor-completions/_doelmaat'),
                            ('completion fish', 'fish/vendor_completions.d/doelmaat.fish')):
            self.assertEqual((share / page).read_text(), run([program, *words.split()], env={}), page)

    def test_no_page_names_a_folder_of_the_builder(self):
        for path in (self.folder / 'share').rglob('*'):
            if path.is_file():
                self.assertNotIn(str(ROOT).encode(), path.read_bytes(), path)

    def test_files_have_one_time_and_are_readable_by_all(self):
        listed = run([CMAKE, '-E', 'tar', 'tvf', self.tar], env={**os.environ, 'TZ': 'UTC'})
        lines = [line.split(None, 8) for line in listed.splitlines()]
        self.assertEqual(len({tuple(line[5:8]) for line in lines}), 1)
        for mode, _, _, _, _, *_, name in lines:
            executable = mode[0] == 'd' or '/bin/' in name
            self.assertEqual(mode[1:], 'rwxr-xr-x' if executable else 'rw-r--r--', name)
        # Component by component, each in order of name: not in the order of a disk.
        names = [line[-1].removesuffix('/') for line in lines]
        program = names.index(f'{self.folder.name}/bin')
        for component in (names[:program], names[program:]):
            self.assertEqual(component, sorted(component, key=lambda name: name.split('/')))

    def test_the_deb_names_what_it_needs_and_runs_where_it_is_put(self):
        control = run(['dpkg-deb', '--field', self.deb])
        depends = re.search(r'^Depends: (.*)$', control, re.MULTILINE).group(1)
        for package in ('libc6', 'libfmt9', 'libsodium23', 'coinor-libclp1'):
            self.assertIn(package, depends)
        root = self.top / 'deb'
        run(['dpkg-deb', '--extract', self.deb, root])
        self.assertTrue((root / 'usr' / 'share' / 'doc' / 'doelmaat' / 'copyright').is_file())
        self.assertEqual([path.name for path in (root / 'usr' / 'lib').iterdir()], ['doelmaat'])
        version = run([root / 'usr' / 'bin' / 'doelmaat', '--version'], env={})
        self.assertEqual(version, run([self.folder / 'bin' / 'doelmaat', '--version'], env={}))


if __name__ == '__main__':
    unittest.main()
