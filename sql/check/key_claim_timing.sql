-- The key of claim_timing is unique.
SELECT municipality, provider, care_month
FROM claim_timing
GROUP BY municipality, provider, care_month
HAVING count(*) > 1
ORDER BY municipality, provider, care_month
