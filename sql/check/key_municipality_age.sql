-- The key of municipality_age is unique.
SELECT year, code FROM municipality_age
GROUP BY year, code HAVING count(*) > 1
ORDER BY year, code
