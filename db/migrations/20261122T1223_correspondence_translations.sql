-- A template can be said in other languages: a translation belongs to the one it translates and is called for by its shortcut.
alter table correspondence.template
  add column of_id uuid references correspondence.template check (of_id <> id);
create unique index template_in_language on correspondence.template (of_id, language) where of_id is not null and retired_at is null;
drop index correspondence.template_shortcut;
create unique index template_shortcut on correspondence.template (team_id, officer_id, shortcut) nulls not distinct
  where retired_at is null and of_id is null;
