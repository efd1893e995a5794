import type { Migration } from '../../../database/migration.ts';
import { recordCode, recordIdentity, recordProvenance } from '../../../database/record-columns.ts';

/**
 * The database itself refuses a value whose period is of another kind than its indicator's: both sides compute how a
 * period of that kind is written (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`), and the foreign key compares them.
 */
export const indicatorsRecords: Migration = {
  id: '2026-11-22-indicators-records',
  sql: `
create schema if not exists indicators;

create table indicators.indicator (
  ${recordIdentity},
  ${recordCode},
  name text not null,
  unit text not null check (unit in ('count', 'hours', 'days', 'pages', 'EUR', 'percent', 'text')),
  application text,
  domain text,
  period_kind text not null check (period_kind in ('year', 'month', 'day', 'date')),
  period_length int not null generated always as (case period_kind when 'year' then 4 when 'month' then 7 else 10 end) stored,
  accumulation text not null check (accumulation in ('sum', 'last')),
  source text,
  ${recordProvenance},
  primary key (operator, id),
  unique (operator, code),
  unique (operator, code, period_length),
  foreign key (operator, application) references catalogue.application (operator, code),
  foreign key (operator, domain) references catalogue.domain (operator, code)
);
create index indicator_by_application on indicators.indicator (operator, application);
create index indicator_by_domain on indicators.indicator (operator, domain);

create table indicators.value (
  ${recordIdentity},
  indicator text not null,
  body text,
  period text not null check (period ~ '^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$'),
  period_length int not null generated always as (length(period)) stored,
  from_day date not null generated always as (
    make_date(
      substr(period, 1, 4)::int,
      coalesce(nullif(substr(period, 6, 2), '')::int, 1),
      coalesce(nullif(substr(period, 9, 2), '')::int, 1)
    )
  ) stored,
  value numeric,
  text_value text,
  approximate boolean,
  source text,
  ${recordProvenance},
  primary key (operator, id),
  unique nulls not distinct (operator, indicator, body, period),
  foreign key (operator, indicator, period_length) references indicators.indicator (operator, code, period_length),
  foreign key (operator, body) references directory.body (operator, code)
);
create index value_by_body on indicators.value (operator, body);
create index value_by_day on indicators.value (operator, from_day);`,
};
