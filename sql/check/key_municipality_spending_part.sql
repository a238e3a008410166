-- The key of municipality_spending_part is unique.
SELECT year, statement, code, part FROM municipality_spending_part
GROUP BY year, statement, code, part HAVING count(*) > 1
ORDER BY year, statement, code, part
