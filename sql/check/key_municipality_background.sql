-- The key of municipality_background is unique.
SELECT year, code FROM municipality_background
GROUP BY year, code HAVING count(*) > 1
ORDER BY year, code
