-- One row: what was claimed of a municipality for one client in one month of care, with the trajectory it
-- was for. Every claim line that counts is in one row, so that the rows add up to claim_line.
-- key: municipality, provider, client_key, trajectory_no, aside, care_month
-- trajectory_no: that of the chain of the line's allocation; where care on it stopped and began again, that of
--   the last that began by the end of the period claimed
-- aside: why it is no part of a trajectory: no_client, allocation_removed (it never existed), other_client
--   (the allocation is of another), no_form (transport, a code that is not known) or no_care (nothing was
--   delivered: neither start nor stop, and what is claimed is taken back)
-- recognised_cents: granted by the municipality, credits subtracted; open_cents: claimed, not yet answered
-- paid_at_end_cents: of recognised_cents, for products that may be claimed at the end (allocation_product)
-- needs: claim_line, allocation_chain, allocation_product, delivery, trajectory_part
WITH span AS (
    SELECT
        delivery.municipality, delivery.provider, delivery.client_key, delivery.care_number,
        part.trajectory_no, part.trajectory_no IS NULL AS no_form,
        CASE
            WHEN lag(delivery.start_date) OVER number IS NULL THEN DATE '0001-01-01'
            ELSE delivery.start_date
        END AS first_day,
        coalesce(lead(delivery.start_date) OVER number, DATE '9999-12-31') AS next_start
    FROM delivery
    LEFT JOIN trajectory_part AS part
        ON part.municipality = delivery.municipality AND part.provider = delivery.provider
        AND part.client_key = delivery.client_key AND part.care_number = delivery.care_number
        AND part.care_form = delivery.care_form AND part.start_date = delivery.start_date
    WHERE delivery.care_number IS NOT NULL
    WINDOW number AS (
        PARTITION BY delivery.municipality, delivery.provider, delivery.client_key,
            delivery.care_number
        ORDER BY delivery.start_date
    )
),
number AS (
    SELECT
        municipality, provider, client_key, allocation_number, chain_number AS care_number,
        product.paid_at_end, product.care_form IS NULL AS no_form
    FROM allocation_chain
    JOIN allocation_product AS product USING (municipality, allocation_number)
    UNION ALL
    SELECT DISTINCT
        municipality, provider, client_key, care_number, care_number, false, false
    FROM delivery
    WHERE NOT allocation_known AND care_number IS NOT NULL
),
place AS (
    SELECT
        number.municipality, number.provider, number.client_key, number.allocation_number,
        number.paid_at_end, span.trajectory_no,
        coalesce(span.no_form, number.no_form) AS no_form,
        coalesce(span.first_day, DATE '0001-01-01') AS first_day,
        coalesce(span.next_start, DATE '9999-12-31') AS next_start
    FROM number
    LEFT JOIN span USING (municipality, provider, client_key, care_number)
)
SELECT
    line.municipality, line.provider, line.client_key,
    CASE WHEN line.allocation_removed OR line.other_client THEN NULL ELSE place.trajectory_no END
        AS trajectory_no,
    CASE
        WHEN line.client_key IS NULL THEN 'no_client'
        WHEN line.allocation_removed THEN 'allocation_removed'
        WHEN line.other_client THEN 'other_client'
        WHEN place.trajectory_no IS NOT NULL THEN NULL
        WHEN place.no_form THEN 'no_form'
        ELSE 'no_care'
    END AS aside,
    line.care_month,
    count(*) AS lines,
    CAST(coalesce(sum(line.amount_cents) FILTER (line.recognised), 0) AS BIGINT)
        AS recognised_cents,
    CAST(coalesce(sum(line.amount_cents) FILTER (line.reason = 'unanswered'), 0) AS BIGINT)
        AS open_cents,
    CAST(coalesce(sum(line.amount_cents) FILTER (line.recognised AND place.paid_at_end), 0) AS BIGINT)
        AS paid_at_end_cents
FROM claim_line AS line
LEFT JOIN place
    ON place.municipality = line.municipality AND place.provider = line.provider
    AND place.client_key = line.client_key AND place.allocation_number = line.allocation_number
    AND line.period_end >= place.first_day AND line.period_end < place.next_start
GROUP BY ALL
ORDER BY ALL
