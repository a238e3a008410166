-- One row: the pathway of one client: all its trajectories of youth help, in their order.
-- key: client_key
-- variant: the forms of its steps with > between, as in process mining; two clients with the same variant had the
--   same forms in the same order
-- municipality: of the last step, also where earlier steps were of another; steps, forms, providers: how many,
--   and how many different
-- start_date, end_date: first and last day; no end while a step goes on
-- recognised_cents: of all steps, in the months observed: of a pathway that began before them a part is missing.
--   Of a child that moved that includes what other municipalities paid: summed over a municipality this is what
--   its pathways cost, not what it spent
-- source: traces and variants as in bupaR (Janssenswillen et al. 2019) and PM4Py
-- needs: pathway_step
SELECT
    client_key,
    arg_max(municipality, step) AS municipality,
    min(start_date) AS start_date,
    CASE WHEN count(*) = count(end_date) THEN max(end_date) END AS end_date,
    CAST(count(*) AS INTEGER) AS steps,
    CAST(count(*) FILTER (again IS NULL) AS INTEGER) AS forms,  -- each has its first time once
    CAST(list_unique(list(provider)) AS INTEGER) AS providers,
    -- string_agg in the order of the steps is the same, at twice the cost.
    array_to_string(
        list_transform(
            list_sort(list(struct_pack(step := step, care_form := care_form))),
            lambda each: each.care_form
        ),
        '>'
    ) AS variant,
    CAST(sum(recognised_cents) AS BIGINT) AS recognised_cents
FROM pathway_step
GROUP BY client_key
ORDER BY client_key
