-- The key of stg_england__observation is unique.
SELECT year, code, measure FROM stg_england__observation
GROUP BY year, code, measure HAVING count(*) > 1
ORDER BY year, code, measure
