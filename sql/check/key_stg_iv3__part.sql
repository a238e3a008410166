-- The key of stg_iv3__part is unique.
SELECT year, statement, code, part FROM stg_iv3__part
GROUP BY year, statement, code, part HAVING count(*) > 1
ORDER BY year, statement, code, part
