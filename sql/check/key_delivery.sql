-- The key of delivery is unique.
SELECT municipality, provider, client_key, care_number, care_form, start_date
FROM delivery
GROUP BY municipality, provider, client_key, care_number, care_form, start_date
HAVING count(*) > 1
ORDER BY municipality, provider, client_key, care_number, care_form, start_date
