-- Which task fields there are figures of. One row a task field.
-- Bound: $year, $statement.
SELECT DISTINCT task_field
FROM municipality_spending
WHERE border_year = $year AND year = $year AND statement = $statement
ORDER BY task_field
