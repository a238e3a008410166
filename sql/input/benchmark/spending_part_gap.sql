-- Accounts of a year whose sub-fields do not add up to a task field of youth care. One row a municipality
-- and task field.
-- Bound: $year.
SELECT code, task_field, part_cents, field_cents
FROM municipality_part_gap
WHERE year = $year AND statement = 'account'
ORDER BY code, task_field
