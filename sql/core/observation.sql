-- One row: one municipality, with the period in which its messages show what care went on.
-- key: municipality
-- first_month: of claiming; without claims, of the first message. Care that ended before is not seen.
-- last_day: on which a message was sent
-- last_month: the last month that was over by then and that claims came for, by its first day; without
--   claims, the last that was over
-- needs: stg_ijw__period, claim
WITH claiming AS (
    SELECT municipality, min(claim_month) AS first_month, max(claim_month) AS last_month
    FROM claim
    GROUP BY municipality
)
SELECT
    period.municipality,
    coalesce(claiming.first_month, CAST(date_trunc('month', period.first_sent_on) AS DATE))
        AS first_month,
    CAST(
        least(
            date_trunc('month', period.last_sent_on + 1) - INTERVAL 1 MONTH, claiming.last_month
        ) AS DATE
    ) AS last_month,
    period.last_sent_on AS last_day
FROM stg_ijw__period AS period
LEFT JOIN claiming USING (municipality)
ORDER BY period.municipality
