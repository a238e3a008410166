-- TR318. Periods of claims follow one another: a claim of a provider on a municipality is not for a
-- month before that of an earlier claim, and when it skips months it holds no debit for care in them.
-- The same month again is no fault of this rule.
-- messages: 323
WITH previous AS (
    SELECT claim.message_no, max(earlier.claim_month) AS claim_month
    FROM related_claim AS claim
    JOIN related_claim AS earlier
        ON earlier.municipality = claim.municipality AND earlier.provider = claim.provider
        AND earlier.counts AND earlier.seq < claim.seq
    WHERE claim.judged
    GROUP BY claim.message_no
)
SELECT
    claim.message_no, claim.line,
    '/Bericht/Declaratie/DeclaratiePeriode/Begindatum' AS path,
    CAST(claim.period_start AS VARCHAR) AS value, claim.claim_number AS reference
FROM related_claim AS claim
JOIN previous USING (message_no)
WHERE claim.judged
    AND (
        claim.claim_month < previous.claim_month
        OR EXISTS (
            SELECT 1
            FROM related_line AS line
            WHERE line.message_no = claim.message_no AND NOT line.is_credit
                AND line.period_start > last_day(previous.claim_month)
                AND line.period_start < claim.claim_month
        )
    )
ORDER BY ALL
