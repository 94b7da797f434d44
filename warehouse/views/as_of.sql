-- The one mechanism of the time machine: `SET VARIABLE as_of = DATE '2022-12-31'` on a connection, and every view
-- shows what was known on that day. Without it, "now" is the newest known_on among the seeds, which the build writes
-- into the macro newest_day: a constant, since a subquery here would stand again in every view's plan.
CREATE MACRO as_of() AS coalesce(getvariable('as_of')::DATE, newest_day());
CREATE MACRO is_newest() AS as_of() >= newest_day();

-- Whether two digit strings differ by two neighbours swapped (13187 and 13817), or by one digit (7115 and 7315).
CREATE MACRO is_swapped(a, b) AS
    length(a) = length(b) AND a <> b
    AND len(list_filter(range(1, length(a)), lambda i: a[:i - 1] || a[i + 1] || a[i] || a[i + 2:] = b)) > 0;
CREATE MACRO is_one_digit_off(a, b) AS
    length(a) = length(b) AND len(list_filter(range(1, length(a) + 1), lambda i: a[i] <> b[i])) = 1;

-- The shapes of period that a total counts among: a year is its own year to date and a sum of twelve months as well.
CREATE MACRO shapes(freq, period_start) AS
    CASE
        WHEN freq = 'A' THEN ['A', 'YTD', 'SUM']
        WHEN freq = 'M' AND month(period_start) = 1 THEN ['M', 'YTD']
        WHEN freq IN ('M', 'YTD') THEN [freq]
        ELSE ['SPAN']
    END;
