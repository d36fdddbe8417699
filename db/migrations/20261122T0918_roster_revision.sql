-- Who works here, in which teams, with which skills and how much at once changes seldom and is asked for with every piece of
-- work that is given out. A number that changes with it lets a process keep what it has read.
create table identity.revision (
  one  boolean primary key default true check (one),
  n    bigint not null
);
insert into identity.revision (n) values (1);
create function identity.next_revision() returns trigger language plpgsql as $$
begin
  update identity.revision set n = n + 1;
  return null;
end $$;
create trigger officer_is_revised after insert or delete or update of disabled_at on identity.officer
  for each statement execute function identity.next_revision();
create trigger membership_is_revised after insert or delete or update on identity.membership
  for each statement execute function identity.next_revision();

create table roster.revision (
  one  boolean primary key default true check (one),
  n    bigint not null
);
insert into roster.revision (n) values (1);
create function roster.next_revision() returns trigger language plpgsql as $$
begin
  update roster.revision set n = n + 1;
  return null;
end $$;
create trigger officer_skill_is_revised after insert or delete or update on roster.officer_skill
  for each statement execute function roster.next_revision();
create trigger capacity_is_revised after insert or delete or update on roster.capacity
  for each statement execute function roster.next_revision();
