-- title: Aanbieders: jongeren, trajecten en bedrag
-- english: Providers: young people, trajectories and spending
-- definition: Per aanbieder (AGB-code) in de waargenomen maanden van het jaar: jongeren en trajecten met
--   een lopend traject, begonnen en geëindigde trajecten, en de erkende en nog niet beantwoorde
--   declaraties van zorg in die maanden. Aandeel: van het erkende bedrag van de gemeente. Een concern
--   met meer AGB-codes staat er meer keren. Marge van begonnen: wat bij hetzelfde gemiddelde in 95 van
--   de 100 jaren is te verwachten. Niet gecorrigeerd voor de zorg die een aanbieder levert.
-- polarity: none
-- source: CBS, Informatieprotocol Beleidsinformatie Jeugd v7; iJw, invulinstructie IV087; doelmaat, methode
--   Providers
-- grip: 2
-- reading: De aanbieder met de meeste jongeren in {year}, AGB {provider}, had er {clients}, en {spend_share} van het erkende
--   bedrag.
-- needs: provider_year
-- column: municipality key : Gemeente
-- column: year key : Jaar
-- column: provider key : Aanbieder
-- column: months number guarded_by=clients : Maanden
-- column: clients persons : Jongeren
-- column: trajectories trajectories : Trajecten
-- column: started trajectories : Begonnen
-- column: started_low decimal guarded_by=started low_of=started : Van
-- column: started_high decimal guarded_by=started high_of=started : Tot
-- column: ended trajectories : Geëindigd
-- column: recognised_cents cents guarded_by=clients : Erkend
-- column: open_cents cents guarded_by=clients : Nog niet beantwoord
-- column: spend_share share guarded_by=clients of_amounts : Aandeel
SELECT
    municipality, CAST(year AS VARCHAR) AS year, provider, months, clients, trajectories, started,
    ended, recognised_cents, open_cents,
    CAST(recognised_cents AS DOUBLE) / nullif(
        CAST(sum(recognised_cents) OVER (PARTITION BY municipality, year) AS DOUBLE), 0
    ) AS spend_share
FROM provider_year
ORDER BY municipality, year, provider
