-- The key of care_spend is unique.
SELECT municipality, provider, client_key, trajectory_no, aside, care_month
FROM care_spend
GROUP BY municipality, provider, client_key, trajectory_no, aside, care_month
HAVING count(*) > 1
ORDER BY municipality, provider, client_key, trajectory_no, aside, care_month
