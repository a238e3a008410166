-- One row: what a municipality recognised in a month of claiming, added up in four ways that must agree:
-- from the landed lines of answered claims less the lines that their answers list and the lines set
-- aside, over clients, over products and over providers.
-- key: municipality, claim_month
-- needs: land_jw323_prestatie, stg_ijw__message, stg_ijw__refused_line, claim, claim_line, claim_month, claim_set_aside
-- made: view
WITH landed_line AS (
    SELECT
        claim.municipality, claim.claim_month, claim.claim_seq, land.referentie_nummer,
        CASE land.debet_credit WHEN 'C' THEN -land.bedrag_cents ELSE land.bedrag_cents END AS cents
    FROM land_jw323_prestatie AS land
    JOIN stg_ijw__message AS message USING (message_no)
    JOIN claim ON claim.claim_seq = message.message_seq
    WHERE claim.answered AND NOT claim.refused
),
client_total AS (
    SELECT municipality, claim_month, client_key, sum(amount_cents) AS cents
    FROM claim_line
    WHERE recognised
    GROUP BY municipality, claim_month, client_key
),
product_total AS (
    SELECT municipality, claim_month, product_category, product_code, sum(recognised_cents) AS cents
    FROM claim_month
    GROUP BY municipality, claim_month, product_category, product_code
),
provider_total AS (
    SELECT municipality, claim_month, provider, sum(amount_cents) FILTER (recognised) AS cents
    FROM claim_line
    GROUP BY municipality, claim_month, provider
),
part AS (
    SELECT municipality, claim_month, 'landed' AS way, sum(cents) AS cents
    FROM landed_line
    GROUP BY municipality, claim_month
    UNION ALL
    SELECT landed.municipality, landed.claim_month, 'landed', -sum(landed.cents)
    FROM landed_line AS landed
    JOIN stg_ijw__refused_line AS refused
        ON refused.claim_seq = landed.claim_seq AND refused.reference = landed.referentie_nummer
    GROUP BY landed.municipality, landed.claim_month
    UNION ALL
    SELECT municipality, claim_month, 'landed', -sum(amount_cents)
    FROM claim_set_aside
    WHERE granted
    GROUP BY municipality, claim_month
    UNION ALL
    SELECT municipality, claim_month, 'client', sum(cents) FROM client_total GROUP BY ALL
    UNION ALL
    SELECT municipality, claim_month, 'product', sum(cents) FROM product_total GROUP BY ALL
    UNION ALL
    SELECT municipality, claim_month, 'provider', sum(cents) FROM provider_total GROUP BY ALL
)
SELECT
    municipality,
    claim_month,
    CAST(coalesce(sum(cents) FILTER (way = 'landed'), 0) AS BIGINT) AS landed_cents,
    CAST(coalesce(sum(cents) FILTER (way = 'client'), 0) AS BIGINT) AS client_cents,
    CAST(coalesce(sum(cents) FILTER (way = 'product'), 0) AS BIGINT) AS product_cents,
    CAST(coalesce(sum(cents) FILTER (way = 'provider'), 0) AS BIGINT) AS provider_cents
FROM part
GROUP BY municipality, claim_month
