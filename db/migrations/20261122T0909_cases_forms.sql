-- What is typed into a form is kept like an answer that is being written, on a case or where there is none.
alter table cases.draft drop constraint draft_kind_check;
alter table cases.draft add constraint draft_kind_check check (kind in ('reply', 'note', 'call', 'case', 'answer', 'form'));
alter table cases.draft drop constraint draft_has_its_case;
alter table cases.draft add constraint draft_has_its_case check (case_id is not null or kind in ('call', 'case', 'form'));
