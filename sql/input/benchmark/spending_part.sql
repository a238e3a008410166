-- Accounts of a year by sub-field of youth care. One row a municipality and sub-field.
-- Bound: $year.
SELECT code, part, spending_group, amount_cents
FROM municipality_spending_part
WHERE year = $year AND statement = 'account'
ORDER BY code, part
