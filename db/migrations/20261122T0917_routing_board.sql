-- The live board: which clocks ran out today, and which teams want their names on it.
create index clock_missed on clocks.clock (breached_at) where breached_at is not null;
alter table roster.team_rule add column names_on_board boolean not null default false;
