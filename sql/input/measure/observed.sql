-- The municipalities whose messages are in the store, with the first and last month observed.
SELECT
    municipality,
    strftime(first_month, '%Y-%m') AS first_month,
    strftime(last_month, '%Y-%m') AS last_month
FROM observation
ORDER BY municipality
