"""The part of bench/run that takes in a large download of StatLine: a v4 zip of some 100 MB.

The table has the number and dimensions of 85099NED, but many more measures and periods than it really
has, and invented figures; what is bound of it is landed, the rest is read and passed over.
"""

import random
import zipfile

FORMS = ['A045561', 'A042503', 'A027918', 'A027919', 'A027920']
BOUND_MEASURE = 'M000001'
MEASURES = 40
YEARS = range(2015, 2025)
OTHER_REGIONS = 60
PACKED_BYTES = 100_000_000


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


def measure(figures, folder, measured):
    """Rows as bench/run prints them; `measured(*arguments)` runs doelmaat in `folder`."""
    archive = folder / '85099NED-202604300200.zip'
    count, megabytes = write_zip(archive, figures)
    measured('import', figures, '--store', 'statline.duckdb')
    taken = measured('import', archive, '--store', 'statline.duckdb')
    return [
        (f'StatLine v4 zip of {archive.stat().st_size / 1e6:.0f} MB', taken.seconds, 10, 's',
         f'{count / 1e6:.1f} million observations, {megabytes:.0f} MB unpacked, models included'),
        ('memory of that', taken.megabytes, 1000, 'MB', ''),
    ]
