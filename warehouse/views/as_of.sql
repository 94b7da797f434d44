-- The one mechanism of the time machine: `SET VARIABLE as_of = DATE '2022-12-31'` on a connection, and every view
-- shows what was known on that day. Without it, "now" is the newest known_on among the seeds, which the build writes
-- into the macro newest_day: a constant, since a subquery here would stand again in every view's plan.
CREATE MACRO as_of() AS coalesce(getvariable('as_of')::DATE, newest_day());
CREATE MACRO is_newest() AS as_of() >= newest_day();
