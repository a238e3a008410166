-- TR389. A month of a product is claimed once: no earlier debit has the same allocation, product and
-- period, was not refused and has not been taken back, at the latest in this same message (credits go
-- first, OP366). A reference used again is TR314; twice within a message is TR416.
-- messages: 323
WITH debit AS (
    SELECT line.*, first_use.seq AS first_use_seq
    FROM related_line AS line
    LEFT JOIN (
        SELECT provider, reference, min(seq) AS seq
        FROM related_line
        WHERE counts
        GROUP BY provider, reference
    ) AS first_use
        ON first_use.provider = line.provider AND first_use.reference = line.reference
    WHERE NOT line.is_credit
    QUALIFY count(*) OVER (
        PARTITION BY line.municipality, line.provider, line.allocation_number, line.product_category,
            line.product_code, line.period_start, line.period_end
    ) > 1
),
credited AS (
    SELECT provider, previous_reference, min(seq) AS seq
    FROM related_line
    WHERE is_credit AND NOT listed AND counts
    GROUP BY provider, previous_reference
),
own_credit AS (
    SELECT DISTINCT message_no, previous_reference
    FROM related_line
    WHERE is_credit AND judged AND previous_reference IS NOT NULL
),
open_debit AS (
    SELECT debit.*, credited.seq AS credited_seq
    FROM debit
    LEFT JOIN credited
        ON credited.provider = debit.provider AND credited.previous_reference = debit.reference
    WHERE debit.counts AND NOT debit.listed
)
SELECT DISTINCT
    debit.message_no, debit.line,
    '/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie' AS path,
    CAST(debit.allocation_number AS VARCHAR) AS value, debit.reference
FROM debit
JOIN open_debit AS earlier
    ON earlier.municipality = debit.municipality AND earlier.provider = debit.provider
    AND earlier.allocation_number = debit.allocation_number
    AND earlier.product_category IS NOT DISTINCT FROM debit.product_category
    AND earlier.product_code IS NOT DISTINCT FROM debit.product_code
    AND earlier.period_start = debit.period_start AND earlier.period_end = debit.period_end
LEFT JOIN own_credit
    ON own_credit.message_no = debit.message_no
    AND own_credit.previous_reference = earlier.reference
WHERE debit.judged AND own_credit.message_no IS NULL
    AND earlier.seq < debit.seq AND coalesce(earlier.credited_seq > debit.seq, true)
    AND coalesce(debit.first_use_seq >= debit.seq, true)
ORDER BY ALL
