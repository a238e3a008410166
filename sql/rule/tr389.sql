-- TR389. A month of a product is claimed once: no earlier debit has the same allocation, product and
-- period, was not refused and has not been taken back, at the latest in this same message (credits go
-- first, OP366). A reference used again is TR314; twice within a message is TR416.
-- messages: 323
WITH open_debit AS (
    SELECT
        debit.municipality, debit.provider, debit.allocation_number, debit.product_category,
        debit.product_code, debit.period_start, debit.period_end, debit.reference, debit.seq,
        min(credit.seq) AS credited_seq
    FROM related_line AS debit
    LEFT JOIN related_line AS credit
        ON credit.provider = debit.provider AND credit.previous_reference = debit.reference
        AND credit.is_credit AND NOT credit.listed
    WHERE debit.counts AND NOT debit.is_credit AND NOT debit.listed
    GROUP BY ALL
)
SELECT
    debit.message_no, debit.line,
    '/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie' AS path,
    CAST(debit.allocation_number AS VARCHAR) AS value, debit.reference
FROM related_line AS debit
SEMI JOIN open_debit AS earlier
    ON earlier.municipality = debit.municipality AND earlier.provider = debit.provider
    AND earlier.allocation_number = debit.allocation_number
    AND earlier.product_category IS NOT DISTINCT FROM debit.product_category
    AND earlier.product_code IS NOT DISTINCT FROM debit.product_code
    AND earlier.period_start = debit.period_start AND earlier.period_end = debit.period_end
    AND earlier.seq < debit.seq AND coalesce(earlier.credited_seq > debit.seq, true)
ANTI JOIN related_line AS same
    ON same.provider = debit.provider AND same.reference = debit.reference
    AND same.counts AND same.seq < debit.seq
WHERE debit.judged AND NOT debit.is_credit
ORDER BY ALL
