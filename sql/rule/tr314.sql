-- TR314. A ReferentieNummer is used once by a provider: no earlier claim has it. Twice within a
-- message is TR101.
-- messages: 323
SELECT
    line.message_no, line.line,
    '/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/ProductReferentie/ReferentieNummer' AS path,
    line.reference AS value, line.reference
FROM related_line AS line
SEMI JOIN related_line AS earlier
    ON earlier.provider = line.provider AND earlier.reference = line.reference
    AND earlier.counts AND earlier.seq < line.seq
WHERE line.judged
ORDER BY ALL
