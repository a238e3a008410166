-- One row: how many deliveries of figures and messages the store has, and how many runs.
SELECT
    (SELECT count(*) FROM land_delivery) AS deliveries,
    (SELECT count(*) FROM result_run) AS runs
