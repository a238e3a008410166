-- The key of stg_england__spending is unique.
SELECT year, code, service FROM stg_england__spending
GROUP BY year, code, service HAVING count(*) > 1
ORDER BY year, code, service
