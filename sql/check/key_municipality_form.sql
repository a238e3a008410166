-- The key of municipality_form is unique.
SELECT year, code FROM municipality_form
GROUP BY year, code HAVING count(*) > 1
ORDER BY year, code
