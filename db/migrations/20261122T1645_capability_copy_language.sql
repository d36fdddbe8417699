-- In which language the copy of the work says who spoke: it is made again in the same one when a part of the work goes.
alter table capability.evidence add column copy_language text not null default 'en' check (copy_language in ('en', 'fr'));
