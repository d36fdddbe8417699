-- What no area owns: small files kept in the database, secrets the program makes for itself, and text search.
create schema if not exists platform;

-- unaccent and pg_trgm are "trusted" extensions: the owner of the database may create them.
create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- Content kept by its hash. Small content lies here, in the same transaction as what refers to it; large content lies
-- in the file store (folder or S3) and is only named here.
create table platform.blob (
  sha256     bytea primary key check (octet_length(sha256) = 32),
  size       bigint not null check (size >= 0),
  -- Null when the bytes lie in the file store.
  bytes      bytea,
  stored_at  timestamptz not null default now()
);
alter table platform.blob alter column bytes set storage external;

-- Keys the program makes once, for instance the one that signs reply addresses. All servers share them.
create table platform.secret (
  name     text primary key,
  value    bytea not null,
  made_at  timestamptz not null default now()
);

-- English stems, without accents. Words of other languages pass through unchanged but for their accents.
create text search configuration platform.words (copy = english);
alter text search configuration platform.words
  alter mapping for hword, hword_part, word with unaccent, english_stem;

-- Every word that has been indexed, so that a misspelt word in a search finds the nearest one that exists.
create table platform.word (
  realm  text not null,
  word   text not null,
  seen   bigint not null,
  primary key (realm, word)
);
create index word_like on platform.word using gin (word gin_trgm_ops);

-- How far each realm's words have been collected.
create table platform.word_mark (
  realm  text primary key,
  upto   bigint not null
);
