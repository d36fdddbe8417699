-- Outreach by mail, by text message and by letter: as each person would rather be reached among the addresses they consented with.
alter table outreach.consent
  add column kind text not null default 'email' check (kind in ('email', 'phone', 'post')),
  -- The address as it was written; `address` is the form in which two of them are the same.
  add column value text check (char_length(value) between 3 and 500);
update outreach.consent set value = address where value is null;
alter table outreach.consent alter column value set not null, alter column kind drop default,
  drop constraint consent_address_check, add constraint consent_address_check check (char_length(address) between 3 and 500);
alter table outreach.opted_out drop constraint opted_out_address_check,
  add constraint opted_out_address_check check (char_length(address) between 3 and 500);

alter table outreach.campaign
  -- The few words for a telephone. Without them nobody gets a text message.
  add column text_body text check (char_length(text_body) between 1 and 600);
create or replace function outreach.campaign_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (old.topic, old.subject, old.body, old.text_body, old.first_day, old.last_day, old.made_by)
     is distinct from (new.topic, new.subject, new.body, new.text_body, new.first_day, new.last_day, new.made_by) then
    raise exception 'A campaign is what it was when it was made.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;

alter table outreach.recipient
  add column channel text not null default 'email' check (channel in ('email', 'sms', 'letter')),
  add column value text,
  -- Of a letter: how it looks, by what its reader needs.
  add column variant text check (variant in ('standard', 'large print', 'easy read')),
  add column posted_on date,
  add column posted_by uuid references identity.officer;
update outreach.recipient set value = address where value is null;
alter table outreach.recipient alter column value set not null, alter column channel drop default,
  drop constraint recipient_state_check,
  add constraint recipient_state_check
    check (state in ('waiting', 'sending', 'to post', 'sent', 'failed', 'unsure', 'opted out', 'stopped', 'over')),
  add constraint recipient_letter_has_a_look check ((channel = 'letter') = (variant is not null)),
  add constraint recipient_letters_are_posted check (state <> 'to post' or (channel = 'letter' and sha256 is not null)),
  add constraint recipient_posted_whole check ((posted_on is null) = (posted_by is null)),
  add constraint recipient_posted_is_sent check (posted_on is null or state = 'sent');
drop index outreach.recipient_waiting_at;
create index recipient_waiting_at on outreach.recipient (address) where state in ('waiting', 'to post');
