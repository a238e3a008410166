-- One row: an abolished municipality and one it became part of, from the year of statistics on.
-- key: old_code, new_code
-- whole: true when all of the old municipality went to the new one
-- needs: land_herindeling
WITH latest AS (
    SELECT ingangsjaar, max(delivery_id) AS delivery_id FROM land_herindeling GROUP BY ingangsjaar
)
SELECT
    land.ingangsjaar AS from_year,
    land.gm_code_oud AS old_code,
    land.gm_code_nieuw AS new_code,
    land.overgang = 'volledig' AS whole
FROM land_herindeling AS land
JOIN latest USING (ingangsjaar, delivery_id)
ORDER BY old_code, new_code
