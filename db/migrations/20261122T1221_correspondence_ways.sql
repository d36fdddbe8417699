-- An answer goes by e-mail, by letter or as a text message; all of them through the one door and past the same eyes.
alter table cases.message drop constraint message_delivery_check;
alter table cases.message add constraint message_delivery_check
  check (delivery in ('to approve', 'held', 'to post', 'sending', 'sent', 'unsure', 'undelivered', 'failed', 'recalled'));

alter table correspondence.outgoing drop constraint outgoing_state_check;
alter table correspondence.outgoing
  add column channel text not null default 'email' check (channel in ('email', 'letter', 'sms')),
  -- Of a letter: how it looks, in which language it is, and to whom it is addressed. Part of what is agreed to.
  add column form jsonb,
  add constraint outgoing_state_check
    check (state in ('held', 'to post', 'sending', 'sent', 'unsure', 'failed', 'recalled')),
  add constraint outgoing_letter_has_form check ((channel = 'letter') = (form is not null)),
  -- Only a letter is made first and posted later; nothing else lies on a table in between.
  add constraint outgoing_only_letters_are_posted check (state <> 'to post' or channel = 'letter');

drop index correspondence.outgoing_due;
create index outgoing_due on correspondence.outgoing (send_after, channel) where state in ('held', 'sending');
create index outgoing_to_post on correspondence.outgoing (made_at, message_id) where state = 'to post';
