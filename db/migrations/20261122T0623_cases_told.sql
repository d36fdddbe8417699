-- Texts that nobody finishes go after a time, once their writer was told.
alter table cases.draft add column told_at timestamptz;
create index draft_by_saved on cases.draft (saved_at);

-- What was handed over and waits to be taken, for whoever it waits for.
create index hand_over_to_officer on cases.hand_over (to_officer_id, at) where taken_at is null and ended_at is null;
create index hand_over_to_team on cases.hand_over (to_team_id, at)
  where taken_at is null and ended_at is null and to_officer_id is null;

-- A list may ask for several tags at once.
update cases.view set wanted = jsonb_set(wanted, '{tag}', jsonb_build_array(wanted -> 'tag'))
 where jsonb_typeof(wanted -> 'tag') = 'string';
