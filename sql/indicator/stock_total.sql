-- title: Trajecten en jongeren op de laatste dag van elke maand
-- english: Stock of trajectories and clients at month end
-- definition: Stand: trajecten in alle vormen samen die op de laatste dag van de maand lopen, en de
--   verschillende jongeren die ze hebben. Instroom: in de maand begonnen. Uitstroom: op de laatste dag van
--   de maand niet meer lopend, op die van de vorige maand nog wel. Zorg die voor de eerste maand al
--   eindigde is niet te zien.
-- polarity: none
-- source: CBS, Informatieprotocol Beleidsinformatie Jeugd v7; doelmaat, methode Trajectories
-- grip: 3
-- summary: 1
-- reading: Eind {month} liepen {stock} trajecten van {clients} jongeren. In die maand begonnen er {inflow}
--   en eindigden er {outflow}.
-- reading: Eind {month} liepen {stock} trajecten van {clients} jongeren.
-- card: stock : Lopende trajecten
-- chart: lines month stock clients
-- chart: lines month inflow outflow
-- needs: stock_month, trajectory
-- column: municipality key : Gemeente
-- column: month key : Maand
-- column: stock trajectories : Stand
-- column: inflow trajectories parts_of=flow : Instroom
-- column: outflow trajectories parts_of=flow : Uitstroom
-- column: clients persons : Jongeren
WITH total AS (
    SELECT
        municipality, month,
        sum(stock) AS stock, sum(inflow) AS inflow, sum(outflow) AS outflow
    FROM stock_month
    GROUP BY municipality, month
),
standing AS (
    SELECT total.municipality, total.month, count(DISTINCT trajectory.client_key) AS clients
    FROM total
    JOIN trajectory
        ON trajectory.municipality = total.municipality
        AND trajectory.start_date <= last_day(total.month)
        AND coalesce(trajectory.end_date, DATE '9999-12-31') >= last_day(total.month)
    GROUP BY ALL
)
SELECT
    total.municipality, strftime(total.month, '%Y-%m') AS month,
    CAST(total.stock AS BIGINT) AS stock,
    CAST(total.inflow AS BIGINT) AS inflow,
    CAST(total.outflow AS BIGINT) AS outflow,
    coalesce(standing.clients, 0) AS clients
FROM total
LEFT JOIN standing USING (municipality, month)
ORDER BY total.municipality, total.month
