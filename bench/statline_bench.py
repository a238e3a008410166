"""The part of bench/run that takes in large downloads of StatLine: a v4 zip and v3 JSON of some 100 MB each.

Beside each stands what an analyst's script needs for the same cells in the same minutes (Python: zipfile and csv, json), without a
store, without checks.

The table has the number and dimensions of 85099NED, but many more measures and periods than it really
has, and invented figures; what is bound of it is landed, the rest is read and passed over.
"""

import csv
import io
import json
import random
import time
import zipfile

FORMS = ['A045561', 'A042503', 'A027918', 'A027919', 'A027920']
BOUND_MEASURE = 'M000001'
MEASURES = 40
YEARS = range(2015, 2025)
OTHER_REGIONS = 60
PACKED_BYTES = 100_000_000
JSON_BYTES = 100_000_000
JSON_TOPICS = 12
PAGE = 10_000  # records, as the service has it
CONTEXT = 'https://opendata.cbs.nl/ODataFeed/OData/85099NED/$metadata#Cbs.OData.WebAPI.TypedDataSet'


def municipalities(figures):
    """The codes of every year, from the lists that are shipped."""
    by_year = {}
    for line in (figures / 'gemeenten.csv').read_text(encoding='utf-8').splitlines()[1:]:
        year, code = line.split(',')[:2]
        by_year.setdefault(int(year), set()).add(code)
    return by_year


def write_zip(path, figures):
    """A v4 zip of at least PACKED_BYTES; gives its observations and megabytes unpacked."""
    listed = municipalities(figures)
    codes = sorted(set().union(*listed.values())) + [f'CR{n:02}' for n in range(OTHER_REGIONS)]
    measures = [f'M{n:06}' for n in range(1, MEASURES + 1)]
    chance = random.Random(7)
    count = 0
    size = 0
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        archive.writestr('MeasureCodes.csv', 'Identifier;MeasureGroupId;Index;Title;Description;'
                         'DataType;Unit;Decimals;PresentationType\r\n' + ''.join(
                             f'{m};;{n};{"Jongeren met jeugdzorg" if m == BOUND_MEASURE else m};;Long;'
                             'aantal;0;Absolute\r\n' for n, m in enumerate(measures)))
        with archive.open('Observations.csv', 'w', force_zip64=True) as out:
            out.write(b'Id;Measure;VormenVanJeugdzorg;RegioS;Perioden;Value;StringValue;'
                      b'ValueAttribute\r\n')
            part = 0
            while archive.fp.tell() < PACKED_BYTES:
                # Once every part has its own half-years, so that no cell stands there twice.
                periods = ([f'{y}JJ00' for y in YEARS] if part == 0 else
                           [f'{1800 + part}HJ0{h}' for h in (1, 2)])
                for form in FORMS:
                    for code in codes:
                        lines = []
                        for period in periods:
                            there = part > 0 or code in listed.get(int(period[:4]), ())
                            for measure in measures:
                                value = str(5 * chance.randrange(1, 20000)) if there else ''
                                state = 'None' if there else 'Impossible'
                                lines.append(f'{count};{measure};{form};{code};{period};{value};;'
                                             f'{state}\r\n')
                                count += 1
                        block = ''.join(lines).encode()
                        size += len(block)
                        out.write(block)
                part += 1
        archive.writestr('Properties.csv', 'Identifier;Title;Modified;ObservationCount\r\n'
                         f'85099NED;Verzonnen;2026-04-30T02:00:00+02:00;{count}\r\n')
    return count, size / 1e6


def write_json(folder, figures):
    """Pages of v3 typed JSON of at least JSON_BYTES; gives their records and megabytes."""
    folder.mkdir()
    listed = municipalities(figures)
    codes = sorted(set().union(*listed.values())) + [f'CR{n:02}' for n in range(OTHER_REGIONS)]
    chance = random.Random(7)

    def records():
        part = 0
        while True:
            periods = ([f'{y}JJ00' for y in YEARS] if part == 0 else
                       [f'{1800 + part}HJ0{h}' for h in (1, 2)])
            for form in FORMS:
                for code in codes:
                    for period in periods:
                        there = part > 0 or code in listed.get(int(period[:4]), ())
                        row = {'VormenVanJeugdzorg': f'{form}  ', 'RegioS': f'{code:<6}',
                               'Perioden': period}
                        row['JongerenMetJeugdzorg_1'] = (
                            5 * chance.randrange(1, 20000) if there else None)
                        for topic in range(2, JSON_TOPICS + 1):
                            row[f'AnderOnderwerp_{topic}'] = chance.randrange(10 ** 6) / 10
                        yield row
            part += 1

    source = records()
    count = 0
    size = 0
    page = 0
    while size < JSON_BYTES:
        rows = [{'ID': count + n, **next(source)} for n in range(PAGE)]
        count += PAGE
        text = json.dumps({'odata.metadata': CONTEXT, 'value': rows}, separators=(',', ':'))
        size += len(text)
        if size < JSON_BYTES:
            text = text[:-1] + f',"odata.nextLink":"https://x?$format=json&$skip={count}"}}'
        (folder / f'pagina{page}.json').write_text(text, encoding='utf-8')
        page += 1
    return count, size / 1e6


def peer_zip(path):
    """Seconds of CPU of a script that keeps the figures of municipalities and whole years."""
    began = time.process_time()
    kept = {}
    with zipfile.ZipFile(path) as archive, archive.open('Observations.csv') as raw:
        for row in csv.reader(io.TextIOWrapper(raw, encoding='utf-8', newline=''), delimiter=';'):
            if row[1] == BOUND_MEASURE and row[3].startswith('GM') and row[4].endswith('JJ00'):
                kept[row[2], row[3], row[4]] = row[5].replace(',', '.')
    return time.process_time() - began, len(kept)


def peer_json(folder):
    """The same of the pages of JSON."""
    began = time.process_time()
    kept = {}
    for path in folder.iterdir():
        for row in json.loads(path.read_text(encoding='utf-8'))['value']:
            if row['RegioS'].startswith('GM') and row['Perioden'].endswith('JJ00'):
                kept[row['VormenVanJeugdzorg'].strip(), row['RegioS'].strip(), row['Perioden']] = (
                    row['JongerenMetJeugdzorg_1'])
    return time.process_time() - began, len(kept)


def measure(figures, folder, measured):
    """Rows as bench/run prints them; `measured(*arguments)` runs doelmaat in `folder`."""
    archive = folder / '85099NED-202604300200.zip'
    count, megabytes = write_zip(archive, figures)
    pages = folder / 'v3'
    records, json_megabytes = write_json(pages, figures)
    measured('import', figures, '--store', 'statline.duckdb')
    measured('import', figures, '--store', 'json.duckdb')
    # One line more: what the models cost by themselves, of the CPU of the imports below.
    line = folder / 'regel.csv'
    line.write_text('jaar,stand,gm_code,taakveld,lasten_eur\n2022,begroting,GM0344,6.2,1000\n',
                    encoding='utf-8')
    models = measured('import', line, '--store', 'statline.duckdb').cpu
    taken = measured('import', archive, '--store', 'statline.duckdb')
    script, _ = peer_zip(archive)
    taken_json = measured('import', pages, '--store', 'json.duckdb')
    script_json, _ = peer_json(pages)
    return [
        (f'StatLine v4 zip of {archive.stat().st_size / 1e6:.0f} MB', taken.seconds, 10, 's',
         f'{count / 1e6:.1f} million observations, {megabytes:.0f} MB unpacked, models included; '
         f'{taken.cpu:.1f} s of CPU, {models:.1f} of them the models; a script in Python {script:.1f} s'),
        ('memory of that', taken.megabytes, 1000, 'MB', ''),
        (f'StatLine v3 JSON of {json_megabytes:.0f} MB', taken_json.seconds, 10, 's',
         f'{records / 1e6:.2f} million records, typed, models included; {taken_json.cpu:.1f} s of CPU; '
         f'a script in Python {script_json:.1f} s'),
        ('memory of that', taken_json.megabytes, 1000, 'MB', ''),
    ]
