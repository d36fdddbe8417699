-- What officers and customers may rely on: articles, every wording they have had, and who agreed to it.
create schema knowledge;

-- Counts changes, so that whoever keeps articles in memory knows what is newer than what they have. One row, locked by each change:
-- numbers are given in the order in which changes are committed.
create table knowledge.counter (
  one    boolean primary key default true check (one),
  change bigint not null
);
insert into knowledge.counter (change) values (0);

create table knowledge.article (
  id            uuid primary key,
  slug          text not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,99}$'),
  owner_id      uuid not null references identity.officer,
  -- Where the newest wording stands; 'settled': it is the one that is published.
  stage         text not null check (stage in ('draft', 'review', 'scheduled', 'settled')),
  newest        integer not null check (newest > 0),
  published     integer,
  published_at  timestamptz,
  publish_at    timestamptz,
  sent_back     text check (char_length(sent_back) between 1 and 2000),
  review_by     timestamptz not null,
  retired_at    timestamptz,
  retired_by    uuid references identity.officer,
  retire_reason text check (char_length(retire_reason) between 1 and 2000),
  made_at       timestamptz not null,
  change        bigint not null,
  constraint article_published_at_a_time check ((published is null) = (published_at is null)),
  constraint article_settled check (stage <> 'settled' or published is not distinct from newest),
  constraint article_published_was_written check (published is null or published <= newest),
  constraint article_scheduled check ((stage = 'scheduled') = (publish_at is not null)),
  constraint article_sent_back_is_a_draft check (sent_back is null or stage = 'draft'),
  constraint article_retired_with_a_reason check ((retired_at is null) = (retire_reason is null))
);
create index article_by_change on knowledge.article (change);
create index article_scheduled_by_time on knowledge.article (publish_at) where publish_at is not null;
create index article_by_review on knowledge.article (review_by) where published is not null and retired_at is null;
create index article_by_owner on knowledge.article (owner_id);
create index article_in_work on knowledge.article (stage) where stage <> 'settled';

-- A wording, with everything that was said with it. It never changes: cases cite it.
create table knowledge.version (
  article_id   uuid not null references knowledge.article deferrable initially deferred,
  version      integer not null check (version > 0),
  title        text not null check (char_length(title) between 1 and 200),
  body         text not null check (char_length(body) between 1 and 100000),
  audience     text not null check (audience in ('internal', 'public')),
  -- The agency it speaks for; empty: it holds for all.
  agency       text not null default '' check (char_length(agency) <= 120),
  topic        text not null default '' check (char_length(topic) <= 120),
  language     text not null check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
  -- The law or instrument it rests on.
  legal_source text not null default '' check (char_length(legal_source) <= 1000),
  what_changed text not null default '' check (char_length(what_changed) <= 1000),
  author_id    uuid not null references identity.officer,
  made_at      timestamptz not null,
  primary key (article_id, version),
  unique (article_id, version, author_id)
);
alter table knowledge.article
  add constraint article_has_its_words foreign key (id, newest) references knowledge.version (article_id, version) deferrable initially deferred;

-- Somebody else than the author agreed to a wording. Nothing is published without it.
create table knowledge.approval (
  article_id  uuid not null,
  version     integer not null,
  author_id   uuid not null,
  approved_by uuid not null references identity.officer,
  at          timestamptz not null,
  primary key (article_id, version),
  foreign key (article_id, version, author_id) references knowledge.version (article_id, version, author_id),
  constraint approval_by_somebody_else check (approved_by <> author_id)
);
alter table knowledge.article
  add constraint article_published_was_approved foreign key (id, published) references knowledge.approval (article_id, version)
  deferrable initially deferred;

create function knowledge.stays() returns trigger language plpgsql as $$
begin
  raise exception 'A wording that was written, and who agreed to it, stays.' using errcode = 'restrict_violation';
end $$;
create trigger version_stays before update or delete on knowledge.version for each row execute function knowledge.stays();
create trigger approval_stays before update or delete on knowledge.approval for each row execute function knowledge.stays();

-- "Was it right?", from an officer on a case or from whoever read it on the public site.
create table knowledge.feedback (
  id         uuid primary key,
  article_id uuid not null,
  version    integer not null,
  was_right  boolean not null,
  words      text not null default '' check (char_length(words) <= 2000),
  case_id    uuid references cases."case",
  officer_id uuid references identity.officer,
  at         timestamptz not null,
  settled_at timestamptz,
  settled_by uuid references identity.officer,
  foreign key (article_id, version) references knowledge.version (article_id, version),
  constraint feedback_of_a_case_is_an_officers check (case_id is null or officer_id is not null)
);
create index feedback_by_article on knowledge.feedback (article_id, at desc);
create index feedback_open on knowledge.feedback (article_id) where settled_at is null and not was_right;
create index feedback_by_case on knowledge.feedback (case_id) where case_id is not null;

-- Something is wrong or missing, with the cases that showed it.
create table knowledge.correction (
  id         uuid primary key,
  -- None: there is no article yet.
  article_id uuid references knowledge.article,
  what       text not null check (char_length(what) between 1 and 2000),
  opened_by  uuid not null references identity.officer,
  opened_at  timestamptz not null,
  closed_at  timestamptz,
  closed_by  uuid references identity.officer,
  outcome    text check (char_length(outcome) between 1 and 2000),
  constraint correction_closed_with_an_outcome check ((closed_at is null) = (outcome is null))
);
create index correction_open on knowledge.correction (opened_at) where closed_at is null;
create index correction_by_article on knowledge.correction (article_id) where article_id is not null;

create table knowledge.correction_case (
  correction_id uuid not null references knowledge.correction,
  case_id       uuid not null references cases."case",
  added_by      uuid not null references identity.officer,
  added_at      timestamptz not null,
  primary key (correction_id, case_id)
);
create index correction_case_by_case on knowledge.correction_case (case_id);

-- Which wording an answer rests on, with the very words that were put into it.
create table knowledge.citation (
  id         uuid primary key,
  case_id    uuid not null references cases."case",
  message_id uuid not null references cases.message,
  article_id uuid not null,
  version    integer not null,
  quote      text not null check (char_length(quote) between 1 and 4000),
  by         uuid references identity.officer,
  at         timestamptz not null,
  -- When the desk learned from it which words the article answers.
  learned_at timestamptz,
  foreign key (article_id, version) references knowledge.version (article_id, version)
);
create index citation_to_learn on knowledge.citation (at) where learned_at is null;
create unique index citation_once on knowledge.citation (message_id, article_id, version, md5(quote));
create index citation_by_case on knowledge.citation (case_id, at);
create index citation_by_article on knowledge.citation (article_id, at desc);

-- What contacts asked where an article was the answer, word by word: how the desk's own use orders what is found. Words only, and
-- only such as stand in an article too, so that no name of a customer is among them.
create table knowledge.asked (
  article_id uuid not null references knowledge.article,
  key        text not null check (char_length(key) between 1 and 80),
  contacts   integer not null check (contacts > 0),
  primary key (article_id, key)
);
