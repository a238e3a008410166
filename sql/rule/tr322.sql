-- TR322. All lines on an allocation together fit in what is allocated over its whole period: debits
-- less credits of earlier claims, without lines that were not granted, of this claim the credits and
-- the lines up to this one. While the end of the allocation is open there is no such limit. A line
-- that is itself too much is TR321.
-- messages: 323
WITH total AS (
    SELECT
        debit.row_no,
        sum(
            CASE WHEN other.is_credit THEN -1 ELSE 1 END * other.volume
            * CASE WHEN other.unit = '01' THEN 1 ELSE debit.scale END
        ) AS volume
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
        AND (other.unit = debit.allocated_unit OR (debit.allocated_unit = '04' AND other.unit = '01'))
    WHERE debit.comparable
    GROUP BY debit.row_no
)
SELECT
    debit.message_no, debit.line,
    '/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/GeleverdVolume' AS path,
    CAST(debit.volume AS VARCHAR) AS value, debit.reference
FROM judged_debit AS debit
JOIN total USING (row_no)
WHERE debit.comparable
    AND (debit.unit = debit.allocated_unit OR (debit.allocated_unit = '04' AND debit.unit = '01'))
    AND total.volume > debit.allocated_volume * debit.whole_units * debit.scale
    AND debit.volume * CASE WHEN debit.unit = '01' THEN 1 ELSE debit.scale END
        <= debit.allocated_volume * debit.units * debit.scale
ORDER BY ALL
