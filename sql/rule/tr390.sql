-- TR390. A debit is taken back once: no earlier credit that was not refused has the same
-- VorigReferentieNummer. A credit without a debit is TR323, a reference used again TR314.
-- messages: 323
SELECT
    credit.message_no, credit.line,
    '/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/ProductReferentie/VorigReferentieNummer' AS path,
    credit.previous_reference AS value, credit.reference
FROM related_line AS credit
SEMI JOIN related_line AS earlier
    ON earlier.provider = credit.provider
    AND earlier.previous_reference = credit.previous_reference
    AND earlier.is_credit AND earlier.counts AND NOT earlier.listed AND earlier.seq < credit.seq
SEMI JOIN related_line AS debit
    ON debit.provider = credit.provider AND debit.reference = credit.previous_reference
    AND debit.counts AND NOT debit.is_credit AND NOT debit.listed AND debit.seq < credit.seq
ANTI JOIN related_line AS same
    ON same.provider = credit.provider AND same.reference = credit.reference
    AND same.counts AND same.seq < credit.seq
WHERE credit.judged AND credit.is_credit
ORDER BY ALL
