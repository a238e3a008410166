#!/usr/bin/env python3
"""What an analyst would write to read JW323 messages: lxml and pandas, one process.

    bench/ijw_peer.py OUT.csv FILE...     Debian: python3-lxml python3-pandas

Reads every Prestatie, replaces the BSN by an HMAC, checks a few rules of level 2 (BSN, total, month,
amount against volume and rate) and writes one table. Less than doelmaat does with the same files: no
grammar, no other rules, no store that survives a crash. Prints seconds and bytes read.
"""

import hashlib
import hmac
import os
import sys
import time

import pandas
from lxml import etree

KEY = os.urandom(32)


def local(element):
    return etree.QName(element).localname


def leaves(element, prefix=''):
    """Every leaf below an element by its path of local names."""
    found = {}
    for child in element:
        name = prefix + local(child)
        if len(child):
            found |= leaves(child, name + '.')
        else:
            found[name] = child.text
    return found


def elfproef(bsn):
    weights = [9, 8, 7, 6, 5, 4, 3, 2, -1]
    return len(bsn) == 9 and sum(w * int(d) for w, d in zip(weights, bsn)) % 11 == 0


def signed(amount, side):
    return int(amount) if side == 'D' else -int(amount)


def read(path, rows, findings):
    header, head, bsn, total = {}, {}, '', 0
    for _, element in etree.iterparse(path, events=('end',), no_network=True, resolve_entities=False):
        name = local(element)
        if name == 'Header':
            header = leaves(element)
        elif name == 'Bsn':
            bsn = element.text
            if not elfproef(bsn):
                findings.append((path, element.sourceline, 'CS002'))
        elif name == 'TotaalIngediendBedrag':
            head |= leaves(element)
        elif name == 'Prestatie':
            row = leaves(element)
            amount = signed(row['IngediendBedrag.Bedrag'], row['IngediendBedrag.DebetCredit'])
            total += amount
            if row['ProductPeriode.Begindatum'][:7] != row['ProductPeriode.Einddatum'][:7]:
                findings.append((path, element.sourceline, 'CS337'))
            if row['Eenheid'] not in ('83', '01') and \
                    int(row['GeleverdVolume']) * int(row['ProductTarief']) != abs(amount):
                findings.append((path, element.sourceline, 'TR346'))
            row['client'] = hmac.new(KEY, bsn.encode(), hashlib.sha256).hexdigest()[:32]
            row['afzender'], row['ontvanger'] = header['Afzender'], header['Ontvanger']
            row['cents'] = amount
            rows.append(row)
            element.clear()
    if signed(head['TotaalBedrag'], head['DebetCredit']) != total:
        findings.append((path, 0, 'TR358'))


def main():
    began = time.monotonic()
    rows, findings = [], []
    for path in sys.argv[2:]:
        read(path, rows, findings)
    frame = pandas.DataFrame(rows)
    for column in ('ProductPeriode.Begindatum', 'ProductPeriode.Einddatum'):
        frame[column] = pandas.to_datetime(frame[column])
    for column in ('GeleverdVolume', 'ToewijzingNummer'):
        frame[column] = pandas.to_numeric(frame[column])
    frame.to_csv(sys.argv[1], index=False)
    size = sum(os.path.getsize(path) for path in sys.argv[2:])
    print(f'{time.monotonic() - began:.3f} {size} {len(frame)} {len(findings)}')


if __name__ == '__main__':
    main()
