-- Every 12th flight in order of time; one thread and one level: the same bytes at every run.
SET threads = 1;
SET preserve_insertion_order = true;
SET TimeZone = 'UTC';
SET memory_limit = '2GB';

CREATE TEMP TABLE flights AS
SELECT file_row_number + 1 AS flight, date, delay, distance, origin, destination,
       row_number() OVER (ORDER BY date, file_row_number) AS place
FROM read_parquet('${IN}', file_row_number = true);

COPY (
    SELECT flight::BIGINT AS flight,
           date::TIMESTAMP AS date,
           (hour(date) * 60 + minute(date))::SMALLINT AS departure_minute,
           isodow(date)::TINYINT AS weekday,
           distance::SMALLINT AS distance,
           origin,
           destination,
           delay::DOUBLE AS delay
    FROM flights
    WHERE place % 12 = 0
    ORDER BY place
) TO '${OUT}' (FORMAT parquet, COMPRESSION zstd);
