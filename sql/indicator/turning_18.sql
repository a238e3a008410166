-- title: Jongeren die 18 werden en hun zorg
-- english: Young people who turned 18 and their care
-- definition: Jongeren met een lopend traject in de maand waarin zij 18 werden, en wie drie maanden
--   later nog een lopend traject had. Van wie alleen het geboortejaar bekend is telt niet mee. De drie
--   maanden moeten zijn waargenomen.
-- polarity: none
-- source: Jeugdwet artikel 1.1; doelmaat, methode Trajectories
-- grip: 4
-- reading: Van de {clients} jongeren die in {year} in zorg 18 werden, had {share} na drie maanden nog zorg.
-- needs: client, client_month, observation
-- column: municipality key : Gemeente
-- column: year key : Jaar
-- column: clients persons : Werden 18 in zorg
-- column: still persons : Na drie maanden nog
-- column: share share guarded_by=still share_of=clients : Aandeel
WITH turned AS (
    SELECT client_key, make_date(birth_year + 18, birth_month, 1) AS month
    FROM client
    WHERE birth_month IS NOT NULL
)
SELECT
    client_month.municipality, CAST(year(turned.month) AS VARCHAR) AS year,
    count(*) AS clients,
    count(later.client_key) AS still,
    count(later.client_key) / count(*) AS share
FROM turned
JOIN client_month
    ON client_month.client_key = turned.client_key AND client_month.month = turned.month
    AND client_month.trajectories > 0
JOIN observation
    ON observation.municipality = client_month.municipality
    AND turned.month + INTERVAL 3 MONTH <= observation.last_month
LEFT JOIN client_month AS later
    ON later.client_key = turned.client_key AND later.municipality = client_month.municipality
    AND later.month = turned.month + INTERVAL 3 MONTH AND later.trajectories > 0
GROUP BY ALL
ORDER BY client_month.municipality, year
