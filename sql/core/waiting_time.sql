-- One row: one wait for care: of a first allocation (the first of its chain, not removed), or of a request that
-- got none. Open waits are rows too: leaving them out makes waiting look short.
-- key: municipality, provider, waiting_for, number, request_reference
-- waiting_for: start (an allocation, told by its number) or allocation (a request)
-- requested_on: day of the JW315, nothing when there was none; allocated_on: the first Toewijzingsdatum;
--   wanted_from: first day of the allocation, or the day asked for
-- started_on: first day of care on the chain; nothing while it waits
-- state: started, waiting, never (not begun when the allocation was over), or of a request waiting or rejected
-- waited_days: from requested_on, or allocated_on when there was none, to the start; of an open wait until
--   the last day observed, of one that never began until the allocation was over, of a rejected request until
--   the rejection. Below 0: care began before it was asked for.
-- care_form: of the allocation, or of the product asked for
-- needs: allocation, allocation_chain, allocation_product, request, delivery, product_month, observation
WITH begun AS (
    SELECT municipality, care_number, min(start_date) AS started_on
    FROM delivery
    WHERE allocation_known
    GROUP BY municipality, care_number
),
asked AS (
    SELECT * FROM request WHERE kind = 'allocation'
),
last_of_chain AS (
    SELECT
        chain.municipality, chain.chain_number,
        max(coalesce(allocation.end_date, DATE '9999-12-30')) AS end_date
    FROM allocation_chain AS chain
    JOIN allocation USING (municipality, allocation_number)
    GROUP BY chain.municipality, chain.chain_number
),
allocated AS (
    SELECT
        allocation.municipality, allocation.provider, allocation.client_key,
        allocation.allocation_number, allocation.request_reference, product.care_form,
        asked.sent_on AS requested_on, allocation.first_allocated_on AS allocated_on,
        allocation.start_date AS wanted_from, begun.started_on, last_of_chain.end_date,
        observation.last_day
    FROM allocation
    JOIN allocation_chain AS chain USING (municipality, allocation_number)
    JOIN allocation_product AS product USING (municipality, allocation_number)
    JOIN observation USING (municipality)
    JOIN last_of_chain
        ON last_of_chain.municipality = chain.municipality
        AND last_of_chain.chain_number = chain.chain_number
    LEFT JOIN asked
        ON asked.provider = allocation.provider
        AND asked.request_reference = allocation.request_reference
    LEFT JOIN begun
        ON begun.municipality = allocation.municipality
        AND begun.care_number = allocation.allocation_number
    WHERE chain.place = 1
)
SELECT
    municipality, provider, client_key, 'start' AS waiting_for, allocation_number AS number,
    request_reference, care_form, requested_on, allocated_on, wanted_from, started_on,
    CASE
        WHEN started_on IS NOT NULL THEN 'started'
        WHEN end_date <= last_day THEN 'never'
        ELSE 'waiting'
    END AS state,
    CAST(
        CASE
            WHEN started_on IS NOT NULL THEN started_on
            WHEN end_date <= last_day THEN end_date
            ELSE last_day
        END - coalesce(requested_on, allocated_on) AS INTEGER
    ) AS waited_days
FROM allocated
UNION ALL
SELECT
    asked.municipality, asked.provider, asked.client_key, 'allocation', NULL,
    asked.request_reference, product.care_form, asked.sent_on, NULL, asked.wanted_from, NULL,
    CASE WHEN asked.state = 'rejected' THEN 'rejected' ELSE 'waiting' END,
    CAST(
        CASE WHEN asked.state = 'rejected' THEN asked.rejected_on ELSE observation.last_day END
        - asked.sent_on AS INTEGER
    )
FROM asked
JOIN observation USING (municipality)
LEFT JOIN product_month AS product
    ON product.municipality = asked.municipality
    AND product.product_category = asked.product_category
    AND product.product_code IS NOT DISTINCT FROM asked.product_code
    AND product.month = date_trunc('month', asked.wanted_from)
WHERE asked.state <> 'allocated'
ORDER BY municipality, provider, waiting_for, number NULLS FIRST, request_reference
