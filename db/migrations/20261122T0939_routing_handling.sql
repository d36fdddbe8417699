-- How long work really takes: from when it was taken until it was answered, closed or put to wait.
alter table routing.assignment add column taken_at timestamptz constraint assignment_taken_after_it_was_given check (taken_at >= at);
create index assignment_done_by_team on routing.assignment (team_id, ended_at) where state = 'done';
create index assignment_done_by_officer on routing.assignment (officer_id, ended_at) where state = 'done';
