-- title: Hoe trajecten eindigden
-- english: How trajectories ended
-- definition: Trajecten met een stopbericht in het jaar, naar de reden zoals het CBS die telt: volgens
--   plan (31, 39), in overeenstemming (34), eenzijdig door de client (32), eenzijdig door de aanbieder
--   (33), extern (35, 02). Van 36, 37 en 38 is het niet te zeggen. Eenzijdig: client en aanbieder
--   samen, als deel van alle.
-- polarity: none
-- source: CBS, protocol v7, paragraaf 3.7; iJw, codelijst van redenen van beëindiging (JZ588)
-- grip: 6
-- summary: 8
-- reading: Van de {trajectories} trajecten die in {year} eindigden, eindigde {one_sided} eenzijdig, door de jongere of
--   door de aanbieder.
-- needs: trajectory
-- column: municipality key : Gemeente
-- column: year key : Jaar
-- column: trajectories trajectories parts_of=ended : Geëindigd
-- column: as_planned trajectories parts_of=ended : Volgens plan
-- column: agreed trajectories parts_of=ended : Overeenstemming
-- column: by_client trajectories parts_of=ended : Door client
-- column: by_provider trajectories parts_of=ended : Door aanbieder
-- column: external trajectories parts_of=ended : Extern
-- column: not_told trajectories parts_of=ended : Niet te zeggen
-- column: one_sided share guarded_by=trajectories : Eenzijdig
SELECT
    municipality, CAST(year(end_date) AS VARCHAR) AS year,
    count(*) AS trajectories,
    count(*) FILTER (cbs_end_reason = '01') AS as_planned,
    count(*) FILTER (cbs_end_reason = '02') AS agreed,
    count(*) FILTER (cbs_end_reason = '03') AS by_client,
    count(*) FILTER (cbs_end_reason = '04') AS by_provider,
    count(*) FILTER (cbs_end_reason = '05') AS external,
    count(*) FILTER (cbs_end_reason IS NULL) AS not_told,
    count(*) FILTER (cbs_end_reason IN ('03', '04')) / count(*) AS one_sided
FROM trajectory
WHERE end_basis = 'stop'
GROUP BY ALL
ORDER BY municipality, year
