-- One row: one CLIENT of the GGM 2.5.1. No name, no day of birth, no address: they are not kept.
-- key: rechtspersoon_id
-- code: the pseudonym
-- needs: ggm_rechtspersoon
-- made: view
SELECT rechtspersoon_id, identificatie AS code
FROM ggm_rechtspersoon
WHERE is_client
ORDER BY rechtspersoon_id
