-- The key of municipality_part_gap is unique.
SELECT year, statement, code, task_field FROM municipality_part_gap
GROUP BY year, statement, code, task_field HAVING count(*) > 1
ORDER BY year, statement, code, task_field
