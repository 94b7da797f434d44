-- The one mechanism of the time machine: `SET VARIABLE as_of = DATE '2022-12-31'` on a connection, and every view
-- shows what was known on that day. Without it, "now" is the newest known_on among the seeds.
CREATE MACRO as_of() AS coalesce(getvariable('as_of')::DATE, (SELECT as_of FROM generation));
CREATE MACRO is_newest() AS as_of() >= (SELECT as_of FROM generation);
