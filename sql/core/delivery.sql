-- One row: one uninterrupted delivery of care on one chain of allocations. Starts and stops of the chain
-- are put together: a pause (reason 20), a stop because the allocation changed (reason 37) and a stop that
-- was forgotten before a later start do not break it; a definitive stop with days between does. Starts
-- and stops of a removed allocation, and a stop before its start, do not count.
-- key: municipality, provider, client_key, care_number, care_form, start_date
-- care_number: chain_number of the allocation; where the allocation is not known, the number that the
--   messages say, or nothing (care paid by task)
-- start_basis: start (JW305), stop (JW307 that names a start), or claim: care is claimed and there is neither
--   start nor stop, so that it runs from the first to the last day claimed
-- end_date: last day, nothing while it goes on. end_basis: stop; pause: paused and the allocation is over;
--   allocation: no stop came and the allocation is over (by the last day observed, so inferred); claim:
--   the last day claimed, when the allocation is over or nothing was claimed for three months
-- end_reason: RedenBeeindiging, of a stop only
-- first_allocation, first_category: of its first part; crisis: it began as crisis care (category 46)
-- short_stay: all of it is (logeren)
-- needs: service, allocation, allocation_chain, allocation_product, product_month, claim_line, observation
WITH known AS (
    SELECT
        allocation.municipality, allocation.provider, allocation.client_key,
        allocation.allocation_number, chain.chain_number, product.care_form,
        product.product_category, product.short_stay, allocation.end_date AS allocation_end
    FROM allocation
    JOIN allocation_chain AS chain USING (municipality, allocation_number)
    JOIN allocation_product AS product USING (municipality, allocation_number)
),
part AS (
    SELECT
        service.municipality, service.provider, service.client_key,
        coalesce(known.chain_number, service.allocation_number) AS care_number,
        known.chain_number IS NOT NULL AS allocation_known,
        CASE WHEN known.chain_number IS NULL THEN product.care_form ELSE known.care_form END
            AS care_form,
        coalesce(known.product_category, service.product_category) = '46' AS crisis,
        coalesce(known.short_stay, product.short_stay, false) AS short_stay,
        service.allocation_number, known.allocation_end, service.start_date, service.paused_on,
        service.end_date, service.end_reason, service.start_known
    FROM service
    LEFT JOIN known
        ON known.municipality = service.municipality AND known.provider = service.provider
        AND known.client_key = service.client_key
        AND known.allocation_number = service.allocation_number
    LEFT JOIN product_month AS product
        ON product.municipality = service.municipality
        AND product.product_category = service.product_category
        AND product.product_code IS NOT DISTINCT FROM service.product_code
        AND product.month = date_trunc('month', service.start_date)
    LEFT JOIN allocation AS removed
        ON removed.municipality = service.municipality AND removed.provider = service.provider
        AND removed.allocation_number = service.allocation_number AND removed.removed
    WHERE service.client_key IS NOT NULL AND removed.municipality IS NULL
        AND coalesce(service.end_date >= service.start_date, true)
),
-- Where a number is not known its messages may name several products: the first tells the form.
threaded AS (
    SELECT
        * REPLACE (
            first_value(care_form) OVER thread AS care_form
        ),
        lag(end_date) OVER thread AS end_before,
        lag(end_reason) OVER thread AS reason_before
    FROM part
    WINDOW thread AS (
        PARTITION BY municipality, provider, client_key, care_number,
            CASE WHEN care_number IS NULL THEN care_form END
        ORDER BY start_date, allocation_number
    )
),
numbered AS (
    SELECT
        *,
        count(*) FILTER (end_before < start_date - 1 AND reason_before IS DISTINCT FROM '37') OVER (
            PARTITION BY municipality, provider, client_key, care_number,
                CASE WHEN care_number IS NULL THEN care_form END
            ORDER BY start_date, allocation_number
        ) AS island
    FROM threaded
),
served AS (
    SELECT
        municipality, provider, client_key, care_number, island, care_form,
        bool_or(allocation_known) AS allocation_known,
        bool_and(short_stay) AS short_stay,
        min(start_date) AS start_date,
        arg_min(crisis, (start_date, allocation_number)) AS crisis,
        arg_min(allocation_number, (start_date, allocation_number)) AS first_allocation,
        arg_min(start_known, (start_date, allocation_number)) AS start_known,
        max((start_date, allocation_number)) AS last_part,
        arg_max(
            struct_pack(
                allocation_end := allocation_end, paused_on := paused_on, end_date := end_date,
                end_reason := end_reason
            ),
            (start_date, allocation_number)
        ) AS last
    FROM numbered
    GROUP BY ALL
),
-- What is claimed with neither start nor stop.
claimed_line AS (
    SELECT
        line.municipality, line.provider, line.client_key, line.allocation_number,
        line.allocation_known, line.product_category, line.product_code, line.care_month,
        line.period_start, line.period_end, line.amount_cents
    FROM claim_line AS line
    ANTI JOIN (
        SELECT DISTINCT municipality, provider, client_key, allocation_number FROM part
    ) AS part
        ON part.municipality = line.municipality AND part.provider = line.provider
        AND part.client_key = line.client_key AND part.allocation_number = line.allocation_number
    WHERE line.client_key IS NOT NULL AND NOT line.allocation_removed AND NOT line.other_client
        AND line.reason IS DISTINCT FROM 'refused'
),
claimed AS (
    SELECT
        line.municipality, line.provider, line.client_key,
        coalesce(known.chain_number, line.allocation_number) AS care_number,
        line.allocation_known,
        first(
            CASE WHEN line.allocation_known THEN known.care_form ELSE product.care_form END
            ORDER BY line.amount_cents DESC, line.product_code, line.period_start
        ) AS care_form,
        arg_min(line.product_category, (line.period_start, line.product_category)) = '46' AS crisis,
        bool_and(coalesce(known.short_stay, product.short_stay, false)) AS short_stay,
        arg_min(line.allocation_number, (line.period_start, line.allocation_number))
            AS first_allocation,
        max(known.allocation_end) FILTER (known.allocation_end IS NOT NULL) AS allocation_end,
        min(line.period_start) AS start_date,
        max(line.period_end) AS last_claimed
    FROM claimed_line AS line
    LEFT JOIN known
        ON known.municipality = line.municipality AND known.provider = line.provider
        AND known.allocation_number = line.allocation_number
    LEFT JOIN product_month AS product
        ON product.municipality = line.municipality
        AND product.product_category = line.product_category
        AND product.product_code IS NOT DISTINCT FROM line.product_code
        AND product.month = line.care_month
    GROUP BY
        line.municipality, line.provider, line.client_key,
        coalesce(known.chain_number, line.allocation_number), line.allocation_known
    HAVING sum(line.amount_cents) > 0
),
-- A chain of which a part was started is delivered as the messages say.
only_claimed AS (
    SELECT claimed.*
    FROM claimed
    ANTI JOIN served
        ON served.municipality = claimed.municipality AND served.provider = claimed.provider
        AND served.client_key = claimed.client_key AND served.care_number = claimed.care_number
)
SELECT
    served.municipality, served.provider, served.client_key, served.care_number,
    served.allocation_known, served.care_form, served.start_date,
    CASE
        WHEN served.last.end_date IS NOT NULL THEN served.last.end_date
        WHEN served.last.allocation_end > observation.last_day THEN NULL
        WHEN served.last.allocation_end IS NULL THEN NULL
        WHEN served.last.paused_on IS NOT NULL THEN served.last.paused_on
        ELSE greatest(served.last.allocation_end, served.last_part[1])
    END AS end_date,
    CASE
        WHEN served.last.end_date IS NOT NULL THEN 'stop'
        WHEN coalesce(served.last.allocation_end > observation.last_day, true) THEN NULL
        WHEN served.last.paused_on IS NOT NULL THEN 'pause'
        ELSE 'allocation'
    END AS end_basis,
    served.last.end_reason, served.crisis, served.short_stay, served.first_allocation,
    CASE WHEN served.start_known THEN 'start' ELSE 'stop' END AS start_basis
FROM served
JOIN observation USING (municipality)
UNION ALL
SELECT
    claimed.municipality, claimed.provider, claimed.client_key, claimed.care_number,
    claimed.allocation_known, claimed.care_form, claimed.start_date,
    CASE
        WHEN coalesce(claimed.allocation_end > observation.last_day, true)
            AND claimed.last_claimed >= observation.last_month - INTERVAL 2 MONTH THEN NULL
        ELSE claimed.last_claimed
    END,
    CASE
        WHEN coalesce(claimed.allocation_end > observation.last_day, true)
            AND claimed.last_claimed >= observation.last_month - INTERVAL 2 MONTH THEN NULL
        ELSE 'claim'
    END,
    NULL, coalesce(claimed.crisis, false), claimed.short_stay, claimed.first_allocation, 'claim'
FROM only_claimed AS claimed
JOIN observation USING (municipality)
ORDER BY ALL
