-- One row: a digest of the product codes that models read.
SELECT
    coalesce(
        md5(
            string_agg(
                concat_ws(
                    '|', coalesce(gm_code, ''), product_category, coalesce(product_code, ''),
                    coalesce(cbs_kind, ''), coalesce(cbs_code, ''),
                    CAST(short_stay AS VARCHAR),
                    coalesce(CAST(valid_from AS VARCHAR), ''),
                    coalesce(CAST(valid_until AS VARCHAR), '')
                ),
                chr(10)
                ORDER BY ALL
            )
        ),
        ''
    ) AS digest
FROM land_product_code
