-- One row: one product code, or a category for codes that are not listed, with the form of care it counts
-- as in a period.
-- key: municipality, product_category, product_code, valid_from
-- municipality: whose own code it is; nothing: of the national list
-- care_form: CBS's forms of youth help (protocol v7, 3.3) and, of its measures (5.1-5.4), protection,
--   probation and prevention in a judicial frame; nothing: no care by itself, such as transport
-- short_stay: stays of a few days (logeren)
-- valid_from, valid_until: days, both included
-- source: Zorginstituut Nederland, JZ21; CBS, Informatieprotocol Beleidsinformatie Jeugd v7
-- needs: land_product_code
-- made: view
SELECT
    gm_code AS municipality, product_category, product_code,
    CASE cbs_kind || ' ' || cbs_code
        WHEN 'hulpvorm 01' THEN 'neighbourhood_team'
        WHEN 'hulpvorm 02' THEN 'ambulatory_at_provider'
        WHEN 'hulpvorm 03' THEN 'day_care'
        WHEN 'hulpvorm 04' THEN 'in_network'
        WHEN 'hulpvorm 11' THEN 'foster'
        WHEN 'hulpvorm 12' THEN 'family_style'
        WHEN 'hulpvorm 13' THEN 'secure'
        WHEN 'hulpvorm 14' THEN 'other_stay'
        WHEN 'maatregel 31' THEN 'preventive_justice'
        ELSE CASE cbs_kind || ' ' || left(cbs_code, 1)
            WHEN 'maatregel 1' THEN 'protection'
            WHEN 'maatregel 2' THEN 'protection'
            WHEN 'maatregel 4' THEN 'probation'
            WHEN 'maatregel 5' THEN 'probation'
            WHEN 'maatregel 6' THEN 'probation'
        END
    END AS care_form,
    short_stay,
    coalesce(valid_from, DATE '0001-01-01') AS valid_from,
    coalesce(valid_until, DATE '9999-12-31') AS valid_until
FROM land_product_code
