-- Who served which team, and until when: somebody who moved on last week is no stranger to those they sat with. It is kept with every
-- change of a membership, whoever makes it. Where nobody knows since when, there is no beginning.
create table identity.served (
  id          bigint generated always as identity primary key,
  officer_id  uuid not null references identity.officer (id),
  team_id     uuid not null references identity.team (id),
  from_at     timestamptz,
  until_at    timestamptz,
  check (until_at >= from_at)
);
create unique index served_now on identity.served (officer_id, team_id) where until_at is null;
create index served_by_officer on identity.served (officer_id, team_id);
create index served_by_team on identity.served (team_id);

insert into identity.served (officer_id, team_id) select officer_id, team_id from identity.membership;

create function identity.keep_served() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    update identity.served set until_at = now() where officer_id = old.officer_id and team_id = old.team_id and until_at is null;
  end if;
  if tg_op <> 'DELETE' then
    insert into identity.served (officer_id, team_id, from_at) values (new.officer_id, new.team_id, now());
  end if;
  return null;
end $$;
create trigger keep_served after insert or update or delete on identity.membership for each row execute function identity.keep_served();
