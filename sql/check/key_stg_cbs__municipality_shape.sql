-- The key of stg_cbs__municipality_shape is unique.
SELECT year, code FROM stg_cbs__municipality_shape
GROUP BY year, code HAVING count(*) > 1
ORDER BY year, code
