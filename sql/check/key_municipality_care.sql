-- The key of municipality_care is unique.
SELECT year, code FROM municipality_care
GROUP BY year, code HAVING count(*) > 1
ORDER BY year, code
