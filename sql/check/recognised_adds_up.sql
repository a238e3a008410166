-- What municipalities recognised in a month, added up from the landed lines of answered claims less the
-- lines their answers list and the lines set aside, is what claim_month has for all products and
-- providers, and claim_line for all clients.
WITH landed_line AS (
    SELECT
        claim.municipality, claim.claim_month, claim.claim_seq, land.referentie_nummer,
        CASE land.debet_credit WHEN 'C' THEN -land.bedrag_cents ELSE land.bedrag_cents END AS cents
    FROM land_jw323_prestatie AS land
    JOIN stg_ijw__message AS message USING (message_no)
    JOIN claim ON claim.claim_seq = message.message_seq
    WHERE claim.answered AND NOT claim.refused
),
part AS (
    SELECT municipality, claim_month, sum(cents) AS landed_cents, 0 AS client_cents, 0 AS product_cents
    FROM landed_line
    GROUP BY municipality, claim_month
    UNION ALL
    SELECT landed.municipality, landed.claim_month, -sum(landed.cents), 0, 0
    FROM landed_line AS landed
    JOIN stg_ijw__refused_line AS refused
        ON refused.claim_seq = landed.claim_seq AND refused.reference = landed.referentie_nummer
    GROUP BY landed.municipality, landed.claim_month
    UNION ALL
    SELECT municipality, claim_month, -sum(amount_cents), 0, 0
    FROM claim_set_aside
    WHERE granted
    GROUP BY municipality, claim_month
    UNION ALL
    SELECT municipality, claim_month, 0, sum(amount_cents) FILTER (recognised), 0
    FROM claim_line
    GROUP BY municipality, claim_month
    UNION ALL
    SELECT municipality, claim_month, 0, 0, sum(recognised_cents)
    FROM claim_month
    GROUP BY municipality, claim_month
)
SELECT
    municipality, claim_month,
    CAST(coalesce(sum(landed_cents), 0) AS BIGINT) AS landed_cents,
    CAST(coalesce(sum(client_cents), 0) AS BIGINT) AS client_cents,
    CAST(coalesce(sum(product_cents), 0) AS BIGINT) AS product_cents
FROM part
GROUP BY municipality, claim_month
HAVING coalesce(sum(landed_cents), 0) <> coalesce(sum(client_cents), 0)
    OR coalesce(sum(landed_cents), 0) <> coalesce(sum(product_cents), 0)
ORDER BY municipality, claim_month
