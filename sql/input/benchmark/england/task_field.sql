-- Which services there are figures of. One row a service.
-- Bound: $year, $statement.
SELECT DISTINCT service AS task_field
FROM stg_england__spending
WHERE year = $year AND $statement = 'account'
ORDER BY task_field
