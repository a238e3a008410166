-- One row: one delivery of care, from its start to its stop, after corrections. A message with
-- StatusAanlevering 3 takes back the start or stop with the same key; within a message taking back comes
-- first (IV008). A stop closes the start with the same key (client, allocation, product, start date). A
-- temporary stop (reason 20) pauses it: a new start is a row of its own, or one definitive stop with a
-- date that is not earlier ends it (TR413-TR415); of stops beyond that the first counts. Care without
-- an allocation number (paid by task) is told by its product (IV096).
-- key: municipality, provider, client_key, allocation_number, product_category, product_code, start_date
-- paused_on: last day before a temporary stop; end_date, end_reason: of the definitive stop, nothing
--   while there is none; start_known: there is a start, not only a stop that names its start date
-- start_sent_on, pause_sent_on, stop_sent_on: Dagtekening of the first message that said it
-- needs: stg_ijw__start, stg_ijw__stop
WITH start AS (
    SELECT
        municipality, provider, client_key, allocation_number, product_category, product_code,
        start_date, min(sent_on) FILTER (NOT deletes) AS start_sent_on
    FROM stg_ijw__start
    GROUP BY ALL
    HAVING NOT arg_max(deletes, (message_seq, NOT deletes, row_no))
),
stop AS (
    SELECT
        municipality, provider, client_key, allocation_number, product_category, product_code,
        start_date, end_date, end_reason, temporary,
        min(sent_on) FILTER (NOT deletes) AS sent_on,
        max((message_seq, NOT deletes, row_no)) AS place
    FROM stg_ijw__stop
    GROUP BY ALL
    HAVING NOT arg_max(deletes, (message_seq, NOT deletes, row_no))
),
pause AS (
    SELECT
        municipality, provider, client_key, allocation_number, product_category, product_code,
        start_date, arg_min(end_date, place) AS paused_on, arg_min(sent_on, place) AS pause_sent_on
    FROM stop
    WHERE temporary
    GROUP BY ALL
),
ending AS (
    SELECT
        stop.municipality, stop.provider, stop.client_key, stop.allocation_number,
        stop.product_category, stop.product_code, stop.start_date,
        arg_min(stop.end_date, stop.place) AS end_date,
        arg_min(stop.end_reason, stop.place) AS end_reason,
        arg_min(stop.sent_on, stop.place) AS stop_sent_on
    FROM stop
    LEFT JOIN pause
        ON pause.municipality = stop.municipality AND pause.provider = stop.provider
        AND pause.client_key IS NOT DISTINCT FROM stop.client_key
        AND pause.allocation_number IS NOT DISTINCT FROM stop.allocation_number
        AND pause.product_category IS NOT DISTINCT FROM stop.product_category
        AND pause.product_code IS NOT DISTINCT FROM stop.product_code
        AND pause.start_date = stop.start_date
    WHERE NOT stop.temporary AND stop.end_date >= coalesce(pause.paused_on, stop.end_date)
    GROUP BY ALL
),
part AS (
    SELECT
        *, NULL::DATE AS paused_on, NULL::DATE AS pause_sent_on, NULL::DATE AS end_date,
        NULL AS end_reason, NULL::DATE AS stop_sent_on, true AS start_known
    FROM start
    UNION ALL
    SELECT
        * EXCLUDE (paused_on, pause_sent_on), NULL, paused_on, pause_sent_on, NULL, NULL, NULL,
        false
    FROM pause
    UNION ALL
    SELECT
        * EXCLUDE (end_date, end_reason, stop_sent_on), NULL, NULL, NULL, end_date, end_reason,
        stop_sent_on, false
    FROM ending
)
SELECT
    municipality, provider, client_key, allocation_number, product_category, product_code,
    start_date, max(paused_on) AS paused_on, max(end_date) AS end_date,
    max(end_reason) AS end_reason, bool_or(start_known) AS start_known,
    max(start_sent_on) AS start_sent_on, max(pause_sent_on) AS pause_sent_on,
    max(stop_sent_on) AS stop_sent_on
FROM part
GROUP BY ALL
ORDER BY ALL
