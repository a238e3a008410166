-- title: Begonnen trajecten naar wie verwees
-- english: Begun trajectories by referrer
-- definition: De verwijzer staat alleen in het verzoek (JW315). Een toewijzing zonder verzoek komt van
--   de gemeentelijke toegang: dat is een afleiding, en staat apart.
-- polarity: none
-- source: iJw, codelijst van verwijzers (COD327); doelmaat, methode Trajectories
-- grip: 1
-- summary: 7
-- reading: De meeste trajecten die in {year} begonnen ({trajectories}) kwamen via: {referrer}.
-- chart: bars referrer trajectories
-- needs: trajectory, observation
-- column: municipality key : Gemeente
-- column: year key : Jaar
-- column: referrer key : Verwijzer
-- column: trajectories trajectories : Begonnen
-- column: inferred trajectories : Waarvan afgeleid
SELECT
    trajectory.municipality, CAST(year(trajectory.start_date) AS VARCHAR) AS year,
    coalesce(trajectory.referrer, 'onbekend') AS referrer,
    count(*) AS trajectories,
    count(*) FILTER (trajectory.referrer_basis = 'inferred') AS inferred
FROM trajectory
JOIN observation USING (municipality)
WHERE trajectory.start_date >= observation.first_month
GROUP BY ALL
ORDER BY municipality, year, referrer
