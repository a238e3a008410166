-- One row: one allocation that existed, with the chain it is part of. Only the end, the budget and, in
-- total, the volume of an allocation may change on its number (OP033x1); any other change ends it and makes
-- a new one the day after (OP257, IV066). Such numbers are one allocation to a child, so they are chained:
-- the next one is at the same provider for the same client, of the same category and form of care, it
-- begins the day after, and is of the same product or was decided on the same day. Of several, the same
-- product comes first, then the lowest number. From iJw 3.2 on, an extension stretches the number (OP380);
-- before, it made a new one: chains bridge that.
-- key: municipality, allocation_number
-- chain_number: the number of the first of the chain; place: from 1
-- follows: number of the one before it
-- needs: allocation, allocation_product
WITH RECURSIVE standing AS (
    SELECT
        allocation.municipality, allocation.provider, allocation.client_key,
        allocation.allocation_number, allocation.product_category, allocation.product_code,
        allocation.start_date, allocation.end_date, allocation.first_allocated_on,
        allocation.allocated_on, product.care_form
    FROM allocation
    JOIN allocation_product AS product USING (municipality, allocation_number)
    WHERE NOT allocation.removed
),
candidate AS (
    SELECT
        later.municipality, later.allocation_number,
        earlier.allocation_number AS follows,
        coalesce(earlier.product_code = later.product_code, false) AS same_product
    FROM standing AS later
    JOIN standing AS earlier
        ON earlier.municipality = later.municipality AND earlier.provider = later.provider
        AND earlier.client_key = later.client_key
        AND earlier.product_category = later.product_category
        AND earlier.care_form IS NOT DISTINCT FROM later.care_form
        AND earlier.end_date = later.start_date - 1
    WHERE later.start_date > earlier.start_date
        AND (
            earlier.product_code IS NOT DISTINCT FROM later.product_code
            OR earlier.allocated_on = later.first_allocated_on
        )
),
-- Each has one before it and one after it: first what is best for the later one, then for the earlier one.
nearest AS (
    SELECT
        municipality, allocation_number,
        first(follows ORDER BY same_product DESC, follows) AS follows,
        max(same_product) AS same_product
    FROM candidate
    GROUP BY municipality, allocation_number
),
link AS (
    SELECT
        municipality, follows,
        first(allocation_number ORDER BY same_product DESC, allocation_number) AS allocation_number
    FROM nearest
    GROUP BY municipality, follows
),
chain AS (
    SELECT
        municipality, allocation_number, allocation_number AS chain_number, 1 AS place,
        NULL::BIGINT AS follows
    FROM standing
    ANTI JOIN link USING (municipality, allocation_number)
    UNION ALL
    SELECT
        link.municipality, link.allocation_number, chain.chain_number, chain.place + 1, link.follows
    FROM chain
    JOIN link ON link.municipality = chain.municipality AND link.follows = chain.allocation_number
)
SELECT
    chain.municipality, chain.allocation_number, standing.provider, standing.client_key,
    chain.chain_number, chain.place, chain.follows
FROM chain
JOIN standing USING (municipality, allocation_number)
ORDER BY chain.municipality, chain.allocation_number
