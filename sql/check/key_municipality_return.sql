-- The key of municipality_return is unique.
SELECT year, statement, code FROM municipality_return
GROUP BY year, statement, code HAVING count(*) > 1
ORDER BY year, statement, code
