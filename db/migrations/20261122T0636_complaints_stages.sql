-- Issues, findings, stages, and who had to do with which of them.

create table complaints.stage (
  case_id          uuid not null references complaints.complaint,
  number           smallint not null check (number between 1 and 9),
  -- Whoever had to do with an earlier stage is kept apart from this one.
  independent      boolean not null,
  began_at         timestamptz not null,
  began_by         uuid references identity.officer,
  -- What the customer said of why it goes on. They need not say anything.
  why              text not null default '' check (char_length(why) <= 2000),
  investigator_id  uuid references identity.officer,
  decider_id       uuid references identity.officer,
  acknowledged_at  timestamptz,
  primary key (case_id, number),
  constraint stage_first_is_not_independent check (number > 1 or not independent)
);

-- Who had to do with a stage, and as what. Stage 0 is what it is about: the officer complained of.
create table complaints.touch (
  case_id     uuid not null references complaints.complaint,
  stage       smallint not null check (stage between 0 and 9),
  officer_id  uuid not null references identity.officer,
  part        text not null check (part in ('subject', 'owner', 'investigator', 'decider', 'finding')),
  at          timestamptz not null,
  primary key (case_id, stage, officer_id, part),
  constraint touch_subject_is_stage_nought check ((stage = 0) = (part = 'subject'))
);
create index touch_by_officer on complaints.touch (officer_id);

create table complaints.issue (
  id          uuid primary key,
  case_id     uuid not null references complaints.complaint,
  number      smallint not null check (number > 0),
  -- In the words of the customer. Never changed.
  said        text not null check (char_length(said) between 1 and 2000),
  agency      text not null default '' check (char_length(agency) <= 200),
  wanted      text not null default '' check (char_length(wanted) <= 1000),
  evidence    text[] not null default '{}' check (cardinality(evidence) <= 40),
  severity    text not null default 'medium' check (severity in ('low', 'medium', 'high')),
  complexity  text not null default 'medium' check (complexity in ('low', 'medium', 'high')),
  impact      text not null default 'medium' check (impact in ('low', 'medium', 'high')),
  safety      boolean not null default false,
  added_at    timestamptz not null,
  added_by    uuid not null references identity.officer
);
create unique index issue_numbered on complaints.issue (case_id, number);

-- What was found on an issue. A later finding stands on the earlier one, which stays.
create table complaints.finding (
  id           uuid primary key,
  issue_id     uuid not null references complaints.issue,
  stage        smallint not null check (stage between 1 and 9),
  finding      text not null check (finding in ('upheld', 'partly upheld', 'not upheld', 'not determined')),
  reasons      text not null check (char_length(reasons) between 1 and 8000),
  cites        text not null check (char_length(cites) between 1 and 1000),
  replaces_id  uuid references complaints.finding,
  why_changed  text check (char_length(why_changed) between 1 and 2000),
  by           uuid not null references identity.officer,
  at           timestamptz not null,
  constraint finding_changed_with_a_reason check ((replaces_id is null) = (why_changed is null))
);
create unique index finding_first on complaints.finding (issue_id) where replaces_id is null;
create unique index finding_replaced_once on complaints.finding (replaces_id) where replaces_id is not null;
create index finding_by_issue on complaints.finding (issue_id, at);
create trigger finding_stays before update or delete on complaints.finding for each row execute function complaints.stays();
create trigger touch_stays before update or delete on complaints.touch for each row execute function complaints.stays();

-- Findings of one issue only stand on findings of the same.
create function complaints.finding_of_the_same() returns trigger language plpgsql as $$
begin
  if new.replaces_id is not null and not exists (
    select from complaints.finding f where f.id = new.replaces_id and f.issue_id = new.issue_id) then
    raise exception 'A finding takes the place of one on the same issue.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger finding_of_the_same before insert on complaints.finding
  for each row execute function complaints.finding_of_the_same();

-- A case with all that was joined to it, whichever of them one begins with.
create function complaints.family(one uuid) returns table (id uuid) language sql stable as $$
  with recursive up as (
    select c.id, c.merged_into from cases."case" c where c.id = one
    union select c.id, c.merged_into from cases."case" c join up on c.id = up.merged_into),
  down as (
    select up.id from up where up.merged_into is null
    union select c.id from cases."case" c join down on c.merged_into = down.id)
  select down.id from down
$$;

create function complaints.stage_now(one uuid) returns smallint language sql stable as $$
  select max(s.number) from complaints.stage s where s.case_id = one
$$;

-- Nobody has to do with an independent stage who had to do with an earlier one, in any of the cases that were joined; and nobody
-- with their own conduct, from the moment they were named.
create function complaints.must_be_apart(one uuid) returns void language plpgsql as $$
begin
  if exists (
    with all_of as (
      select t.case_id, t.stage, t.officer_id, t.at, coalesce(s.independent, false) as independent
        from complaints.family(one) f
        join complaints.touch t on t.case_id = f.id
        left join complaints.stage s on s.case_id = t.case_id and s.number = t.stage)
    select from all_of later join all_of earlier on earlier.officer_id = later.officer_id and earlier.stage < later.stage
     where (earlier.stage > 0 and later.independent) or (earlier.stage = 0 and later.at > earlier.at))
  or exists (
    select from complaints.family(one) f
      join cases."case" c on c.id = f.id and c.merged_into is null
      join complaints.complaint k on k.case_id = c.id and k.state = 'open'
      join complaints.stage s on s.case_id = c.id and s.number = complaints.stage_now(c.id)
      join complaints.family(one) g on true
      join complaints.touch t on t.case_id = g.id and t.stage = 0 and t.officer_id in (c.owner_id, s.investigator_id, s.decider_id)) then
    raise exception 'Somebody who had to do with an earlier stage of this complaint cannot have to do with this one.'
      using errcode = 'KP409', constraint = 'touch_kept_apart';
  end if;
end $$;

-- Whatever gives a complaint an owner, at whatever stage, leaves it on record who that was.
create function complaints.owner_on_record() returns trigger language plpgsql as $$
declare
  one uuid := case when tg_table_schema = 'cases' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'case_id')::uuid end;
begin
  insert into complaints.touch (case_id, stage, officer_id, part, at)
  select c.id, s.number, c.owner_id, 'owner', greatest(c.touched_at, s.began_at)
    from cases."case" c
    join complaints.complaint k on k.case_id = c.id and k.state = 'open'
    join complaints.stage s on s.case_id = c.id and s.number = complaints.stage_now(c.id)
   where c.id = one and c.owner_id is not null and c.merged_into is null
  on conflict do nothing;
  perform complaints.must_be_apart(one);
  return null;
end $$;
-- At the end of the transaction, when it is decided who has it and at which stage.
create constraint trigger owner_on_record after insert or update of owner_id, merged_into on cases."case"
  deferrable initially deferred for each row when (new.kind = 'complaint' or new.merged_into is not null)
  execute function complaints.owner_on_record();
create constraint trigger owner_on_record after insert or update of investigator_id, decider_id on complaints.stage
  deferrable initially deferred for each row execute function complaints.owner_on_record();

create function complaints.touch_apart() returns trigger language plpgsql as $$
begin
  perform complaints.must_be_apart(new.case_id);
  return null;
end $$;
create constraint trigger touch_apart after insert on complaints.touch
  deferrable initially deferred for each row execute function complaints.touch_apart();

insert into complaints.stage (case_id, number, independent, began_at) select case_id, 1, false, received_at from complaints.complaint;
insert into complaints.touch (case_id, stage, officer_id, part, at)
select k.case_id, 1, c.owner_id, 'owner', c.touched_at
  from complaints.complaint k join cases."case" c on c.id = k.case_id where c.owner_id is not null;
