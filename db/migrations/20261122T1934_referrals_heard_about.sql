-- Of which referral a message from another desk speaks, by the id that the desk which made it gave to it; a greeting speaks of the
-- connection itself. What came before this was known waits for everything before it, as it did.
alter table referrals.desk_heard add column about uuid;
create index desk_heard_in_order on referrals.desk_heard (link_id, seq) include (about) where outcome is null;
