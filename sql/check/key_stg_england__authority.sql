-- The key of stg_england__authority is unique.
SELECT year, code FROM stg_england__authority
GROUP BY year, code HAVING count(*) > 1
ORDER BY year, code
