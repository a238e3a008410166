-- The key of stg_iv3__expenditure is unique.
SELECT year, statement, code, task_field FROM stg_iv3__expenditure
GROUP BY year, statement, code, task_field HAVING count(*) > 1
ORDER BY year, statement, code, task_field
