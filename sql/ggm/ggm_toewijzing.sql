-- One row: one TOEWIJZING of the GGM 2.5.1: an allocation as it now stands; one that never existed is not here.
-- key: toewijzing_id; also gemeentecode, toewijzingnummer
-- gemeentecode: not in the GGM, which is of one municipality
-- eenheid_enum_id, frequentie_enum_id: the numbers of the GGM for iJw's COD756 and COD757; pieces of effort
--   (84) and of output (82) are one unit there
-- omvang: in that unit; euros when the unit is euros
-- needs: allocation, ggm_leverancier
-- made: view
SELECT
    CAST(
        row_number() OVER (ORDER BY allocation.municipality, allocation.allocation_number) AS INTEGER
    ) AS toewijzing_id,
    allocation.municipality AS gemeentecode,
    CAST(allocation.allocation_number AS VARCHAR) AS toewijzingnummer,
    allocation.allocated_on AS datumtoewijzing,
    allocation.start_date AS datumstarttoewijzing,
    allocation.end_date AS datumeindetoewijzing,
    CASE allocation.unit
        WHEN '16' THEN 1 WHEN '14' THEN 2 WHEN '83' THEN 3 WHEN '01' THEN 5 WHEN '82' THEN 7
        WHEN '84' THEN 7 WHEN '04' THEN 8
    END AS eenheid_enum_id,
    CASE allocation.frequency
        WHEN '6' THEN 1 WHEN '1' THEN 5 WHEN '4' THEN 7 WHEN '2' THEN 8
    END AS frequentie_enum_id,
    CASE
        WHEN allocation.unit = '83' THEN CAST(CAST(allocation.volume * 0.01 AS DECIMAL(18, 2)) AS VARCHAR)
        ELSE CAST(allocation.volume AS VARCHAR)
    END AS omvang,
    TRY_CAST(allocation.change_reason AS INTEGER) AS redenwijziging,
    leverancier.rechtspersoon_id AS levert_voorziening_leverancier_id,
    4 AS wet_enum_id
FROM allocation
JOIN ggm_leverancier AS leverancier ON leverancier.agbcode = allocation.provider
WHERE NOT allocation.removed
ORDER BY toewijzing_id
