-- Everybody a case ever concerned, those who left it too: their names are taken out of what is told of it elsewhere.
create index party_by_case on cases.party (case_id);
