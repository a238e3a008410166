"""What a user downloads and drags in a folder is taken in, and the model that waited for it runs."""

import csv
import json
import os
import resource
import unittest
import zipfile

from program import BAD_DATA, FIGURES, SANITIZERS, Workplace

FORMS = {'A045561': 1.0, 'A042503': 0.93, 'A027918': 0.09, 'A027919': 0.1, 'A027920': 0.02}
CONTEXT = 'https://opendata.cbs.nl/ODataFeed/OData/85099NED/$metadata#Cbs.OData.WebAPI.UntypedDataSet'


def made_up_pages():
    """85099NED of 2022 in two pages: clients of 2022 in shares that are ours."""
    clients = {}
    with open(FIGURES / 'jeugdzorg_clienten.csv', encoding='utf-8') as file:
        for row in csv.DictReader(file):
            if row['jaar'] == '2022' and row['onderwerp'] == 'clienten' and row['waarde']:
                clients[row['gm_code']] = int(row['waarde'])
    with open(FIGURES / 'gemeenten.csv', encoding='utf-8') as file:
        codes = [row['gm_code'] for row in csv.DictReader(file) if row['jaar'] == '2022']
    records = []
    for form, share in FORMS.items():
        for code in codes:
            count = 5 * round(share * clients.get(code, 1000) / 5)
            records.append({'ID': len(records), 'VormenVanJeugdzorg': f'{form}  ', 'RegioS': code,
                            'Perioden': '2022JJ00', 'JongerenMetJeugdzorg_1': f'{count:>8}'})
    first, second = records[:1000], records[1000:]
    return (json.dumps({'odata.metadata': CONTEXT, 'value': first,
                        'odata.nextLink': 'https://x?$format=json&$skip=1000'}),
            json.dumps({'odata.metadata': CONTEXT, 'value': second}))


class Download(unittest.TestCase):
    def setUp(self):
        self.place = Workplace()
        self.addCleanup(self.place.remove)
        self.pages = made_up_pages()

    def test_a_model_waits_for_its_table_and_then_runs(self):
        self.place.must('import', FIGURES)
        early = self.place.run('benchmark', 'run', 'nl-vormen', '--replications', 100)
        self.assertEqual(early.returncode, BAD_DATA, early.stderr)
        self.assertIn('wat overblijft: 0', early.stderr)
        self.assertRegex(early.stderr, r'Jongeren met jeugdhulp zonder verblijf \(3[0-9]{2}\)')
        self.assertIn('tabel 85099NED van CBS StatLine', early.stderr)
        england = self.place.run('benchmark', 'run', 'england-2024', '--lang', 'en')
        self.assertIn('Load them first: doelmaat import data/england', england.stderr)
        self.place.write('downloads/een.json', self.pages[0])
        self.place.write('downloads/twee.json', self.pages[1])
        said = self.place.must('import', 'downloads')
        self.assertIn('1.725 regels (85099NED', said)
        done = json.loads(self.place.must(
            'benchmark', 'run', 'nl-vormen', '--replications', 100, '--json'))
        self.assertGreater(len(done['units']), 300)

    def test_a_missing_page_leaves_no_store(self):
        alone = self.place.write('downloads/een.json', self.pages[0])
        refused = self.place.run('import', FIGURES / 'gemeenten.csv', alone)
        self.assertEqual(refused.returncode, BAD_DATA)
        self.assertIn('een.json: de volgende pagina ontbreekt', refused.stderr)
        self.assertFalse((self.place.path / 'doelmaat.duckdb').exists())

    def test_a_bomb_and_a_password_leave_no_store(self):
        bomb = self.place.path / '85099NED.zip'
        with zipfile.ZipFile(bomb, 'w', zipfile.ZIP_DEFLATED) as archive:
            archive.writestr('MeasureCodes.csv',
                             'Identifier;MeasureGroupId;Title;Unit;Decimals\n'
                             'M1;;Jongeren met jeugdzorg;aantal;0\n')
            archive.writestr('Observations.csv',
                             'Id;Measure;VormenVanJeugdzorg;RegioS;Perioden;Value;StringValue;'
                             'ValueAttribute\n' + '0;M1;A045561;NL01;2023JJ00;1;;None\n' * 4000000)
        refused = self.place.run('import', FIGURES / 'gemeenten.csv', bomb)
        self.assertEqual(refused.returncode, BAD_DATA, refused.stderr)
        self.assertIn('pakt uit tot', refused.stderr)
        locked = self.place.write('cijfers.xlsx', b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(600))
        refused = self.place.run('import', locked)
        self.assertEqual(refused.returncode, BAD_DATA, refused.stderr)
        self.assertIn('wachtwoord', refused.stderr)
        for name, content in (('stuk.xlsx', b'PK\x03\x04garbage'), ('AF.ODS', b'PK\x03\x04' + bytes(40))):
            refused = self.place.run('import', self.place.write(name, content))
            self.assertEqual(refused.returncode, BAD_DATA, refused.stderr)
            self.assertIn(f'{name}: het werkblad is afgebroken of beschadigd', refused.stderr)
        self.assertFalse((self.place.path / 'doelmaat.duckdb').exists())

    def test_files_of_gigabytes_are_refused_at_once(self):
        # Sparse files: zeros behind a good beginning, and nothing on the disk.
        starts = {
            'groot.csv': (2 << 30, 'jaar,gm_code,gm_naam,inwoners\n', 'groter dan 512 MB. Verdeel'),
            'groot.json': (100 << 20, self.pages[1][:200], 'is de JSON afgebroken of beschadigd'),
        }
        for name, (size, start, says) in starts.items():
            path = self.place.write(name, start)
            os.truncate(path, size)
            refused = self.place.run('import', path)
            self.assertEqual(refused.returncode, BAD_DATA, refused.stderr)
            self.assertIn(f'{name}: {says}' if name.endswith('csv') else says, refused.stderr)
            path.unlink()
        # Of all programs run so far, in kilobytes; under the sanitizers memory is not its own.
        if not any(name in os.environ for name in SANITIZERS):
            self.assertLess(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, 1_000_000)


if __name__ == '__main__':
    unittest.main()
