-- Spending on youth care beside clients and young people, for every year that has both, each
-- municipality in the borders of its own year. One row a year and municipality with a return.
SELECT year, code, name, spend_cents, clients, youth
FROM municipality_year
WHERE border_year = year AND spend_cents IS NOT NULL AND clients IS NOT NULL
ORDER BY year, code
