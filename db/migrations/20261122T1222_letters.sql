-- What goes by post: how our letters look, the letters as they were made, and which of them were posted.
create schema letters;

-- How our letters look from a moment on. A letter keeps the one it was made with.
create table letters.letterhead (
  id             uuid primary key,
  made_at        timestamptz not null,
  made_by        uuid references identity.officer,
  -- Ours, as it stands at the top: the lines below the name of the agency.
  address        text not null check (char_length(address) <= 500),
  contact        text not null check (char_length(contact) <= 500),
  -- One small line above the address of the customer, so that what cannot be delivered comes back.
  return_line    text not null check (char_length(return_line) <= 200),
  footer         text not null check (char_length(footer) <= 500),
  envelope       text not null check (envelope in ('dl', 'din-5008-a', 'din-5008-b', 'us-10')),
  paper          text not null check (paper in ('a4', 'us-letter'))
);
create index letterhead_by_time on letters.letterhead (made_at desc, id);

-- A letter as it went, made once. Its files are never made again.
create table letters.letter (
  message_id     uuid primary key references correspondence.outgoing,
  letterhead_id  uuid references letters.letterhead,
  pages          smallint not null check (pages between 1 and 999),
  pdf_sha256     bytea not null references platform.blob,
  docx_sha256    bytea not null references platform.blob,
  made_at        timestamptz not null,
  posted_on      date,
  posted_at      timestamptz,
  posted_by      uuid references identity.officer,
  constraint letter_posted_whole check ((posted_on is null) = (posted_at is null) and (posted_on is null) = (posted_by is null))
);
create index letter_by_pdf on letters.letter (pdf_sha256);
create index letter_by_docx on letters.letter (docx_sha256);
create index letter_by_letterhead on letters.letter (letterhead_id) where letterhead_id is not null;
create index letter_posted on letters.letter (posted_at desc, message_id) where posted_at is not null;

create function letters.letter_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.posted_at is not null
     or to_jsonb(old) - 'posted_on' - 'posted_at' - 'posted_by' <> to_jsonb(new) - 'posted_on' - 'posted_at' - 'posted_by' then
    raise exception 'A letter is kept as it was made.' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger letter_stays before update or delete on letters.letter for each row execute function letters.letter_stays();
