-- The key of claim_month is unique.
SELECT municipality, provider, product_category, product_code, care_month, claim_month
FROM claim_month
GROUP BY municipality, provider, product_category, product_code, care_month, claim_month
HAVING count(*) > 1
ORDER BY municipality, provider, product_category, product_code, care_month, claim_month
