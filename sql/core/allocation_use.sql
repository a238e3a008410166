-- One row: one allocation that existed with what was granted on it and what was used: verzilvering and
-- open commitments.
-- key: municipality, allocation_number
-- granted_days: of its period within the months observed; all_days: of its whole period, nothing when it
--   has no end
-- rate_cents: a unit: mean of what is claimed on it, else of the same product at the provider, else of the
--   product in the municipality; 1 for amounts (unit 83); nothing when nobody claimed it
-- granted_cents: to date: volume a day, week (7 days) or month (365.25 / 12 days) for granted_days, a volume
--   or budget in total by its share of all_days, all of it when it has no end; x rate_cents
-- committed_cents: the same for all_days; nothing when it has no end or no rate
-- to_come_cents: the same for the days after the last month observed; nothing as for committed_cents
-- used_cents: claimed and not refused, of care in the months observed. Care in minutes on hours has
--   its own rate, so that only money is compared.
-- caution: a week is a seventh of the days, not IV077's ceiling, which counts weeks that are touched
-- needs: allocation, allocation_product, claim_line, observation
WITH claimed AS (
    SELECT
        line.municipality, line.provider, line.allocation_number, line.product_code, line.unit,
        sum(line.amount_cents) AS cents, sum(sign(line.amount_cents) * line.volume) AS volume
    FROM claim_line AS line
    JOIN observation USING (municipality)
    WHERE line.reason IS DISTINCT FROM 'refused' AND line.care_month <= observation.last_month
        AND line.care_month >= observation.first_month
    GROUP BY ALL
),
used AS (
    SELECT municipality, provider, allocation_number, sum(cents) AS cents
    FROM claimed
    GROUP BY ALL
),
-- Units as allocated: minutes (01) that are claimed on hours (04) count as hours there.
priced AS (
    SELECT
        claimed.municipality, claimed.provider, claimed.allocation_number,
        claimed.product_code, allocation.unit,
        sum(claimed.cents) AS cents,
        sum(CASE
            WHEN claimed.unit = allocation.unit THEN claimed.volume
            WHEN claimed.unit = '01' AND allocation.unit = '04' THEN claimed.volume / 60
        END) AS volume
    FROM claimed
    JOIN allocation USING (municipality, provider, allocation_number)
    WHERE allocation.unit IS NOT NULL AND allocation.unit <> '83'
    GROUP BY ALL
),
own_rate AS (
    SELECT
        municipality, provider, allocation_number,
        CAST(sum(cents) AS DECIMAL(18, 4)) / nullif(sum(volume), 0) AS rate_cents
    FROM priced
    GROUP BY ALL
    HAVING sum(volume) > 0 AND sum(cents) > 0
),
provider_rate AS (
    SELECT
        municipality, provider, product_code, unit,
        CAST(sum(cents) AS DECIMAL(18, 4)) / nullif(sum(volume), 0) AS rate_cents
    FROM priced
    GROUP BY ALL
    HAVING sum(volume) > 0 AND sum(cents) > 0
),
product_rate AS (
    SELECT
        municipality, product_code, unit,
        CAST(sum(cents) AS DECIMAL(18, 4)) / nullif(sum(volume), 0) AS rate_cents
    FROM priced
    GROUP BY ALL
    HAVING sum(volume) > 0 AND sum(cents) > 0
),
sized AS (
    SELECT
        allocation.municipality, allocation.allocation_number, allocation.provider,
        allocation.client_key, product.care_form, product.product_category, product.product_code,
        allocation.volume, allocation.unit, allocation.frequency, allocation.budget_cents,
        greatest(
            least(
                coalesce(allocation.end_date, DATE '9999-12-30'), last_day(observation.last_month)
            ) - greatest(allocation.start_date, observation.first_month) + 1,
            0
        ) AS granted_days,
        allocation.end_date - allocation.start_date + 1 AS all_days,
        greatest(
            allocation.end_date
            - greatest(last_day(observation.last_month), allocation.start_date - 1),
            0
        ) AS days_to_come,
        CASE
            WHEN allocation.unit = '83' THEN 1.0
            ELSE coalesce(own_rate.rate_cents, provider_rate.rate_cents, product_rate.rate_cents)
        END AS rate_cents,
        coalesce(used.cents, 0) AS used_cents
    FROM allocation
    JOIN allocation_product AS product USING (municipality, allocation_number)
    JOIN observation USING (municipality)
    LEFT JOIN used
        ON used.municipality = allocation.municipality AND used.provider = allocation.provider
        AND used.allocation_number = allocation.allocation_number
    LEFT JOIN own_rate
        ON own_rate.municipality = allocation.municipality
        AND own_rate.provider = allocation.provider
        AND own_rate.allocation_number = allocation.allocation_number
    LEFT JOIN provider_rate
        ON provider_rate.municipality = allocation.municipality
        AND provider_rate.provider = allocation.provider
        AND provider_rate.product_code = allocation.product_code
        AND provider_rate.unit = allocation.unit
    LEFT JOIN product_rate
        ON product_rate.municipality = allocation.municipality
        AND product_rate.product_code = allocation.product_code
        AND product_rate.unit = allocation.unit
    WHERE NOT allocation.removed
),
-- What a day of the allocation is worth; a total is spread over its days.
daily AS (
    SELECT
        *,
        CASE
            WHEN budget_cents IS NOT NULL AND volume IS NULL THEN budget_cents
            WHEN frequency = '6' THEN volume * rate_cents
        END AS total_cents,
        CASE frequency
            WHEN '1' THEN volume * rate_cents
            WHEN '2' THEN volume * rate_cents / 7
            WHEN '4' THEN volume * rate_cents * 12 / 365.25
        END AS day_cents
    FROM sized
)
SELECT
    municipality, allocation_number, provider, client_key, care_form, product_category,
    product_code, granted_days, all_days,
    CAST(round(rate_cents) AS BIGINT) AS rate_cents,
    CAST(
        round(
            CASE
                WHEN total_cents IS NULL THEN day_cents * granted_days
                WHEN all_days IS NULL OR all_days <= 0 THEN
                    CASE WHEN granted_days > 0 THEN total_cents ELSE 0 END
                ELSE total_cents * least(granted_days, all_days) / all_days
            END
        ) AS BIGINT
    ) AS granted_cents,
    CAST(
        round(CASE WHEN total_cents IS NULL THEN day_cents * all_days ELSE total_cents END)
        AS BIGINT
    ) AS committed_cents,
    CAST(
        round(
            CASE
                WHEN all_days IS NULL THEN NULL
                WHEN total_cents IS NULL THEN day_cents * days_to_come
                WHEN all_days > 0 THEN total_cents * days_to_come / all_days
            END
        ) AS BIGINT
    ) AS to_come_cents,
    CAST(used_cents AS BIGINT) AS used_cents
FROM daily
ORDER BY municipality, allocation_number
