-- Decisions on a case, and texts that somebody else has to agree to before they go. Both are signed at places.
create schema decisions;

create table decisions.decision (
  id              uuid primary key,
  case_id         uuid not null references cases."case",
  power           text not null check (power in ('waiver', 'refund', 'ex gratia', 'remedy', 'exception', 'restriction', 'refusal')),
  amount_cents    bigint check (amount_cents > 0),
  -- What is to be decided, and why.
  what            text not null check (char_length(what) between 1 and 500),
  reasons         text not null check (char_length(reasons) between 1 and 4000),
  -- To whoever decides, from whoever asks.
  recommendation  text not null default '' check (char_length(recommendation) <= 4000),
  -- Entries of the case that they should read.
  file            uuid[] not null default '{}' check (cardinality(file) <= 40),
  -- What a customer has to be told with a "no".
  alternative     text not null default '' check (char_length(alternative) <= 2000),
  no_alternative  text not null default '' check (char_length(no_alternative) <= 2000),
  review_right    text not null default '' check (char_length(review_right) <= 2000),
  asked_by        uuid not null references identity.officer,
  asked_at        timestamptz not null,
  due_at          timestamptz not null,
  state           text not null default 'waiting' check (state in ('waiting', 'approved', 'declined', 'returned', 'withdrawn')),
  settled_at      timestamptz,
  settled_by      uuid references identity.officer,
  -- The one that was sent back, which this is asked instead of.
  follows_id      uuid references decisions.decision check (follows_id <> id),
  told_at         timestamptz,
  told_how        text check (told_how in ('letter', 'by telephone', 'in person')),
  told_words      text check (char_length(told_words) between 1 and 20000),
  told_message_id uuid references cases.message,
  constraint decision_settled_or_waiting check ((state = 'waiting') = (settled_at is null)),
  constraint decision_of_money_has_an_amount check ((power in ('waiver', 'refund', 'ex gratia', 'remedy')) = (amount_cents is not null)),
  -- No "no" without another way, or the reason why there is none, and the right to have it looked at again.
  constraint decision_no_is_whole check (
    not (state = 'approved' and power in ('refusal', 'restriction') or state = 'declined' and power not in ('refusal', 'restriction'))
    or (alternative <> '' or no_alternative <> '') and review_right <> ''),
  constraint decision_told_when_made check (told_at is null or state in ('approved', 'declined')),
  constraint decision_told_somehow check ((told_at is null) = (told_how is null) and (told_at is null) = (told_words is null))
);
create index decision_by_case on decisions.decision (case_id, asked_at desc);
-- What was decided is looked up when the like is to be decided again.
alter table decisions.decision add column words tsvector generated always as (
  to_tsvector('platform.words', what) || to_tsvector('platform.words', reasons)) stored;
create index decision_by_words on decisions.decision using gin (words) where state in ('approved', 'declined');
create index decision_decided on decisions.decision (power, settled_at desc) where state in ('approved', 'declined');
create index decision_open_by_officer on decisions.decision (asked_by, due_at) where state = 'waiting';
create index decision_returned_to on decisions.decision (asked_by) where state = 'returned';
create index decision_to_tell on decisions.decision (asked_by) where state in ('approved', 'declined') and told_at is null;
create unique index decision_follows_once on decisions.decision (follows_id) where follows_id is not null;
create index decision_by_told_message on decisions.decision (told_message_id) where told_message_id is not null;

-- When a text has to be read by somebody else before it goes. A rule is ended and another added, so that it can be seen which
-- held when.
create table decisions.vetting_rule (
  id            uuid primary key,
  title         text not null check (char_length(title) between 1 and 120),
  occasion      text not null check (occasion in ('sensitive', 'amount', 'tag', 'kind', 'new officer', 'everything')),
  -- Of an amount: cents; of a new officer: days.
  from_value    bigint check (from_value > 0),
  among         text[] not null default '{}' check (cardinality(among) <= 20),
  -- {"role": …} or {"officerId": …}, in the order in which they sign.
  approvers     jsonb not null check (jsonb_typeof(approvers) = 'array' and jsonb_array_length(approvers) between 1 and 4),
  signs         text not null check (signs in ('serial', 'parallel')),
  substitute_id uuid references identity.officer,
  within_hours  smallint not null check (within_hours between 1 and 240),
  added_at      timestamptz not null,
  added_by      uuid references identity.officer,
  ended_at      timestamptz,
  ended_by      uuid references identity.officer,
  constraint vetting_rule_value check ((occasion in ('amount', 'new officer')) = (from_value is not null)),
  constraint vetting_rule_among check ((occasion in ('tag', 'kind')) = (cardinality(among) > 0))
);
create index vetting_rule_in_force on decisions.vetting_rule (added_at) where ended_at is null;

-- A text that waits for somebody else to agree to it.
create table decisions.approval (
  message_id   uuid primary key references cases.message,
  case_id      uuid not null references cases."case",
  -- Why: the rules it met, in words.
  because      text[] not null check (cardinality(because) > 0),
  signs        text not null check (signs in ('serial', 'parallel')),
  asked_by     uuid references identity.officer,
  asked_at     timestamptz not null,
  due_at       timestamptz not null,
  state        text not null default 'waiting' check (state in ('waiting', 'approved', 'returned', 'withdrawn')),
  settled_at   timestamptz,
  -- The text that was agreed to, from the first signature on.
  sha256       bytea check (octet_length(sha256) = 32),
  -- When its author went on with what came back.
  taken_up_at  timestamptz,
  constraint approval_settled_or_waiting check ((state = 'waiting') = (settled_at is null)),
  constraint approval_of_a_text check (state <> 'approved' or sha256 is not null)
);
create index approval_by_case on decisions.approval (case_id, asked_at desc);
create index approval_returned_to on decisions.approval (asked_by) where state = 'returned' and taken_up_at is null;

create table decisions.place (
  id                  uuid primary key,
  decision_id         uuid references decisions.decision,
  message_id          uuid references decisions.approval,
  n                   smallint not null check (n between 1 and 9),
  officer_id          uuid references identity.officer,
  role                text check (char_length(role) between 1 and 80),
  substitute_id       uuid references identity.officer,
  verdict             text check (verdict in ('approved', 'declined', 'returned')),
  by                  uuid references identity.officer,
  at                  timestamptz,
  reasons             text not null default '' check (char_length(reasons) <= 4000),
  -- Under which delegation, and what it allowed at that moment.
  line_id             uuid references delegations.line,
  acting_id           uuid references delegations.acting,
  limit_cents         bigint,
  second_above_cents  bigint,
  -- The text that was read.
  sha256              bytea check (octet_length(sha256) = 32),
  constraint place_of_one check (num_nonnulls(decision_id, message_id) = 1),
  constraint place_for_one check (num_nonnulls(officer_id, role) = 1),
  constraint place_signed_by_somebody check ((verdict is null) = (by is null) and (verdict is null) = (at is null)),
  constraint place_decided_by_a_delegation check (decision_id is null or verdict is null or verdict = 'returned' or line_id is not null),
  constraint place_agreed_to_a_text check (message_id is null or verdict is distinct from 'approved' or sha256 is not null),
  constraint place_sent_back_with_reasons check (verdict is null or verdict = 'approved' or reasons <> '')
);
create unique index place_of_decision on decisions.place (decision_id, n) where decision_id is not null;
create unique index place_of_approval on decisions.place (message_id, n) where message_id is not null;
create unique index place_decided_by_different_people on decisions.place (decision_id, by) where decision_id is not null and by is not null;
create unique index place_approved_by_different_people on decisions.place (message_id, by) where message_id is not null and by is not null;
create index place_of_officer on decisions.place (officer_id) where verdict is null and officer_id is not null;
create index place_of_role on decisions.place (role) where verdict is null and role is not null;
create index place_of_substitute on decisions.place (substitute_id) where verdict is null and substitute_id is not null;

-- What is signed stays signed.
create function decisions.signed_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.verdict is not null then
    raise exception 'A signature is never changed.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger signed_stays before update or delete on decisions.place for each row execute function decisions.signed_stays();

-- What was asked is what was decided: it does not become something else under the hands of whoever decides it.
create function decisions.asked_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state <> 'waiting' and old.state <> new.state
     or (old.case_id, old.power, old.amount_cents, old.what, old.asked_by) is distinct from
        (new.case_id, new.power, new.amount_cents, new.what, new.asked_by) then
    raise exception 'What was asked is what is decided. Ask again.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger asked_stays before update or delete on decisions.decision for each row execute function decisions.asked_stays();

-- No decision beyond the delegation of whoever made it; and where a second person has to sign, two others than whoever asked.
create function decisions.within_delegation() returns trigger language plpgsql as $$
begin
  if new.state = 'approved' and (
    not exists (select from decisions.place p where p.decision_id = new.id)
    or exists (select from decisions.place p where p.decision_id = new.id and p.verdict is distinct from 'approved')
    or exists (select from decisions.place p where p.decision_id = new.id and p.limit_cents < coalesce(new.amount_cents, 0))
    or exists (
      select from decisions.place p join delegations.line l on l.id = p.line_id
       where p.decision_id = new.id
         and (l.power <> new.power or l.from_at > p.at or l.until_at <= p.at or l.ended_at < p.at
              or l.limit_cents is distinct from p.limit_cents or l.second_above_cents is distinct from p.second_above_cents))
    or exists (
      select from decisions.place p
       where p.decision_id = new.id and (p.second_above_cents < coalesce(new.amount_cents, p.second_above_cents + 1)))
       and (select count(*) from decisions.place p where p.decision_id = new.id and p.by <> new.asked_by) < 2
    or (select count(*) from decisions.place p where p.decision_id = new.id) > 1
       and exists (select from decisions.place p where p.decision_id = new.id and p.by = new.asked_by)) then
    raise exception 'This is beyond the delegation of whoever decided it.' using errcode = 'KP409', constraint = 'decision_within_delegation';
  end if;
  return null;
end $$;
create constraint trigger within_delegation after insert or update of state on decisions.decision
  deferrable initially deferred for each row execute function decisions.within_delegation();

-- A text is approved by everybody who has to, none of whom wrote it, and all of them read the same.
create function decisions.four_eyes() returns trigger language plpgsql as $$
begin
  if new.state = 'approved' and (
    not exists (select from decisions.place p where p.message_id = new.message_id)
    or exists (
      select from decisions.place p where p.message_id = new.message_id
         and (p.verdict is distinct from 'approved' or p.by is not distinct from new.asked_by or p.sha256 is distinct from new.sha256))) then
    raise exception 'Somebody has not agreed to this text.' using errcode = 'KP409', constraint = 'approval_by_everybody';
  end if;
  return null;
end $$;
create constraint trigger four_eyes after insert or update of state on decisions.approval
  deferrable initially deferred for each row execute function decisions.four_eyes();

-- Nothing leaves as approved that was not, whatever path it took.
create function decisions.leaves_as_approved() returns trigger language plpgsql as $$
begin
  if new.approval = 'given' and not exists (
    select from decisions.approval a
     where a.message_id = new.message_id and a.state = 'approved' and a.sha256 = new.approved_sha256) then
    raise exception 'Nobody approved this text.' using errcode = 'KP409', constraint = 'outgoing_leaves_as_approved';
  end if;
  return null;
end $$;
create constraint trigger leaves_as_approved after insert or update of approval on correspondence.outgoing
  deferrable initially deferred for each row when (new.approval = 'given') execute function decisions.leaves_as_approved();

-- Who is away now is asked whenever something waits for somebody.
create index leave_approved on roster.leave (ends_at) where state = 'approved';

-- A case that somebody above has to know of: because it is sensitive, or because it is one of more to come.
create table decisions.flag (
  id          uuid primary key,
  case_id     uuid not null references cases."case",
  -- Whose leaders hear of it.
  team_id     uuid not null references identity.team,
  kind        text not null check (kind in ('sensitive', 'emerging')),
  why         text not null check (char_length(why) between 1 and 2000),
  at          timestamptz not null,
  by          uuid not null references identity.officer,
  -- The manager who has read it.
  seen_at     timestamptz,
  seen_by     uuid references identity.officer,
  ended_at    timestamptz,
  ended_by    uuid references identity.officer,
  end_reason  text check (char_length(end_reason) between 1 and 2000),
  constraint flag_seen_by_somebody check ((seen_at is null) = (seen_by is null)),
  constraint flag_ended_with_a_reason check ((ended_at is null) = (end_reason is null))
);
create unique index flag_once on decisions.flag (case_id, kind) where ended_at is null;
create index flag_unseen on decisions.flag (team_id, at) where ended_at is null and seen_at is null;
create index flag_by_case on decisions.flag (case_id, at);
