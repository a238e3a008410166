-- What municipalities recognised, in four ways, by municipality and month.
SELECT
    municipality, CAST(claim_month AS VARCHAR) AS claim_month,
    landed_cents, client_cents, product_cents, provider_cents
FROM recognised_total
ORDER BY municipality, claim_month
