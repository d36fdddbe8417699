-- The list of messages that did not go also shows those that wait because the mail server did not take them: an
-- administrator has to see that the server is away before two days of trying are over.
drop index correspondence.outgoing_trouble;
create index outgoing_trouble on correspondence.outgoing (made_at desc, message_id)
  where state in ('unsure', 'failed') or (state = 'held' and response is not null);
