-- The answer to a complaint is written like any other text: kept with each letter, and found again wherever its writer signs in.
alter table cases.draft drop constraint draft_kind_check;
alter table cases.draft add constraint draft_kind_check check (kind in ('reply', 'note', 'call', 'case', 'answer'));
