-- The message that acknowledged a later stage, so that taking that back takes this back.
alter table complaints.stage add column acknowledged_by uuid;
