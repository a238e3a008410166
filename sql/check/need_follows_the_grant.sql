-- Volumes times weights give the grants back, but for one factor. Of a circular where both are there, a
-- quarter of the grants or less are more than a thousandth from their norm times that factor, and none
-- more than a fiftieth. Otherwise a measure or weight is missing, or a volume is wrong. Some may be off:
-- amounts that no measure counts are added to the cluster of some municipalities (youth help in
-- reception centres: 48 of 342, by 1.2% at most, in the circular of September 2024 on 2024).
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
),
deviation AS (
    SELECT circular, grant_year, code,
        abs(CAST(norm AS DOUBLE) / all_norms - CAST(grant_cents AS DOUBLE) / all_cents) AS apart,
        CAST(grant_cents AS DOUBLE) / all_cents AS grant_share
    FROM beside
),
counted AS (
    SELECT circular, grant_year, code, apart, grant_share,
        count(*) FILTER (apart > 0.001 * grant_share) OVER of_circular AS off,
        count(*) OVER of_circular AS grants
    FROM deviation
    WINDOW of_circular AS (PARTITION BY circular, grant_year)
)
SELECT circular, grant_year, code
FROM counted
WHERE apart > 0.02 * grant_share OR (apart > 0.001 * grant_share AND 4 * off > grants)
ORDER BY circular, grant_year, code
