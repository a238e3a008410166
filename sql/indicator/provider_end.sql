-- title: Aanbieders: eenzijdig beëindigde trajecten
-- english: Providers: trajectories ended one-sidedly
-- definition: Trajecten met een stopbericht in het jaar, en welke daarvan eenzijdig door de client (32) of
--   door de aanbieder (33) zijn beëindigd, met de marge (95%) van het aandeel. Van de redenen 36, 37 en
--   38 is het niet te zeggen; zij tellen mee in het geheel. Niet gecorrigeerd voor wie er komt.
-- polarity: none
-- source: CBS, protocol v7, paragraaf 3.7; iJw, codelijst van redenen van beëindiging (JZ588); Wilson 1927;
--   doelmaat, methode Providers
-- grip: 6
-- needs: trajectory
-- column: municipality key : Gemeente
-- column: year key : Jaar
-- column: provider key : Aanbieder
-- column: trajectories trajectories : Geëindigd
-- column: by_client trajectories parts_of=side : Door client
-- column: by_provider trajectories parts_of=side : Door aanbieder
-- column: one_sided trajectories : Eenzijdig
-- column: share share guarded_by=one_sided share_of=trajectories : Aandeel
-- column: share_low share guarded_by=one_sided low_of=one_sided/trajectories : Van
-- column: share_high share guarded_by=one_sided high_of=one_sided/trajectories : Tot
-- column: not_told trajectories : Niet te zeggen
SELECT
    municipality, CAST(year(end_date) AS VARCHAR) AS year, provider,
    count(*) AS trajectories,
    count(*) FILTER (cbs_end_reason = '03') AS by_client,
    count(*) FILTER (cbs_end_reason = '04') AS by_provider,
    count(*) FILTER (cbs_end_reason IN ('03', '04')) AS one_sided,
    count(*) FILTER (cbs_end_reason IN ('03', '04')) / count(*) AS share,
    count(*) FILTER (cbs_end_reason IS NULL) AS not_told
FROM trajectory
WHERE end_basis = 'stop'
GROUP BY municipality, year(end_date), provider
ORDER BY municipality, year, provider
