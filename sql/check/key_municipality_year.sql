-- The key of municipality_year is unique.
SELECT border_year, year, code FROM municipality_year
GROUP BY border_year, year, code HAVING count(*) > 1
ORDER BY border_year, year, code
