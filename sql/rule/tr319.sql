-- TR319. A claim holds care of its own month or earlier: no period ends after that of the claim.
-- messages: 323
SELECT
    line.message_no, line.line,
    '/Bericht/Declaratie/Clienten/Client/Prestaties/Prestatie/ProductPeriode/Einddatum' AS path,
    CAST(line.period_end AS VARCHAR) AS value, line.reference
FROM related_line AS line
JOIN related_claim AS claim USING (message_no)
WHERE line.judged AND line.period_end > claim.period_end
ORDER BY ALL
