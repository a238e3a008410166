-- The key of term_month is unique.
SELECT municipality, provider, term, month
FROM term_month
GROUP BY municipality, provider, term, month
HAVING count(*) > 1
ORDER BY municipality, provider, term, month
