-- How a customer sounds is suggested from their words and said by an officer, as what a case is about is.
alter table triage.label drop constraint label_field_check;
alter table triage.label add constraint label_field_check
  check (field in ('topic', 'agency', 'service', 'queue', 'kind', 'urgency', 'language', 'tone'));
alter table triage.model drop constraint model_field_check;
alter table triage.model add constraint model_field_check
  check (field in ('topic', 'agency', 'service', 'queue', 'kind', 'tags', 'tone'));

-- What was noted last is what is learned from.
create index contact_toned_newest on cases.contact (at desc) where tone is not null and direction = 'in';

-- What was learned is kept in another form from here on, and is learned again within the hour.
delete from triage.model;
