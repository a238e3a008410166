-- The key of stg_cbs__municipality is unique.
SELECT year, code FROM stg_cbs__municipality
GROUP BY year, code HAVING count(*) > 1
ORDER BY year, code
