-- TR323. A credit takes back a debit of an earlier claim of this provider, by its reference, that was
-- not refused.
-- messages: 323
SELECT
    credit.message_no, credit.line,
    '/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/ProductReferentie/VorigReferentieNummer' AS path,
    coalesce(credit.previous_reference, '') AS value, credit.reference
FROM related_line AS credit
ANTI JOIN related_line AS debit
    ON debit.provider = credit.provider AND debit.reference = credit.previous_reference
    AND debit.counts AND NOT debit.is_credit AND NOT debit.listed AND debit.seq < credit.seq
WHERE credit.judged AND credit.is_credit
ORDER BY ALL
