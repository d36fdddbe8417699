-- Files that officers bring as evidence: documents, pictures, recordings.
create table capability.file (
  id               uuid primary key,
  officer_id       uuid not null references identity.officer,
  evidence_id      uuid references capability.evidence,
  media_type       text not null check (char_length(media_type) between 1 and 200),
  size             integer not null check (size > 0),
  -- As it arrived. Where its words could be read these are the evidence, without what names anybody, and the file itself is not kept.
  arrived_sha256   bytea not null check (octet_length(arrived_sha256) = 32),
  sha256           bytea references platform.blob,
  scan             text not null check (scan in ('clean', 'not scanned')),
  at               timestamptz not null,
  -- Who has looked through it, so that nobody is named in it who did not agree.
  looked_by        uuid references identity.officer,
  looked_at        timestamptz,
  -- Who agreed to be recorded, and how.
  consent          text check (char_length(consent) between 1 and 1000),
  taken_out_at     timestamptz,
  taken_out_by     uuid references identity.officer,
  why              text check (char_length(why) between 1 and 1000),
  constraint file_was_looked_through check (evidence_id is null or sha256 is null or (looked_by is not null and looked_at is not null)),
  constraint file_recording_with_consent check (evidence_id is null or media_type !~ '^(audio|video)/' or consent is not null),
  constraint file_taken_out_whole check ((taken_out_at is null) = (taken_out_by is null) and (taken_out_at is null) = (why is null)),
  constraint file_taken_out_is_not_kept check (taken_out_at is null or sha256 is null)
);
create index file_by_evidence on capability.file (evidence_id) where evidence_id is not null;
create index file_waiting on capability.file (officer_id, at) where evidence_id is null;
create index file_by_blob on capability.file (sha256) where sha256 is not null;
