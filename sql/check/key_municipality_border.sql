-- A municipality that was not split lies in exactly one municipality of a later year.
SELECT border_year, year, code FROM municipality_border
WHERE whole
GROUP BY border_year, year, code HAVING count(*) > 1
ORDER BY border_year, year, code
