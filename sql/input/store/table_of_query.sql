-- What the SELECT $sql names: kind 'table' (a table, a view or a query of its own), 'own' (the queries
-- it names itself, in WITH) and 'error' (why it cannot be read). One row a name.
WITH parsed AS (
    SELECT json_serialize_sql(CAST($sql AS VARCHAR)) AS tree
),
named AS (
    SELECT 'table' AS kind, unnest(json_extract_string(tree, '$..table_name')) AS name FROM parsed
    UNION
    SELECT 'own' AS kind, unnest(json_extract_string(tree, '$..cte_map.map[*].key')) AS name FROM parsed
    UNION
    SELECT 'error' AS kind, json_extract_string(tree, '$.error_message') AS name
    FROM parsed
    WHERE json_extract_string(tree, '$.error') <> 'false'
)
SELECT kind, name FROM named ORDER BY kind, name
