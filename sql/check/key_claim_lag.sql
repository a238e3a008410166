-- The key of claim_lag is unique.
SELECT municipality, product_category, care_month, lag_months
FROM claim_lag
GROUP BY municipality, product_category, care_month, lag_months
HAVING count(*) > 1
ORDER BY municipality, product_category, care_month, lag_months
