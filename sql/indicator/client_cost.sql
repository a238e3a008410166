-- title: Jongeren met jeugdzorg in een jaar en wat zij kostten
-- english: Young people in care in a year and their cost
-- definition: Jongeren met een lopend traject op ten minste een dag van de waargenomen maanden van het
--   jaar, en de erkende declaraties van zorg in die maanden voor jongeren met een pseudoniem, ook voor
--   wat geen traject is (vervoer). Kosten per jongere: het bedrag gedeeld door deze jongeren. Let op
--   het aantal maanden.
-- polarity: none
-- source: Significant 2019, paragraaf 2.6 (uitgaven per unieke client); iJw, invulinstructie IV087
-- grip: 5
-- summary: 2
-- reading: In {year} kregen {clients} jongeren jeugdzorg. Daarvoor is {recognised_cents} erkend, {cents_per_client} per
--   jongere; {open_cents} wacht nog op antwoord.
-- card: clients : Jongeren met jeugdzorg
-- card: recognised_cents : Erkende uitgaven
-- card: cents_per_client : Erkend per jongere
-- needs: client_month, observation
-- column: municipality key : Gemeente
-- column: year key : Jaar
-- column: months number guarded_by=clients : Maanden
-- column: clients persons : Jongeren
-- column: recognised_cents cents guarded_by=clients : Erkend
-- column: open_cents cents guarded_by=clients : Nog niet beantwoord
-- column: cents_per_client cents guarded_by=clients mean_over=clients : Per jongere
SELECT
    client_month.municipality,
    CAST(year(client_month.month) AS VARCHAR) AS year,
    count(DISTINCT client_month.month) AS months,
    count(DISTINCT client_month.client_key) FILTER (client_month.trajectories > 0) AS clients,
    CAST(sum(client_month.recognised_cents) AS BIGINT) AS recognised_cents,
    CAST(sum(client_month.open_cents) AS BIGINT) AS open_cents,
    CAST(
        round(
            sum(client_month.recognised_cents)
            / nullif(
                count(DISTINCT client_month.client_key) FILTER (client_month.trajectories > 0), 0
            )
        ) AS BIGINT
    ) AS cents_per_client
FROM client_month
JOIN observation USING (municipality)
WHERE client_month.month BETWEEN observation.first_month AND observation.last_month
GROUP BY ALL
ORDER BY municipality, year
