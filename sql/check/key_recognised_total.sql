-- The key of recognised_total is unique.
SELECT municipality, claim_month FROM recognised_total
GROUP BY municipality, claim_month HAVING count(*) > 1
ORDER BY municipality, claim_month
