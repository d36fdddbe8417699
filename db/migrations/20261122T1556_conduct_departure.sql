-- A call or a visit that we made in a way we had said was closed. It has happened, so it is on record with who did it.
create table conduct.departure (
  restriction_id uuid not null references conduct.restriction,
  contact_id     uuid not null,
  way            text not null check (way in ('letter', 'email', 'web', 'phone', 'counter')),
  by             uuid references identity.officer,
  at             timestamptz not null,
  primary key (restriction_id, contact_id)
);
