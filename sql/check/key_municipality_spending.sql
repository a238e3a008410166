-- The key of municipality_spending is unique.
SELECT border_year, year, statement, code, task_field FROM municipality_spending
GROUP BY border_year, year, statement, code, task_field HAVING count(*) > 1
ORDER BY border_year, year, statement, code, task_field
