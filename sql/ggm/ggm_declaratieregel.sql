-- One row: one DECLARATIEREGEL of the GGM 2.5.1: a claim line that counts.
-- key: declaratieregel_id (a place in this store); also valt_binnen_declaratie_id, code
-- code: the reference of the line; datumstart, datumeinde: its ProductPeriode
-- bedrag: euros, a credit below zero
-- is_voor_beschikking_id: of its allocation; nothing when that is not known, never existed, or is of another
--   client
-- needs: claim_entry, claim, ggm_client, ggm_toewijzing
-- made: view
SELECT
    CAST(row_number() OVER (ORDER BY entry.claim_seq, entry.reference) AS INTEGER)
        AS declaratieregel_id,
    CAST(entry.claim_seq AS INTEGER) AS valt_binnen_declaratie_id,
    entry.reference AS code,
    CAST(entry.amount_cents * 0.01 AS DECIMAL(18, 2)) AS bedrag,
    entry.period_start AS datumstart,
    entry.period_end AS datumeinde,
    client.rechtspersoon_id AS betreft_client_id,
    CASE
        WHEN entry.allocation_known AND NOT entry.other_client THEN toewijzing.toewijzing_id
    END AS is_voor_beschikking_id
FROM claim_entry AS entry
JOIN claim ON claim.claim_seq = entry.claim_seq
LEFT JOIN ggm_client AS client ON client.code = CAST(entry.client_key AS VARCHAR)
LEFT JOIN ggm_toewijzing AS toewijzing
    ON toewijzing.gemeentecode = claim.municipality
    AND toewijzing.toewijzingnummer = CAST(entry.allocation_number AS VARCHAR)
ORDER BY declaratieregel_id
