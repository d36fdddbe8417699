-- What was decided about an officer's roster, told on their Today until they have looked at their roster.
create table roster.told (
  id          uuid primary key,
  officer_id  uuid not null references identity.officer,
  kind        text not null check (kind in ('leave approved', 'leave declined', 'swap approved', 'swap declined', 'shift offered')),
  leave_id    uuid references roster.leave,
  swap_id     uuid references roster.swap,
  at          timestamptz not null,
  seen_at     timestamptz check (seen_at >= at),
  constraint told_about_one check ((leave_id is null) <> (swap_id is null) and (kind like 'leave%') = (leave_id is not null))
);
create index told_unseen on roster.told (officer_id, at) where seen_at is null;
create index told_by_leave on roster.told (leave_id) where leave_id is not null;
create index told_by_swap on roster.told (swap_id) where swap_id is not null;
