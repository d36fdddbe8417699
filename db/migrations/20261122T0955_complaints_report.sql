-- Reports count by when something happened.
create index complaint_received on complaints.complaint (received_at);
create index decision_at on complaints.decision (at);
create index finding_at on complaints.finding using brin (at);
create index stage_began on complaints.stage (began_at);
create index matter_at on complaints.matter (at);
create index answer_at on complaints.answer (at);
create index remedy_made on complaints.remedy (made_at);
create index clock_of_rule on clocks.clock (rule_key, anchor_at);
