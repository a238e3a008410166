-- The key of claim_line is unique: a provider uses a reference once. hash() finds the candidates among
-- millions of lines; the exact columns decide.
WITH candidate AS (
    SELECT hash(provider, reference) AS candidate
    FROM claim_line
    GROUP BY candidate
    HAVING count(*) > 1
)
SELECT provider, reference
FROM claim_line
WHERE hash(provider, reference) IN (FROM candidate)
GROUP BY provider, reference
HAVING count(*) > 1
ORDER BY provider, reference
