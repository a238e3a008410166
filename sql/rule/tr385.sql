-- TR385. An allocation is not removed (reason 13) while a claim on it stands that was granted and not
-- taken back: a debit of an earlier claim, answered before, not listed in the answer and without a
-- credit sent before.
-- messages: 301
SELECT
    version.message_no, version.line,
    '/Bericht/Client/ToegewezenProducten/ToegewezenProduct/RedenWijziging' AS path,
    version.change_reason AS value,
    CAST(version.allocation_number AS VARCHAR) AS reference
FROM related_allocation AS version
SEMI JOIN (
    SELECT
        debit.municipality, debit.provider, debit.allocation_number, debit.answered_seq,
        min(credit.seq) AS credited_seq
    FROM related_line AS debit
    LEFT JOIN related_line AS credit
        ON credit.provider = debit.provider AND credit.previous_reference = debit.reference
        AND credit.is_credit AND credit.counts AND NOT credit.listed
    WHERE debit.counts AND NOT debit.is_credit AND NOT debit.listed
    GROUP BY
        debit.row_no, debit.municipality, debit.provider, debit.allocation_number,
        debit.answered_seq
) AS granted
    ON granted.municipality = version.municipality AND granted.provider = version.provider
    AND granted.allocation_number = version.allocation_number
    AND granted.answered_seq < version.seq
    AND coalesce(granted.credited_seq > version.seq, true)
WHERE version.judged AND version.change_reason = '13'
ORDER BY ALL
