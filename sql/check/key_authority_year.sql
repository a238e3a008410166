-- The key of authority_year is unique.
SELECT year, code FROM authority_year
GROUP BY year, code HAVING count(*) > 1
ORDER BY year, code
