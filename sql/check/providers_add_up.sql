-- What providers were granted in the months observed, over providers, sectors and years, is what the claims
-- of care in those months add up to, whatever trajectories were made of them.
WITH claimed AS (
    SELECT claim_month.municipality, sum(claim_month.recognised_cents) AS cents
    FROM claim_month
    JOIN observation USING (municipality)
    WHERE claim_month.care_month BETWEEN observation.first_month AND observation.last_month
    GROUP BY claim_month.municipality
),
by_provider AS (
    SELECT municipality, sum(recognised_cents) AS cents FROM provider_year GROUP BY municipality
),
by_sector AS (
    SELECT municipality, sum(recognised_cents) AS cents
    FROM provider_sector_year
    GROUP BY municipality
)
SELECT
    municipality,
    CAST(coalesce(claimed.cents, 0) AS BIGINT) AS claimed_cents,
    CAST(coalesce(by_provider.cents, 0) AS BIGINT) AS provider_cents,
    CAST(coalesce(by_sector.cents, 0) AS BIGINT) AS sector_cents
FROM claimed
FULL JOIN by_provider USING (municipality)
FULL JOIN by_sector USING (municipality)
WHERE coalesce(claimed.cents, 0) <> coalesce(by_provider.cents, 0)
    OR coalesce(claimed.cents, 0) <> coalesce(by_sector.cents, 0)
ORDER BY municipality
