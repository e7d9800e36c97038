-- The file has years, no times: 1,500 people make a day, so that a year of the census is about 46 of them.
SET threads = 1;
COPY (
    SELECT place AS id, TIMESTAMP '2015-01-01' + to_seconds(((place - 1) * 86400.0 / 1500)::BIGINT) AS time, * EXCLUDE (place, year)
    FROM (SELECT *, row_number() OVER () AS place FROM read_csv('${IN}', header = true))
    ORDER BY place
) TO '${OUT}' (FORMAT parquet);
