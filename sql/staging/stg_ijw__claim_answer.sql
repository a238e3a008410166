-- One row: the answer (JW325) to a claim: the first that was sent, for a claim has one answer (IV087).
-- key: claim_seq
-- claim_seq: message_seq of the claim; answer_seq: that of the answer
-- granted_cents: as granted, credit below zero
-- refuses_all: the declaration is refused as a whole and counts as not sent: nothing granted and no
--   line listed, though something was claimed or the answer says why (TR342, IV087). A claim that adds
--   up to nothing and is granted says 8001.
-- needs: stg_ijw__message, stg_ijw__claim, land_jw_message, land_jw325, land_jw325_prestatie
WITH answer AS (
    SELECT
        claim.message_seq AS claim_seq, message.message_seq AS answer_seq, message.message_no,
        message.sent_on, claim.total_cents
    FROM stg_ijw__message AS message
    JOIN land_jw_message AS land USING (message_no)
    JOIN stg_ijw__claim AS claim
        ON claim.provider = message.provider
        AND claim.identification = land.declaratie_identificatie
        AND (NOT claim.several OR claim.sent_on IS NOT DISTINCT FROM land.declaratie_dagtekening)
    WHERE message.message_type = '325'
),
first AS (
    SELECT claim_seq, min(answer_seq) AS answer_seq FROM answer GROUP BY claim_seq
)
SELECT
    claim_seq,
    answer_seq,
    answer.message_no,
    answer.sent_on,
    CASE land.totaal_toegekend_debet_credit
        WHEN 'C' THEN -land.totaal_toegekend_cents ELSE land.totaal_toegekend_cents
    END AS granted_cents,
    coalesce(land.totaal_toegekend_cents, 0) = 0
        AND answer.message_no NOT IN (SELECT message_no FROM land_jw325_prestatie)
        AND (
            coalesce(answer.total_cents, land.totaal_ingediend_cents, 0) <> 0
            OR NOT regexp_full_match(trim(coalesce(land.retour_codes, '')), '((0200|8001)( |$))*')
        ) AS refuses_all
FROM answer
JOIN first USING (claim_seq, answer_seq)
JOIN land_jw325 AS land USING (message_no)
ORDER BY claim_seq
