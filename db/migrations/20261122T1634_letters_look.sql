-- The logo of the agency, a code that telephones read, and windows that are not where their standard says.
create table letters.logo (
  sha256   bytea primary key references platform.blob,
  type     text not null check (type in ('png', 'jpg', 'svg')),
  made_at  timestamptz not null,
  made_by  uuid not null references identity.officer
);
alter table letters.letterhead
  add column logo_sha256 bytea references letters.logo,
  -- What the logo is, for whoever has the letter read aloud.
  add column logo_alt text not null default '' check (char_length(logo_alt) <= 200),
  -- What the code at the end of a letter opens.
  add column code text not null default 'none' check (code in ('none', 'form', 'case')),
  -- By how many millimetres the window of this office's envelopes lies beside where its kind has it.
  add column shift_right numeric(4, 1) not null default 0 check (shift_right between -20 and 20),
  add column shift_down numeric(4, 1) not null default 0 check (shift_down between -20 and 20),
  add constraint letterhead_logo_says_what_it_is check (logo_sha256 is null or logo_alt <> '');
create index letterhead_by_logo on letters.letterhead (logo_sha256) where logo_sha256 is not null;
