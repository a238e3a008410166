-- title: Trajecten die met crisis begonnen
-- english: Trajectories that began as crisis care
-- definition: Begonnen trajecten jeugdhulp in het jaar, en welke daarvan met een product van categorie
--   46 (crisis) begonnen.
-- polarity: lower
-- source: CBS, protocol v7, paragraaf 3.4; iJw, codelijst van productcategorieën (JZ020)
-- grip: 1
-- reading: Van de {started} trajecten jeugdhulp die in {year} begonnen, begon {share} met crisis.
-- needs: trajectory, observation
-- column: municipality key : Gemeente
-- column: year key : Jaar
-- column: started trajectories : Begonnen
-- column: crisis trajectories : Met crisis
-- column: share share guarded_by=crisis share_of=started : Aandeel
SELECT
    trajectory.municipality, CAST(year(trajectory.start_date) AS VARCHAR) AS year,
    count(*) AS started,
    count(*) FILTER (trajectory.crisis) AS crisis,
    count(*) FILTER (trajectory.crisis) / count(*) AS share
FROM trajectory
JOIN observation USING (municipality)
WHERE trajectory.sector IN ('without_stay', 'with_stay')
    AND trajectory.start_date >= observation.first_month
GROUP BY ALL
ORDER BY municipality, year
