-- The tables of one immutable generation. Values are in base units (t, USD, percent ...); the rules of the
-- seeds stand here again as constraints, so that no program can load what the checks would refuse.

CREATE TABLE generation (
    generation VARCHAR PRIMARY KEY,
    as_of DATE NOT NULL,
    duckdb_version VARCHAR NOT NULL,
    verdict_rule INTEGER NOT NULL,
    contract VARCHAR NOT NULL
);
COMMENT ON TABLE generation IS 'One row: which build this is.';
COMMENT ON COLUMN generation.generation IS 'Hash of the seeds, of the code that shapes the content and of the library releases.';
COMMENT ON COLUMN generation.as_of IS 'Date. The newest known_on among the seeds: what this warehouse calls now.';
COMMENT ON COLUMN generation.duckdb_version IS 'Release of DuckDB that wrote the file.';
COMMENT ON COLUMN generation.verdict_rule IS 'Version number of the rule in views/claim_check.sql.';
COMMENT ON COLUMN generation.contract IS 'Hash of schema.sql and views: code that reads other tables and views builds anew.';

CREATE TABLE unit (
    unit VARCHAR PRIMARY KEY,
    label VARCHAR NOT NULL,
    base_unit VARCHAR NOT NULL,
    reciprocal BOOLEAN NOT NULL,
    measures VARCHAR[] NOT NULL
);
COMMENT ON TABLE unit IS 'Units that a figure may be printed in.';
COMMENT ON COLUMN unit.unit IS 'Code of the unit, SDMX unit_measure.';
COMMENT ON COLUMN unit.label IS 'The unit in words.';
COMMENT ON COLUMN unit.base_unit IS 'Code of the unit that values are stored in.';
COMMENT ON COLUMN unit.reciprocal IS 'Whether the base value is one divided by the printed value (days between trains).';
COMMENT ON COLUMN unit.measures IS 'The measures that can be printed in this unit.';

CREATE TABLE counter (
    counter VARCHAR PRIMARY KEY,
    label VARCHAR NOT NULL,
    note VARCHAR NOT NULL
);
COMMENT ON TABLE counter IS 'Who counts: two counters of one crossing are two series.';
COMMENT ON COLUMN counter.counter IS 'Code of the counter.';
COMMENT ON COLUMN counter.label IS 'The counter''s name.';
COMMENT ON COLUMN counter.note IS 'What it counts and where.';

CREATE TABLE indicator (
    indicator VARCHAR PRIMARY KEY,
    label VARCHAR NOT NULL,
    unit VARCHAR REFERENCES unit (unit),
    reporter VARCHAR,
    partner VARCHAR,
    flow VARCHAR CHECK (flow IN ('X', 'M', 'total')),
    commodity VARCHAR,
    place VARCHAR,
    mode VARCHAR,
    valuation VARCHAR,
    reference_counter VARCHAR REFERENCES counter (counter)
);
COMMENT ON TABLE indicator IS 'What is measured, with UN Comtrade''s dimensions.';
COMMENT ON COLUMN indicator.indicator IS 'Code of the indicator.';
COMMENT ON COLUMN indicator.label IS 'The indicator in words.';
COMMENT ON COLUMN indicator.unit IS 'Base unit of its level; empty where it has no level.';
COMMENT ON COLUMN indicator.reporter IS 'Reporting country, ISO 3166 alpha-2.';
COMMENT ON COLUMN indicator.partner IS 'Partner country or area, ISO 3166 alpha-2 or EU.';
COMMENT ON COLUMN indicator.flow IS 'X exports, M imports, total both, as seen by the reporter.';
COMMENT ON COLUMN indicator.commodity IS 'HS code as text, or TOTAL.';
COMMENT ON COLUMN indicator.place IS 'Crossing, port or line.';
COMMENT ON COLUMN indicator.mode IS 'Mode of transport.';
COMMENT ON COLUMN indicator.valuation IS 'Valuation of the goods (FOB, CIF), where known.';
COMMENT ON COLUMN indicator.reference_counter IS 'Counter used, and named, when a claim does not say who counts or its own counter printed nothing.';

CREATE TABLE relation (
    indicator VARCHAR NOT NULL REFERENCES indicator (indicator),
    relation VARCHAR NOT NULL CHECK (relation IN ('part_of', 'same_as')),
    other VARCHAR NOT NULL REFERENCES indicator (indicator),
    dimension VARCHAR NOT NULL CHECK (
        dimension IN ('flow', 'mode', 'commodity', 'place', 'coverage', 'currency')
    ),
    complete BOOLEAN NOT NULL,
    mixed_up BOOLEAN NOT NULL,
    PRIMARY KEY (indicator, other)
);
COMMENT ON TABLE relation IS 'How two indicators hang together: a part of a whole, or the same in another currency.';
COMMENT ON COLUMN relation.indicator IS 'The part, or the one in the other currency.';
COMMENT ON COLUMN relation.relation IS 'part_of or same_as.';
COMMENT ON COLUMN relation.other IS 'The whole, or the one in the usual currency.';
COMMENT ON COLUMN relation.dimension IS 'What sets them apart.';
COMMENT ON COLUMN relation.complete IS 'Whether the parts of this dimension add up to the whole.';
COMMENT ON COLUMN relation.mixed_up IS 'Whether the two are commonly taken for each other.';

CREATE TABLE place (
    place VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL CHECK (name <> ''),
    latitude DOUBLE NOT NULL CHECK (latitude BETWEEN -90 AND 90),
    longitude DOUBLE NOT NULL CHECK (longitude BETWEEN -180 AND 180)
);
COMMENT ON TABLE place IS 'Places that corridors pass.';
COMMENT ON COLUMN place.place IS 'Code of the place.';
COMMENT ON COLUMN place.name IS 'Its name.';
COMMENT ON COLUMN place.latitude IS 'Degrees north.';
COMMENT ON COLUMN place.longitude IS 'Degrees east.';

CREATE TABLE corridor (
    corridor VARCHAR PRIMARY KEY,
    label VARCHAR NOT NULL CHECK (label <> ''),
    short VARCHAR NOT NULL CHECK (short <> ''),
    sentence VARCHAR NOT NULL CHECK (sentence <> ''),
    number INTEGER NOT NULL UNIQUE CHECK (number >= 1)
);
COMMENT ON TABLE corridor IS 'Ways that goods take.';
COMMENT ON COLUMN corridor.corridor IS 'Id of the corridor, as in the address of its page.';
COMMENT ON COLUMN corridor.label IS 'The corridor''s name.';
COMMENT ON COLUMN corridor.short IS 'Its name where there is little room: in the map''s key.';
COMMENT ON COLUMN corridor.sentence IS 'What it is, in a sentence.';
COMMENT ON COLUMN corridor.number IS 'Its place in lists, from 1.';

CREATE TABLE corridor_place (
    corridor VARCHAR NOT NULL REFERENCES corridor (corridor),
    stop INTEGER NOT NULL CHECK (stop >= 1),
    place VARCHAR NOT NULL REFERENCES place (place),
    PRIMARY KEY (corridor, stop),
    UNIQUE (corridor, place)
);
COMMENT ON TABLE corridor_place IS 'The places of each corridor, in their order.';
COMMENT ON COLUMN corridor_place.corridor IS 'The corridor.';
COMMENT ON COLUMN corridor_place.stop IS 'The place''s number along the corridor, from 1.';
COMMENT ON COLUMN corridor_place.place IS 'The place.';

CREATE TABLE corridor_indicator (
    corridor VARCHAR NOT NULL REFERENCES corridor (corridor),
    position INTEGER NOT NULL CHECK (position >= 1),
    indicator VARCHAR NOT NULL REFERENCES indicator (indicator),
    PRIMARY KEY (corridor, position),
    UNIQUE (corridor, indicator)
);
COMMENT ON TABLE corridor_indicator IS 'The indicators of each corridor, what matters most first.';
COMMENT ON COLUMN corridor_indicator.corridor IS 'The corridor.';
COMMENT ON COLUMN corridor_indicator.position IS 'The indicator''s place in the list, from 1.';
COMMENT ON COLUMN corridor_indicator.indicator IS 'What is measured.';

CREATE TABLE assumption (
    assumption VARCHAR PRIMARY KEY,
    label VARCHAR NOT NULL,
    low DECIMAL(24, 6) NOT NULL CHECK (low > 0),
    high DECIMAL(24, 6) NOT NULL CHECK (high >= low),
    unit VARCHAR NOT NULL REFERENCES unit (unit),
    reason VARCHAR NOT NULL CHECK (reason <> '')
);
COMMENT ON TABLE assumption IS 'Ranges that no document states and physical checks rest on.';
COMMENT ON COLUMN assumption.assumption IS 'Code of the assumption.';
COMMENT ON COLUMN assumption.label IS 'What is assumed, in words.';
COMMENT ON COLUMN assumption.low IS 'Lower end of the range, in unit.';
COMMENT ON COLUMN assumption.high IS 'Upper end of the range, in unit.';
COMMENT ON COLUMN assumption.unit IS 'Unit of low and high.';
COMMENT ON COLUMN assumption.reason IS 'What the range rests on.';

CREATE TABLE physical_check (
    check_id VARCHAR PRIMARY KEY,
    corridor VARCHAR NOT NULL REFERENCES corridor (corridor),
    number INTEGER NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('load', 'speed', 'detour')),
    total VARCHAR NOT NULL REFERENCES indicator (indicator),
    per VARCHAR REFERENCES indicator (indicator),
    assumption VARCHAR NOT NULL REFERENCES assumption (assumption),
    start VARCHAR REFERENCES place (place),
    finish VARCHAR REFERENCES place (place),
    CHECK ((kind = 'detour') = (per IS NULL)),
    CHECK ((kind = 'detour') = (start IS NOT NULL AND finish IS NOT NULL))
);
COMMENT ON TABLE physical_check IS 'Which two quantities of a corridor must agree.';
COMMENT ON COLUMN physical_check.check_id IS 'Corridor, kind and indicators, joined by colons.';
COMMENT ON COLUMN physical_check.corridor IS 'The corridor.';
COMMENT ON COLUMN physical_check.number IS 'Its place in lists, from 1.';
COMMENT ON COLUMN physical_check.kind IS 'load: what one train carries; speed: the way of a day; detour: the way over the straight line.';
COMMENT ON COLUMN physical_check.total IS 'Indicator of what is carried, or of the distance.';
COMMENT ON COLUMN physical_check.per IS 'Indicator of the trains, or of the days; empty for a detour.';
COMMENT ON COLUMN physical_check.assumption IS 'The range in which the quotient must lie.';
COMMENT ON COLUMN physical_check.start IS 'Where the distance begins; of a detour only.';
COMMENT ON COLUMN physical_check.finish IS 'Where the distance ends; of a detour only.';

CREATE TABLE document (
    document_id VARCHAR PRIMARY KEY,
    title VARCHAR NOT NULL,
    publisher VARCHAR NOT NULL CHECK (publisher <> ''),
    published DATE,
    published_printed VARCHAR NOT NULL,
    address VARCHAR NOT NULL CHECK (address LIKE 'http%'),
    collection VARCHAR NOT NULL CHECK (collection IN ('documents', 'statistics')),
    file VARCHAR NOT NULL,
    note VARCHAR NOT NULL
);
COMMENT ON TABLE document IS 'What was published.';
COMMENT ON COLUMN document.document_id IS 'Stable id of the document.';
COMMENT ON COLUMN document.title IS 'Title as published, or a description where a statistics page has none.';
COMMENT ON COLUMN document.publisher IS 'Who published it.';
COMMENT ON COLUMN document.published IS 'Date of publication, the last day of a partial date; empty when undated.';
COMMENT ON COLUMN document.published_printed IS 'The date as precisely as it is known, ISO 8601 (2016-01 is some day of January 2016).';
COMMENT ON COLUMN document.address IS 'Web address.';
COMMENT ON COLUMN document.collection IS 'documents: claims are quoted from it; statistics: it carries official statistics.';
COMMENT ON COLUMN document.file IS 'Seed file, relative to the seeds folder.';
COMMENT ON COLUMN document.note IS 'What a reader should know of its date or text.';

CREATE TABLE printed_figure (
    figure_id VARCHAR PRIMARY KEY,
    document_id VARCHAR NOT NULL REFERENCES document (document_id),
    what VARCHAR NOT NULL,
    kind VARCHAR NOT NULL CHECK (kind IN ('outturn', 'estimate', 'forecast', 'target', 'event')),
    measure VARCHAR CHECK (
        measure IN ('level', 'growth', 'increase', 'per_day', 'duration', 'ratio', 'share', 'record', 'milestone')
    ),
    indicator VARCHAR REFERENCES indicator (indicator),
    counter VARCHAR REFERENCES counter (counter),
    time_period VARCHAR NOT NULL,
    period_start DATE,
    period_end DATE,
    freq VARCHAR CHECK (freq IN ('A', 'M', 'D', 'YTD', 'SPAN')),
    comparator VARCHAR CHECK (comparator IN ('exactly', 'about', 'at_least', 'more_than', 'up_to')),
    unit VARCHAR REFERENCES unit (unit),
    unit_mult INTEGER NOT NULL,
    printed VARCHAR NOT NULL,
    fragment VARCHAR NOT NULL,
    value DECIMAL(24, 6),
    value_high DECIMAL(24, 6),
    low DECIMAL(24, 6),
    high DECIMAL(24, 6),
    base_unit VARCHAR REFERENCES unit (unit),
    speaker VARCHAR NOT NULL,
    organisation VARCHAR NOT NULL,
    stated_printed VARCHAR NOT NULL,
    stated_on DATE,
    known_on DATE,
    headline INTEGER,
    record_of VARCHAR CHECK (record_of IN ('level', 'growth')),
    collection VARCHAR NOT NULL CHECK (collection IN ('documents', 'statistics')),
    doubt VARCHAR NOT NULL,
    note VARCHAR NOT NULL,
    CHECK (period_end >= period_start),
    CHECK (value_high >= value),
    CHECK (low <= value),
    CHECK (high >= coalesce(value_high, value)),
    CHECK ((value IS NULL) = (base_unit IS NULL)),
    CHECK (kind <> 'outturn' OR known_on IS NULL OR period_end IS NULL OR period_end <= known_on)
);
COMMENT ON TABLE printed_figure IS 'One number as printed in one or more documents, or a dated event without a number; words and dates of the first print.';
COMMENT ON COLUMN printed_figure.figure_id IS 'Stable id of the figure.';
COMMENT ON COLUMN printed_figure.document_id IS 'The document that printed it first.';
COMMENT ON COLUMN printed_figure.what IS 'What the figure is about, in our words.';
COMMENT ON COLUMN printed_figure.kind IS 'What the figure asserts.';
COMMENT ON COLUMN printed_figure.measure IS 'How it asserts it; empty for events.';
COMMENT ON COLUMN printed_figure.indicator IS 'What is measured; may be empty for events.';
COMMENT ON COLUMN printed_figure.counter IS 'Who counts it; empty where the document does not say.';
COMMENT ON COLUMN printed_figure.time_period IS 'The period, ISO 8601 (2022, 2023-01, 2022-01/2022-11); empty when none was given.';
COMMENT ON COLUMN printed_figure.period_start IS 'First day of the period.';
COMMENT ON COLUMN printed_figure.period_end IS 'Last day of the period; of a target or forecast its deadline.';
COMMENT ON COLUMN printed_figure.freq IS 'Shape of the period: A year, M month, D day, YTD year to date, SPAN other.';
COMMENT ON COLUMN printed_figure.comparator IS 'How closely the number binds.';
COMMENT ON COLUMN printed_figure.unit IS 'Unit as printed, SDMX unit_measure.';
COMMENT ON COLUMN printed_figure.unit_mult IS 'Power of ten that the printed number is multiplied by, SDMX unit_mult.';
COMMENT ON COLUMN printed_figure.printed IS 'The number token or tokens exactly as printed, two of them joined by " | " for a range.';
COMMENT ON COLUMN printed_figure.fragment IS 'The few words around the number, as printed.';
COMMENT ON COLUMN printed_figure.value IS 'The number, or the lower end of a printed range, in base_unit.';
COMMENT ON COLUMN printed_figure.value_high IS 'Upper end of a printed range, in base_unit; empty otherwise.';
COMMENT ON COLUMN printed_figure.low IS 'Lower bound of the printed number''s interval, in base_unit; empty when open.';
COMMENT ON COLUMN printed_figure.high IS 'Upper bound of the printed number''s interval, in base_unit; empty when open.';
COMMENT ON COLUMN printed_figure.base_unit IS 'Unit of value, value_high, low and high.';
COMMENT ON COLUMN printed_figure.speaker IS 'Person who said it, where named.';
COMMENT ON COLUMN printed_figure.organisation IS 'Organisation that stands behind it, where named.';
COMMENT ON COLUMN printed_figure.stated_printed IS 'When it was said, as precisely as it is known, ISO 8601; empty when only the document''s date is known.';
COMMENT ON COLUMN printed_figure.stated_on IS 'Date on which it was said, the last day of a partial date; empty when not known.';
COMMENT ON COLUMN printed_figure.known_on IS 'Date on which it became known: stated_on, else the document''s date; empty when undated.';
COMMENT ON COLUMN printed_figure.headline IS 'Place among the headline figures of the overview; empty for the rest.';
COMMENT ON COLUMN printed_figure.record_of IS 'Of a record, what it is a record of: level or growth; empty otherwise.';
COMMENT ON COLUMN printed_figure.collection IS 'documents: typed from a cited document, a claim; statistics: an official statistic.';
COMMENT ON COLUMN printed_figure.doubt IS 'Why no verdict, forecast or derivation rests on it; empty for a figure as good as its document.';
COMMENT ON COLUMN printed_figure.note IS 'What a reader should know of it.';

CREATE TABLE citation (
    figure_id VARCHAR NOT NULL REFERENCES printed_figure (figure_id),
    document_id VARCHAR NOT NULL REFERENCES document (document_id),
    printed VARCHAR NOT NULL,
    fragment VARCHAR NOT NULL,
    speaker VARCHAR NOT NULL,
    organisation VARCHAR NOT NULL,
    stated_printed VARCHAR NOT NULL,
    known_on DATE,
    is_first BOOLEAN NOT NULL,
    note VARCHAR NOT NULL,
    PRIMARY KEY (figure_id, document_id)
);
COMMENT ON TABLE citation IS 'A figure as one document prints it; a figure has one row for each document.';
COMMENT ON COLUMN citation.figure_id IS 'The figure.';
COMMENT ON COLUMN citation.document_id IS 'The document that prints it.';
COMMENT ON COLUMN citation.printed IS 'The number token or tokens exactly as printed there.';
COMMENT ON COLUMN citation.fragment IS 'The few words around the number, as printed there.';
COMMENT ON COLUMN citation.speaker IS 'Person who said it, as named there.';
COMMENT ON COLUMN citation.organisation IS 'Organisation that stands behind it, as named there.';
COMMENT ON COLUMN citation.stated_printed IS 'When it was said by that document, ISO 8601; empty when only the document''s date is known.';
COMMENT ON COLUMN citation.known_on IS 'Date on which that print became known; empty when undated.';
COMMENT ON COLUMN citation.is_first IS 'Whether it is the print that the figure takes its words and dates from.';
COMMENT ON COLUMN citation.note IS 'What a reader should know of this print.';

CREATE TABLE fact (
    fact VARCHAR NOT NULL,
    figure_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    PRIMARY KEY (fact, figure_id, document_id),
    FOREIGN KEY (figure_id, document_id) REFERENCES citation (figure_id, document_id)
);
COMMENT ON TABLE fact IS 'The ids under which the prints were collected: a file and a row (claims:Z08, rail:Z08, trade:17).';
COMMENT ON COLUMN fact.fact IS 'Id of the collected fact.';
COMMENT ON COLUMN fact.figure_id IS 'A figure that it gave.';
COMMENT ON COLUMN fact.document_id IS 'The document that prints it.';

CREATE TABLE doubt (
    fact VARCHAR NOT NULL,
    figure_id VARCHAR NOT NULL,
    status VARCHAR NOT NULL CHECK (status IN ('left out', 'doubtful', 'read otherwise')),
    reason VARCHAR NOT NULL CHECK (reason <> ''),
    address VARCHAR NOT NULL,
    PRIMARY KEY (fact, figure_id)
);
COMMENT ON TABLE doubt IS 'Collected facts that are left out, doubted, or read otherwise than printed.';
COMMENT ON COLUMN doubt.fact IS 'Id of the collected fact.';
COMMENT ON COLUMN doubt.figure_id IS 'The one figure of the fact that it is about; empty for all of them.';
COMMENT ON COLUMN doubt.status IS 'left out: not loaded; doubtful: shown, but nothing rests on it; read otherwise: loaded as the rest requires.';
COMMENT ON COLUMN doubt.reason IS 'Why.';
COMMENT ON COLUMN doubt.address IS 'Web address of the page.';

CREATE TABLE implied_figure (
    implied_id VARCHAR PRIMARY KEY,
    rule VARCHAR NOT NULL,
    depth INTEGER NOT NULL CHECK (depth >= 1),
    formula VARCHAR NOT NULL,
    indicator VARCHAR NOT NULL REFERENCES indicator (indicator),
    counter VARCHAR REFERENCES counter (counter),
    measure VARCHAR NOT NULL,
    time_period VARCHAR NOT NULL,
    period_start DATE NOT NULL,
    period_end DATE NOT NULL,
    freq VARCHAR NOT NULL,
    value DECIMAL(24, 6) NOT NULL,
    value_high DECIMAL(24, 6),
    low DECIMAL(24, 6),
    high DECIMAL(24, 6),
    base_unit VARCHAR NOT NULL REFERENCES unit (unit),
    known_on DATE,
    CHECK (value_high >= value),
    CHECK (low <= value),
    CHECK (high >= coalesce(value_high, value))
);
COMMENT ON TABLE implied_figure IS 'Figures that follow from printed ones by arithmetic.';
COMMENT ON COLUMN implied_figure.implied_id IS 'Stable id: the rule and its operands, implied ones in brackets.';
COMMENT ON COLUMN implied_figure.rule IS 'Which derivation gave it: a file in etl/derivations.';
COMMENT ON COLUMN implied_figure.depth IS 'Steps of arithmetic from printed figures: 1, or 2 where an operand is itself implied.';
COMMENT ON COLUMN implied_figure.formula IS 'The arithmetic in words, with the numbers as printed.';
COMMENT ON COLUMN implied_figure.indicator IS 'What is measured.';
COMMENT ON COLUMN implied_figure.counter IS 'Who counts its parents; empty where that is not said.';
COMMENT ON COLUMN implied_figure.measure IS 'level where it can stand beside printed levels, else the name of its rule.';
COMMENT ON COLUMN implied_figure.time_period IS 'The period, ISO 8601.';
COMMENT ON COLUMN implied_figure.period_start IS 'First day of the period.';
COMMENT ON COLUMN implied_figure.period_end IS 'Last day of the period.';
COMMENT ON COLUMN implied_figure.freq IS 'Shape of the period: A year, M month, D day, YTD year to date, SPAN other.';
COMMENT ON COLUMN implied_figure.value IS 'The implied number, or the lower end of what a printed range implies, in base_unit.';
COMMENT ON COLUMN implied_figure.value_high IS 'Upper end of what a printed range implies, in base_unit; empty otherwise.';
COMMENT ON COLUMN implied_figure.low IS 'Lower bound, rounded down, in base_unit; empty when open.';
COMMENT ON COLUMN implied_figure.high IS 'Upper bound, rounded up, in base_unit; empty when open.';
COMMENT ON COLUMN implied_figure.base_unit IS 'Unit of value, low and high.';
COMMENT ON COLUMN implied_figure.known_on IS 'The newest known_on of its parents; empty when a parent is undated.';

CREATE TABLE implied_parent (
    implied_id VARCHAR NOT NULL REFERENCES implied_figure (implied_id),
    figure_id VARCHAR NOT NULL REFERENCES printed_figure (figure_id),
    PRIMARY KEY (implied_id, figure_id)
);
COMMENT ON TABLE implied_parent IS 'Which printed figures an implied figure follows from, in one step or several.';
COMMENT ON COLUMN implied_parent.implied_id IS 'The implied figure.';
COMMENT ON COLUMN implied_parent.figure_id IS 'One of the printed figures.';

CREATE TABLE forecast (
    forecast_id VARCHAR PRIMARY KEY,
    indicator VARCHAR NOT NULL REFERENCES indicator (indicator),
    counter VARCHAR NOT NULL REFERENCES counter (counter),
    as_of DATE NOT NULL,
    cutoff DATE NOT NULL,
    model VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    passed_over VARCHAR NOT NULL,
    base_unit VARCHAR NOT NULL REFERENCES unit (unit)
);
COMMENT ON TABLE forecast IS 'A forecast of a series, one for each day on which what is known of it changed; it serves until the next.';
COMMENT ON COLUMN forecast.forecast_id IS 'Stable id: series and date.';
COMMENT ON COLUMN forecast.indicator IS 'What is forecast.';
COMMENT ON COLUMN forecast.counter IS 'Whose count is forecast.';
COMMENT ON COLUMN forecast.as_of IS 'The day. Only figures with a known_on up to and including it were used.';
COMMENT ON COLUMN forecast.cutoff IS 'Last day of the last period that the forecast was allowed to see.';
COMMENT ON COLUMN forecast.model IS 'Name of the model: a file in forecasting/models.';
COMMENT ON COLUMN forecast.reason IS 'Why this model, and what it assumes, in a sentence.';
COMMENT ON COLUMN forecast.passed_over IS 'What models tried before it said when they failed; empty when the first served.';
COMMENT ON COLUMN forecast.base_unit IS 'Unit of the points.';

CREATE TABLE forecast_input (
    forecast_id VARCHAR NOT NULL REFERENCES forecast (forecast_id),
    source_id VARCHAR NOT NULL,
    time_period VARCHAR NOT NULL,
    period_start DATE NOT NULL,
    period_end DATE NOT NULL,
    freq VARCHAR NOT NULL CHECK (freq IN ('A', 'M', 'YTD', 'SPAN')),
    value DECIMAL(24, 6) NOT NULL,
    low DECIMAL(24, 6),
    high DECIMAL(24, 6),
    known_on DATE NOT NULL,
    PRIMARY KEY (forecast_id, period_start, period_end)
);
COMMENT ON TABLE forecast_input IS 'The totals that a forecast was made from; what follows from others is left out.';
COMMENT ON COLUMN forecast_input.forecast_id IS 'The forecast.';
COMMENT ON COLUMN forecast_input.source_id IS 'figure_id or implied_id of the value.';
COMMENT ON COLUMN forecast_input.time_period IS 'The period, ISO 8601.';
COMMENT ON COLUMN forecast_input.period_start IS 'First day of the period.';
COMMENT ON COLUMN forecast_input.period_end IS 'Last day of the period.';
COMMENT ON COLUMN forecast_input.freq IS 'Shape of the period: A year, M month, YTD year to date, SPAN other.';
COMMENT ON COLUMN forecast_input.value IS 'The value, in the forecast''s base_unit.';
COMMENT ON COLUMN forecast_input.low IS 'Lower bound of the value, in the forecast''s base_unit; empty when open.';
COMMENT ON COLUMN forecast_input.high IS 'Upper bound of the value, in the forecast''s base_unit; empty when open.';
COMMENT ON COLUMN forecast_input.known_on IS 'When the value became known.';

CREATE TABLE forecast_point (
    forecast_id VARCHAR NOT NULL REFERENCES forecast (forecast_id),
    time_period VARCHAR NOT NULL,
    period_start DATE NOT NULL,
    period_end DATE NOT NULL,
    freq VARCHAR NOT NULL CHECK (freq IN ('A', 'M', 'YTD', 'SPAN')),
    level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 99),
    median DECIMAL(24, 6) NOT NULL,
    low DECIMAL(24, 6) NOT NULL CHECK (low >= 0),
    high DECIMAL(24, 6) NOT NULL,
    PRIMARY KEY (forecast_id, period_start, period_end, level),
    CHECK (low <= median AND median <= high)
);
COMMENT ON TABLE forecast_point IS 'Medians and prediction intervals of a forecast.';
COMMENT ON COLUMN forecast_point.forecast_id IS 'The forecast.';
COMMENT ON COLUMN forecast_point.time_period IS 'The period forecast, ISO 8601.';
COMMENT ON COLUMN forecast_point.period_start IS 'First day of the period.';
COMMENT ON COLUMN forecast_point.period_end IS 'Last day of the period.';
COMMENT ON COLUMN forecast_point.freq IS 'Shape of the period: A year, M month, YTD year to date, SPAN other.';
COMMENT ON COLUMN forecast_point.level IS 'Coverage of the prediction interval, in percent.';
COMMENT ON COLUMN forecast_point.median IS 'Median, in the forecast''s base_unit.';
COMMENT ON COLUMN forecast_point.low IS 'Lower end of the prediction interval, in the forecast''s base_unit.';
COMMENT ON COLUMN forecast_point.high IS 'Upper end of the prediction interval, in the forecast''s base_unit.';

CREATE TABLE forecast_chance (
    forecast_id VARCHAR NOT NULL REFERENCES forecast (forecast_id),
    claim_id VARCHAR NOT NULL REFERENCES printed_figure (figure_id),
    chance DOUBLE CHECK (chance BETWEEN 0 AND 1),
    drift_chance DOUBLE CHECK (drift_chance BETWEEN 0 AND 1),
    percentile DOUBLE NOT NULL CHECK (percentile BETWEEN 0 AND 100),
    PRIMARY KEY (forecast_id, claim_id)
);
COMMENT ON TABLE forecast_chance IS 'What a forecast says of a level claim: the last one made before it, and each made after it.';
COMMENT ON COLUMN forecast_chance.forecast_id IS 'The forecast.';
COMMENT ON COLUMN forecast_chance.claim_id IS 'figure_id of the claim.';
COMMENT ON COLUMN forecast_chance.chance IS 'Share of the paths on which the claim''s low is reached, a promise in any year from the one in which it was made; empty where the low is open.';
COMMENT ON COLUMN forecast_chance.drift_chance IS 'The same by naive drift: the mean yearly change of the known years carried on; empty without three changes.';
COMMENT ON COLUMN forecast_chance.percentile IS 'Percent of the paths on which the period''s total is below the claim''s value, or a range''s middle.';

CREATE TABLE forecast_score (
    forecast_id VARCHAR NOT NULL REFERENCES forecast (forecast_id),
    time_period VARCHAR NOT NULL,
    period_end DATE NOT NULL,
    outturn DECIMAL(24, 6) NOT NULL,
    outturn_known_on DATE NOT NULL,
    naive DECIMAL(24, 6) NOT NULL,
    percentile DOUBLE NOT NULL CHECK (percentile BETWEEN 0 AND 100),
    crps DOUBLE NOT NULL CHECK (crps >= 0),
    PRIMARY KEY (forecast_id, time_period)
);
COMMENT ON TABLE forecast_score IS 'A forecast of a year held against what statistics printed last for it.';
COMMENT ON COLUMN forecast_score.forecast_id IS 'The forecast.';
COMMENT ON COLUMN forecast_score.time_period IS 'The year.';
COMMENT ON COLUMN forecast_score.period_end IS 'Its last day.';
COMMENT ON COLUMN forecast_score.outturn IS 'The year''s newest total, in the forecast''s base_unit.';
COMMENT ON COLUMN forecast_score.outturn_known_on IS 'When a total of the year first became known.';
COMMENT ON COLUMN forecast_score.naive IS 'The newest complete year that the forecast knew, in the forecast''s base_unit.';
COMMENT ON COLUMN forecast_score.percentile IS 'Percent of the paths on which the year''s total is below the outturn.';
COMMENT ON COLUMN forecast_score.crps IS 'Continuous ranked probability score of the natural logs.';
