-- TR314. A ReferentieNummer is used once by a provider: no earlier claim has it. Twice within a
-- message is TR101.
-- messages: 323
WITH first_use AS (
    SELECT provider, reference, min(seq) AS seq
    FROM related_line
    WHERE counts
    GROUP BY provider, reference
)
SELECT
    line.message_no, line.line,
    '/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/ProductReferentie/ReferentieNummer' AS path,
    line.reference AS value, line.reference
FROM related_line AS line
JOIN first_use ON first_use.provider = line.provider AND first_use.reference = line.reference
WHERE line.judged AND first_use.seq < line.seq
ORDER BY ALL
