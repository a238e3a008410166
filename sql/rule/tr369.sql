-- TR369. All lines on an allocation together fit in its budget: amounts of debits less credits of
-- earlier claims, without lines that were not granted, of this claim the credits and the lines up to
-- this one.
-- messages: 323
WITH total AS (
    SELECT
        debit.row_no,
        sum(CASE WHEN other.is_credit THEN -1 ELSE 1 END * other.amount_cents) AS amount_cents
    FROM judged_debit AS debit
    JOIN related_line AS other
        ON other.municipality = debit.municipality AND other.provider = debit.provider
        AND other.allocation_number = debit.allocation_number
        AND (
            (other.counts AND other.seq < debit.seq AND NOT other.listed)
            OR (
                other.message_no = debit.message_no
                AND (other.is_credit OR other.row_no <= debit.row_no)
            )
        )
    WHERE debit.comparable AND debit.budget_cents IS NOT NULL
    GROUP BY debit.row_no
)
SELECT
    debit.message_no, debit.line,
    '/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/GeleverdVolume' AS path,
    CAST(debit.volume AS VARCHAR) AS value, debit.reference
FROM judged_debit AS debit
JOIN total USING (row_no)
WHERE total.amount_cents > debit.budget_cents
ORDER BY ALL
