-- One row: one DECLARATIE of the GGM 2.5.1: a claim (JW323) that counts. One refused as a whole is here too;
-- what was recognised of it is in claim_line.
-- key: declaratie_id (place of the message in the canonical order)
-- declaratiebedrag: euros, as the message says; a credit is below zero
-- needs: claim, ggm_leverancier
-- made: view
SELECT
    CAST(claim.claim_seq AS INTEGER) AS declaratie_id,
    claim.sent_on AS datumdeclaratie,
    CAST(claim.total_cents * 0.01 AS DECIMAL(18, 2)) AS declaratiebedrag,
    leverancier.rechtspersoon_id AS ingediend_door_leverancier_id
FROM claim
JOIN ggm_leverancier AS leverancier ON leverancier.agbcode = claim.provider
ORDER BY declaratie_id
