-- Volumes times weights give the grants back, but for one factor: where both are there, no grant is more
-- than a thousandth from its norm times that factor. Otherwise a measure or weight is missing.
WITH norm AS (
    SELECT volume.circular, volume.grant_year, volume.code,
        sum(CAST(volume.volume_10000 AS HUGEINT) * weight.weight_10000) AS norm
    FROM stg_gemeentefonds__volume AS volume
    JOIN stg_gemeentefonds__weight AS weight USING (circular_year, circular, grant_year, measure)
    WHERE weight.cluster = 'Individuele voorzieningen Jeugd'
    GROUP BY volume.circular, volume.grant_year, volume.code
),
beside AS (
    SELECT norm.circular, norm.grant_year, norm.code, norm.norm, grants.grant_cents,
        sum(norm.norm) OVER of_circular AS all_norms,
        sum(CAST(grants.grant_cents AS HUGEINT)) OVER of_circular AS all_cents
    FROM norm
    JOIN stg_gemeentefonds__grant AS grants USING (circular, grant_year, code)
    WHERE grants.cluster = 'Individuele voorzieningen Jeugd'
    WINDOW of_circular AS (PARTITION BY norm.circular, norm.grant_year)
)
SELECT circular, grant_year, code
FROM beside
WHERE abs(CAST(norm AS DOUBLE) / all_norms - CAST(grant_cents AS DOUBLE) / all_cents)
    > 0.001 * grant_cents / all_cents
ORDER BY circular, grant_year, code
