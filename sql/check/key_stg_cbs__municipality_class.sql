-- The key of stg_cbs__municipality_class is unique.
SELECT year, code FROM stg_cbs__municipality_class
GROUP BY year, code HAVING count(*) > 1
ORDER BY year, code
