-- title: Aanbieders: kosten van een traject dat helemaal is waargenomen
-- english: Providers: cost of a trajectory that was observed from start to end
-- definition: Trajecten die in de waargenomen maanden begonnen en eindigden, per aanbieder en vorm: gemiddelde van de
--   erkende declaraties, met de marge (95%) die het toeval van deze trajecten geeft; geen marge bij minder
--   dan vier trajecten. Bij weinig trajecten en een enkel duur traject is de marge te smal. Niet
--   gecorrigeerd voor wie er komt: een verschil is een vraag, geen oordeel.
-- polarity: none
-- source: Cochran 1977, Sampling Techniques, 2.6; doelmaat, methode Providers
-- grip: 2
-- estimate: ratio 1
-- needs: trajectory, observation
-- column: municipality key : Gemeente
-- column: care_form key : Vorm
-- column: provider key : Aanbieder
-- column: units trajectories : Trajecten
-- column: value cents guarded_by=units mean_over=units : Per traject
-- column: value_low cents guarded_by=units : Van
-- column: value_high cents guarded_by=units : Tot
SELECT
    trajectory.municipality, trajectory.care_form, trajectory.provider,
    count(*) AS units,
    CAST(count(*) AS DOUBLE) AS x,
    CAST(sum(trajectory.recognised_cents) AS DOUBLE) AS y,
    CAST(count(*) AS DOUBLE) AS xx,
    CAST(sum(trajectory.recognised_cents) AS DOUBLE) AS xy,
    CAST(sum(CAST(trajectory.recognised_cents AS HUGEINT) * trajectory.recognised_cents) AS DOUBLE)
        AS yy
FROM trajectory
JOIN observation USING (municipality)
WHERE trajectory.start_date >= observation.first_month
    AND trajectory.end_date <= last_day(observation.last_month)
GROUP BY trajectory.municipality, trajectory.care_form, trajectory.provider
ORDER BY trajectory.municipality, trajectory.care_form, trajectory.provider
