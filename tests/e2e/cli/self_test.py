"""What the program says of itself: doctor, check catalog, exit codes, completion and man page."""

import contextlib
import json
import os
import pty
import re
import shutil
import subprocess
import unittest

from program import BINARY, FIGURES, OK, ROOT, Workplace, tree

FOUND = 65


def words_of(help_text):
    """Commands and options as `--help` lists them: the first word or names of each line."""
    commands, options = [], []
    for line in help_text.splitlines():
        if found := re.match(r'  (-[^ ]+(?:,-[^ ]+)*)', line):
            options += found.group(1).split(',')
        elif (found := re.match(r'  ([a-z][a-z-]*) {2,}', line)) and 'Opdrachten' in help_text:
            commands.append(found.group(1))
    after = help_text.partition('Opdrachten')[2]
    return [name for name in commands if re.search(rf'^  {name} ', after, re.MULTILINE)], options


class Self(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = Workplace()
        cls.addClassCleanup(cls.place.remove)
        cls.commands = {}
        waiting = [()]
        while waiting:
            path = waiting.pop()
            cls.commands[path] = words_of(cls.place.must(*path, '--help'))
            waiting += [(*path, name) for name in cls.commands[path][0]]

    def doctor(self, *arguments):
        done = self.place.run('doctor', '--json', *arguments)
        said = json.loads(done.stdout)
        return done.returncode, said, {check['id']: check for check in said['checks']}

    def test_doctor_looks_and_changes_nothing(self):
        before = tree(self.place.path)
        code, said, checks = self.doctor()
        self.assertEqual((code, said['healthy']), (OK, True))
        self.assertEqual(checks['store']['status'], 'note')
        self.assertEqual(said['libraries']['DuckDB'], 'v1.4.4')
        self.assertGreater(checks['disk']['bytes'], 0)
        self.assertEqual(checks['chromium']['value'], 'niet gevonden')  # PATH is empty
        self.assertEqual(tree(self.place.path), before)

    def test_doctor_tells_what_a_store_holds_and_leaves_its_bytes(self):
        self.place.must('import', FIGURES, '--store', 'op.duckdb')
        before = self.place.store_digest('op.duckdb')
        _, _, checks = self.doctor('--store', 'op.duckdb')
        self.assertEqual(checks['store']['status'], 'ok')
        self.assertRegex(checks['store']['value'], r' MB, [1-9]\d* leveringen, 0 runs$')
        self.assertEqual(self.place.store_digest('op.duckdb'), before)
        (self.place.path / 'op.duckdb').unlink()

    def test_doctor_finds_a_broken_store_and_an_open_key(self):
        store = self.place.write('kapot.duckdb', 'dit is geen opslag')
        key = self.place.write('sleutel', 'x')
        code, said, checks = self.doctor('--store', store, '--key', key)
        self.assertEqual((code, said['healthy']), (FOUND, False))
        self.assertEqual((checks['store']['status'], checks['key']['status']), ('fault', 'fault'))
        text = self.place.run('doctor', '--store', store, '--key', key).stdout
        self.assertIn('Gevonden: 2 keer FOUT', text)
        store.unlink()
        key.unlink()

    def test_the_shipped_catalogue_is_in_order(self):
        said = json.loads(self.place.must('check', 'catalog', '--json'))
        shipped = [*(ROOT / 'catalog').rglob('*.toml'), *(ROOT / 'catalog').rglob('*.csv'),
                   *(ROOT / 'sql' / 'indicator').glob('*.sql')]
        self.assertEqual(said, {'files': len(shipped), 'findings': []})

    def test_every_fault_of_a_catalogue_has_its_file_and_line(self):
        folder = self.place.overlay('benchmark', 'nl-2022', 'column = "with_stay"',
                                    'column = "met_verblijf"', where='fout')
        self.place.overlay('peer', 'nl-jeugd', 'transform = "log"', 'transform = "wortel"', where='fout')
        self.place.overlay('source', 'iv3', 'land_iv3', 'land_iv4', where='fout')
        self.place.write('fout/measure/leeg.toml', '[')
        self.place.write('fout/benchmarks/nl.toml', 'id = "nl"')
        self.place.write('fout/codes/productcode-gemeente.csv', 'gm_code\nGM0344\n')
        done = self.place.run('check', 'catalog', '--catalog', folder)
        self.assertEqual(done.returncode, FOUND)
        for start in (r'fout/benchmarks/nl\.toml: Dit bestand wordt niet gelezen',
                      r'fout/codes/productcode-gemeente\.csv', r'fout/source/iv3\.toml',
                      r'fout/peer/nl-jeugd\.toml:\d+: ', r'fout/measure/leeg\.toml:\d+: '):
            self.assertRegex(done.stdout, rf'(?m)^\S*{start}')
        shutil.rmtree(folder)

    def test_an_unknown_column_of_a_model_is_named_with_its_line(self):
        folder = self.place.overlay('benchmark', 'nl-2022', 'column = "with_stay"',
                                    'column = "met_verblijf"', where='kolom')
        said = json.loads(self.place.run('check', 'catalog', '--catalog', folder, '--json').stdout)
        finding, = said['findings']
        line = (folder / 'benchmark' / 'nl-2022.toml').read_text().splitlines()[finding['line'] - 1]
        self.assertIn('met_verblijf', line)
        self.assertIn("onbekende kolom 'met_verblijf'", finding['message'])
        shutil.rmtree(folder)

    def test_what_would_count_twice_nowhere_or_under_another_name_is_named_with_its_line(self):
        for folder, name, old, new, line, words in (
                ('benchmark', 'nl-2022', '["6.72", "6.82"]', '["6.72", "6.99"]', 11, "'6.99' in task_fields"),
                ('benchmark', 'nl-2022', '["6.72", "6.82"]', '["6.73"]', 11, "'6.73' in task_fields"),
                ('benchmark', 'nl-2022', '["6.72", "6.82"]', '["6.72", "6.72"]', 11, '6.72'),
                ('benchmark', 'nl-2022', 'id = "nl-2022"', 'id = "anders"', 2, 'heet nl-2022'),
                ('measure', 'aef-1', 'id = "aef-1"', 'id = "anders"', 2, 'heet aef-1'),
                ('source', 'iv3', 'id = "iv3"', 'id = "iv4"', 2, 'heet iv3'),
                ('source', 'statline/85099NED', 'name = "clienten"', 'name = "clientenx"', 10, "'clientenx'"),
                ('source', 'iv3/onbewerkt', 'until = 2022', 'until = 2023', 26, '2017-2023')):
            with self.subTest(name=name, new=new):
                self.place.overlay(folder, name, old, new, where='raar')
                said = json.loads(
                    self.place.run('check', 'catalog', '--catalog', 'raar', '--json').stdout)
                self.assertEqual(
                    [finding for finding in said['findings'] if not (
                        finding['file'].endswith(f'{folder}/{name}.toml') and finding['line'] == line
                        and words in finding['message'])], [])
                self.assertTrue(said['findings'])
                shutil.rmtree(self.place.path / 'raar')

    def test_bash_offers_the_commands_and_options_of_the_help(self):
        script = self.place.write('aanvulling', self.place.must('completion', 'bash'))
        lines = [f'source {script}']
        for path in self.commands:
            lines.append(f'COMP_WORDS=(doelmaat {" ".join(path)} ""); COMP_CWORD={len(path) + 1}')
            lines.append('_doelmaat; printf "%s|" "${COMPREPLY[@]}"; echo')
        done = subprocess.run(['/bin/bash', '-c', '\n'.join(lines)], cwd=self.place.home, check=True,
                              capture_output=True, text=True)
        self.assertEqual(done.stderr, '')
        for (path, (commands, options)), line in zip(self.commands.items(), done.stdout.splitlines()):
            self.assertEqual(set(line.split('|')) - {''}, {*commands, *options}, path)
        script.unlink()

    def test_bash_offers_files_where_a_value_is_expected(self):
        script = self.place.write('aanvulling', self.place.must('completion', 'bash'))
        self.place.write('cijfers.csv', '')
        said = subprocess.run(
            ['/bin/bash', '-c', f'source {script}; COMP_WORDS=(doelmaat import --store cij); COMP_CWORD=3;'
             ' _doelmaat; echo "${COMPREPLY[@]}"'],
            cwd=self.place.path, check=True, capture_output=True, text=True).stdout
        self.assertEqual(said.split(), ['cijfers.csv'])
        script.unlink()
        (self.place.path / 'cijfers.csv').unlink()

    def test_every_shell_and_the_man_page_name_every_command_and_option(self):
        fish = self.place.must('completion', 'fish')
        zsh = self.place.must('completion', 'zsh')
        page = self.place.must('man').replace('\\-', '-')
        for path, (commands, options) in self.commands.items():
            function = zsh.partition('\n' + '_'.join(('_doelmaat', *path)) + '() {')[2].partition('\n}\n')[0]
            for name in commands:
                self.assertIn(f"'{name}:", function, path)
                self.assertIn(f"_exactly{''.join(' ' + word for word in path)}' -a {name} ", fish)
            for name in options:
                self.assertIn(f"'{name}[", function, path)
                self.assertRegex(fish, rf"_at{''.join(' ' + word for word in path)}'.* -[ls] {name.lstrip('-')}\b")
            if not commands:
                part = page.partition(f'.SS doelmaat {" ".join(path)}\n')[2].partition('.SS ')[0]
                for name in set(options) - {'-h', '--help'}:
                    self.assertIn(f'\\fB{name}\\fR', part, path)

    def test_scripts_are_sound_where_their_shell_is_installed(self):
        for shell, check in (('bash', ['-n']), ('zsh', ['-n']), ('fish', ['--no-execute'])):
            with self.subTest(shell=shell):
                found = shutil.which(shell)
                if not found:
                    self.skipTest(f'{shell} is not installed')
                script = self.place.write(f'script.{shell}', self.place.must('completion', shell))
                subprocess.run([found, *check, script], check=True)
                script.unlink()

    def test_every_command_that_does_or_shows_something_speaks_json(self):
        without = {path for path, (commands, options) in self.commands.items()
                   if not commands and '--json' not in options}
        self.assertEqual(without, {('completion',), ('man',), ('measure', 'own')})  # texts for a file

    def test_json_of_small_commands_has_the_fields_of_its_page(self):
        page = (ROOT / 'docs' / 'user' / 'json.md').read_text(encoding='utf-8')
        said = {
            'import': self.json('import', FIGURES, '--store', 'klein.duckdb'),
            'build': self.json('build', '--store', 'klein.duckdb'),
            'benchmark list': self.json('benchmark', 'list')[0],
            'indicator list': self.json('indicator', 'list')[0],
            'indicator show': self.json('indicator', 'show', 'stock'),
            'indicator run': self.json('indicator', 'run', 'stock', '--store', 'klein.duckdb'),
            'key new': self.json('key', 'new', '--key', 'nieuw'),
            'synth': self.json('synth', '--municipalities', 1, '--youth', 5, '--out', 'oefen'),
            'import of messages': self.json('import', 'oefen/berichten', '--key', 'nieuw', '--store', 'personen.duckdb'),
            'store expire': self.json('store', 'expire', '--before', '2021-01-01', '--store', 'personen.duckdb'),
            'key destroy': self.json('key', 'destroy', '--key', 'nieuw', '--store', 'personen.duckdb'),
        }
        self.assertIn('gemeenten.csv', {file['name'] for file in said['import']['files']})
        self.assertEqual(said['import']['tables']['reused'], False)
        self.assertEqual(said['build']['reused'], True)
        self.assertEqual(said['synth']['youths'], 5)
        for command, fields in said.items():
            for field in fields:
                self.assertIn(f'`{field}`', page, command)

    def json(self, *arguments):
        done = self.place.run(*arguments, '--json')
        self.assertEqual((done.returncode, done.stderr), (OK, ''), arguments)
        return json.loads(done.stdout)

    def on_a_terminal(self, *arguments):
        """What a command writes to a terminal as its standard error."""
        ours, its = pty.openpty()
        with subprocess.Popen([BINARY, *(str(argument) for argument in arguments)], stderr=its,
                              stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
                              cwd=self.place.path, env=self.place.environment()) as running:
            os.close(its)
            seen = b''
            with contextlib.suppress(OSError):  # the end of a terminal
                while part := os.read(ours, 4096):
                    seen += part
        os.close(ours)
        self.assertEqual(running.returncode, OK, seen)
        return seen.decode()

    # A job of less than a second has no bar, however fast the machine: the work grows until it has one.
    def test_a_bar_on_a_terminal_and_nowhere_else(self):
        units = ''.join(f'u{i},{100 + i * i % 37},{20 + i % 11},{30 + i % 7}\n' for i in range(300))
        file = self.place.write('eenheden.csv', 'naam,kosten,a,b\n' + units)
        self.addCleanup(file.unlink)
        command = ('frontier', 'boot', '--file', file, '--id', 'naam', '--inputs', 'kosten',
                   '--outputs', 'a,b', '--threads', 1, '--reps')
        for replications in (4000, 16000, 64000):
            if seen := self.on_a_terminal(*command, replications):
                break
        self.assertRegex(seen, r'\[#*\.*\] \d+%  [\d.]+/s  nog \d+:\d\d')
        self.assertTrue(seen.endswith('\r\x1b[K'), 'the bar is wiped')
        for silent in ('--quiet', '--json'):
            self.assertEqual(self.on_a_terminal(*command, replications, silent), '')

    def test_an_unknown_shell_is_refused(self):
        done = self.place.run('completion', 'csh')
        self.assertEqual(done.returncode, 64)
        self.assertIn('Kies bash, zsh of fish', done.stderr)

    def test_the_table_of_exit_codes_is_that_of_the_program(self):
        table = (ROOT / 'docs' / 'user' / 'afsluitcodes.md').read_text(encoding='utf-8')
        rows = re.findall(r'^\| (\d+) \| ([^|]+) \|', table, re.MULTILINE)
        page = self.place.must('man').replace('\\-', '-').partition('.SH AFSLUITCODES\n')[2]
        said = re.findall(r'\.TP\n\\fB(\d+)\\fR\n(.+)\n', page.partition('.SH')[0])
        self.assertEqual(rows, said)
        self.assertEqual({'0', '64', '65', '66', '70', '74', '75', '78', '134'}, {code for code, _ in rows})

    def test_every_example_ends_with_its_code(self):
        self.place.write('kapot.csv', 'a,b\n1\n')
        self.place.write('bezet/mijn-bestand.txt', 'van mij')
        self.place.must('import', FIGURES, '--store', 'vol.duckdb')
        examples = {
            OK: ['--version'],
            64: ['vergelijk'],
            65: ['import', 'kapot.csv'],
            66: ['build', '--store', 'weg.duckdb'],
            75: ['measure', 'report', 'aef-9', '--draws', '10000', '--out', 'bezet'],
            78: ['key', 'new'],
        }
        for code, arguments in examples.items():
            done = self.place.run(*arguments)
            self.assertEqual(done.returncode, code, f'{arguments}: {done.stdout}{done.stderr}')

    def test_output_that_cannot_be_written_is_no_success(self):
        with open('/dev/full', 'w', encoding='utf-8') as full:
            done = subprocess.run([BINARY, 'completion', 'bash'], stdout=full, stderr=subprocess.PIPE,
                                  text=True, check=False, env=self.place.environment())
        self.assertEqual(done.returncode, 74)
        self.assertIn('Fout: ', done.stderr)


if __name__ == '__main__':
    unittest.main()
