-- One row: one request of a provider: a product asked for (JW315) or a change of allocations (JW317),
-- with its referrer, its answer and the allocations that came of it. A reference used again does not
-- count (TR347).
-- key: provider, request_reference
-- kind: allocation (JW315) or change (JW317); the product and what is wanted are those of the first new
--   or changed part; the referrer is only in the JW315
-- state: allocated, rejected, in_review or open, the first that holds
-- allocation_number: of the first allocation with this reference, of equal ones the lowest; allocations:
--   how many; allocated_on: Toewijzingsdatum of the first; allocation_sent_on: Dagtekening of its first JW301
-- needs: stg_ijw__request, stg_ijw__answer, stg_ijw__allocation_version
WITH first AS (
    SELECT provider, request_reference, min(message_seq) AS message_seq
    FROM stg_ijw__request
    GROUP BY provider, request_reference
),
part AS (
    SELECT
        request.*,
        row_number() OVER (
            PARTITION BY request.provider, request.request_reference
            ORDER BY request.part = 'unchanged', request.row_no
        ) AS place,
        count(*) OVER (PARTITION BY request.provider, request.request_reference) AS parts
    FROM stg_ijw__request AS request
    JOIN first USING (provider, request_reference, message_seq)
),
answer AS (
    SELECT
        provider, request_reference,
        min(sent_on) FILTER (NOT rejects) AS in_review_on,
        min(sent_on) FILTER (rejects) AS rejected_on,
        arg_min(rejection_reason, (message_seq, row_no)) FILTER (rejects) AS rejection_reason,
        arg_min(responsible_municipality, (message_seq, row_no))
            FILTER (rejects AND responsible_municipality IS NOT NULL) AS responsible_municipality
    FROM stg_ijw__answer
    GROUP BY provider, request_reference
),
outcome AS (
    SELECT
        provider, request_reference,
        min(allocated_on) AS allocated_on,
        min(sent_on) AS allocation_sent_on,
        arg_min(allocation_number, (allocated_on, allocation_number)) AS allocation_number,
        count(DISTINCT allocation_number) AS allocations
    FROM stg_ijw__allocation_version
    WHERE request_reference IS NOT NULL
    GROUP BY provider, request_reference
)
SELECT
    part.provider, part.request_reference, part.municipality, part.client_key,
    CASE part.message_type WHEN '315' THEN 'allocation' ELSE 'change' END AS kind,
    part.sent_on, part.parts, part.product_category, part.product_code, part.wanted_from,
    part.wanted_until, part.volume, part.unit, part.frequency, part.budget_cents,
    part.referrer_type, part.referrer_agb, part.request_reason,
    CASE
        WHEN outcome.allocation_number IS NOT NULL THEN 'allocated'
        WHEN answer.rejected_on IS NOT NULL THEN 'rejected'
        WHEN answer.in_review_on IS NOT NULL THEN 'in_review'
        ELSE 'open'
    END AS state,
    answer.in_review_on, answer.rejected_on, answer.rejection_reason,
    answer.responsible_municipality, outcome.allocated_on, outcome.allocation_sent_on,
    outcome.allocation_number,
    coalesce(outcome.allocations, 0) AS allocations
FROM part
LEFT JOIN answer USING (provider, request_reference)
LEFT JOIN outcome USING (provider, request_reference)
WHERE part.place = 1
ORDER BY part.provider, part.request_reference
