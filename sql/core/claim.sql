-- One row: one claim (JW323) that counts: what a provider claimed of a municipality in one message, and
-- the answer to it. A claim that was refused as a message never happened and is not here.
-- key: claim_seq (place of the message in the canonical order); also provider, identification
-- claim_month: first day of the month of the DeclaratiePeriode (reporting)
-- total_cents, granted_cents: as the messages say, credit below zero; nothing when they do not
-- answered: the municipality answered (JW325); refused: it refused the claim as a whole, so that
--   nothing of it counts
-- needs: stg_ijw__claim, stg_ijw__claim_answer
SELECT
    claim.message_seq AS claim_seq, claim.municipality, claim.provider, claim.identification,
    claim.claim_number, claim.claim_month, claim.sent_on, claim.total_cents,
    answer.claim_seq IS NOT NULL AS answered,
    coalesce(answer.refuses_all, false) AS refused,
    answer.sent_on AS answered_on,
    answer.granted_cents
FROM stg_ijw__claim AS claim
LEFT JOIN stg_ijw__claim_answer AS answer ON answer.claim_seq = claim.message_seq
ORDER BY claim_seq
