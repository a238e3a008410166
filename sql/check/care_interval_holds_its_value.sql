-- Every approximated number lies in its interval, and the parts add up to the clients.
SELECT year, code
FROM municipality_care
WHERE with_stay NOT BETWEEN with_stay_low AND with_stay_high
    OR without_stay NOT BETWEEN without_stay_low AND without_stay_high
    OR protection NOT BETWEEN protection_low AND protection_high
    OR (with_stay IS NOT NULL AND (with_stay_low IS NULL OR with_stay_high IS NULL))
    OR (protection IS NOT NULL AND (protection_low IS NULL OR protection_high IS NULL))
    OR abs(with_stay + without_stay - clients) > 1
ORDER BY year, code
