-- The key of municipality_spending_group is unique.
SELECT year, statement, code, spending_group FROM municipality_spending_group
GROUP BY year, statement, code, spending_group HAVING count(*) > 1
ORDER BY year, statement, code, spending_group
