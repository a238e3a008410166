-- The key of municipality_need is unique.
SELECT year, code FROM municipality_need
GROUP BY year, code HAVING count(*) > 1
ORDER BY year, code
