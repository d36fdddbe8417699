-- What was learned is known by the points it was learned from: a point that is named later, however old it is, a point that is
-- named anew and a case that becomes restricted all mean that it is learned again. It is learned from the record, so nothing is lost here.
delete from complaints.learned;
alter table complaints.learned drop column newest, add column examples bytea not null check (length(examples) = 32);
