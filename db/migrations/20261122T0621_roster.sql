-- Looked for by the pattern they come from, and by their beginning whether they are published or not.
drop index roster.shift_made_once;
create unique index shift_made_once on roster.shift (assignment_id, starts_at);
drop index roster.shift_by_start;
create index shift_by_start on roster.shift (starts_at) where cancelled_at is null;
