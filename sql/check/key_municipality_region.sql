-- The key of municipality_region is unique.
SELECT border_year, code FROM municipality_region
GROUP BY border_year, code HAVING count(*) > 1
ORDER BY border_year, code
