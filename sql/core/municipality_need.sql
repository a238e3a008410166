-- One row: the need for youth care of a municipality as the general grant (gemeentefonds) measures it.
-- key: year, code
-- year: that of the circular; of its circulars the last, on the grant of the latest year. The codes are
--   those of the grant's year.
-- youth, low_income_households, centre_function: volumes of the measures jong, lidr_w_nw, cf.regionaal.
-- norm: the sum of volume x weight over every measure with a weight in the cluster "Individuele
--   voorzieningen Jeugd", euro before the uitkeringsfactor; no value when a volume is missing.
-- weighted_youth: young people, each municipality's by its need: its part of the national norm times the
--   young people of the country. Together as many as there are young people.
-- Ten-thousandths, whole numbers.
-- Source: circulars of the gemeentefonds (BZK).
-- needs: stg_gemeentefonds__volume, stg_gemeentefonds__weight
WITH chosen AS (
    SELECT circular_year, max(grant_year || circular) AS latest
    FROM stg_gemeentefonds__volume
    GROUP BY circular_year
),
weight AS (
    SELECT circular_year, circular, grant_year, measure, weight_10000,
        count(*) OVER (PARTITION BY circular_year, circular, grant_year) AS measures
    FROM stg_gemeentefonds__weight
    WHERE cluster = 'Individuele voorzieningen Jeugd' AND weight_10000 <> 0
),
need AS (
    SELECT
        volume.circular_year AS year,
        volume.code,
        max(volume.volume_10000) FILTER (volume.measure = 'jong') AS youth,
        max(volume.volume_10000) FILTER (volume.measure = 'lidr_w_nw') AS low_income_households,
        max(volume.volume_10000) FILTER (volume.measure = 'cf.regionaal') AS centre_function,
        CASE WHEN count(weight.measure) = max(weight.measures)
            THEN sum(CAST(volume.volume_10000 AS HUGEINT) * weight.weight_10000) // 10000 END AS norm
    FROM stg_gemeentefonds__volume AS volume
    JOIN chosen
        ON chosen.circular_year = volume.circular_year
        AND chosen.latest = volume.grant_year || volume.circular
    LEFT JOIN weight
        ON weight.circular_year = volume.circular_year AND weight.circular = volume.circular
        AND weight.grant_year = volume.grant_year AND weight.measure = volume.measure
    GROUP BY volume.circular_year, volume.code
)
SELECT
    year,
    code,
    youth,
    low_income_households,
    centre_function,
    CAST(norm AS BIGINT) AS norm,
    CAST(norm * sum(youth) OVER (PARTITION BY year) // nullif(sum(norm) OVER (PARTITION BY year), 0)
        AS BIGINT) AS weighted_youth
FROM need
ORDER BY year, code
