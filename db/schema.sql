-- Taken from the migrated database by “node scripts/dump-schema.ts”. Read it; change the migrations.

-- extensions
extension btree_gin
extension btree_gist
extension pg_trgm
extension unaccent

-- schemas
schema assessment
schema capability
schema cases
schema clocks
schema complaints
schema conduct
schema correspondence
schema customers
schema decisions
schema delegations
schema directory
schema frameworks
schema identity
schema intake
schema knowledge
schema letters
schema outreach
schema platform
schema promises
schema quality
schema records
schema recovery
schema recruitment
schema referrals
schema roster
schema routing
schema site
schema standards
schema triage
schema writing

-- tables and columns
table assessment.appointment
  id uuid not null
  programme_id uuid not null
  key text not null
  what text not null
  at timestamp with time zone not null
  minutes smallint not null
  place text not null
  about text not null
  revision integer not null default 0
  changed_at timestamp with time zone not null
  cancelled_at timestamp with time zone
  reminded_at timestamp with time zone
table assessment.assessor
  id uuid not null
  officer_id uuid not null
  organisation_id uuid not null
  knows_sector boolean not null
  competent_since date
  current_on date
  qualification text
  on_what_evidence text not null
  contract_from date
  contract_until date
  assures boolean not null
  by uuid not null
  at timestamp with time zone not null
table assessment.award
  badge_id uuid not null
  programme_id uuid not null
  given_at timestamp with time zone not null
  ended_at timestamp with time zone
table assessment.brief
  organisation_id uuid not null
  plan text not null
  version integer not null
  text text not null
  guidance text not null
  by uuid not null
  at timestamp with time zone not null
table assessment.declaration
  id uuid not null
  programme_id uuid not null
  by uuid not null
  about_id uuid not null
  words text not null
  at timestamp with time zone not null
table assessment.edit
  id uuid not null
  programme_id uuid not null
  method text not null
  attempt integer not null
  field text not null
  value text not null
  at timestamp with time zone not null
  device text not null
  replaces uuid[] not null default '{}'::uuid[]
  by uuid not null
  came_at timestamp with time zone not null
table assessment.entry
  programme_id uuid not null
  seq integer not null
  act text not null
  data jsonb not null
  noted jsonb not null default '{}'::jsonb
  by uuid
  acted_as text not null
  at timestamp with time zone not null
  day date not null
table assessment.extension
  standardisation_id uuid not null
  officer_id uuid not null
  until_on date not null
  reason text not null
  by uuid not null
  at timestamp with time zone not null
table assessment.invited
  officer_id uuid not null
  appointment_id uuid not null
  until_at timestamp with time zone not null
  cancelled_at timestamp with time zone
table assessment.letter
  id uuid not null
  programme_id uuid not null
  officer_id uuid not null
  kind text not null
  recipient text not null
  signing_id uuid
  subject text not null
  body text not null
  calendar text
  method text
  state text not null default 'held'::text
  send_after timestamp with time zone not null
  attempts smallint not null default 0
  leased_until timestamp with time zone
  sent_at timestamp with time zone
  response text
  caught bytea
  made_at timestamp with time zone not null
table assessment.marking
  standardisation_id uuid not null
  officer_id uuid not null
  marks jsonb not null
  on_day date not null
  at timestamp with time zone not null
table assessment.member
  organisation_id uuid not null
  officer_id uuid not null
  from_on date not null
  until_on date
table assessment.organisation
  id uuid not null
  kind text not null
  name text not null
  register_reference text not null default ''::text
  on_register boolean not null default false
  made_at timestamp with time zone not null
table assessment.programme
  id uuid not null
  plan text not null
  plan_version integer not null
  apprentice_id uuid not null
  manager_id uuid not null
  coach_id uuid
  provider_id uuid
  employer_id uuid not null
  provider_organisation_id uuid
  organisation_id uuid not null
  started_on date not null
  seed text not null
  cost_cents bigint
  learner_number text not null default ''::text
  begun_by uuid not null
  begun_at timestamp with time zone not null
  seq integer not null default 0
  stage text not null
  branches text[] not null default '{}'::text[]
  earliest_on date not null
  covered integer not null default 0
  of_criteria integer not null
  assessor_id uuid
  assurer_id uuid
  grade text
  released_on date
  changed_at timestamp with time zone not null
table assessment.showcase_file
  id uuid not null
  programme_id uuid not null
  method text not null
  attempt smallint not null
  name text not null
  media_type text not null
  size integer not null
  sha256 bytea not null
  scan text not null
  by uuid not null
  at timestamp with time zone not null
  frozen_at timestamp with time zone
table assessment.signing
  id uuid not null
  programme_id uuid not null
  officer_id uuid not null
  signs_as text not null
  name text not null
  role text not null
  address text not null
  statement_hash text not null
  asked_by uuid
  asked_at timestamp with time zone not null
  sign_by date not null
  ends_at timestamp with time zone not null
  reminded smallint not null default 0
  ended_at timestamp with time zone
  ended_as text
table assessment.standardisation
  id uuid not null
  organisation_id uuid not null
  plan text not null
  held_on date not null
  agenda text[] not null
  codes text[] not null
  by uuid not null
  at timestamp with time zone not null
table capability.action
  id uuid not null
  officer_id uuid not null
  goal text not null
  what text not null
  kind text not null
  item_id uuid
  skill_id uuid
  due_at timestamp with time zone not null
  made_by uuid
  made_at timestamp with time zone not null
  done_at timestamp with time zone
  effect text
  course_id uuid
  measure text
table capability.assignment
  learning_case_id uuid not null
  officer_id uuid not null
  assigned_by uuid not null
  assigned_at timestamp with time zone not null
  due_at timestamp with time zone not null
  read_at timestamp with time zone
  answered_at timestamp with time zone
table capability.badge
  id uuid not null
  officer_id uuid not null
  name text not null
  n integer not null
  document jsonb not null
  issued_by uuid not null
  issued_at timestamp with time zone not null
  until_at timestamp with time zone
  revoked_at timestamp with time zone
  why text
table capability.claim
  evidence_id uuid not null
  item_id uuid not null
  version_id uuid not null
  claim_n integer not null
  by uuid not null
  at timestamp with time zone not null
  ended_at timestamp with time zone
table capability.completion
  id uuid not null
  officer_id uuid not null
  course_id uuid not null
  done_at timestamp with time zone not null
  until_at timestamp with time zone
  date_id uuid
  noted_by uuid
  noted_at timestamp with time zone not null
table capability.contribution
  id uuid not null
  case_id uuid not null
  by uuid not null
  words text not null
  at timestamp with time zone not null
table capability.course
  id uuid not null
  title text not null
  about text not null default ''::text
  months integer
  skill_id uuid
  skill_level integer
  made_by uuid
  made_at timestamp with time zone not null
  closed_at timestamp with time zone
table capability.course_date
  id uuid not null
  course_id uuid not null
  starts_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  place text not null
  seats integer not null
  revision integer not null default 0
  changed_at timestamp with time zone not null
  cancelled_at timestamp with time zone
  why text
table capability.covered
  officer_id uuid not null
  version_id uuid not null
  cells bytea not null
table capability.duty
  id uuid not null
  course_id uuid not null
  profile_id uuid
  within_days integer not null
  from_at timestamp with time zone not null
table capability.enrolment
  date_id uuid not null
  officer_id uuid not null
  state text not null
  by uuid not null
  changed_at timestamp with time zone not null
table capability.evidence
  id uuid not null
  officer_id uuid not null
  kind text not null
  title text not null
  occurred_at timestamp with time zone not null
  event_seq bigint
  case_id uuid
  work_id uuid not null
  parts jsonb not null default '[]'::jsonb
  hash bytea not null
  copy text not null default ''::text
  checked_by uuid
  checked_at timestamp with time zone
  reflection text not null
  state text not null
  standing text not null default 'whole'::text
  standing_at timestamp with time zone
  made_at timestamp with time zone not null
  expires_at timestamp with time zone
  looked_at timestamp with time zone not null default '-infinity'::timestamp with time zone
  copy_language text not null default 'en'::text
table capability.file
  id uuid not null
  officer_id uuid not null
  evidence_id uuid
  media_type text not null
  size integer not null
  arrived_sha256 bytea not null
  sha256 bytea
  scan text not null
  at timestamp with time zone not null
  looked_by uuid
  looked_at timestamp with time zone
  consent text
  taken_out_at timestamp with time zone
  taken_out_by uuid
  why text
table capability."grant"
  officer_id uuid not null
  skill_id uuid not null
  until_at timestamp with time zone not null
  action_id uuid
table capability.issuer_key
  id uuid not null
  public_key text not null
  sealed bytea not null
  from_at timestamp with time zone not null
  until_at timestamp with time zone
table capability.learning_case
  id uuid not null
  title text not null
  story text not null
  question text not null
  made_by uuid not null
  made_at timestamp with time zone not null
  closed_at timestamp with time zone
table capability.rating
  id uuid not null
  officer_id uuid not null
  item_id uuid not null
  level integer not null
  rater_id uuid not null
  rater_role text not null
  words text not null default ''::text
  at timestamp with time zone not null
table capability.recognition
  id uuid not null
  officer_id uuid not null
  by uuid not null
  words text not null
  at timestamp with time zone not null
table capability.session
  id uuid not null
  officer_id uuid not null
  leader_id uuid not null
  kind text not null
  held_at timestamp with time zone not null
  notes text not null
  made_at timestamp with time zone not null
  agreed_at timestamp with time zone
  remark text
table capability.set_aside
  officer_id uuid not null
  event_seq bigint not null
  at timestamp with time zone not null
table capability.skill_rule
  skill_id uuid not null
  item_id uuid not null
  level integer not null
  months integer not null
  made_by uuid
  made_at timestamp with time zone not null
table capability.statement
  id uuid not null
  officer_id uuid not null
  kind text not null
  token_hash bytea not null
  about text not null
  item_ids uuid[] not null
  asked_of text not null
  asked_by uuid not null
  asked_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  author text
  relationship text
  words text
  signed_at timestamp with time zone
  hash bytea
  evidence_id uuid
table capability.verdict
  id uuid not null
  evidence_id uuid not null
  by uuid not null
  role text not null
  verdict text not null
  words text not null default ''::text
  at timestamp with time zone not null
table cases.access
  case_id uuid not null
  officer_id uuid not null
table cases.advice
  id uuid not null
  case_id uuid not null
  state text not null default 'asked'::text
  of_officer_id uuid
  of_team_id uuid
  question_id uuid not null
  asked_by uuid not null
  asked_at timestamp with time zone not null
  answer_id uuid
  answered_by uuid
  answered_at timestamp with time zone
  used_by uuid
  used_at timestamp with time zone
  withdrawn_at timestamp with time zone
table cases.attachment
  id uuid not null
  case_id uuid not null
  message_id uuid
  name text not null
  media_type text not null
  size bigint not null
  sha256 bytea not null
  content_id text
  inline boolean not null default false
  scan text not null default 'not scanned'::text
  at timestamp with time zone not null
table cases.bulk
  id uuid not null
  officer_id uuid not null
  at timestamp with time zone not null
  act jsonb not null
  undone_at timestamp with time zone
table cases.bulk_case
  bulk_id uuid not null
  case_id uuid not null
  before jsonb not null
  after jsonb not null
  message_id uuid
  version integer not null
table cases."case"
  id uuid not null
  number bigint not null default nextval('cases.number'::regclass)
  kind text not null
  state text not null
  phase text not null
  subject text not null
  priority smallint not null default 3
  team_id uuid not null
  owner_id uuid
  next_step text
  next_due_at timestamp with time zone
  restricted boolean not null default false
  customer_id uuid
  channel text not null
  gist text not null default ''::text
  opened_at timestamp with time zone not null
  touched_at timestamp with time zone not null
  closed_at timestamp with time zone
  merged_into uuid
  version integer not null default 1
table cases.contact
  id uuid not null
  case_id uuid not null
  channel text not null
  direction text not null
  at timestamp with time zone not null
  customer_id uuid
  officer_id uuid
  tone text
  said text
  outcome text
  lasted_s integer
table cases.draft
  case_id uuid
  officer_id uuid not null
  kind text not null
  body text not null
  saved_at timestamp with time zone not null
  id uuid not null
  writer uuid not null
  edit bigint not null
  version integer not null default 1
  rest jsonb not null default '{}'::jsonb
  told_at timestamp with time zone
table cases.finding
  id bigint not null identity always
  case_id uuid not null
  source text not null
  source_id uuid not null
  words tsvector not null
table cases.hand_over
  id uuid not null
  case_id uuid not null
  note_id uuid not null
  from_team_id uuid not null
  from_officer_id uuid
  next_step text not null
  next_due_at timestamp with time zone not null
  task_ids uuid[] not null default '{}'::uuid[]
  by uuid not null
  at timestamp with time zone not null
  to_team_id uuid not null
  to_officer_id uuid
  why text not null
  asked text not null default ''::text
  promised text not null default ''::text
  taken_at timestamp with time zone
  taken_by uuid
  ended_at timestamp with time zone
table cases.kept_search
  id uuid not null
  officer_id uuid not null
  name text not null
  query text not null
  made_at timestamp with time zone not null
table cases.link
  case_id uuid not null
  other_id uuid not null
  made_at timestamp with time zone not null
  made_by uuid
table cases.list_columns
  officer_id uuid not null
  list text not null
  columns text[] not null
table cases.mention
  note_id uuid not null
  officer_id uuid not null
  case_id uuid not null
  team_id uuid
  at timestamp with time zone not null
  seen_at timestamp with time zone
table cases.merge
  id uuid not null
  from_id uuid not null
  into_id uuid not null
  at timestamp with time zone not null
  by uuid
  before jsonb not null
  undone_at timestamp with time zone
  undone_by uuid
table cases.message
  id uuid not null
  contact_id uuid not null
  case_id uuid not null
  at timestamp with time zone not null
  direction text not null
  channel text not null
  customer_id uuid
  officer_id uuid
  from_name text not null default ''::text
  from_address text not null default ''::text
  to_addresses text[] not null default '{}'::text[]
  cc_addresses text[] not null default '{}'::text[]
  subject text not null default ''::text
  body text not null
  full_body text
  html text
  message_id text
  mail_id uuid
  delivery text
table cases.note
  id uuid not null
  case_id uuid not null
  officer_id uuid not null
  at timestamp with time zone not null
  body text not null
table cases.notice
  id uuid not null
  case_id uuid not null
  at timestamp with time zone not null
  kind text not null
  because text not null
  mail_id uuid
  message_id uuid
table cases.party
  id uuid not null
  case_id uuid not null
  customer_id uuid not null
  role text not null
  authority text not null default ''::text
  added_at timestamp with time zone not null
  ended_at timestamp with time zone
table cases.perspective
  id uuid not null
  case_id uuid not null
  part text not null
  words text not null
  message_id uuid
  contact_id uuid
  at timestamp with time zone not null
  by uuid not null
  ended_at timestamp with time zone
  ended_by uuid
table cases.presence
  case_id uuid not null
  officer_id uuid not null
  seat text not null
  doing text not null
  since timestamp with time zone not null
  until timestamp with time zone not null
table cases.private_link
  token_hash bytea not null
  case_id uuid not null
  customer_id uuid
  made_at timestamp with time zone not null
  ended_at timestamp with time zone
table cases.recent_search
  officer_id uuid not null
  query text not null
  at timestamp with time zone not null
table cases.seen
  case_id uuid not null
  officer_id uuid not null
  at timestamp with time zone not null
table cases.split
  id uuid not null
  from_id uuid not null
  new_id uuid not null
  contact_ids uuid[] not null
  at timestamp with time zone not null
  by uuid
  undone_at timestamp with time zone
  undone_by uuid
table cases.tag
  case_id uuid not null
  tag text not null
table cases.task
  id uuid not null
  case_id uuid not null
  title text not null
  owner_id uuid
  due_at timestamp with time zone
  made_at timestamp with time zone not null
  made_by uuid
  done_at timestamp with time zone
  done_by uuid
table cases.view
  id uuid not null
  owner_id uuid not null
  team_id uuid
  name text not null
  wanted jsonb not null
  columns text[] not null
  made_at timestamp with time zone not null
  version integer not null default 1
table clocks.clock
  id uuid not null
  case_id uuid not null
  rule_id uuid not null
  rule_key text not null
  calendar_id uuid not null
  revision integer not null
  anchor_at timestamp with time zone not null
  state text not null
  due_at timestamp with time zone
  warn_at timestamp with time zone
  ended_at timestamp with time zone
  began_by uuid
  ended_by uuid
  extended integer not null default 0
  warned_at timestamp with time zone
  breached_at timestamp with time zone
  breach_cause text
  breach_note text
table clocks.extension
  id uuid not null
  clock_id uuid not null
  by_amount integer not null
  reason text not null
  notice text not null
  at timestamp with time zone not null
  officer_id uuid not null
  due_before timestamp with time zone not null
  due_after timestamp with time zone not null
table clocks."interval"
  clock_id uuid not null
  number smallint not null
  from_at timestamp with time zone not null
  to_at timestamp with time zone
  began text not null
  ended text
table clocks.told
  id uuid not null
  officer_id uuid not null
  case_id uuid not null
  subject_id uuid not null
  subject text not null
  stage text not null
  at timestamp with time zone not null
  due_at timestamp with time zone not null
  seen_at timestamp with time zone
table complaints.answer
  id uuid not null
  case_id uuid not null
  stage smallint not null
  message_id uuid
  letter text not null
  by uuid not null
  at timestamp with time zone not null
  taken_back_at timestamp with time zone
  reopened_at timestamp with time zone
  reopened_why text
  waits boolean not null default false
table complaints.cause
  id uuid not null
  issue_id uuid not null
  went_wrong text not null
  because text not null
  by uuid not null
  at timestamp with time zone not null
table complaints.closure
  id uuid not null
  case_id uuid not null
  reason text not null
  words text not null default ''::text
  by uuid
  at timestamp with time zone not null
  reopened_at timestamp with time zone
  reopened_by uuid
table complaints.complaint
  case_id uuid not null
  pack text not null
  pack_version integer not null
  received_at timestamp with time zone not null
  recorded_at timestamp with time zone not null
  recorded_by uuid
  from_case_id uuid
  contact_id uuid
  wanted text not null default ''::text
  learned_on date
  state text not null default 'open'::text
  acknowledged_at timestamp with time zone
  acknowledged_by uuid
table complaints.corrective
  id uuid not null
  case_id uuid not null
  issue_id uuid not null
  what text not null
  owner_id uuid not null
  due_at timestamp with time zone not null
  measure text not null
  before text not null
  made_by uuid not null
  made_at timestamp with time zone not null
  after text
  worked boolean
  done_at timestamp with time zone
  done_by uuid
table complaints.decision
  id uuid not null
  case_id uuid not null
  kind text not null
  contact_id uuid
  code text
  reasons text not null
  told text
  letter text
  message_id uuid
  by uuid not null
  at timestamp with time zone not null
table complaints.finding
  id uuid not null
  issue_id uuid not null
  stage smallint not null
  finding text not null
  reasons text not null
  cites text not null
  replaces_id uuid
  why_changed text
  by uuid not null
  at timestamp with time zone not null
table complaints.imported
  case_id uuid not null
  source text not null
  external_id text not null
  response text not null
  relief text
  timely boolean
  sent_on date
  imported_at timestamp with time zone not null
  imported_by uuid not null
table complaints.issue
  id uuid not null
  case_id uuid not null
  number smallint not null
  said text not null
  agency text not null default ''::text
  wanted text not null default ''::text
  evidence text[] not null default '{}'::text[]
  severity text not null default 'medium'::text
  complexity text not null default 'medium'::text
  impact text not null default 'medium'::text
  safety boolean not null default false
  added_at timestamp with time zone not null
  added_by uuid not null
  topic text not null default ''::text
table complaints.learned
  one boolean not null default true
  at timestamp with time zone not null
  topics jsonb not null
  examples bytea not null
table complaints.learning
  issue_id uuid not null
  decision text not null
  reason text not null default ''::text
  by uuid not null
  at timestamp with time zone not null
table complaints.matter
  id uuid not null
  case_id uuid not null
  matter text not null
  matter_case_id uuid
  reasons text not null
  by uuid not null
  at timestamp with time zone not null
table complaints.outside
  id uuid not null
  case_id uuid not null
  reference text not null default ''::text
  asked text not null
  due_at timestamp with time zone
  begun_at timestamp with time zone not null
  begun_by uuid not null
  outcome text
  words text
  ended_at timestamp with time zone
  ended_by uuid
table complaints.remedy
  id uuid not null
  case_id uuid not null
  issue_id uuid
  kind text not null
  promise_id uuid not null
  cost_cents bigint
  made_by uuid not null
  made_at timestamp with time zone not null
  evidence text
  told text
  told_at timestamp with time zone
  done_at timestamp with time zone
  done_by uuid
table complaints.stage
  case_id uuid not null
  number smallint not null
  independent boolean not null
  began_at timestamp with time zone not null
  began_by uuid
  why text not null default ''::text
  investigator_id uuid
  decider_id uuid
  acknowledged_at timestamp with time zone
  acknowledged_by uuid
table complaints.topic
  name text not null
  first_used_at timestamp with time zone not null
table complaints.touch
  case_id uuid not null
  stage smallint not null
  officer_id uuid not null
  part text not null
  at timestamp with time zone not null
table conduct.departure
  restriction_id uuid not null
  contact_id uuid not null
  way text not null
  by uuid
  at timestamp with time zone not null
table conduct.incident
  id uuid not null
  case_id uuid not null
  contact_id uuid
  customer_id uuid
  category text not null
  impacts text[] not null
  what text not null
  response text not null
  at timestamp with time zone not null
  by uuid not null
  warned_at timestamp with time zone
  warning_id uuid
table conduct.restriction
  id uuid not null
  customer_id uuid not null
  case_id uuid not null
  case_ids uuid[] not null
  decision_id uuid not null
  incident_ids uuid[] not null
  ways text[] not null
  officer_id uuid
  times text not null default ''::text
  place text not null default ''::text
  considered text not null
  needs_considered text not null
  urgent boolean not null
  made_at timestamp with time zone not null
  made_by uuid not null
  ends_at timestamp with time zone not null
  lifted_at timestamp with time zone
  lifted_by uuid
  lift_reason text
table conduct.wellbeing
  id uuid not null
  incident_id uuid not null
  officer_id uuid not null
  team_id uuid not null
  asked_at timestamp with time zone not null
  how text
  answered_at timestamp with time zone
  talked_at timestamp with time zone
  talked_by uuid
table correspondence.automatic_answer
  address text not null
  case_id uuid
  at timestamp with time zone not null
table correspondence.caught
  message_id uuid not null
  sha256 bytea not null
  at timestamp with time zone not null
table correspondence.made_from
  message_id uuid not null
  template_id uuid not null
  version integer not null
table correspondence.outgoing
  message_id uuid not null
  case_id uuid not null
  customer_id uuid
  kind text not null
  rfc_message_id text not null
  from_address text not null
  from_name text not null default ''::text
  reply_to text not null
  return_path text not null
  recipients text[] not null
  in_reply_to text
  thread text[] not null default '{}'::text[]
  state text not null default 'held'::text
  send_after timestamp with time zone not null
  attempts smallint not null default 0
  leased_until timestamp with time zone
  handed_at timestamp with time zone
  sent_at timestamp with time zone
  response text
  made_at timestamp with time zone not null
  approval text not null default 'not needed'::text
  approved_sha256 bytea
  channel text not null default 'email'::text
  form jsonb
table correspondence.template
  id uuid not null
  team_id uuid
  officer_id uuid
  name text not null
  shortcut text not null
  kinds text[] not null default '{}'::text[]
  language text not null default 'en'::text
  version integer not null
  made_at timestamp with time zone not null
  retired_at timestamp with time zone
  of_id uuid
table correspondence.template_version
  template_id uuid not null
  version integer not null
  body text not null
  made_at timestamp with time zone not null
  made_by uuid
table correspondence.waiting
  message_id uuid not null
  officer_id uuid not null
  follows jsonb not null
  at timestamp with time zone not null
table customers.apart
  one_id uuid not null
  other_id uuid not null
  at timestamp with time zone not null
  by uuid
table customers.authority
  id uuid not null
  for_id uuid not null
  by_id uuid not null
  scope text not null
  evidence text not null
  from_day date not null
  until_day date
  made_at timestamp with time zone not null
  made_by uuid
  ended_at timestamp with time zone
  ended_by uuid
  ended_why text
table customers.belonging
  person_id uuid not null
  organisation_id uuid not null
  role text not null default ''::text
  made_at timestamp with time zone not null
table customers.contact_point
  id uuid not null
  customer_id uuid not null
  kind text not null
  value text not null
  normal text not null
  sole boolean not null default true
  made_at timestamp with time zone not null
  ended_at timestamp with time zone
  preferred boolean not null default false
table customers.customer
  id uuid not null
  kind text not null
  name text not null default ''::text
  language text
  needs text not null default ''::text
  made_at timestamp with time zone not null
  version integer not null default 1
  merged_into uuid
  find tsvector generated (to_tsvector('simple'::regconfig, platform.plain(name)))
table customers.merge
  id uuid not null
  from_id uuid not null
  into_id uuid not null
  at timestamp with time zone not null
  by uuid
  why text not null default ''::text
  undone_at timestamp with time zone
  undone_by uuid
table customers.need
  id uuid not null
  customer_id uuid not null
  kind text not null
  language text
  detail text not null default ''::text
  made_at timestamp with time zone not null
  made_by uuid
  ended_at timestamp with time zone
  ended_by uuid
table decisions.approval
  message_id uuid not null
  case_id uuid not null
  because text[] not null
  signs text not null
  asked_by uuid
  asked_at timestamp with time zone not null
  due_at timestamp with time zone not null
  state text not null default 'waiting'::text
  settled_at timestamp with time zone
  sha256 bytea
  taken_up_at timestamp with time zone
table decisions.decision
  id uuid not null
  case_id uuid not null
  power text not null
  amount_cents bigint
  what text not null
  reasons text not null
  recommendation text not null default ''::text
  file uuid[] not null default '{}'::uuid[]
  alternative text not null default ''::text
  no_alternative text not null default ''::text
  review_right text not null default ''::text
  asked_by uuid not null
  asked_at timestamp with time zone not null
  due_at timestamp with time zone not null
  state text not null default 'waiting'::text
  settled_at timestamp with time zone
  settled_by uuid
  follows_id uuid
  told_at timestamp with time zone
  told_how text
  told_words text
  told_message_id uuid
  words tsvector generated ((to_tsvector('platform.words'::regconfig, what) || to_tsvector('platform.words'::regconfig, reasons)))
table decisions.flag
  id uuid not null
  case_id uuid not null
  team_id uuid not null
  kind text not null
  why text not null
  at timestamp with time zone not null
  by uuid not null
  seen_at timestamp with time zone
  seen_by uuid
  ended_at timestamp with time zone
  ended_by uuid
  end_reason text
table decisions.place
  id uuid not null
  decision_id uuid
  message_id uuid
  n smallint not null
  officer_id uuid
  role text
  substitute_id uuid
  verdict text
  by uuid
  at timestamp with time zone
  reasons text not null default ''::text
  line_id uuid
  acting_id uuid
  limit_cents bigint
  second_above_cents bigint
  sha256 bytea
table decisions.vetting_rule
  id uuid not null
  title text not null
  occasion text not null
  from_value bigint
  among text[] not null default '{}'::text[]
  approvers jsonb not null
  signs text not null
  substitute_id uuid
  within_hours smallint not null
  added_at timestamp with time zone not null
  added_by uuid
  ended_at timestamp with time zone
  ended_by uuid
table delegations.acting
  id uuid not null
  officer_id uuid not null
  as_role text
  as_officer_id uuid
  instrument text not null
  from_at timestamp with time zone not null
  until_at timestamp with time zone not null
  added_at timestamp with time zone not null
  added_by uuid
  ended_at timestamp with time zone
  ended_by uuid
  end_reason text
table delegations.line
  id uuid not null
  instrument text not null
  instrument_on date not null
  source text not null default ''::text
  role text
  officer_id uuid
  power text not null
  limit_cents bigint
  second_above_cents bigint
  kinds text[] not null default '{}'::text[]
  own_teams boolean not null default false
  condition text not null default ''::text
  from_at timestamp with time zone not null
  until_at timestamp with time zone
  added_at timestamp with time zone not null
  added_by uuid
  ended_at timestamp with time zone
  ended_by uuid
  end_reason text
table directory.location
  id uuid not null
  organization_id uuid
  hsds jsonb not null
table directory.loose
  entity text not null
  id text not null
  hsds jsonb not null
  at timestamp with time zone not null
table directory.organization
  id uuid not null
  hsds jsonb not null
  name text not null generated ((hsds ->> 'name'::text))
  kind text not null default 'agency'::text
  way text not null default 'phone'::text
  refer_to text
  contact_rules text not null default ''::text
  answers_within integer not null default 5
  version integer not null default 1
  changed_at timestamp with time zone not null
  changed_by uuid
table directory.service
  id uuid not null
  organization_id uuid not null
  hsds jsonb not null
  name text not null generated ((hsds ->> 'name'::text))
  status text not null generated (COALESCE((hsds ->> 'status'::text), 'active'::text))
  assured_on text generated ("left"((hsds ->> 'assured_date'::text), 10))
  needs text not null default ''::text
  rights text not null default ''::text
  responsibilities text not null default ''::text
  asks text[] not null default '{}'::text[]
  found_by text not null default ''::text
  places text not null default ''::text
  words tsvector generated ((((setweight(to_tsvector('platform.words'::regconfig, ((COALESCE((hsds ->> 'name'::text), ''::text) || ' '::text) || COALESCE((hsds ->> 'alternate_name'::text), ''::text))), 'A'::"char") || setweight(to_tsvector('platform.words'::regconfig, ((needs || ' '::text) || found_by)), 'B'::"char")) || setweight(to_tsvector('platform.words'::regconfig, COALESCE((hsds ->> 'description'::text), ''::text)), 'C'::"char")) || setweight(to_tsvector('platform.words'::regconfig, COALESCE((hsds ->> 'eligibility_description'::text), ''::text)), 'D'::"char")))
  version integer not null default 1
  changed_at timestamp with time zone not null
  changed_by uuid
table directory.service_at_location
  id uuid not null
  service_id uuid not null
  location_id uuid
  place integer not null default 0
  hsds jsonb not null
table directory.synonym
  id uuid not null
  words text[] not null
  at timestamp with time zone not null
  by uuid
table directory.taxonomy
  id uuid not null
  hsds jsonb not null
table directory.taxonomy_term
  id uuid not null
  taxonomy_id uuid
  hsds jsonb not null
table frameworks.entry
  profile_id uuid not null
  capability text not null
  level integer not null
  relation text not null
  n integer not null
table frameworks.framework
  id uuid not null
  key text not null
  short text not null
  made_at timestamp with time zone not null
  made_by uuid
table frameworks.item
  id uuid not null
  version_id uuid not null
  parent_id uuid
  "position" integer not null
  claim_n integer
  kind text not null
  key text not null
  code text not null default ''::text
  name text not null default ''::text
  words text not null
  level integer
  facts jsonb not null default '{}'::jsonb
table frameworks.link
  id uuid not null
  version_id uuid
  from_id uuid not null
  kind text not null
  to_id uuid
  to_uri text
  facts jsonb not null default '{}'::jsonb
table frameworks.measure
  id uuid not null
  officer_id uuid not null
  framework_id uuid not null
  version_id uuid not null
  from_at timestamp with time zone not null
  until_at timestamp with time zone
  why text not null
  decided_by uuid
table frameworks.profile
  id uuid not null
  key text not null
  framework_id uuid not null
  name text not null
  told text not null default ''::text
  made_at timestamp with time zone not null
  closed_at timestamp with time zone
table frameworks.role
  id uuid not null
  officer_id uuid not null
  profile_id uuid not null
  from_at timestamp with time zone not null
  until_at timestamp with time zone
  decided_by uuid
table frameworks.version
  id uuid not null
  framework_id uuid not null
  n integer not null
  title text not null
  issuer text not null default ''::text
  licence text not null default ''::text
  source_title text not null default ''::text
  source_url text not null default ''::text
  told text not null default ''::text
  state text not null
  claimed text[] not null default '{}'::text[]
  levels text[] not null default '{}'::text[]
  facts jsonb not null default '{}'::jsonb
  made_at timestamp with time zone not null
  used_at timestamp with time zone
table identity.attempt
  key text not null
  failures integer not null
  last_at timestamp with time zone not null
table identity.invitation
  token_hash bytea not null
  officer_id uuid
  ends_at timestamp with time zone not null
  used_at timestamp with time zone
table identity.look
  officer_id uuid not null
  theme text not null default 'system'::text
  contrast text not null default 'system'::text
  density text not null default 'usual'::text
  size text not null default 'usual'::text
  motion text not null default 'system'::text
  keys text not null default 'on'::text
  language text not null default ''::text
  changed_at timestamp with time zone not null
table identity.membership
  officer_id uuid not null
  team_id uuid not null
table identity.officer
  id uuid not null
  email text not null
  name text not null
  password_hash text
  roles text[] not null default '{}'::text[]
  made_at timestamp with time zone not null default now()
  disabled_at timestamp with time zone
table identity.revision
  one boolean not null default true
  n bigint not null
table identity.served
  id bigint not null identity always
  officer_id uuid not null
  team_id uuid not null
  from_at timestamp with time zone
  until_at timestamp with time zone
table identity.session
  token_hash bytea not null
  officer_id uuid not null
  began_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  id uuid not null default gen_random_uuid()
  browser text not null default ''::text
table identity.team
  id uuid not null
  name text not null
  purpose text not null default ''::text
  made_at timestamp with time zone not null default now()
  closed_at timestamp with time zone
table intake.imap_seen
  folder text not null
  uid_validity bigint not null
  uid bigint not null
  mail_id uuid not null
table intake.mail
  id uuid not null
  received_at timestamp with time zone not null
  source text not null
  return_path text
  recipients text[] not null default '{}'::text[]
  sha256 bytea
  size bigint not null
  outcome text
  because text
  decided_at timestamp with time zone
  case_id uuid
  suggested_case_id uuid
  duplicate_of uuid
  message_id text
  content_key bytea
  nature text
  from_name text not null default ''::text
  from_address text not null default ''::text
  subject text not null default ''::text
  attempts smallint not null default 0
  leased_until timestamp with time zone
table intake.mailbox
  address text not null
  team_id uuid not null
  case_kind text not null default 'enquiry'::text
  made_at timestamp with time zone not null default now()
table knowledge.approval
  article_id uuid not null
  version integer not null
  author_id uuid not null
  approved_by uuid not null
  at timestamp with time zone not null
table knowledge.article
  id uuid not null
  slug text not null
  owner_id uuid not null
  stage text not null
  newest integer not null
  published integer
  published_at timestamp with time zone
  publish_at timestamp with time zone
  sent_back text
  review_by timestamp with time zone not null
  retired_at timestamp with time zone
  retired_by uuid
  retire_reason text
  made_at timestamp with time zone not null
  change bigint not null
table knowledge.asked
  article_id uuid not null
  key text not null
  contacts integer not null
table knowledge.citation
  id uuid not null
  case_id uuid not null
  message_id uuid not null
  article_id uuid not null
  version integer not null
  quote text not null
  by uuid
  at timestamp with time zone not null
  learned_at timestamp with time zone
table knowledge.correction
  id uuid not null
  article_id uuid
  what text not null
  opened_by uuid not null
  opened_at timestamp with time zone not null
  closed_at timestamp with time zone
  closed_by uuid
  outcome text
table knowledge.correction_case
  correction_id uuid not null
  case_id uuid not null
  added_by uuid not null
  added_at timestamp with time zone not null
table knowledge.counter
  one boolean not null default true
  change bigint not null
table knowledge.feedback
  id uuid not null
  article_id uuid not null
  version integer not null
  was_right boolean not null
  words text not null default ''::text
  case_id uuid
  officer_id uuid
  at timestamp with time zone not null
  settled_at timestamp with time zone
  settled_by uuid
table knowledge.model_switch
  one boolean not null default true
  is_on boolean not null
  changed_by uuid not null
  changed_at timestamp with time zone not null
table knowledge.run
  id uuid not null
  case_id uuid not null
  article_id uuid not null
  version integer not null
  begun_by uuid not null
  begun_at timestamp with time zone not null
  at_step text not null
  ended_at timestamp with time zone
  left_at timestamp with time zone
  used_at timestamp with time zone
  used_into text
table knowledge.run_answer
  run_id uuid not null
  n integer not null
  step text not null
  choice integer not null
  asked text not null
  said text not null
  by uuid not null
  at timestamp with time zone not null
  taken_back_by uuid
  taken_back_at timestamp with time zone
table knowledge.suggestion
  id uuid not null
  case_id uuid not null
  asked_by uuid not null
  asked_at timestamp with time zone not null
  leased_until timestamp with time zone
  done_at timestamp with time zone
  words text
  sources jsonb not null default '[]'::jsonb
  trouble text
table knowledge.version
  article_id uuid not null
  version integer not null
  title text not null
  body text not null
  audience text not null
  agency text not null default ''::text
  topic text not null default ''::text
  language text not null
  legal_source text not null default ''::text
  what_changed text not null default ''::text
  author_id uuid not null
  made_at timestamp with time zone not null
  guide jsonb
table letters.batch
  id uuid not null
  title text not null
  template_id uuid not null
  template_version integer not null
  way text not null
  made_by uuid not null
  made_at timestamp with time zone not null
  seed integer not null
  state text not null default 'to check'::text
  sha256 bytea
  released_by uuid
  released_at timestamp with time zone
  stopped_by uuid
  stopped_at timestamp with time zone
table letters.batch_letter
  batch_id uuid not null
  n integer not null
  case_id uuid
  customer_id uuid
  state text not null
  because text
  recipients text[] not null
  channel text not null
  form jsonb
  body text not null
  sampled boolean not null default false
  checked_by uuid
  checked_at timestamp with time zone
  fine boolean
  message_id uuid
  settled boolean not null default false
  first boolean not null default false
table letters.letter
  message_id uuid not null
  letterhead_id uuid
  pages smallint not null
  pdf_sha256 bytea not null
  docx_sha256 bytea not null
  made_at timestamp with time zone not null
  posted_on date
  posted_at timestamp with time zone
  posted_by uuid
table letters.letterhead
  id uuid not null
  made_at timestamp with time zone not null
  made_by uuid
  address text not null
  contact text not null
  return_line text not null
  footer text not null
  envelope text not null
  paper text not null
  logo_sha256 bytea
  logo_alt text not null default ''::text
  code text not null default 'none'::text
  shift_right numeric(4,1) not null default 0
  shift_down numeric(4,1) not null default 0
table letters.logo
  sha256 bytea not null
  type text not null
  made_at timestamp with time zone not null
  made_by uuid not null
table outreach.campaign
  id uuid not null
  title text not null
  topic text not null
  subject text not null
  body text not null
  first_day date not null
  last_day date not null
  made_by uuid not null
  made_at timestamp with time zone not null
  state text not null default 'to approve'::text
  approved_by uuid
  approved_at timestamp with time zone
  sha256 bytea
  stopped_at timestamp with time zone
  stopped_by uuid
  text_body text
table outreach.consent
  id uuid not null
  customer_id uuid not null
  address text not null
  topic text not null
  evidence text not null
  given_at timestamp with time zone not null
  recorded_by uuid not null
  ended_at timestamp with time zone
  kind text not null
  value text not null
table outreach.opted_out
  address text not null
  at timestamp with time zone not null
  how text not null
  campaign_id uuid
  by uuid
table outreach.recipient
  id uuid not null
  campaign_id uuid not null
  n integer not null
  customer_id uuid not null
  address text not null
  name text not null
  state text not null default 'waiting'::text
  attempts smallint not null default 0
  try_after timestamp with time zone not null
  leased_until timestamp with time zone
  sent_at timestamp with time zone
  response text
  sha256 bytea
  channel text not null
  value text not null
  variant text
  posted_on date
  posted_by uuid
table platform.act
  officer_id uuid not null
  name text not null
  path text not null
  at timestamp with time zone not null
  reply jsonb
table platform.blob
  sha256 bytea not null
  size bigint not null
  bytes bytea
  stored_at timestamp with time zone not null default now()
table platform.let_go
  sha256 bytea not null
  at timestamp with time zone not null default now()
  times integer not null default 1
table platform.migration
  name text not null
  sha256 text not null
  applied_at timestamp with time zone not null default clock_timestamp()
table platform.secret
  name text not null
  value bytea not null
  made_at timestamp with time zone not null default now()
table platform.word
  realm text not null
  word text not null
  seen bigint not null
table platform.word_mark
  realm text not null
  upto bigint not null
table promises.passed_over
  contact_id uuid not null
  quote text not null
  by uuid
  at timestamp with time zone not null
table promises.promise
  id uuid not null
  case_id uuid not null
  made_on_id uuid not null
  customer_id uuid
  what text not null
  made_at timestamp with time zone not null
  made_by uuid
  contact_id uuid
  quote text
  due_at timestamp with time zone not null
  warn_at timestamp with time zone not null
  owner_id uuid
  team_id uuid not null
  state text not null
  settled_at timestamp with time zone
  settled_by uuid
  words text
  done_late_at timestamp with time zone
  cause text
  renews_id uuid
  warned_at timestamp with time zone
  named boolean not null default false
table quality.look
  id uuid not null
  kind text not null
  subject_id uuid not null
  case_id uuid not null
  seed text not null
  drawn_at timestamp with time zone not null
  first_by uuid not null
  first text[] not null
  reader_id uuid
  read_at timestamp with time zone
  second text[]
  reasons text
  blind boolean
table quality.rule
  one boolean not null default true
  share_percent smallint not null
  seed text not null
  set_by uuid
  set_at timestamp with time zone not null
table records.event
  seq bigint not null identity always
  at timestamp with time zone not null
  tx bigint not null default ((pg_current_xact_id())::text)::bigint
  kind text not null
  actor_kind text not null
  actor_id uuid
  case_id uuid
  customer_id uuid
  data jsonb not null default '{}'::jsonb
  why text
table records.seal
  number bigint not null
  from_tx bigint not null
  to_tx bigint not null
  events bigint not null
  hash bytea not null
  sealed_at timestamp with time zone not null
table recovery.compliment
  id uuid not null
  case_id uuid not null
  officer_id uuid not null
  words text not null
  by uuid not null
  at timestamp with time zone not null
table recovery.signal
  id uuid not null
  case_id uuid not null
  trigger text not null
  about uuid
  at timestamp with time zone not null
  step_id uuid
table recovery.step
  id uuid not null
  case_id uuid not null
  did text not null
  words text not null
  follow_at timestamp with time zone
  by uuid not null
  at timestamp with time zone not null
  followed_at timestamp with time zone
  followed_by uuid
  content boolean
  followed_words text
table recruitment.agreed
  id uuid not null
  candidate_id uuid not null
  code text not null
  mark integer not null
  why text not null default ''::text
  by uuid not null
  at timestamp with time zone not null
table recruitment.candidate
  id uuid not null
  round_id uuid not null
  letter text not null
  name text
  about text not null default ''::text
  added_by uuid not null
  added_at timestamp with time zone not null
  withdrawn_at timestamp with time zone
table recruitment.panel
  round_id uuid not null
  officer_id uuid not null
  joined_at timestamp with time zone not null
table recruitment.round
  id uuid not null
  title text not null
  profile_id uuid not null
  role text not null
  questions jsonb not null
  keep_months integer not null
  keep_until timestamp with time zone not null
  opened_by uuid not null
  opened_at timestamp with time zone not null
  closed_at timestamp with time zone
  outcome text
  forgotten_at timestamp with time zone
table recruitment.sheet
  candidate_id uuid not null
  rater_id uuid not null
  state text not null
  marks jsonb not null default '{}'::jsonb
  notes jsonb not null default '{}'::jsonb
  why text not null default ''::text
  changed_at timestamp with time zone not null
table referrals.api_key
  id uuid not null
  organization_id uuid not null
  key_hash bytea not null
  made_at timestamp with time zone not null
  made_by uuid
  ended_at timestamp with time zone
  last_used_at timestamp with time zone
table referrals.desk_heard
  link_id uuid not null
  id uuid not null
  seq bigint not null identity always
  sha256 bytea not null
  size integer not null
  at timestamp with time zone not null
  outcome text
  because text
  attempts integer not null default 0
  try_after timestamp with time zone not null
  decided_at timestamp with time zone
  about uuid
table referrals.desk_key
  link_id uuid not null
  number integer not null
  secret bytea not null
  made_at timestamp with time zone not null
  known_at timestamp with time zone
  ends_at timestamp with time zone
table referrals.desk_link
  id uuid not null
  organization_id uuid not null
  made_here boolean not null
  address text
  agency text not null default ''::text
  made_at timestamp with time zone not null
  made_by uuid
  heard_at timestamp with time zone
  ended_at timestamp with time zone
table referrals.desk_post
  id uuid not null
  seq bigint not null identity always
  link_id uuid not null
  referral_id uuid
  received_id uuid
  body jsonb not null
  attachment_id uuid
  state text not null default 'waiting'::text
  send_after timestamp with time zone not null
  attempts integer not null default 0
  leased_until timestamp with time zone
  response text
  made_at timestamp with time zone not null
  sent_at timestamp with time zone
table referrals.document
  referral_id uuid not null
  attachment_id uuid not null
table referrals.door
  token_hash bytea not null
  referral_id uuid not null
  made_at timestamp with time zone not null
  expires_at timestamp with time zone not null
  browser_hash bytea
  opened_at timestamp with time zone
  ended_at timestamp with time zone
table referrals.letter
  id uuid not null
  referral_id uuid not null
  said_id uuid
  door integer
  rfc_message_id text not null
  recipient text not null
  subject text not null
  body text not null
  state text not null default 'held'::text
  send_after timestamp with time zone not null
  attempts integer not null default 0
  leased_until timestamp with time zone
  response text
  made_at timestamp with time zone not null
  sent_at timestamp with time zone
  caught bytea
table referrals.offered
  id uuid not null
  case_id uuid not null
  service_id uuid not null
  at timestamp with time zone not null
  by uuid not null
table referrals.received
  id uuid not null
  link_id uuid not null
  theirs uuid not null
  number bigint not null
  case_id uuid not null
  message_id uuid not null
  agency text not null
  officer text not null default ''::text
  service text
  manner text not null
  ground text not null
  ground_words text not null
  summary text not null
  given jsonb not null
  held_back text[] not null
  due_at timestamp with time zone not null
  state text not null default 'offered'::text
  words text not null default ''::text
  expected_on date
  outcome text
  offered_at timestamp with time zone not null
  received_at timestamp with time zone not null
  answered_at timestamp with time zone
  answered_by uuid
  ended_at timestamp with time zone
  asks text
  asks_since timestamp with time zone
table referrals.received_said
  id uuid not null
  received_id uuid not null
  at timestamp with time zone not null
  direction text not null
  officer_id uuid
  who text not null default ''::text
  body text not null
table referrals.referral
  id uuid not null
  number bigint not null default nextval('referrals.number'::regclass)
  case_id uuid not null
  customer_id uuid not null
  organization_id uuid not null
  service_id uuid
  manner text not null
  way text not null
  ground text not null
  ground_words text not null
  summary text not null
  given jsonb not null
  held_back text[] not null
  sent_to text
  due_at timestamp with time zone not null
  state text not null default 'offered'::text
  words text not null default ''::text
  expected_on date
  outcome text
  promise_id uuid
  told text not null
  message_id uuid
  made_at timestamp with time zone not null
  made_by uuid not null
  first_seen_at timestamp with time zone
  answered_at timestamp with time zone
  accepted_at timestamp with time zone
  ended_at timestamp with time zone
  asks text
  asks_since timestamp with time zone
table referrals.said
  id uuid not null
  referral_id uuid not null
  at timestamp with time zone not null
  direction text not null
  channel text not null
  officer_id uuid
  who text not null default ''::text
  body text not null
  mail_id uuid
table referrals.step
  id uuid not null
  referral_id uuid not null
  at timestamp with time zone not null
  what text not null
  by_kind text not null
  by uuid
  words text not null default ''::text
table roster.assignment
  id uuid not null
  officer_id uuid not null
  pattern_id uuid not null
  from_day date not null
  until_day date
  turn smallint not null
  given_by uuid
  given_at timestamp with time zone not null
table roster.capacity
  officer_id uuid not null
  phone smallint not null
  chat smallint not null
  counter smallint not null
  email smallint not null
  own_phone smallint
  own_chat smallint
  own_counter smallint
  own_email smallint
table roster.feed
  officer_id uuid not null
  token_hash bytea not null
  made_at timestamp with time zone not null
table roster.leave
  id uuid not null
  officer_id uuid not null
  kind text not null
  first_day date not null
  last_day date not null
  starts_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  words text not null default ''::text
  state text not null
  asked_at timestamp with time zone not null
  decided_at timestamp with time zone
  decided_by uuid
  reason text
table roster.officer_skill
  id uuid not null
  officer_id uuid not null
  skill_id uuid not null
  level smallint not null
  valid_from timestamp with time zone not null
  valid_until timestamp with time zone
  evidence text not null default ''::text
  given_by uuid
  given_at timestamp with time zone not null
table roster.pattern
  id uuid not null
  team_id uuid not null
  name text not null
  days jsonb not null
  zone text not null
  on_holidays boolean not null
  needs uuid[] not null default '{}'::uuid[]
  made_at timestamp with time zone not null
  closed_at timestamp with time zone
table roster.presence
  officer_id uuid not null
  state text not null
  since timestamp with time zone not null
  until timestamp with time zone
  came_at timestamp with time zone not null
  seen_at timestamp with time zone not null
table roster.revision
  one boolean not null default true
  n bigint not null
table roster.shift
  id uuid not null
  duty_id uuid not null
  team_id uuid not null
  officer_id uuid not null
  name text not null
  starts_at timestamp with time zone not null
  ends_at timestamp with time zone not null
  zone text not null
  needs uuid[] not null default '{}'::uuid[]
  assignment_id uuid
  published_at timestamp with time zone
  cancelled_at timestamp with time zone
  cancelled_for text
  revision integer not null default 0
  changed_at timestamp with time zone not null
table roster.skill
  id uuid not null
  kind text not null
  name text not null
  made_at timestamp with time zone not null
  closed_at timestamp with time zone
table roster.swap
  id uuid not null
  shift_id uuid not null
  offered_by uuid not null
  to_officer_id uuid
  taken_by uuid
  return_shift_id uuid
  words text not null default ''::text
  state text not null
  offered_at timestamp with time zone not null
  taken_at timestamp with time zone
  decided_at timestamp with time zone
  decided_by uuid
  reason text
table roster.team_rule
  team_id uuid not null
  rest_minutes integer not null
  week_minutes integer not null
  names_on_board boolean not null default false
table roster.told
  id uuid not null
  officer_id uuid not null
  kind text not null
  leave_id uuid
  swap_id uuid
  at timestamp with time zone not null
  seen_at timestamp with time zone
table routing.assignment
  id uuid not null
  case_id uuid not null
  waiting_id uuid
  team_id uuid not null
  officer_id uuid not null
  channel text not null
  at timestamp with time zone not null
  how text not null
  reasons jsonb not null
  state text not null
  lease_until timestamp with time zone
  ended_at timestamp with time zone
  ended_why text
  taken_at timestamp with time zone
table routing.conflict
  id uuid not null
  officer_id uuid not null
  case_id uuid
  customer_id uuid
  kind text not null
  reason text not null
  at timestamp with time zone not null
  by uuid
  ended_at timestamp with time zone
table routing.own_need
  about text not null
  mode text not null
  level smallint not null
  minutes integer not null
table routing.queue_rule
  team_id uuid not null
  mode text not null
  needs jsonb not null
  boost_minutes integer not null
  sticky_minutes integer not null
  lease_minutes integer not null
  within_minutes integer not null
  changed_at timestamp with time zone not null
  changed_by uuid
table routing.seat
  officer_id uuid not null
  last_at timestamp with time zone not null
table routing.sole_contact
  id uuid not null
  customer_id uuid not null
  officer_id uuid not null
  deputy_id uuid
  reason text not null
  at timestamp with time zone not null
  by uuid
  ended_at timestamp with time zone
table routing.waiting
  id uuid not null
  case_id uuid not null
  team_id uuid not null
  channel text not null
  priority smallint not null
  arrived_at timestamp with time zone not null
  ended_at timestamp with time zone
  outcome text
  times_back smallint not null default 0
  needs jsonb not null default '[]'::jsonb
table site.bucket
  key bytea not null
  tokens double precision not null
  at timestamp with time zone not null
table site.link_request
  id uuid not null
  reference text not null
  email text not null
  at timestamp with time zone not null
table site.sending
  id text not null
  case_id uuid
  customer_id uuid
  sent_at timestamp with time zone not null
table standards.calendar
  id uuid not null
  key text not null
  name text not null
  zone text not null
  week jsonb not null
  made_at timestamp with time zone not null
  revision integer not null default 1
table standards.holiday
  id uuid not null
  calendar_id uuid not null
  day date not null
  title text not null
  from_minute smallint not null default 0
  to_minute smallint not null default 1440
table standards.rule
  id uuid not null
  key text not null
  version integer not null
  effective_from date not null
  calendar_id uuid not null
  definition jsonb not null
  made_at timestamp with time zone not null
  made_by uuid
  withdrawn_at timestamp with time zone
table triage.label
  case_id uuid not null
  field text not null
  value text not null
  suggested text
  by uuid
  at timestamp with time zone not null
table triage.model
  field text not null
  bytes bytea not null
  examples integer not null
  mark text not null
  learned_at timestamp with time zone not null
table triage.progress
  one boolean not null default true
  upto uuid not null
table triage.rising
  topic text not null
  count integer not null
  expected double precision not null
  chance double precision not null
  article_id uuid
  day date not null
  at timestamp with time zone not null
table triage.sorted
  case_id uuid not null
  opened_at timestamp with time zone not null
  topic text not null
table writing.adopted
  language text not null
  version integer not null
  at timestamp with time zone not null
table writing.measure
  message_id uuid not null
  team_id uuid not null
  sent_at timestamp with time zone not null
  words integer not null
  sentences integer not null
  long_sentences integer not null
  passives integer not null
  jargon integer not null
  grade_tenths integer not null
table writing.plain_word
  word text not null
  plainer text[] not null default '{}'::text[]
  set_by uuid
  set_at timestamp with time zone not null
  dropped_at timestamp with time zone

-- constraints
constraint on assessment.appointment appointment_about_check: CHECK ((char_length(about) <= 4000))
constraint on assessment.appointment appointment_key_check: CHECK (((char_length(key) >= 1) AND (char_length(key) <= 60)))
constraint on assessment.appointment appointment_minutes_check: CHECK (((minutes >= 15) AND (minutes <= 480)))
constraint on assessment.appointment appointment_pkey: PRIMARY KEY (id)
constraint on assessment.appointment appointment_place_check: CHECK ((char_length(place) <= 300))
constraint on assessment.appointment appointment_programme_id_fkey: FOREIGN KEY (programme_id) REFERENCES assessment.programme(id)
constraint on assessment.appointment appointment_revision_check: CHECK ((revision >= 0))
constraint on assessment.appointment appointment_what_check: CHECK ((what = ANY (ARRAY['gateway'::text, 'interview'::text, 'observation'::text, 'discussion'::text])))
constraint on assessment.assessor assessor_approved_by_somebody_else: CHECK ((by <> officer_id))
constraint on assessment.assessor assessor_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on assessment.assessor assessor_check: CHECK ((contract_until >= contract_from))
constraint on assessment.assessor assessor_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on assessment.assessor assessor_on_what_evidence_check: CHECK ((char_length(on_what_evidence) <= 1000))
constraint on assessment.assessor assessor_organisation_id_fkey: FOREIGN KEY (organisation_id) REFERENCES assessment.organisation(id)
constraint on assessment.assessor assessor_pkey: PRIMARY KEY (id)
constraint on assessment.assessor assessor_qualification_check: CHECK ((qualification = ANY (ARRAY['holds'::text, 'works towards'::text, 'expertise'::text])))
constraint on assessment.award award_badge_id_fkey: FOREIGN KEY (badge_id) REFERENCES capability.badge(id)
constraint on assessment.award award_pkey: PRIMARY KEY (badge_id)
constraint on assessment.award award_programme_id_fkey: FOREIGN KEY (programme_id) REFERENCES assessment.programme(id)
constraint on assessment.brief brief_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on assessment.brief brief_guidance_check: CHECK (((char_length(guidance) >= 1) AND (char_length(guidance) <= 20000)))
constraint on assessment.brief brief_organisation_id_fkey: FOREIGN KEY (organisation_id) REFERENCES assessment.organisation(id)
constraint on assessment.brief brief_pkey: PRIMARY KEY (organisation_id, plan, version)
constraint on assessment.brief brief_text_check: CHECK (((char_length(text) >= 1) AND (char_length(text) <= 20000)))
constraint on assessment.brief brief_version_check: CHECK ((version > 0))
constraint on assessment.declaration declaration_about_id_fkey: FOREIGN KEY (about_id) REFERENCES identity.officer(id)
constraint on assessment.declaration declaration_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on assessment.declaration declaration_check: CHECK ((by <> about_id))
constraint on assessment.declaration declaration_pkey: PRIMARY KEY (id)
constraint on assessment.declaration declaration_programme_id_fkey: FOREIGN KEY (programme_id) REFERENCES assessment.programme(id)
constraint on assessment.declaration declaration_words_check: CHECK (((char_length(words) >= 1) AND (char_length(words) <= 1000)))
constraint on assessment.edit edit_attempt_check: CHECK ((attempt > 0))
constraint on assessment.edit edit_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on assessment.edit edit_device_check: CHECK (((char_length(device) >= 1) AND (char_length(device) <= 60)))
constraint on assessment.edit edit_field_check: CHECK (((char_length(field) >= 1) AND (char_length(field) <= 80)))
constraint on assessment.edit edit_pkey: PRIMARY KEY (id)
constraint on assessment.edit edit_programme_id_fkey: FOREIGN KEY (programme_id) REFERENCES assessment.programme(id)
constraint on assessment.edit edit_value_check: CHECK ((char_length(value) <= 4000))
constraint on assessment.entry entry_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on assessment.entry entry_pkey: PRIMARY KEY (programme_id, seq)
constraint on assessment.entry entry_programme_id_fkey: FOREIGN KEY (programme_id) REFERENCES assessment.programme(id)
constraint on assessment.entry entry_seq_check: CHECK ((seq > 0))
constraint on assessment.extension extension_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on assessment.extension extension_check: CHECK ((by <> officer_id))
constraint on assessment.extension extension_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on assessment.extension extension_pkey: PRIMARY KEY (standardisation_id, officer_id)
constraint on assessment.extension extension_reason_check: CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 500)))
constraint on assessment.extension extension_standardisation_id_fkey: FOREIGN KEY (standardisation_id) REFERENCES assessment.standardisation(id)
constraint on assessment.invited invited_appointment_id_fkey: FOREIGN KEY (appointment_id) REFERENCES assessment.appointment(id)
constraint on assessment.invited invited_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on assessment.invited invited_pkey: PRIMARY KEY (officer_id, appointment_id)
constraint on assessment.letter letter_body_check: CHECK (((char_length(body) >= 1) AND (char_length(body) <= 20000)))
constraint on assessment.letter letter_calendar_says_how: CHECK (((calendar IS NULL) = (method IS NULL)))
constraint on assessment.letter letter_caught_fkey: FOREIGN KEY (caught) REFERENCES platform.blob(sha256)
constraint on assessment.letter letter_kind_check: CHECK ((kind = ANY (ARRAY['to sign'::text, 'reminder to sign'::text, 'invitation'::text, 'called off'::text, 'reminder of a meeting'::text])))
constraint on assessment.letter letter_method_check: CHECK ((method = ANY (ARRAY['REQUEST'::text, 'CANCEL'::text])))
constraint on assessment.letter letter_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on assessment.letter letter_pkey: PRIMARY KEY (id)
constraint on assessment.letter letter_programme_id_fkey: FOREIGN KEY (programme_id) REFERENCES assessment.programme(id)
constraint on assessment.letter letter_recipient_check: CHECK (((char_length(recipient) >= 3) AND (char_length(recipient) <= 320)))
constraint on assessment.letter letter_signing_id_fkey: FOREIGN KEY (signing_id) REFERENCES assessment.signing(id)
constraint on assessment.letter letter_state_check: CHECK ((state = ANY (ARRAY['held'::text, 'sending'::text, 'sent'::text, 'unsure'::text, 'failed'::text, 'dropped'::text])))
constraint on assessment.letter letter_subject_check: CHECK (((char_length(subject) >= 1) AND (char_length(subject) <= 500)))
constraint on assessment.letter letter_to_sign_has_a_link: CHECK (((kind = ANY (ARRAY['to sign'::text, 'reminder to sign'::text])) = (signing_id IS NOT NULL)))
constraint on assessment.marking marking_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on assessment.marking marking_pkey: PRIMARY KEY (standardisation_id, officer_id)
constraint on assessment.marking marking_standardisation_id_fkey: FOREIGN KEY (standardisation_id) REFERENCES assessment.standardisation(id)
constraint on assessment.member member_check: CHECK ((until_on >= from_on))
constraint on assessment.member member_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on assessment.member member_organisation_id_fkey: FOREIGN KEY (organisation_id) REFERENCES assessment.organisation(id)
constraint on assessment.member member_pkey: PRIMARY KEY (organisation_id, officer_id, from_on)
constraint on assessment.organisation organisation_kind_check: CHECK ((kind = ANY (ARRAY['employer'::text, 'provider'::text, 'assessment organisation'::text])))
constraint on assessment.organisation organisation_name_check: CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200)))
constraint on assessment.organisation organisation_pkey: PRIMARY KEY (id)
constraint on assessment.organisation organisation_register_is_for_assessing: CHECK (((NOT on_register) OR (kind = 'assessment organisation'::text)))
constraint on assessment.organisation organisation_register_reference_check: CHECK ((char_length(register_reference) <= 60))
constraint on assessment.programme programme_apprentice_id_fkey: FOREIGN KEY (apprentice_id) REFERENCES identity.officer(id)
constraint on assessment.programme programme_assessed_after_its_gateway: CHECK (((stage <> 'being assessed'::text) OR (assessor_id IS NOT NULL)))
constraint on assessment.programme programme_assessor_id_fkey: FOREIGN KEY (assessor_id) REFERENCES identity.officer(id)
constraint on assessment.programme programme_assurer_id_fkey: FOREIGN KEY (assurer_id) REFERENCES identity.officer(id)
constraint on assessment.programme programme_begun_by_fkey: FOREIGN KEY (begun_by) REFERENCES identity.officer(id)
constraint on assessment.programme programme_coach_id_fkey: FOREIGN KEY (coach_id) REFERENCES identity.officer(id)
constraint on assessment.programme programme_cost_cents_check: CHECK ((cost_cents >= 0))
constraint on assessment.programme programme_employer_id_fkey: FOREIGN KEY (employer_id) REFERENCES assessment.organisation(id)
constraint on assessment.programme programme_failed_is_no_pass: CHECK (((stage <> 'complete'::text) OR (grade = ANY (ARRAY['pass'::text, 'distinction'::text]))))
constraint on assessment.programme programme_grade_check: CHECK ((grade = ANY (ARRAY['fail'::text, 'pass'::text, 'distinction'::text])))
constraint on assessment.programme programme_learner_number_check: CHECK ((learner_number ~ '^([0-9]{10})?$'::text))
constraint on assessment.programme programme_manager_id_fkey: FOREIGN KEY (manager_id) REFERENCES identity.officer(id)
constraint on assessment.programme programme_nobody_assesses_their_own: CHECK (((assessor_id IS NULL) OR ((((assessor_id <> apprentice_id) AND (assessor_id <> manager_id)) AND (assessor_id <> COALESCE(coach_id, manager_id))) AND (assessor_id <> COALESCE(provider_id, manager_id)))))
constraint on assessment.programme programme_nobody_assures_what_they_assess: CHECK (((assurer_id IS DISTINCT FROM assessor_id) OR (assurer_id IS NULL)))
constraint on assessment.programme programme_of_different_people: CHECK (((apprentice_id <> manager_id) AND (apprentice_id IS DISTINCT FROM coach_id) AND (apprentice_id IS DISTINCT FROM provider_id) AND (manager_id IS DISTINCT FROM provider_id)))
constraint on assessment.programme programme_organisation_id_fkey: FOREIGN KEY (organisation_id) REFERENCES assessment.organisation(id)
constraint on assessment.programme programme_pkey: PRIMARY KEY (id)
constraint on assessment.programme programme_provider_id_fkey: FOREIGN KEY (provider_id) REFERENCES identity.officer(id)
constraint on assessment.programme programme_provider_organisation_id_fkey: FOREIGN KEY (provider_organisation_id) REFERENCES assessment.organisation(id)
constraint on assessment.programme programme_released_with_a_grade: CHECK (((stage = ANY (ARRAY['complete'::text, 'failed'::text, 'under appeal'::text])) <= ((released_on IS NOT NULL) AND (grade IS NOT NULL))))
constraint on assessment.programme programme_seed_check: CHECK ((char_length(seed) >= 20))
constraint on assessment.programme programme_seq_check: CHECK ((seq >= 0))
constraint on assessment.programme programme_stage_check: CHECK ((stage = ANY (ARRAY['on programme'::text, 'at the gateway'::text, 'to be booked'::text, 'waits for an assessor'::text, 'being assessed'::text, 'to be assured'::text, 'to be released'::text, 'complete'::text, 'failed'::text, 'under appeal'::text, 'withdrawn'::text])))
constraint on assessment.showcase_file showcase_file_attempt_check: CHECK ((attempt > 0))
constraint on assessment.showcase_file showcase_file_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on assessment.showcase_file showcase_file_media_type_check: CHECK (((char_length(media_type) >= 3) AND (char_length(media_type) <= 120)))
constraint on assessment.showcase_file showcase_file_name_check: CHECK (((char_length(name) >= 1) AND (char_length(name) <= 255)))
constraint on assessment.showcase_file showcase_file_pkey: PRIMARY KEY (id)
constraint on assessment.showcase_file showcase_file_programme_id_fkey: FOREIGN KEY (programme_id) REFERENCES assessment.programme(id)
constraint on assessment.showcase_file showcase_file_scan_check: CHECK ((scan = ANY (ARRAY['clean'::text, 'not scanned'::text])))
constraint on assessment.showcase_file showcase_file_sha256_fkey: FOREIGN KEY (sha256) REFERENCES platform.blob(sha256)
constraint on assessment.showcase_file showcase_file_size_check: CHECK ((size > 0))
constraint on assessment.signing signing_address_check: CHECK (((char_length(address) >= 3) AND (char_length(address) <= 320)))
constraint on assessment.signing signing_asked_by_fkey: FOREIGN KEY (asked_by) REFERENCES identity.officer(id)
constraint on assessment.signing signing_check: CHECK ((ends_at > asked_at))
constraint on assessment.signing signing_ended_as_check: CHECK ((ended_as = ANY (ARRAY['signed'::text, 'refused'::text, 'taken back'::text, 'changed'::text, 'replaced'::text])))
constraint on assessment.signing signing_ended_somehow: CHECK (((ended_at IS NULL) = (ended_as IS NULL)))
constraint on assessment.signing signing_name_check: CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200)))
constraint on assessment.signing signing_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on assessment.signing signing_pkey: PRIMARY KEY (id)
constraint on assessment.signing signing_programme_id_fkey: FOREIGN KEY (programme_id) REFERENCES assessment.programme(id)
constraint on assessment.signing signing_reminded_check: CHECK (((reminded >= 0) AND (reminded <= 2)))
constraint on assessment.signing signing_role_check: CHECK (((char_length(role) >= 1) AND (char_length(role) <= 300)))
constraint on assessment.signing signing_signs_as_check: CHECK ((signs_as = ANY (ARRAY['employer'::text, 'provider'::text, 'apprentice'::text])))
constraint on assessment.signing signing_statement_hash_check: CHECK ((statement_hash ~ '^[0-9a-f]{64}$'::text))
constraint on assessment.standardisation standardisation_agenda_check: CHECK ((cardinality(agenda) = 5))
constraint on assessment.standardisation standardisation_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on assessment.standardisation standardisation_codes_check: CHECK (((cardinality(codes) >= 1) AND (cardinality(codes) <= 100)))
constraint on assessment.standardisation standardisation_organisation_id_fkey: FOREIGN KEY (organisation_id) REFERENCES assessment.organisation(id)
constraint on assessment.standardisation standardisation_pkey: PRIMARY KEY (id)
constraint on capability.action action_course_id_fkey: FOREIGN KEY (course_id) REFERENCES capability.course(id)
constraint on capability.action action_done_says_what_came_of_it: CHECK (((done_at IS NULL) = (effect IS NULL)))
constraint on capability.action action_effect_check: CHECK (((char_length(effect) >= 1) AND (char_length(effect) <= 2000)))
constraint on capability.action action_goal_check: CHECK (((char_length(goal) >= 1) AND (char_length(goal) <= 500)))
constraint on capability.action action_item_id_fkey: FOREIGN KEY (item_id) REFERENCES frameworks.item(id)
constraint on capability.action action_kind_check: CHECK ((kind = ANY (ARRAY['work'::text, 'shadow'::text, 'article'::text, 'learning case'::text, 'course'::text, 'renew'::text])))
constraint on capability.action action_made_by_fkey: FOREIGN KEY (made_by) REFERENCES identity.officer(id)
constraint on capability.action action_measure_check: CHECK (((char_length(measure) >= 1) AND (char_length(measure) <= 60)))
constraint on capability.action action_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on capability.action action_pkey: PRIMARY KEY (id)
constraint on capability.action action_skill_id_fkey: FOREIGN KEY (skill_id) REFERENCES roster.skill(id)
constraint on capability.action action_what_check: CHECK (((char_length(what) >= 1) AND (char_length(what) <= 1000)))
constraint on capability.assignment assignment_assigned_by_fkey: FOREIGN KEY (assigned_by) REFERENCES identity.officer(id)
constraint on capability.assignment assignment_is_not_over_already: CHECK ((due_at > assigned_at))
constraint on capability.assignment assignment_learning_case_id_fkey: FOREIGN KEY (learning_case_id) REFERENCES capability.learning_case(id)
constraint on capability.assignment assignment_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on capability.assignment assignment_pkey: PRIMARY KEY (learning_case_id, officer_id)
constraint on capability.assignment assignment_read_before_answered: CHECK (((answered_at IS NULL) OR (read_at IS NOT NULL)))
constraint on capability.badge badge_issued_by_fkey: FOREIGN KEY (issued_by) REFERENCES identity.officer(id)
constraint on capability.badge badge_n_check: CHECK (((n >= 0) AND (n <= 131071)))
constraint on capability.badge badge_n_key: UNIQUE (n)
constraint on capability.badge badge_name_check: CHECK (((char_length(name) >= 1) AND (char_length(name) <= 300)))
constraint on capability.badge badge_never_own: CHECK ((officer_id <> issued_by))
constraint on capability.badge badge_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on capability.badge badge_pkey: PRIMARY KEY (id)
constraint on capability.badge badge_taken_back_with_a_reason: CHECK (((revoked_at IS NULL) = (why IS NULL)))
constraint on capability.badge badge_why_check: CHECK (((char_length(why) >= 1) AND (char_length(why) <= 1000)))
constraint on capability.claim claim_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on capability.claim claim_evidence_id_fkey: FOREIGN KEY (evidence_id) REFERENCES capability.evidence(id)
constraint on capability.claim claim_item_id_fkey: FOREIGN KEY (item_id) REFERENCES frameworks.item(id)
constraint on capability.claim claim_pkey: PRIMARY KEY (evidence_id, item_id)
constraint on capability.claim claim_version_id_fkey: FOREIGN KEY (version_id) REFERENCES frameworks.version(id)
constraint on capability.completion completion_course_id_fkey: FOREIGN KEY (course_id) REFERENCES capability.course(id)
constraint on capability.completion completion_date_id_fkey: FOREIGN KEY (date_id) REFERENCES capability.course_date(id)
constraint on capability.completion completion_noted_by_fkey: FOREIGN KEY (noted_by) REFERENCES identity.officer(id)
constraint on capability.completion completion_officer_id_course_id_done_at_key: UNIQUE (officer_id, course_id, done_at)
constraint on capability.completion completion_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on capability.completion completion_pkey: PRIMARY KEY (id)
constraint on capability.contribution contribution_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on capability.contribution contribution_case_id_fkey: FOREIGN KEY (case_id) REFERENCES capability.learning_case(id)
constraint on capability.contribution contribution_pkey: PRIMARY KEY (id)
constraint on capability.contribution contribution_words_check: CHECK (((char_length(words) >= 1) AND (char_length(words) <= 4000)))
constraint on capability.course course_about_check: CHECK ((char_length(about) <= 4000))
constraint on capability.course course_made_by_fkey: FOREIGN KEY (made_by) REFERENCES identity.officer(id)
constraint on capability.course course_months_check: CHECK (((months >= 1) AND (months <= 120)))
constraint on capability.course course_pkey: PRIMARY KEY (id)
constraint on capability.course course_skill_id_fkey: FOREIGN KEY (skill_id) REFERENCES roster.skill(id)
constraint on capability.course course_skill_level_check: CHECK (((skill_level >= 1) AND (skill_level <= 5)))
constraint on capability.course course_skill_with_a_level: CHECK (((skill_id IS NULL) = (skill_level IS NULL)))
constraint on capability.course course_title_check: CHECK (((char_length(title) >= 1) AND (char_length(title) <= 200)))
constraint on capability.course_date course_date_cancelled_with_a_reason: CHECK (((cancelled_at IS NULL) = (why IS NULL)))
constraint on capability.course_date course_date_course_id_fkey: FOREIGN KEY (course_id) REFERENCES capability.course(id)
constraint on capability.course_date course_date_course_id_starts_at_place_key: UNIQUE (course_id, starts_at, place)
constraint on capability.course_date course_date_has_a_length: CHECK (((ends_at > starts_at) AND (ends_at <= (starts_at + '14 days'::interval))))
constraint on capability.course_date course_date_pkey: PRIMARY KEY (id)
constraint on capability.course_date course_date_place_check: CHECK (((char_length(place) >= 1) AND (char_length(place) <= 300)))
constraint on capability.course_date course_date_seats_check: CHECK (((seats >= 1) AND (seats <= 5000)))
constraint on capability.course_date course_date_why_check: CHECK (((char_length(why) >= 1) AND (char_length(why) <= 1000)))
constraint on capability.covered covered_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on capability.covered covered_pkey: PRIMARY KEY (version_id, officer_id)
constraint on capability.covered covered_version_id_fkey: FOREIGN KEY (version_id) REFERENCES frameworks.version(id)
constraint on capability.duty duty_course_id_fkey: FOREIGN KEY (course_id) REFERENCES capability.course(id)
constraint on capability.duty duty_pkey: PRIMARY KEY (id)
constraint on capability.duty duty_profile_id_fkey: FOREIGN KEY (profile_id) REFERENCES frameworks.profile(id)
constraint on capability.duty duty_within_days_check: CHECK (((within_days >= 1) AND (within_days <= 730)))
constraint on capability.enrolment enrolment_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on capability.enrolment enrolment_date_id_fkey: FOREIGN KEY (date_id) REFERENCES capability.course_date(id)
constraint on capability.enrolment enrolment_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on capability.enrolment enrolment_pkey: PRIMARY KEY (date_id, officer_id)
constraint on capability.enrolment enrolment_state_check: CHECK ((state = ANY (ARRAY['enrolled'::text, 'left'::text, 'attended'::text, 'missed'::text])))
constraint on capability.evidence evidence_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on capability.evidence evidence_checked_by_fkey: FOREIGN KEY (checked_by) REFERENCES identity.officer(id)
constraint on capability.evidence evidence_copy_check: CHECK ((char_length(copy) <= 60000))
constraint on capability.evidence evidence_copy_language_check: CHECK ((copy_language = ANY (ARRAY['en'::text, 'fr'::text])))
constraint on capability.evidence evidence_copy_was_checked: CHECK (((copy = ''::text) OR ((checked_by IS NOT NULL) AND (checked_at IS NOT NULL))))
constraint on capability.evidence evidence_hash_check: CHECK ((octet_length(hash) = 32))
constraint on capability.evidence evidence_kind_check: CHECK ((kind = ANY (ARRAY['work record'::text, 'recording'::text, 'document'::text, 'customer feedback'::text, 'witness statement'::text, 'manager statement'::text, 'peer statement'::text, 'review'::text, 'observation'::text, 'reflection'::text, 'certificate'::text, 'simulated contact'::text])))
constraint on capability.evidence evidence_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on capability.evidence evidence_pkey: PRIMARY KEY (id)
constraint on capability.evidence evidence_reflection_check: CHECK (((char_length(reflection) >= 1) AND (char_length(reflection) <= 4000)))
constraint on capability.evidence evidence_rests_on_something: CHECK (((event_seq IS NULL) OR (case_id IS NOT NULL) OR (work_id = id)))
constraint on capability.evidence evidence_standing_check: CHECK ((standing = ANY (ARRAY['whole'::text, 'part gone'::text, 'gone'::text])))
constraint on capability.evidence evidence_state_check: CHECK ((state = ANY (ARRAY['claimed'::text, 'accepted'::text, 'returned'::text, 'declined'::text, 'withdrawn'::text])))
constraint on capability.evidence evidence_title_check: CHECK (((char_length(title) >= 1) AND (char_length(title) <= 300)))
constraint on capability.file file_arrived_sha256_check: CHECK ((octet_length(arrived_sha256) = 32))
constraint on capability.file file_consent_check: CHECK (((char_length(consent) >= 1) AND (char_length(consent) <= 1000)))
constraint on capability.file file_evidence_id_fkey: FOREIGN KEY (evidence_id) REFERENCES capability.evidence(id)
constraint on capability.file file_looked_by_fkey: FOREIGN KEY (looked_by) REFERENCES identity.officer(id)
constraint on capability.file file_media_type_check: CHECK (((char_length(media_type) >= 1) AND (char_length(media_type) <= 200)))
constraint on capability.file file_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on capability.file file_pkey: PRIMARY KEY (id)
constraint on capability.file file_recording_with_consent: CHECK (((evidence_id IS NULL) OR (media_type !~ '^(audio|video)/'::text) OR (consent IS NOT NULL)))
constraint on capability.file file_scan_check: CHECK ((scan = ANY (ARRAY['clean'::text, 'not scanned'::text])))
constraint on capability.file file_sha256_fkey: FOREIGN KEY (sha256) REFERENCES platform.blob(sha256)
constraint on capability.file file_size_check: CHECK ((size > 0))
constraint on capability.file file_taken_out_by_fkey: FOREIGN KEY (taken_out_by) REFERENCES identity.officer(id)
constraint on capability.file file_taken_out_is_not_kept: CHECK (((taken_out_at IS NULL) OR (sha256 IS NULL)))
constraint on capability.file file_taken_out_whole: CHECK ((((taken_out_at IS NULL) = (taken_out_by IS NULL)) AND ((taken_out_at IS NULL) = (why IS NULL))))
constraint on capability.file file_was_looked_through: CHECK (((evidence_id IS NULL) OR (sha256 IS NULL) OR ((looked_by IS NOT NULL) AND (looked_at IS NOT NULL))))
constraint on capability.file file_why_check: CHECK (((char_length(why) >= 1) AND (char_length(why) <= 1000)))
constraint on capability."grant" grant_action_id_fkey: FOREIGN KEY (action_id) REFERENCES capability.action(id)
constraint on capability."grant" grant_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on capability."grant" grant_pkey: PRIMARY KEY (officer_id, skill_id)
constraint on capability."grant" grant_skill_id_fkey: FOREIGN KEY (skill_id) REFERENCES roster.skill(id)
constraint on capability.issuer_key issuer_key_pkey: PRIMARY KEY (id)
constraint on capability.issuer_key issuer_key_public_key_check: CHECK ((public_key ~ '^z6Mk[1-9A-HJ-NP-Za-km-z]+$'::text))
constraint on capability.issuer_key issuer_key_public_key_key: UNIQUE (public_key)
constraint on capability.learning_case learning_case_made_by_fkey: FOREIGN KEY (made_by) REFERENCES identity.officer(id)
constraint on capability.learning_case learning_case_pkey: PRIMARY KEY (id)
constraint on capability.learning_case learning_case_question_check: CHECK (((char_length(question) >= 1) AND (char_length(question) <= 1000)))
constraint on capability.learning_case learning_case_story_check: CHECK (((char_length(story) >= 1) AND (char_length(story) <= 60000)))
constraint on capability.learning_case learning_case_title_check: CHECK (((char_length(title) >= 1) AND (char_length(title) <= 300)))
constraint on capability.rating rating_by_oneself: CHECK (((rater_role = 'self'::text) = (rater_id = officer_id)))
constraint on capability.rating rating_item_id_fkey: FOREIGN KEY (item_id) REFERENCES frameworks.item(id)
constraint on capability.rating rating_level_check: CHECK (((level >= 1) AND (level <= 10)))
constraint on capability.rating rating_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on capability.rating rating_pkey: PRIMARY KEY (id)
constraint on capability.rating rating_rater_id_fkey: FOREIGN KEY (rater_id) REFERENCES identity.officer(id)
constraint on capability.rating rating_rater_role_check: CHECK ((rater_role = ANY (ARRAY['self'::text, 'manager'::text, 'peer'::text])))
constraint on capability.rating rating_words_check: CHECK ((char_length(words) <= 4000))
constraint on capability.recognition recognition_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on capability.recognition recognition_of_another: CHECK ((officer_id <> by))
constraint on capability.recognition recognition_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on capability.recognition recognition_pkey: PRIMARY KEY (id)
constraint on capability.recognition recognition_words_check: CHECK (((char_length(words) >= 1) AND (char_length(words) <= 1000)))
constraint on capability.session session_between_two: CHECK ((officer_id <> leader_id))
constraint on capability.session session_kind_check: CHECK ((kind = ANY (ARRAY['one-to-one'::text, 'coaching'::text, 'mid-year review'::text, 'end-of-year review'::text])))
constraint on capability.session session_leader_id_fkey: FOREIGN KEY (leader_id) REFERENCES identity.officer(id)
constraint on capability.session session_notes_check: CHECK (((char_length(notes) >= 1) AND (char_length(notes) <= 8000)))
constraint on capability.session session_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on capability.session session_pkey: PRIMARY KEY (id)
constraint on capability.session session_remark_check: CHECK (((char_length(remark) >= 1) AND (char_length(remark) <= 4000)))
constraint on capability.set_aside set_aside_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on capability.set_aside set_aside_pkey: PRIMARY KEY (officer_id, event_seq)
constraint on capability.skill_rule skill_rule_item_id_fkey: FOREIGN KEY (item_id) REFERENCES frameworks.item(id)
constraint on capability.skill_rule skill_rule_level_check: CHECK (((level >= 1) AND (level <= 5)))
constraint on capability.skill_rule skill_rule_made_by_fkey: FOREIGN KEY (made_by) REFERENCES identity.officer(id)
constraint on capability.skill_rule skill_rule_months_check: CHECK (((months >= 1) AND (months <= 60)))
constraint on capability.skill_rule skill_rule_pkey: PRIMARY KEY (skill_id)
constraint on capability.skill_rule skill_rule_skill_id_fkey: FOREIGN KEY (skill_id) REFERENCES roster.skill(id)
constraint on capability.statement statement_about_check: CHECK (((char_length(about) >= 1) AND (char_length(about) <= 1000)))
constraint on capability.statement statement_asked_by_fkey: FOREIGN KEY (asked_by) REFERENCES identity.officer(id)
constraint on capability.statement statement_asked_of_check: CHECK (((char_length(asked_of) >= 1) AND (char_length(asked_of) <= 200)))
constraint on capability.statement statement_author_check: CHECK (((char_length(author) >= 1) AND (char_length(author) <= 200)))
constraint on capability.statement statement_evidence_id_fkey: FOREIGN KEY (evidence_id) REFERENCES capability.evidence(id)
constraint on capability.statement statement_hash_check: CHECK ((octet_length(hash) = 32))
constraint on capability.statement statement_item_ids_check: CHECK (((cardinality(item_ids) >= 1) AND (cardinality(item_ids) <= 40)))
constraint on capability.statement statement_kind_check: CHECK ((kind = ANY (ARRAY['witness statement'::text, 'manager statement'::text, 'peer statement'::text, 'customer feedback'::text])))
constraint on capability.statement statement_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on capability.statement statement_pkey: PRIMARY KEY (id)
constraint on capability.statement statement_relationship_check: CHECK (((char_length(relationship) >= 1) AND (char_length(relationship) <= 200)))
constraint on capability.statement statement_signed_whole: CHECK ((((signed_at IS NULL) = (words IS NULL)) AND ((signed_at IS NULL) = (hash IS NULL)) AND ((signed_at IS NULL) = (author IS NULL))))
constraint on capability.statement statement_token_hash_check: CHECK ((octet_length(token_hash) = 32))
constraint on capability.statement statement_token_hash_key: UNIQUE (token_hash)
constraint on capability.statement statement_words_check: CHECK (((char_length(words) >= 1) AND (char_length(words) <= 8000)))
constraint on capability.verdict verdict_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on capability.verdict verdict_evidence_id_fkey: FOREIGN KEY (evidence_id) REFERENCES capability.evidence(id)
constraint on capability.verdict verdict_pkey: PRIMARY KEY (id)
constraint on capability.verdict verdict_role_check: CHECK (((char_length(role) >= 1) AND (char_length(role) <= 40)))
constraint on capability.verdict verdict_says_why: CHECK (((verdict = 'accepted'::text) OR (words <> ''::text)))
constraint on capability.verdict verdict_verdict_check: CHECK ((verdict = ANY (ARRAY['accepted'::text, 'returned'::text, 'declined'::text])))
constraint on capability.verdict verdict_words_check: CHECK ((char_length(words) <= 4000))
constraint on cases.access access_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on cases.access access_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on cases.access access_pkey: PRIMARY KEY (case_id, officer_id)
constraint on cases.advice advice_answer_id_fkey: FOREIGN KEY (answer_id) REFERENCES cases.note(id)
constraint on cases.advice advice_answer_id_key: UNIQUE (answer_id)
constraint on cases.advice advice_answer_is_whole: CHECK ((num_nonnulls(answer_id, answered_by, answered_at) = ANY (ARRAY[0, 3])))
constraint on cases.advice advice_answered_by_fkey: FOREIGN KEY (answered_by) REFERENCES identity.officer(id)
constraint on cases.advice advice_asked_by_fkey: FOREIGN KEY (asked_by) REFERENCES identity.officer(id)
constraint on cases.advice advice_asked_of_one: CHECK ((num_nonnulls(of_officer_id, of_team_id) = 1))
constraint on cases.advice advice_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on cases.advice advice_check: CHECK ((answered_at >= asked_at))
constraint on cases.advice advice_check1: CHECK ((used_at >= answered_at))
constraint on cases.advice advice_check2: CHECK ((withdrawn_at >= asked_at))
constraint on cases.advice advice_not_asked_of_oneself: CHECK ((of_officer_id IS DISTINCT FROM asked_by))
constraint on cases.advice advice_of_officer_id_fkey: FOREIGN KEY (of_officer_id) REFERENCES identity.officer(id)
constraint on cases.advice advice_of_team_id_fkey: FOREIGN KEY (of_team_id) REFERENCES identity.team(id)
constraint on cases.advice advice_pkey: PRIMARY KEY (id)
constraint on cases.advice advice_question_id_fkey: FOREIGN KEY (question_id) REFERENCES cases.note(id)
constraint on cases.advice advice_question_id_key: UNIQUE (question_id)
constraint on cases.advice advice_state: CHECK ((state =
CASE
    WHEN (used_at IS NOT NULL) THEN 'used'::text
    WHEN (answered_at IS NOT NULL) THEN 'answered'::text
    WHEN (withdrawn_at IS NOT NULL) THEN 'withdrawn'::text
    ELSE 'asked'::text
END))
constraint on cases.advice advice_use_is_whole: CHECK ((num_nonnulls(used_by, used_at) = ANY (ARRAY[0, 2])))
constraint on cases.advice advice_used_after_answer: CHECK (((used_at IS NULL) OR (answered_at IS NOT NULL)))
constraint on cases.advice advice_used_by_fkey: FOREIGN KEY (used_by) REFERENCES identity.officer(id)
constraint on cases.advice advice_withdrawn_before_answer: CHECK (((withdrawn_at IS NULL) OR (answered_at IS NULL)))
constraint on cases.attachment attachment_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on cases.attachment attachment_message_id_fkey: FOREIGN KEY (message_id) REFERENCES cases.message(id)
constraint on cases.attachment attachment_name_check: CHECK (((char_length(name) >= 1) AND (char_length(name) <= 255)))
constraint on cases.attachment attachment_pkey: PRIMARY KEY (id)
constraint on cases.attachment attachment_scan_check: CHECK ((scan = ANY (ARRAY['not scanned'::text, 'clean'::text, 'infected'::text])))
constraint on cases.attachment attachment_sha256_fkey: FOREIGN KEY (sha256) REFERENCES platform.blob(sha256)
constraint on cases.bulk bulk_act_check: CHECK ((jsonb_typeof(act) = 'object'::text))
constraint on cases.bulk bulk_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on cases.bulk bulk_pkey: PRIMARY KEY (id)
constraint on cases.bulk_case bulk_case_after_check: CHECK ((jsonb_typeof(after) = 'object'::text))
constraint on cases.bulk_case bulk_case_before_check: CHECK ((jsonb_typeof(before) = 'object'::text))
constraint on cases.bulk_case bulk_case_bulk_id_fkey: FOREIGN KEY (bulk_id) REFERENCES cases.bulk(id)
constraint on cases.bulk_case bulk_case_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on cases.bulk_case bulk_case_message_id_fkey: FOREIGN KEY (message_id) REFERENCES cases.message(id)
constraint on cases.bulk_case bulk_case_pkey: PRIMARY KEY (bulk_id, case_id)
constraint on cases."case" case_check: CHECK ((merged_into <> id))
constraint on cases."case" case_closed_has_a_time: CHECK (((phase = 'closed'::text) = (closed_at IS NOT NULL)))
constraint on cases."case" case_customer_id_fkey: FOREIGN KEY (customer_id) REFERENCES customers.customer(id)
constraint on cases."case" case_gist_check: CHECK ((char_length(gist) <= 280))
constraint on cases."case" case_merged_into_fkey: FOREIGN KEY (merged_into) REFERENCES cases."case"(id)
constraint on cases."case" case_next_step_check: CHECK (((char_length(next_step) >= 1) AND (char_length(next_step) <= 280)))
constraint on cases."case" case_open_has_next_step: CHECK (((phase = 'closed'::text) OR ((next_step IS NOT NULL) AND (next_due_at IS NOT NULL))))
constraint on cases."case" case_owner_id_fkey: FOREIGN KEY (owner_id) REFERENCES identity.officer(id)
constraint on cases."case" case_phase_check: CHECK ((phase = ANY (ARRAY['open'::text, 'waiting'::text, 'closed'::text])))
constraint on cases."case" case_pkey: PRIMARY KEY (id)
constraint on cases."case" case_priority_check: CHECK (((priority >= 1) AND (priority <= 4)))
constraint on cases."case" case_subject_check: CHECK ((char_length(subject) <= 500))
constraint on cases."case" case_team_id_fkey: FOREIGN KEY (team_id) REFERENCES identity.team(id)
constraint on cases."case" owner_on_record: TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint on cases.contact contact_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on cases.contact contact_channel_check: CHECK ((channel = ANY (ARRAY['email'::text, 'web'::text, 'phone'::text, 'counter'::text, 'letter'::text, 'chat'::text, 'sms'::text])))
constraint on cases.contact contact_customer_id_fkey: FOREIGN KEY (customer_id) REFERENCES customers.customer(id)
constraint on cases.contact contact_direction_check: CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text])))
constraint on cases.contact contact_lasted_s_check: CHECK (((lasted_s >= 0) AND (lasted_s <= 86400)))
constraint on cases.contact contact_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on cases.contact contact_outcome_check: CHECK ((outcome = ANY (ARRAY['spoke'::text, 'settled'::text, 'ring back'::text, 'left a message'::text, 'no answer'::text])))
constraint on cases.contact contact_pkey: PRIMARY KEY (id)
constraint on cases.contact contact_tone_check: CHECK ((tone = ANY (ARRAY['calm'::text, 'worried'::text, 'upset'::text, 'angry'::text, 'abusive'::text])))
constraint on cases.draft draft_body_check: CHECK ((char_length(body) <= 200000))
constraint on cases.draft draft_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on cases.draft draft_has_its_case: CHECK (((case_id IS NOT NULL) OR (kind = ANY (ARRAY['call'::text, 'case'::text, 'form'::text]))))
constraint on cases.draft draft_kind_check: CHECK ((kind = ANY (ARRAY['reply'::text, 'note'::text, 'call'::text, 'case'::text, 'answer'::text, 'form'::text])))
constraint on cases.draft draft_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on cases.draft draft_pkey: PRIMARY KEY (id)
constraint on cases.finding finding_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on cases.finding finding_pkey: PRIMARY KEY (id)
constraint on cases.finding finding_source_check: CHECK ((source = ANY (ARRAY['case'::text, 'message'::text, 'note'::text])))
constraint on cases.hand_over hand_over_asked_check: CHECK ((char_length(asked) <= 2000))
constraint on cases.hand_over hand_over_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on cases.hand_over hand_over_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on cases.hand_over hand_over_check: CHECK ((taken_at >= at))
constraint on cases.hand_over hand_over_check1: CHECK ((ended_at >= at))
constraint on cases.hand_over hand_over_from_officer_id_fkey: FOREIGN KEY (from_officer_id) REFERENCES identity.officer(id)
constraint on cases.hand_over hand_over_from_team_id_fkey: FOREIGN KEY (from_team_id) REFERENCES identity.team(id)
constraint on cases.hand_over hand_over_note_id_fkey: FOREIGN KEY (note_id) REFERENCES cases.note(id)
constraint on cases.hand_over hand_over_note_id_key: UNIQUE (note_id)
constraint on cases.hand_over hand_over_pkey: PRIMARY KEY (id)
constraint on cases.hand_over hand_over_promised_check: CHECK ((char_length(promised) <= 2000))
constraint on cases.hand_over hand_over_taken_by_fkey: FOREIGN KEY (taken_by) REFERENCES identity.officer(id)
constraint on cases.hand_over hand_over_taken_by_somebody: CHECK (((taken_at IS NULL) = (taken_by IS NULL)))
constraint on cases.hand_over hand_over_taken_or_ended: CHECK ((num_nonnulls(taken_at, ended_at) <= 1))
constraint on cases.hand_over hand_over_to_officer_id_fkey: FOREIGN KEY (to_officer_id) REFERENCES identity.officer(id)
constraint on cases.hand_over hand_over_to_team_id_fkey: FOREIGN KEY (to_team_id) REFERENCES identity.team(id)
constraint on cases.hand_over hand_over_why_check: CHECK (((char_length(why) >= 1) AND (char_length(why) <= 2000)))
constraint on cases.kept_search kept_search_name_check: CHECK (((char_length(name) >= 1) AND (char_length(name) <= 80)))
constraint on cases.kept_search kept_search_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on cases.kept_search kept_search_once: UNIQUE (officer_id, name)
constraint on cases.kept_search kept_search_pkey: PRIMARY KEY (id)
constraint on cases.kept_search kept_search_query_check: CHECK (((char_length(query) >= 1) AND (char_length(query) <= 300)))
constraint on cases.link link_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on cases.link link_check: CHECK ((case_id < other_id))
constraint on cases.link link_made_by_fkey: FOREIGN KEY (made_by) REFERENCES identity.officer(id)
constraint on cases.link link_other_id_fkey: FOREIGN KEY (other_id) REFERENCES cases."case"(id)
constraint on cases.link link_pkey: PRIMARY KEY (case_id, other_id)
constraint on cases.list_columns list_columns_columns_check: CHECK ((cardinality(columns) <= 12))
constraint on cases.list_columns list_columns_list_check: CHECK (((char_length(list) >= 1) AND (char_length(list) <= 40)))
constraint on cases.list_columns list_columns_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on cases.list_columns list_columns_pkey: PRIMARY KEY (officer_id, list)
constraint on cases.mention mention_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on cases.mention mention_note_id_fkey: FOREIGN KEY (note_id) REFERENCES cases.note(id)
constraint on cases.mention mention_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on cases.mention mention_pkey: PRIMARY KEY (note_id, officer_id)
constraint on cases.mention mention_team_id_fkey: FOREIGN KEY (team_id) REFERENCES identity.team(id)
constraint on cases.merge merge_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on cases.merge merge_from_id_fkey: FOREIGN KEY (from_id) REFERENCES cases."case"(id)
constraint on cases.merge merge_into_id_fkey: FOREIGN KEY (into_id) REFERENCES cases."case"(id)
constraint on cases.merge merge_pkey: PRIMARY KEY (id)
constraint on cases.merge merge_undone_by_fkey: FOREIGN KEY (undone_by) REFERENCES identity.officer(id)
constraint on cases.message message_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on cases.message message_check: CHECK (((direction = 'out'::text) = (delivery IS NOT NULL)))
constraint on cases.message message_contact_id_fkey: FOREIGN KEY (contact_id) REFERENCES cases.contact(id)
constraint on cases.message message_customer_id_fkey: FOREIGN KEY (customer_id) REFERENCES customers.customer(id)
constraint on cases.message message_delivery_check: CHECK ((delivery = ANY (ARRAY['to approve'::text, 'held'::text, 'to post'::text, 'sending'::text, 'sent'::text, 'unsure'::text, 'undelivered'::text, 'failed'::text, 'recalled'::text])))
constraint on cases.message message_direction_check: CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text])))
constraint on cases.message message_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on cases.message message_pkey: PRIMARY KEY (id)
constraint on cases.note note_body_check: CHECK (((char_length(body) >= 1) AND (char_length(body) <= 100000)))
constraint on cases.note note_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on cases.note note_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on cases.note note_pkey: PRIMARY KEY (id)
constraint on cases.notice notice_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on cases.notice notice_message_id_fkey: FOREIGN KEY (message_id) REFERENCES cases.message(id)
constraint on cases.notice notice_pkey: PRIMARY KEY (id)
constraint on cases.party party_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on cases.party party_customer_id_fkey: FOREIGN KEY (customer_id) REFERENCES customers.customer(id)
constraint on cases.party party_pkey: PRIMARY KEY (id)
constraint on cases.party party_role_check: CHECK ((role = ANY (ARRAY['customer'::text, 'representative'::text, 'subject'::text, 'agency'::text, 'advocate'::text, 'supplier'::text, 'witness'::text])))
constraint on cases.perspective perspective_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on cases.perspective perspective_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on cases.perspective perspective_check: CHECK ((ended_at >= at))
constraint on cases.perspective perspective_contact_id_fkey: FOREIGN KEY (contact_id) REFERENCES cases.contact(id)
constraint on cases.perspective perspective_ended_by_fkey: FOREIGN KEY (ended_by) REFERENCES identity.officer(id)
constraint on cases.perspective perspective_ended_by_somebody: CHECK (((ended_at IS NULL) = (ended_by IS NULL)))
constraint on cases.perspective perspective_from_one_place: CHECK ((num_nonnulls(message_id, contact_id) <= 1))
constraint on cases.perspective perspective_message_id_fkey: FOREIGN KEY (message_id) REFERENCES cases.message(id)
constraint on cases.perspective perspective_part_check: CHECK ((part = ANY (ARRAY['asked'::text, 'needs'::text, 'feels'::text, 'expects'::text, 'affected'::text])))
constraint on cases.perspective perspective_pkey: PRIMARY KEY (id)
constraint on cases.perspective perspective_words_check: CHECK (((char_length(words) >= 1) AND (char_length(words) <= 600)))
constraint on cases.presence presence_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on cases.presence presence_check: CHECK ((until > since))
constraint on cases.presence presence_doing_check: CHECK ((doing = ANY (ARRAY['reading'::text, 'writing'::text])))
constraint on cases.presence presence_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on cases.presence presence_pkey: PRIMARY KEY (case_id, officer_id, seat)
constraint on cases.presence presence_seat_check: CHECK (((char_length(seat) >= 8) AND (char_length(seat) <= 40)))
constraint on cases.private_link private_link_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on cases.private_link private_link_customer_id_fkey: FOREIGN KEY (customer_id) REFERENCES customers.customer(id)
constraint on cases.private_link private_link_pkey: PRIMARY KEY (token_hash)
constraint on cases.private_link private_link_token_hash_check: CHECK ((octet_length(token_hash) = 32))
constraint on cases.recent_search recent_search_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on cases.recent_search recent_search_pkey: PRIMARY KEY (officer_id, query)
constraint on cases.recent_search recent_search_query_check: CHECK (((char_length(query) >= 1) AND (char_length(query) <= 300)))
constraint on cases.seen seen_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on cases.seen seen_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on cases.seen seen_pkey: PRIMARY KEY (case_id, officer_id)
constraint on cases.split split_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on cases.split split_contact_ids_check: CHECK ((cardinality(contact_ids) > 0))
constraint on cases.split split_from_id_fkey: FOREIGN KEY (from_id) REFERENCES cases."case"(id)
constraint on cases.split split_new_id_fkey: FOREIGN KEY (new_id) REFERENCES cases."case"(id)
constraint on cases.split split_pkey: PRIMARY KEY (id)
constraint on cases.split split_undone_by_fkey: FOREIGN KEY (undone_by) REFERENCES identity.officer(id)
constraint on cases.tag tag_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on cases.tag tag_pkey: PRIMARY KEY (case_id, tag)
constraint on cases.tag tag_tag_check: CHECK ((((char_length(tag) >= 1) AND (char_length(tag) <= 40)) AND (tag = lower(tag))))
constraint on cases.task task_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on cases.task task_done_by_fkey: FOREIGN KEY (done_by) REFERENCES identity.officer(id)
constraint on cases.task task_made_by_fkey: FOREIGN KEY (made_by) REFERENCES identity.officer(id)
constraint on cases.task task_owner_id_fkey: FOREIGN KEY (owner_id) REFERENCES identity.officer(id)
constraint on cases.task task_pkey: PRIMARY KEY (id)
constraint on cases.task task_title_check: CHECK (((char_length(title) >= 1) AND (char_length(title) <= 280)))
constraint on cases.view view_columns_check: CHECK ((cardinality(columns) <= 12))
constraint on cases.view view_name_check: CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60)))
constraint on cases.view view_owner_id_fkey: FOREIGN KEY (owner_id) REFERENCES identity.officer(id)
constraint on cases.view view_pkey: PRIMARY KEY (id)
constraint on cases.view view_team_id_fkey: FOREIGN KEY (team_id) REFERENCES identity.team(id)
constraint on cases.view view_wanted_check: CHECK ((jsonb_typeof(wanted) = 'object'::text))
constraint on clocks.clock clock_breach_cause_check: CHECK ((breach_cause = ANY (ARRAY['waiting for somebody else'::text, 'too much work'::text, 'overlooked'::text, 'customer not reached'::text, 'system fault'::text, 'harder than expected'::text, 'other'::text])))
constraint on clocks.clock clock_breach_note_check: CHECK ((char_length(breach_note) <= 1000))
constraint on clocks.clock clock_calendar_id_fkey: FOREIGN KEY (calendar_id) REFERENCES standards.calendar(id)
constraint on clocks.clock clock_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on clocks.clock clock_extended_check: CHECK ((extended >= 0))
constraint on clocks.clock clock_is_missed_at_its_time: CHECK (((breached_at IS NULL) OR (due_at IS NULL) OR (breached_at = due_at)))
constraint on clocks.clock clock_pkey: PRIMARY KEY (id)
constraint on clocks.clock clock_rule_id_fkey: FOREIGN KEY (rule_id) REFERENCES standards.rule(id)
constraint on clocks.clock clock_state_check: CHECK ((state = ANY (ARRAY['running'::text, 'paused'::text, 'ended'::text, 'withdrawn'::text])))
constraint on clocks.clock clock_that_ended_has_a_time: CHECK (((state = ANY (ARRAY['ended'::text, 'withdrawn'::text])) = (ended_at IS NOT NULL)))
constraint on clocks.clock clock_that_is_paused_is_not_due: CHECK (((state <> 'paused'::text) OR (due_at IS NULL)))
constraint on clocks.clock clock_that_runs_is_due: CHECK (((state <> 'running'::text) OR ((due_at IS NOT NULL) AND (warn_at IS NOT NULL))))
constraint on clocks.extension extension_before_it_is_over: CHECK ((at < due_before))
constraint on clocks.extension extension_by_amount_check: CHECK ((by_amount > 0))
constraint on clocks.extension extension_check: CHECK ((due_after >= due_before))
constraint on clocks.extension extension_clock_id_fkey: FOREIGN KEY (clock_id) REFERENCES clocks.clock(id)
constraint on clocks.extension extension_notice_check: CHECK (((char_length(notice) >= 1) AND (char_length(notice) <= 20000)))
constraint on clocks.extension extension_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on clocks.extension extension_pkey: PRIMARY KEY (id)
constraint on clocks.extension extension_reason_check: CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 1000)))
constraint on clocks."interval" interval_check: CHECK ((to_at >= from_at))
constraint on clocks."interval" interval_check1: CHECK (((ended IS NULL) = (to_at IS NULL)))
constraint on clocks."interval" interval_clock_id_fkey: FOREIGN KEY (clock_id) REFERENCES clocks.clock(id)
constraint on clocks."interval" interval_number_check: CHECK ((number > 0))
constraint on clocks."interval" interval_pkey: PRIMARY KEY (clock_id, number)
constraint on clocks.told told_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on clocks.told told_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on clocks.told told_pkey: PRIMARY KEY (id)
constraint on clocks.told told_stage_check: CHECK ((stage = ANY (ARRAY['soon'::text, 'missed'::text])))
constraint on clocks.told told_subject_check: CHECK ((subject = ANY (ARRAY['clock'::text, 'promise'::text])))
constraint on complaints.answer answer_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on complaints.answer answer_case_id_stage_fkey: FOREIGN KEY (case_id, stage) REFERENCES complaints.stage(case_id, number)
constraint on complaints.answer answer_check: CHECK ((taken_back_at >= at))
constraint on complaints.answer answer_check1: CHECK ((reopened_at >= at))
constraint on complaints.answer answer_letter_check: CHECK (((char_length(letter) >= 1) AND (char_length(letter) <= 40000)))
constraint on complaints.answer answer_pkey: PRIMARY KEY (id)
constraint on complaints.answer answer_reopened_why_check: CHECK (((char_length(reopened_why) >= 1) AND (char_length(reopened_why) <= 2000)))
constraint on complaints.answer answer_reopened_with_a_reason: CHECK (((reopened_at IS NULL) = (reopened_why IS NULL)))
constraint on complaints.answer answer_taken_back_is_a_message: CHECK (((taken_back_at IS NULL) OR (message_id IS NOT NULL)))
constraint on complaints.answer answer_that_waits_is_a_message: CHECK (((NOT waits) OR (message_id IS NOT NULL)))
constraint on complaints.cause cause_because_check: CHECK ((because = ANY (ARRAY['skill'::text, 'capacity'::text, 'process missing'::text, 'process not followed'::text, 'knowledge'::text, 'system'::text, 'data'::text, 'law'::text, 'handoff'::text, 'third party'::text, 'customer'::text, 'unavoidable'::text])))
constraint on complaints.cause cause_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on complaints.cause cause_issue_id_fkey: FOREIGN KEY (issue_id) REFERENCES complaints.issue(id)
constraint on complaints.cause cause_pkey: PRIMARY KEY (id)
constraint on complaints.cause cause_went_wrong_check: CHECK ((went_wrong = ANY (ARRAY['access'::text, 'delay'::text, 'information'::text, 'decision'::text, 'process'::text, 'conduct'::text, 'communication'::text, 'privacy'::text, 'record'::text, 'facility'::text, 'digital'::text, 'cost'::text, 'policy'::text, 'partner'::text])))
constraint on complaints.closure closure_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on complaints.closure closure_case_id_fkey: FOREIGN KEY (case_id) REFERENCES complaints.complaint(case_id)
constraint on complaints.closure closure_check: CHECK ((reopened_at >= at))
constraint on complaints.closure closure_pkey: PRIMARY KEY (id)
constraint on complaints.closure closure_reason_check: CHECK ((reason = ANY (ARRAY['answered'::text, 'settled at once'::text, 'withdrawn'::text, 'not reached'::text, 'outside'::text])))
constraint on complaints.closure closure_reopened_by_fkey: FOREIGN KEY (reopened_by) REFERENCES identity.officer(id)
constraint on complaints.closure closure_without_an_answer_says_why: CHECK (((reason = 'answered'::text) OR (words <> ''::text)))
constraint on complaints.closure closure_words_check: CHECK ((char_length(words) <= 2000))
constraint on complaints.complaint complaint_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on complaints.complaint complaint_check: CHECK ((from_case_id <> case_id))
constraint on complaints.complaint complaint_contact_id_fkey: FOREIGN KEY (contact_id) REFERENCES cases.contact(id)
constraint on complaints.complaint complaint_from_case_id_fkey: FOREIGN KEY (from_case_id) REFERENCES cases."case"(id)
constraint on complaints.complaint complaint_pack_version_check: CHECK ((pack_version > 0))
constraint on complaints.complaint complaint_pkey: PRIMARY KEY (case_id)
constraint on complaints.complaint complaint_recorded_after_it_came: CHECK ((recorded_at >= received_at))
constraint on complaints.complaint complaint_recorded_by_fkey: FOREIGN KEY (recorded_by) REFERENCES identity.officer(id)
constraint on complaints.complaint complaint_state_check: CHECK ((state = ANY (ARRAY['open'::text, 'refused'::text, 'withdrawn'::text, 'service request'::text])))
constraint on complaints.complaint complaint_wanted_check: CHECK ((char_length(wanted) <= 2000))
constraint on complaints.corrective corrective_after_check: CHECK (((char_length(after) >= 1) AND (char_length(after) <= 500)))
constraint on complaints.corrective corrective_before_check: CHECK (((char_length(before) >= 1) AND (char_length(before) <= 500)))
constraint on complaints.corrective corrective_case_id_fkey: FOREIGN KEY (case_id) REFERENCES complaints.complaint(case_id)
constraint on complaints.corrective corrective_check: CHECK ((done_at >= made_at))
constraint on complaints.corrective corrective_done_by_fkey: FOREIGN KEY (done_by) REFERENCES identity.officer(id)
constraint on complaints.corrective corrective_done_with_its_measure: CHECK ((num_nonnulls(after, worked, done_at, done_by) = ANY (ARRAY[0, 4])))
constraint on complaints.corrective corrective_for_later: CHECK ((due_at > made_at))
constraint on complaints.corrective corrective_issue_id_fkey: FOREIGN KEY (issue_id) REFERENCES complaints.issue(id)
constraint on complaints.corrective corrective_made_by_fkey: FOREIGN KEY (made_by) REFERENCES identity.officer(id)
constraint on complaints.corrective corrective_measure_check: CHECK (((char_length(measure) >= 1) AND (char_length(measure) <= 500)))
constraint on complaints.corrective corrective_owner_id_fkey: FOREIGN KEY (owner_id) REFERENCES identity.officer(id)
constraint on complaints.corrective corrective_pkey: PRIMARY KEY (id)
constraint on complaints.corrective corrective_what_check: CHECK (((char_length(what) >= 1) AND (char_length(what) <= 500)))
constraint on complaints.decision decision_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on complaints.decision decision_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on complaints.decision decision_contact_id_fkey: FOREIGN KEY (contact_id) REFERENCES cases.contact(id)
constraint on complaints.decision decision_kind_check: CHECK ((kind = ANY (ARRAY['service request'::text, 'refused'::text, 'late and taken'::text, 'withdrawn'::text])))
constraint on complaints.decision decision_letter_check: CHECK (((char_length(letter) >= 1) AND (char_length(letter) <= 20000)))
constraint on complaints.decision decision_pkey: PRIMARY KEY (id)
constraint on complaints.decision decision_reasons_check: CHECK (((char_length(reasons) >= 1) AND (char_length(reasons) <= 4000)))
constraint on complaints.decision decision_refused_with_code_and_letter: CHECK (((kind <> 'refused'::text) OR ((code IS NOT NULL) AND (letter IS NOT NULL))))
constraint on complaints.decision decision_told: CHECK (((kind <> 'service request'::text) OR ((told IS NOT NULL) AND ((told <> 'letter'::text) OR (letter IS NOT NULL)))))
constraint on complaints.decision decision_told_check: CHECK ((told = ANY (ARRAY['letter'::text, 'by telephone'::text, 'in person'::text])))
constraint on complaints.finding finding_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on complaints.finding finding_changed_with_a_reason: CHECK (((replaces_id IS NULL) = (why_changed IS NULL)))
constraint on complaints.finding finding_cites_check: CHECK (((char_length(cites) >= 1) AND (char_length(cites) <= 1000)))
constraint on complaints.finding finding_finding_check: CHECK ((finding = ANY (ARRAY['upheld'::text, 'partly upheld'::text, 'not upheld'::text, 'not determined'::text])))
constraint on complaints.finding finding_issue_id_fkey: FOREIGN KEY (issue_id) REFERENCES complaints.issue(id)
constraint on complaints.finding finding_pkey: PRIMARY KEY (id)
constraint on complaints.finding finding_reasons_check: CHECK (((char_length(reasons) >= 1) AND (char_length(reasons) <= 8000)))
constraint on complaints.finding finding_replaces_id_fkey: FOREIGN KEY (replaces_id) REFERENCES complaints.finding(id)
constraint on complaints.finding finding_stage_check: CHECK (((stage >= 1) AND (stage <= 9)))
constraint on complaints.finding finding_why_changed_check: CHECK (((char_length(why_changed) >= 1) AND (char_length(why_changed) <= 2000)))
constraint on complaints.imported imported_case_id_fkey: FOREIGN KEY (case_id) REFERENCES complaints.complaint(case_id)
constraint on complaints.imported imported_external_id_check: CHECK (((length(external_id) >= 1) AND (length(external_id) <= 100)))
constraint on complaints.imported imported_imported_by_fkey: FOREIGN KEY (imported_by) REFERENCES identity.officer(id)
constraint on complaints.imported imported_pkey: PRIMARY KEY (case_id)
constraint on complaints.imported imported_relief_check: CHECK ((relief = ANY (ARRAY['monetary'::text, 'non-monetary'::text, 'explanation'::text, 'none'::text])))
constraint on complaints.imported imported_response_check: CHECK ((length(response) <= 200))
constraint on complaints.imported imported_source_check: CHECK ((source = 'cfpb'::text))
constraint on complaints.issue issue_added_by_fkey: FOREIGN KEY (added_by) REFERENCES identity.officer(id)
constraint on complaints.issue issue_agency_check: CHECK ((char_length(agency) <= 200))
constraint on complaints.issue issue_case_id_fkey: FOREIGN KEY (case_id) REFERENCES complaints.complaint(case_id)
constraint on complaints.issue issue_complexity_check: CHECK ((complexity = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text])))
constraint on complaints.issue issue_evidence_check: CHECK ((cardinality(evidence) <= 40))
constraint on complaints.issue issue_impact_check: CHECK ((impact = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text])))
constraint on complaints.issue issue_number_check: CHECK ((number > 0))
constraint on complaints.issue issue_pkey: PRIMARY KEY (id)
constraint on complaints.issue issue_said_check: CHECK (((char_length(said) >= 1) AND (char_length(said) <= 2000)))
constraint on complaints.issue issue_severity_check: CHECK ((severity = ANY (ARRAY['low'::text, 'medium'::text, 'high'::text])))
constraint on complaints.issue issue_topic_check: CHECK ((length(topic) <= 120))
constraint on complaints.issue issue_wanted_check: CHECK ((char_length(wanted) <= 1000))
constraint on complaints.learned learned_examples_check: CHECK ((length(examples) = 32))
constraint on complaints.learned learned_one_check: CHECK (one)
constraint on complaints.learned learned_pkey: PRIMARY KEY (one)
constraint on complaints.learning learning_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on complaints.learning learning_decision_check: CHECK ((decision = ANY (ARRAY['action'::text, 'none'::text])))
constraint on complaints.learning learning_issue_id_fkey: FOREIGN KEY (issue_id) REFERENCES complaints.issue(id)
constraint on complaints.learning learning_none_says_why: CHECK (((decision = 'action'::text) OR (reason <> ''::text)))
constraint on complaints.learning learning_pkey: PRIMARY KEY (issue_id)
constraint on complaints.learning learning_reason_check: CHECK ((char_length(reason) <= 2000))
constraint on complaints.matter matter_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on complaints.matter matter_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on complaints.matter matter_check: CHECK ((matter_case_id <> case_id))
constraint on complaints.matter matter_matter_case_id_fkey: FOREIGN KEY (matter_case_id) REFERENCES cases."case"(id)
constraint on complaints.matter matter_matter_check: CHECK ((matter = ANY (ARRAY['privacy complaint'::text, 'human rights complaint'::text, 'safety concern'::text, 'corruption report'::text, 'public interest disclosure'::text])))
constraint on complaints.matter matter_pkey: PRIMARY KEY (id)
constraint on complaints.matter matter_reasons_check: CHECK (((char_length(reasons) >= 1) AND (char_length(reasons) <= 2000)))
constraint on complaints.outside outside_asked_check: CHECK (((char_length(asked) >= 1) AND (char_length(asked) <= 4000)))
constraint on complaints.outside outside_begun_by_fkey: FOREIGN KEY (begun_by) REFERENCES identity.officer(id)
constraint on complaints.outside outside_case_id_fkey: FOREIGN KEY (case_id) REFERENCES complaints.complaint(case_id)
constraint on complaints.outside outside_check: CHECK ((ended_at >= begun_at))
constraint on complaints.outside outside_ended_by_fkey: FOREIGN KEY (ended_by) REFERENCES identity.officer(id)
constraint on complaints.outside outside_ended_with_an_outcome: CHECK ((num_nonnulls(outcome, words, ended_at, ended_by) = ANY (ARRAY[0, 4])))
constraint on complaints.outside outside_outcome_check: CHECK ((outcome = ANY (ARRAY['nothing further'::text, 'settled'::text, 'not upheld'::text, 'upheld'::text, 'recommended'::text])))
constraint on complaints.outside outside_pkey: PRIMARY KEY (id)
constraint on complaints.outside outside_reference_check: CHECK ((char_length(reference) <= 200))
constraint on complaints.outside outside_words_check: CHECK (((char_length(words) >= 1) AND (char_length(words) <= 4000)))
constraint on complaints.remedy remedy_case_id_fkey: FOREIGN KEY (case_id) REFERENCES complaints.complaint(case_id)
constraint on complaints.remedy remedy_check: CHECK ((done_at >= made_at))
constraint on complaints.remedy remedy_cost_cents_check: CHECK ((cost_cents >= 0))
constraint on complaints.remedy remedy_done_by_fkey: FOREIGN KEY (done_by) REFERENCES identity.officer(id)
constraint on complaints.remedy remedy_done_with_evidence_and_told: CHECK ((num_nonnulls(evidence, told, told_at, done_at, done_by) = ANY (ARRAY[0, 5])))
constraint on complaints.remedy remedy_evidence_check: CHECK (((char_length(evidence) >= 1) AND (char_length(evidence) <= 2000)))
constraint on complaints.remedy remedy_issue_id_fkey: FOREIGN KEY (issue_id) REFERENCES complaints.issue(id)
constraint on complaints.remedy remedy_kind_check: CHECK ((kind = ANY (ARRAY['apology'::text, 'acknowledgement'::text, 'explanation'::text, 'action'::text, 'decision changed'::text, 'record corrected'::text, 'money'::text, 'practice changed'::text])))
constraint on complaints.remedy remedy_made_by_fkey: FOREIGN KEY (made_by) REFERENCES identity.officer(id)
constraint on complaints.remedy remedy_money_has_an_amount: CHECK (((kind <> 'money'::text) OR (cost_cents IS NOT NULL)))
constraint on complaints.remedy remedy_pkey: PRIMARY KEY (id)
constraint on complaints.remedy remedy_promise_id_fkey: FOREIGN KEY (promise_id) REFERENCES promises.promise(id)
constraint on complaints.remedy remedy_told_check: CHECK (((char_length(told) >= 1) AND (char_length(told) <= 1000)))
constraint on complaints.stage owner_on_record: TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint on complaints.stage stage_began_by_fkey: FOREIGN KEY (began_by) REFERENCES identity.officer(id)
constraint on complaints.stage stage_case_id_fkey: FOREIGN KEY (case_id) REFERENCES complaints.complaint(case_id)
constraint on complaints.stage stage_decider_id_fkey: FOREIGN KEY (decider_id) REFERENCES identity.officer(id)
constraint on complaints.stage stage_first_is_not_independent: CHECK (((number > 1) OR (NOT independent)))
constraint on complaints.stage stage_investigator_id_fkey: FOREIGN KEY (investigator_id) REFERENCES identity.officer(id)
constraint on complaints.stage stage_number_check: CHECK (((number >= 1) AND (number <= 9)))
constraint on complaints.stage stage_pkey: PRIMARY KEY (case_id, number)
constraint on complaints.stage stage_why_check: CHECK ((char_length(why) <= 2000))
constraint on complaints.topic topic_name_check: CHECK (((length(name) >= 1) AND (length(name) <= 120)))
constraint on complaints.topic topic_pkey: PRIMARY KEY (name)
constraint on complaints.touch touch_apart: TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint on complaints.touch touch_case_id_fkey: FOREIGN KEY (case_id) REFERENCES complaints.complaint(case_id)
constraint on complaints.touch touch_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on complaints.touch touch_part_check: CHECK ((part = ANY (ARRAY['subject'::text, 'owner'::text, 'investigator'::text, 'decider'::text, 'finding'::text])))
constraint on complaints.touch touch_pkey: PRIMARY KEY (case_id, stage, officer_id, part)
constraint on complaints.touch touch_stage_check: CHECK (((stage >= 0) AND (stage <= 9)))
constraint on complaints.touch touch_subject_is_stage_nought: CHECK (((stage = 0) = (part = 'subject'::text)))
constraint on conduct.departure departure_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on conduct.departure departure_pkey: PRIMARY KEY (restriction_id, contact_id)
constraint on conduct.departure departure_restriction_id_fkey: FOREIGN KEY (restriction_id) REFERENCES conduct.restriction(id)
constraint on conduct.departure departure_way_check: CHECK ((way = ANY (ARRAY['letter'::text, 'email'::text, 'web'::text, 'phone'::text, 'counter'::text])))
constraint on conduct.incident incident_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on conduct.incident incident_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on conduct.incident incident_category_check: CHECK ((category = ANY (ARRAY['persistence'::text, 'demands'::text, 'lack of cooperation'::text, 'arguments'::text, 'behaviour'::text])))
constraint on conduct.incident incident_contact_id_fkey: FOREIGN KEY (contact_id) REFERENCES cases.contact(id)
constraint on conduct.incident incident_customer_id_fkey: FOREIGN KEY (customer_id) REFERENCES customers.customer(id)
constraint on conduct.incident incident_impacts_check: CHECK (((cardinality(impacts) >= 1) AND (cardinality(impacts) <= 4)))
constraint on conduct.incident incident_pkey: PRIMARY KEY (id)
constraint on conduct.incident incident_response_check: CHECK (((char_length(response) >= 1) AND (char_length(response) <= 60)))
constraint on conduct.incident incident_warned_in_writing: CHECK (((warned_at IS NOT NULL) OR (warning_id IS NULL)))
constraint on conduct.incident incident_warning_id_fkey: FOREIGN KEY (warning_id) REFERENCES cases.message(id)
constraint on conduct.incident incident_what_check: CHECK (((char_length(what) >= 1) AND (char_length(what) <= 4000)))
constraint on conduct.restriction restriction_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on conduct.restriction restriction_case_ids_check: CHECK (((cardinality(case_ids) >= 1) AND (cardinality(case_ids) <= 40)))
constraint on conduct.restriction restriction_considered_check: CHECK (((char_length(considered) >= 1) AND (char_length(considered) <= 4000)))
constraint on conduct.restriction restriction_customer_id_fkey: FOREIGN KEY (customer_id) REFERENCES customers.customer(id)
constraint on conduct.restriction restriction_decision_id_fkey: FOREIGN KEY (decision_id) REFERENCES decisions.decision(id)
constraint on conduct.restriction restriction_decision_id_key: UNIQUE (decision_id)
constraint on conduct.restriction restriction_ends: CHECK (((ends_at > made_at) AND (ends_at <= (made_at + '366 days'::interval))))
constraint on conduct.restriction restriction_incident_ids_check: CHECK (((cardinality(incident_ids) >= 1) AND (cardinality(incident_ids) <= 40)))
constraint on conduct.restriction restriction_lift_reason_check: CHECK (((char_length(lift_reason) >= 1) AND (char_length(lift_reason) <= 2000)))
constraint on conduct.restriction restriction_lifted_by_fkey: FOREIGN KEY (lifted_by) REFERENCES identity.officer(id)
constraint on conduct.restriction restriction_lifted_with_a_reason: CHECK (((lifted_at IS NULL) = (lift_reason IS NULL)))
constraint on conduct.restriction restriction_made_by_fkey: FOREIGN KEY (made_by) REFERENCES identity.officer(id)
constraint on conduct.restriction restriction_needs_considered_check: CHECK (((char_length(needs_considered) >= 1) AND (char_length(needs_considered) <= 4000)))
constraint on conduct.restriction restriction_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on conduct.restriction restriction_pkey: PRIMARY KEY (id)
constraint on conduct.restriction restriction_place_check: CHECK ((char_length(place) <= 500))
constraint on conduct.restriction restriction_times_check: CHECK ((char_length(times) <= 500))
constraint on conduct.restriction restriction_ways_check: CHECK ((cardinality(ways) >= 1))
constraint on conduct.wellbeing wellbeing_answered: CHECK (((how IS NULL) = (answered_at IS NULL)))
constraint on conduct.wellbeing wellbeing_how_check: CHECK ((how = ANY (ARRAY['fine'::text, 'a break'::text, 'to talk'::text])))
constraint on conduct.wellbeing wellbeing_incident_id_fkey: FOREIGN KEY (incident_id) REFERENCES conduct.incident(id)
constraint on conduct.wellbeing wellbeing_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on conduct.wellbeing wellbeing_pkey: PRIMARY KEY (id)
constraint on conduct.wellbeing wellbeing_talked: CHECK (((talked_at IS NULL) OR (how = 'to talk'::text)))
constraint on conduct.wellbeing wellbeing_talked_by_fkey: FOREIGN KEY (talked_by) REFERENCES identity.officer(id)
constraint on conduct.wellbeing wellbeing_team_id_fkey: FOREIGN KEY (team_id) REFERENCES identity.team(id)
constraint on correspondence.automatic_answer automatic_answer_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on correspondence.caught caught_message_id_fkey: FOREIGN KEY (message_id) REFERENCES correspondence.outgoing(message_id)
constraint on correspondence.caught caught_pkey: PRIMARY KEY (message_id)
constraint on correspondence.caught caught_sha256_fkey: FOREIGN KEY (sha256) REFERENCES platform.blob(sha256)
constraint on correspondence.made_from made_from_message_id_fkey: FOREIGN KEY (message_id) REFERENCES correspondence.outgoing(message_id)
constraint on correspondence.made_from made_from_pkey: PRIMARY KEY (message_id, template_id)
constraint on correspondence.made_from made_from_template_id_version_fkey: FOREIGN KEY (template_id, version) REFERENCES correspondence.template_version(template_id, version)
constraint on correspondence.outgoing leaves_as_approved: TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint on correspondence.outgoing outgoing_approval_check: CHECK ((approval = ANY (ARRAY['not needed'::text, 'waiting'::text, 'given'::text])))
constraint on correspondence.outgoing outgoing_approved_sha256_check: CHECK ((octet_length(approved_sha256) = 32))
constraint on correspondence.outgoing outgoing_approved_text_is_known: CHECK (((approval = 'given'::text) = (approved_sha256 IS NOT NULL)))
constraint on correspondence.outgoing outgoing_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on correspondence.outgoing outgoing_channel_check: CHECK ((channel = ANY (ARRAY['email'::text, 'letter'::text, 'sms'::text])))
constraint on correspondence.outgoing outgoing_customer_id_fkey: FOREIGN KEY (customer_id) REFERENCES customers.customer(id)
constraint on correspondence.outgoing outgoing_kind_check: CHECK ((kind = ANY (ARRAY['reply'::text, 'acknowledgement'::text])))
constraint on correspondence.outgoing outgoing_letter_has_form: CHECK (((channel = 'letter'::text) = (form IS NOT NULL)))
constraint on correspondence.outgoing outgoing_message_id_fkey: FOREIGN KEY (message_id) REFERENCES cases.message(id)
constraint on correspondence.outgoing outgoing_only_letters_are_posted: CHECK (((state <> 'to post'::text) OR (channel = 'letter'::text)))
constraint on correspondence.outgoing outgoing_pkey: PRIMARY KEY (message_id)
constraint on correspondence.outgoing outgoing_recipients_check: CHECK ((cardinality(recipients) > 0))
constraint on correspondence.outgoing outgoing_state_check: CHECK ((state = ANY (ARRAY['held'::text, 'to post'::text, 'sending'::text, 'sent'::text, 'unsure'::text, 'failed'::text, 'recalled'::text])))
constraint on correspondence.outgoing outgoing_waits_for_approval: CHECK (((approval <> 'waiting'::text) OR (state = ANY (ARRAY['held'::text, 'recalled'::text]))))
constraint on correspondence.template template_check: CHECK ((of_id <> id))
constraint on correspondence.template template_has_its_words: FOREIGN KEY (id, version) REFERENCES correspondence.template_version(template_id, version) DEFERRABLE INITIALLY DEFERRED
constraint on correspondence.template template_is_for_one_circle: CHECK (((team_id IS NULL) OR (officer_id IS NULL)))
constraint on correspondence.template template_language_check: CHECK ((language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'::text))
constraint on correspondence.template template_name_check: CHECK (((char_length(name) >= 1) AND (char_length(name) <= 120)))
constraint on correspondence.template template_of_id_fkey: FOREIGN KEY (of_id) REFERENCES correspondence.template(id)
constraint on correspondence.template template_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on correspondence.template template_pkey: PRIMARY KEY (id)
constraint on correspondence.template template_shortcut_check: CHECK ((shortcut ~ '^[a-z0-9][a-z0-9-]{0,29}$'::text))
constraint on correspondence.template template_team_id_fkey: FOREIGN KEY (team_id) REFERENCES identity.team(id)
constraint on correspondence.template template_version_check: CHECK ((version > 0))
constraint on correspondence.template_version template_version_body_check: CHECK (((char_length(body) >= 1) AND (char_length(body) <= 20000)))
constraint on correspondence.template_version template_version_made_by_fkey: FOREIGN KEY (made_by) REFERENCES identity.officer(id)
constraint on correspondence.template_version template_version_pkey: PRIMARY KEY (template_id, version)
constraint on correspondence.template_version template_version_template_id_fkey: FOREIGN KEY (template_id) REFERENCES correspondence.template(id)
constraint on correspondence.template_version template_version_version_check: CHECK ((version > 0))
constraint on correspondence.waiting waiting_message_id_fkey: FOREIGN KEY (message_id) REFERENCES correspondence.outgoing(message_id)
constraint on correspondence.waiting waiting_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on correspondence.waiting waiting_pkey: PRIMARY KEY (message_id)
constraint on customers.apart apart_check: CHECK ((one_id < other_id))
constraint on customers.apart apart_one_id_fkey: FOREIGN KEY (one_id) REFERENCES customers.customer(id)
constraint on customers.apart apart_other_id_fkey: FOREIGN KEY (other_id) REFERENCES customers.customer(id)
constraint on customers.apart apart_pkey: PRIMARY KEY (one_id, other_id)
constraint on customers.authority authority_by_id_fkey: FOREIGN KEY (by_id) REFERENCES customers.customer(id)
constraint on customers.authority authority_check: CHECK ((by_id <> for_id))
constraint on customers.authority authority_check1: CHECK ((until_day >= from_day))
constraint on customers.authority authority_ended_why_check: CHECK (((char_length(ended_why) >= 1) AND (char_length(ended_why) <= 500)))
constraint on customers.authority authority_ends_with_a_reason: CHECK (((ended_at IS NULL) = (ended_why IS NULL)))
constraint on customers.authority authority_evidence_check: CHECK (((char_length(evidence) >= 1) AND (char_length(evidence) <= 500)))
constraint on customers.authority authority_for_id_fkey: FOREIGN KEY (for_id) REFERENCES customers.customer(id)
constraint on customers.authority authority_pkey: PRIMARY KEY (id)
constraint on customers.authority authority_scope_check: CHECK (((char_length(scope) >= 1) AND (char_length(scope) <= 300)))
constraint on customers.belonging belonging_check: CHECK ((organisation_id <> person_id))
constraint on customers.belonging belonging_organisation_id_fkey: FOREIGN KEY (organisation_id) REFERENCES customers.customer(id)
constraint on customers.belonging belonging_person_id_fkey: FOREIGN KEY (person_id) REFERENCES customers.customer(id)
constraint on customers.belonging belonging_pkey: PRIMARY KEY (person_id, organisation_id)
constraint on customers.contact_point contact_point_customer_id_fkey: FOREIGN KEY (customer_id) REFERENCES customers.customer(id)
constraint on customers.contact_point contact_point_kind_check: CHECK ((kind = ANY (ARRAY['email'::text, 'phone'::text, 'post'::text, 'other'::text])))
constraint on customers.contact_point contact_point_pkey: PRIMARY KEY (id)
constraint on customers.contact_point contact_point_value_check: CHECK (((char_length(value) >= 1) AND (char_length(value) <= 500)))
constraint on customers.customer customer_check: CHECK ((merged_into <> id))
constraint on customers.customer customer_kind_check: CHECK ((kind = ANY (ARRAY['person'::text, 'organisation'::text])))
constraint on customers.customer customer_merged_into_fkey: FOREIGN KEY (merged_into) REFERENCES customers.customer(id)
constraint on customers.customer customer_name_check: CHECK ((char_length(name) <= 200))
constraint on customers.customer customer_needs_check: CHECK ((char_length(needs) <= 2000))
constraint on customers.customer customer_pkey: PRIMARY KEY (id)
constraint on customers.merge merge_from_id_fkey: FOREIGN KEY (from_id) REFERENCES customers.customer(id)
constraint on customers.merge merge_into_id_fkey: FOREIGN KEY (into_id) REFERENCES customers.customer(id)
constraint on customers.merge merge_pkey: PRIMARY KEY (id)
constraint on customers.need need_customer_id_fkey: FOREIGN KEY (customer_id) REFERENCES customers.customer(id)
constraint on customers.need need_detail_check: CHECK ((char_length(detail) <= 500))
constraint on customers.need need_interpreter_has_language: CHECK (((kind = 'interpreter'::text) = (language IS NOT NULL)))
constraint on customers.need need_kind_check: CHECK ((kind = ANY (ARRAY['interpreter'::text, 'relay'::text, 'large print'::text, 'easy read'::text, 'times'::text, 'channel'::text, 'other'::text])))
constraint on customers.need need_language_check: CHECK (((char_length(language) >= 2) AND (char_length(language) <= 35)))
constraint on customers.need need_pkey: PRIMARY KEY (id)
constraint on customers.need need_says_what: CHECK (((kind <> ALL (ARRAY['times'::text, 'channel'::text, 'other'::text])) OR (detail <> ''::text)))
constraint on decisions.approval approval_asked_by_fkey: FOREIGN KEY (asked_by) REFERENCES identity.officer(id)
constraint on decisions.approval approval_because_check: CHECK ((cardinality(because) > 0))
constraint on decisions.approval approval_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on decisions.approval approval_message_id_fkey: FOREIGN KEY (message_id) REFERENCES cases.message(id)
constraint on decisions.approval approval_of_a_text: CHECK (((state <> 'approved'::text) OR (sha256 IS NOT NULL)))
constraint on decisions.approval approval_pkey: PRIMARY KEY (message_id)
constraint on decisions.approval approval_settled_or_waiting: CHECK (((state = 'waiting'::text) = (settled_at IS NULL)))
constraint on decisions.approval approval_sha256_check: CHECK ((octet_length(sha256) = 32))
constraint on decisions.approval approval_signs_check: CHECK ((signs = ANY (ARRAY['serial'::text, 'parallel'::text])))
constraint on decisions.approval approval_state_check: CHECK ((state = ANY (ARRAY['waiting'::text, 'approved'::text, 'returned'::text, 'withdrawn'::text])))
constraint on decisions.approval four_eyes: TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint on decisions.decision decision_alternative_check: CHECK ((char_length(alternative) <= 2000))
constraint on decisions.decision decision_amount_cents_check: CHECK ((amount_cents > 0))
constraint on decisions.decision decision_asked_by_fkey: FOREIGN KEY (asked_by) REFERENCES identity.officer(id)
constraint on decisions.decision decision_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on decisions.decision decision_check: CHECK ((follows_id <> id))
constraint on decisions.decision decision_file_check: CHECK ((cardinality(file) <= 40))
constraint on decisions.decision decision_follows_id_fkey: FOREIGN KEY (follows_id) REFERENCES decisions.decision(id)
constraint on decisions.decision decision_no_alternative_check: CHECK ((char_length(no_alternative) <= 2000))
constraint on decisions.decision decision_no_is_whole: CHECK (((NOT (((state = 'approved'::text) AND (power = ANY (ARRAY['refusal'::text, 'restriction'::text]))) OR ((state = 'declined'::text) AND (power <> ALL (ARRAY['refusal'::text, 'restriction'::text]))))) OR (((alternative <> ''::text) OR (no_alternative <> ''::text)) AND (review_right <> ''::text))))
constraint on decisions.decision decision_of_money_has_an_amount: CHECK (((power = ANY (ARRAY['waiver'::text, 'refund'::text, 'ex gratia'::text, 'remedy'::text])) = (amount_cents IS NOT NULL)))
constraint on decisions.decision decision_pkey: PRIMARY KEY (id)
constraint on decisions.decision decision_power_check: CHECK ((power = ANY (ARRAY['waiver'::text, 'refund'::text, 'ex gratia'::text, 'remedy'::text, 'exception'::text, 'restriction'::text, 'refusal'::text])))
constraint on decisions.decision decision_reasons_check: CHECK (((char_length(reasons) >= 1) AND (char_length(reasons) <= 4000)))
constraint on decisions.decision decision_recommendation_check: CHECK ((char_length(recommendation) <= 4000))
constraint on decisions.decision decision_review_right_check: CHECK ((char_length(review_right) <= 2000))
constraint on decisions.decision decision_settled_by_fkey: FOREIGN KEY (settled_by) REFERENCES identity.officer(id)
constraint on decisions.decision decision_settled_or_waiting: CHECK (((state = 'waiting'::text) = (settled_at IS NULL)))
constraint on decisions.decision decision_state_check: CHECK ((state = ANY (ARRAY['waiting'::text, 'approved'::text, 'declined'::text, 'returned'::text, 'withdrawn'::text])))
constraint on decisions.decision decision_told_how_check: CHECK ((told_how = ANY (ARRAY['letter'::text, 'by telephone'::text, 'in person'::text])))
constraint on decisions.decision decision_told_message_id_fkey: FOREIGN KEY (told_message_id) REFERENCES cases.message(id)
constraint on decisions.decision decision_told_somehow: CHECK ((((told_at IS NULL) = (told_how IS NULL)) AND ((told_at IS NULL) = (told_words IS NULL))))
constraint on decisions.decision decision_told_when_made: CHECK (((told_at IS NULL) OR (state = ANY (ARRAY['approved'::text, 'declined'::text]))))
constraint on decisions.decision decision_told_words_check: CHECK (((char_length(told_words) >= 1) AND (char_length(told_words) <= 20000)))
constraint on decisions.decision decision_what_check: CHECK (((char_length(what) >= 1) AND (char_length(what) <= 500)))
constraint on decisions.decision within_delegation: TRIGGER DEFERRABLE INITIALLY DEFERRED
constraint on decisions.flag flag_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on decisions.flag flag_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on decisions.flag flag_end_reason_check: CHECK (((char_length(end_reason) >= 1) AND (char_length(end_reason) <= 2000)))
constraint on decisions.flag flag_ended_by_fkey: FOREIGN KEY (ended_by) REFERENCES identity.officer(id)
constraint on decisions.flag flag_ended_with_a_reason: CHECK (((ended_at IS NULL) = (end_reason IS NULL)))
constraint on decisions.flag flag_kind_check: CHECK ((kind = ANY (ARRAY['sensitive'::text, 'emerging'::text])))
constraint on decisions.flag flag_pkey: PRIMARY KEY (id)
constraint on decisions.flag flag_seen_by_fkey: FOREIGN KEY (seen_by) REFERENCES identity.officer(id)
constraint on decisions.flag flag_seen_by_somebody: CHECK (((seen_at IS NULL) = (seen_by IS NULL)))
constraint on decisions.flag flag_team_id_fkey: FOREIGN KEY (team_id) REFERENCES identity.team(id)
constraint on decisions.flag flag_why_check: CHECK (((char_length(why) >= 1) AND (char_length(why) <= 2000)))
constraint on decisions.place place_acting_id_fkey: FOREIGN KEY (acting_id) REFERENCES delegations.acting(id)
constraint on decisions.place place_agreed_to_a_text: CHECK (((message_id IS NULL) OR (verdict IS DISTINCT FROM 'approved'::text) OR (sha256 IS NOT NULL)))
constraint on decisions.place place_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on decisions.place place_decided_by_a_delegation: CHECK (((decision_id IS NULL) OR (verdict IS NULL) OR (verdict = 'returned'::text) OR (line_id IS NOT NULL)))
constraint on decisions.place place_decision_id_fkey: FOREIGN KEY (decision_id) REFERENCES decisions.decision(id)
constraint on decisions.place place_for_one: CHECK ((num_nonnulls(officer_id, role) = 1))
constraint on decisions.place place_line_id_fkey: FOREIGN KEY (line_id) REFERENCES delegations.line(id)
constraint on decisions.place place_message_id_fkey: FOREIGN KEY (message_id) REFERENCES decisions.approval(message_id)
constraint on decisions.place place_n_check: CHECK (((n >= 1) AND (n <= 9)))
constraint on decisions.place place_of_one: CHECK ((num_nonnulls(decision_id, message_id) = 1))
constraint on decisions.place place_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on decisions.place place_pkey: PRIMARY KEY (id)
constraint on decisions.place place_reasons_check: CHECK ((char_length(reasons) <= 4000))
constraint on decisions.place place_role_check: CHECK (((char_length(role) >= 1) AND (char_length(role) <= 80)))
constraint on decisions.place place_sent_back_with_reasons: CHECK (((verdict IS NULL) OR (verdict = 'approved'::text) OR (reasons <> ''::text)))
constraint on decisions.place place_sha256_check: CHECK ((octet_length(sha256) = 32))
constraint on decisions.place place_signed_by_somebody: CHECK ((((verdict IS NULL) = (by IS NULL)) AND ((verdict IS NULL) = (at IS NULL))))
constraint on decisions.place place_substitute_id_fkey: FOREIGN KEY (substitute_id) REFERENCES identity.officer(id)
constraint on decisions.place place_verdict_check: CHECK ((verdict = ANY (ARRAY['approved'::text, 'declined'::text, 'returned'::text])))
constraint on decisions.vetting_rule vetting_rule_added_by_fkey: FOREIGN KEY (added_by) REFERENCES identity.officer(id)
constraint on decisions.vetting_rule vetting_rule_among: CHECK (((occasion = ANY (ARRAY['tag'::text, 'kind'::text])) = (cardinality(among) > 0)))
constraint on decisions.vetting_rule vetting_rule_among_check: CHECK ((cardinality(among) <= 20))
constraint on decisions.vetting_rule vetting_rule_approvers_check: CHECK (((jsonb_typeof(approvers) = 'array'::text) AND ((jsonb_array_length(approvers) >= 1) AND (jsonb_array_length(approvers) <= 4))))
constraint on decisions.vetting_rule vetting_rule_ended_by_fkey: FOREIGN KEY (ended_by) REFERENCES identity.officer(id)
constraint on decisions.vetting_rule vetting_rule_from_value_check: CHECK ((from_value > 0))
constraint on decisions.vetting_rule vetting_rule_occasion_check: CHECK ((occasion = ANY (ARRAY['sensitive'::text, 'amount'::text, 'tag'::text, 'kind'::text, 'new officer'::text, 'everything'::text])))
constraint on decisions.vetting_rule vetting_rule_pkey: PRIMARY KEY (id)
constraint on decisions.vetting_rule vetting_rule_signs_check: CHECK ((signs = ANY (ARRAY['serial'::text, 'parallel'::text])))
constraint on decisions.vetting_rule vetting_rule_substitute_id_fkey: FOREIGN KEY (substitute_id) REFERENCES identity.officer(id)
constraint on decisions.vetting_rule vetting_rule_title_check: CHECK (((char_length(title) >= 1) AND (char_length(title) <= 120)))
constraint on decisions.vetting_rule vetting_rule_value: CHECK (((occasion = ANY (ARRAY['amount'::text, 'new officer'::text])) = (from_value IS NOT NULL)))
constraint on decisions.vetting_rule vetting_rule_within_hours_check: CHECK (((within_hours >= 1) AND (within_hours <= 240)))
constraint on delegations.acting acting_added_by_fkey: FOREIGN KEY (added_by) REFERENCES identity.officer(id)
constraint on delegations.acting acting_as_officer_id_fkey: FOREIGN KEY (as_officer_id) REFERENCES identity.officer(id)
constraint on delegations.acting acting_as_one: CHECK ((num_nonnulls(as_role, as_officer_id) = 1))
constraint on delegations.acting acting_as_role_check: CHECK (((char_length(as_role) >= 1) AND (char_length(as_role) <= 80)))
constraint on delegations.acting acting_as_somebody_else: CHECK ((as_officer_id <> officer_id))
constraint on delegations.acting acting_at_most_a_year: CHECK ((until_at <= (from_at + '366 days'::interval)))
constraint on delegations.acting acting_end_reason_check: CHECK (((char_length(end_reason) >= 1) AND (char_length(end_reason) <= 500)))
constraint on delegations.acting acting_ended_by_fkey: FOREIGN KEY (ended_by) REFERENCES identity.officer(id)
constraint on delegations.acting acting_ended_with_a_reason: CHECK (((ended_at IS NULL) = (end_reason IS NULL)))
constraint on delegations.acting acting_ends_after_it_begins: CHECK ((until_at > from_at))
constraint on delegations.acting acting_instrument_check: CHECK (((char_length(instrument) >= 1) AND (char_length(instrument) <= 200)))
constraint on delegations.acting acting_nobody_appoints_themselves: CHECK ((officer_id <> added_by))
constraint on delegations.acting acting_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on delegations.acting acting_pkey: PRIMARY KEY (id)
constraint on delegations.line line_added_by_fkey: FOREIGN KEY (added_by) REFERENCES identity.officer(id)
constraint on delegations.line line_condition_check: CHECK ((char_length(condition) <= 500))
constraint on delegations.line line_end_reason_check: CHECK (((char_length(end_reason) >= 1) AND (char_length(end_reason) <= 500)))
constraint on delegations.line line_ended_by_fkey: FOREIGN KEY (ended_by) REFERENCES identity.officer(id)
constraint on delegations.line line_ended_with_a_reason: CHECK (((ended_at IS NULL) = (end_reason IS NULL)))
constraint on delegations.line line_has_one_holder: CHECK ((num_nonnulls(role, officer_id) = 1))
constraint on delegations.line line_instrument_check: CHECK (((char_length(instrument) >= 1) AND (char_length(instrument) <= 200)))
constraint on delegations.line line_kinds_check: CHECK ((cardinality(kinds) <= 20))
constraint on delegations.line line_lapses_after_it_begins: CHECK ((until_at > from_at))
constraint on delegations.line line_limit_cents_check: CHECK ((limit_cents > 0))
constraint on delegations.line line_limit_is_of_money: CHECK (((power = ANY (ARRAY['waiver'::text, 'refund'::text, 'ex gratia'::text, 'remedy'::text])) OR (limit_cents IS NULL)))
constraint on delegations.line line_nobody_gives_themselves: CHECK ((officer_id <> added_by))
constraint on delegations.line line_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on delegations.line line_pkey: PRIMARY KEY (id)
constraint on delegations.line line_power_check: CHECK ((power = ANY (ARRAY['waiver'::text, 'refund'::text, 'ex gratia'::text, 'remedy'::text, 'exception'::text, 'restriction'::text, 'refusal'::text])))
constraint on delegations.line line_role_check: CHECK (((char_length(role) >= 1) AND (char_length(role) <= 80)))
constraint on delegations.line line_second_above_cents_check: CHECK ((second_above_cents >= 0))
constraint on delegations.line line_second_of_no_money_is_always: CHECK (((power = ANY (ARRAY['waiver'::text, 'refund'::text, 'ex gratia'::text, 'remedy'::text])) OR (COALESCE(second_above_cents, (0)::bigint) = 0)))
constraint on delegations.line line_source_check: CHECK ((char_length(source) <= 500))
constraint on directory.location location_is_what_it_says: CHECK ((lower((hsds ->> 'id'::text)) = (id)::text))
constraint on directory.location location_organization_id_fkey: FOREIGN KEY (organization_id) REFERENCES directory.organization(id)
constraint on directory.location location_pkey: PRIMARY KEY (id)
constraint on directory.loose loose_pkey: PRIMARY KEY (entity, id)
constraint on directory.organization organization_answers_within_check: CHECK (((answers_within >= 1) AND (answers_within <= 90)))
constraint on directory.organization organization_changed_by_fkey: FOREIGN KEY (changed_by) REFERENCES identity.officer(id)
constraint on directory.organization organization_contact_rules_check: CHECK ((char_length(contact_rules) <= 2000))
constraint on directory.organization organization_has_a_name: CHECK ((char_length((hsds ->> 'name'::text)) > 0))
constraint on directory.organization organization_is_what_it_says: CHECK ((lower((hsds ->> 'id'::text)) = (id)::text))
constraint on directory.organization organization_kind_check: CHECK ((kind = ANY (ARRAY['agency'::text, 'vendor'::text, 'advocate'::text, 'partner'::text])))
constraint on directory.organization organization_pkey: PRIMARY KEY (id)
constraint on directory.organization organization_reached_by_mail: CHECK (((way <> 'email'::text) OR (refer_to IS NOT NULL)))
constraint on directory.organization organization_refer_to_check: CHECK ((refer_to ~ '^[^[:space:]@]+@[^[:space:]@]+$'::text))
constraint on directory.organization organization_way_check: CHECK ((way = ANY (ARRAY['email'::text, 'api'::text, 'kept'::text, 'phone'::text])))
constraint on directory.service service_asks_check: CHECK ((cardinality(asks) <= 20))
constraint on directory.service service_changed_by_fkey: FOREIGN KEY (changed_by) REFERENCES identity.officer(id)
constraint on directory.service service_has_a_name: CHECK ((char_length((hsds ->> 'name'::text)) > 0))
constraint on directory.service service_is_what_it_says: CHECK ((lower((hsds ->> 'id'::text)) = (id)::text))
constraint on directory.service service_needs_check: CHECK ((char_length(needs) <= 2000))
constraint on directory.service service_organization_id_fkey: FOREIGN KEY (organization_id) REFERENCES directory.organization(id)
constraint on directory.service service_pkey: PRIMARY KEY (id)
constraint on directory.service service_responsibilities_check: CHECK ((char_length(responsibilities) <= 4000))
constraint on directory.service service_rights_check: CHECK ((char_length(rights) <= 4000))
constraint on directory.service_at_location service_at_location_is_what_it_says: CHECK ((lower((hsds ->> 'id'::text)) = (id)::text))
constraint on directory.service_at_location service_at_location_location_id_fkey: FOREIGN KEY (location_id) REFERENCES directory.location(id)
constraint on directory.service_at_location service_at_location_pkey: PRIMARY KEY (id)
constraint on directory.service_at_location service_at_location_service_id_fkey: FOREIGN KEY (service_id) REFERENCES directory.service(id) ON DELETE CASCADE
constraint on directory.synonym synonym_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on directory.synonym synonym_pkey: PRIMARY KEY (id)
constraint on directory.synonym synonym_words_check: CHECK (((cardinality(words) >= 2) AND (cardinality(words) <= 30)))
constraint on directory.taxonomy taxonomy_check: CHECK ((lower((hsds ->> 'id'::text)) = (id)::text))
constraint on directory.taxonomy taxonomy_pkey: PRIMARY KEY (id)
constraint on directory.taxonomy_term taxonomy_term_check: CHECK ((lower((hsds ->> 'id'::text)) = (id)::text))
constraint on directory.taxonomy_term taxonomy_term_pkey: PRIMARY KEY (id)
constraint on frameworks.entry entry_level_check: CHECK ((level >= 1))
constraint on frameworks.entry entry_pkey: PRIMARY KEY (profile_id, capability)
constraint on frameworks.entry entry_profile_id_fkey: FOREIGN KEY (profile_id) REFERENCES frameworks.profile(id)
constraint on frameworks.entry entry_relation_check: CHECK ((relation = ANY (ARRAY['focus'::text, 'complementary'::text, 'not essential'::text])))
constraint on frameworks.framework framework_key_check: CHECK (((char_length(key) >= 1) AND (char_length(key) <= 100)))
constraint on frameworks.framework framework_key_key: UNIQUE (key)
constraint on frameworks.framework framework_made_by_fkey: FOREIGN KEY (made_by) REFERENCES identity.officer(id)
constraint on frameworks.framework framework_pkey: PRIMARY KEY (id)
constraint on frameworks.framework framework_short_check: CHECK (((char_length(short) >= 1) AND (char_length(short) <= 40)))
constraint on frameworks.item item_claim_n_check: CHECK ((claim_n >= 0))
constraint on frameworks.item item_kind_check: CHECK ((kind = ANY (ARRAY['group'::text, 'capability'::text, 'level'::text, 'indicator'::text, 'module'::text, 'standard'::text, 'criterion'::text, 'passCriterion'::text, 'distinctionCriterion'::text, 'other'::text])))
constraint on frameworks.item item_level_check: CHECK ((level >= 1))
constraint on frameworks.item item_parent_id_fkey: FOREIGN KEY (parent_id) REFERENCES frameworks.item(id) DEFERRABLE INITIALLY DEFERRED
constraint on frameworks.item item_pkey: PRIMARY KEY (id)
constraint on frameworks.item item_position_check: CHECK (("position" >= 0))
constraint on frameworks.item item_version_id_fkey: FOREIGN KEY (version_id) REFERENCES frameworks.version(id)
constraint on frameworks.item item_version_id_key_key: UNIQUE (version_id, key)
constraint on frameworks.item item_version_id_position_key: UNIQUE (version_id, "position")
constraint on frameworks.item item_words_check: CHECK (((char_length(words) >= 1) AND (char_length(words) <= 20000)))
constraint on frameworks.link link_from_id_fkey: FOREIGN KEY (from_id) REFERENCES frameworks.item(id)
constraint on frameworks.link link_kind_check: CHECK (((char_length(kind) >= 1) AND (char_length(kind) <= 100)))
constraint on frameworks.link link_leads_somewhere: CHECK (((to_id IS NULL) <> (to_uri IS NULL)))
constraint on frameworks.link link_pkey: PRIMARY KEY (id)
constraint on frameworks.link link_to_id_fkey: FOREIGN KEY (to_id) REFERENCES frameworks.item(id)
constraint on frameworks.link link_to_uri_check: CHECK (((char_length(to_uri) >= 1) AND (char_length(to_uri) <= 2000)))
constraint on frameworks.link link_version_id_fkey: FOREIGN KEY (version_id) REFERENCES frameworks.version(id)
constraint on frameworks.measure measure_check: CHECK (((until_at IS NULL) OR (until_at >= from_at)))
constraint on frameworks.measure measure_decided_by_fkey: FOREIGN KEY (decided_by) REFERENCES identity.officer(id)
constraint on frameworks.measure measure_framework_id_fkey: FOREIGN KEY (framework_id) REFERENCES frameworks.framework(id)
constraint on frameworks.measure measure_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on frameworks.measure measure_pkey: PRIMARY KEY (id)
constraint on frameworks.measure measure_version_id_fkey: FOREIGN KEY (version_id) REFERENCES frameworks.version(id)
constraint on frameworks.measure measure_why_check: CHECK (((char_length(why) >= 1) AND (char_length(why) <= 2000)))
constraint on frameworks.profile profile_framework_id_fkey: FOREIGN KEY (framework_id) REFERENCES frameworks.framework(id)
constraint on frameworks.profile profile_key_key: UNIQUE (key)
constraint on frameworks.profile profile_name_check: CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200)))
constraint on frameworks.profile profile_pkey: PRIMARY KEY (id)
constraint on frameworks.role role_check: CHECK (((until_at IS NULL) OR (until_at >= from_at)))
constraint on frameworks.role role_decided_by_fkey: FOREIGN KEY (decided_by) REFERENCES identity.officer(id)
constraint on frameworks.role role_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on frameworks.role role_pkey: PRIMARY KEY (id)
constraint on frameworks.role role_profile_id_fkey: FOREIGN KEY (profile_id) REFERENCES frameworks.profile(id)
constraint on frameworks.version version_framework_id_fkey: FOREIGN KEY (framework_id) REFERENCES frameworks.framework(id)
constraint on frameworks.version version_framework_id_n_key: UNIQUE (framework_id, n)
constraint on frameworks.version version_in_use_since: CHECK (((state = 'draft'::text) = (used_at IS NULL)))
constraint on frameworks.version version_n_check: CHECK ((n >= 1))
constraint on frameworks.version version_pkey: PRIMARY KEY (id)
constraint on frameworks.version version_state_check: CHECK ((state = ANY (ARRAY['draft'::text, 'in use'::text, 'succeeded'::text])))
constraint on frameworks.version version_title_check: CHECK (((char_length(title) >= 1) AND (char_length(title) <= 500)))
constraint on identity.attempt attempt_pkey: PRIMARY KEY (key)
constraint on identity.invitation invitation_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on identity.invitation invitation_pkey: PRIMARY KEY (token_hash)
constraint on identity.invitation invitation_token_hash_check: CHECK ((octet_length(token_hash) = 32))
constraint on identity.look look_contrast_check: CHECK ((contrast = ANY (ARRAY['system'::text, 'more'::text])))
constraint on identity.look look_density_check: CHECK ((density = ANY (ARRAY['usual'::text, 'compact'::text, 'roomy'::text])))
constraint on identity.look look_keys_check: CHECK ((keys = ANY (ARRAY['on'::text, 'off'::text])))
constraint on identity.look look_language_check: CHECK ((language ~ '^([a-z]{2,3}-[A-Z]{2})?$'::text))
constraint on identity.look look_motion_check: CHECK ((motion = ANY (ARRAY['system'::text, 'less'::text])))
constraint on identity.look look_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on identity.look look_pkey: PRIMARY KEY (officer_id)
constraint on identity.look look_size_check: CHECK ((size = ANY (ARRAY['usual'::text, 'large'::text, 'larger'::text])))
constraint on identity.look look_theme_check: CHECK ((theme = ANY (ARRAY['system'::text, 'light'::text, 'dark'::text])))
constraint on identity.membership membership_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on identity.membership membership_pkey: PRIMARY KEY (officer_id, team_id)
constraint on identity.membership membership_team_id_fkey: FOREIGN KEY (team_id) REFERENCES identity.team(id)
constraint on identity.officer officer_email_check: CHECK (((email = lower(email)) AND (email ~~ '%_@_%'::text)))
constraint on identity.officer officer_name_check: CHECK (((char_length(name) >= 1) AND (char_length(name) <= 120)))
constraint on identity.officer officer_pkey: PRIMARY KEY (id)
constraint on identity.revision revision_one_check: CHECK (one)
constraint on identity.revision revision_pkey: PRIMARY KEY (one)
constraint on identity.served served_check: CHECK ((until_at >= from_at))
constraint on identity.served served_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on identity.served served_pkey: PRIMARY KEY (id)
constraint on identity.served served_team_id_fkey: FOREIGN KEY (team_id) REFERENCES identity.team(id)
constraint on identity.session session_browser_check: CHECK ((char_length(browser) <= 300))
constraint on identity.session session_check: CHECK ((ends_at > began_at))
constraint on identity.session session_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on identity.session session_pkey: PRIMARY KEY (token_hash)
constraint on identity.session session_token_hash_check: CHECK ((octet_length(token_hash) = 32))
constraint on identity.team team_name_check: CHECK (((char_length(name) >= 1) AND (char_length(name) <= 80)))
constraint on identity.team team_pkey: PRIMARY KEY (id)
constraint on intake.imap_seen imap_seen_mail_id_fkey: FOREIGN KEY (mail_id) REFERENCES intake.mail(id)
constraint on intake.imap_seen imap_seen_pkey: PRIMARY KEY (folder, uid_validity, uid)
constraint on intake.mail mail_decided_says_why: CHECK (((outcome IS NULL) = (because IS NULL)))
constraint on intake.mail mail_duplicate_of_fkey: FOREIGN KEY (duplicate_of) REFERENCES intake.mail(id)
constraint on intake.mail mail_kept_has_content: CHECK (((sha256 IS NOT NULL) OR (outcome = 'refused'::text)))
constraint on intake.mail mail_outcome_check: CHECK ((outcome = ANY (ARRAY['threaded'::text, 'new'::text, 'quarantined'::text, 'notice'::text, 'duplicate'::text, 'refused'::text])))
constraint on intake.mail mail_pkey: PRIMARY KEY (id)
constraint on intake.mail mail_sha256_fkey: FOREIGN KEY (sha256) REFERENCES platform.blob(sha256)
constraint on intake.mail mail_source_check: CHECK ((source = ANY (ARRAY['smtp'::text, 'lmtp'::text, 'imap'::text, 'import'::text])))
constraint on intake.mailbox mailbox_address_check: CHECK ((address = lower(address)))
constraint on intake.mailbox mailbox_pkey: PRIMARY KEY (address)
constraint on intake.mailbox mailbox_team_id_fkey: FOREIGN KEY (team_id) REFERENCES identity.team(id)
constraint on knowledge.approval approval_approved_by_fkey: FOREIGN KEY (approved_by) REFERENCES identity.officer(id)
constraint on knowledge.approval approval_article_id_version_author_id_fkey: FOREIGN KEY (article_id, version, author_id) REFERENCES knowledge.version(article_id, version, author_id)
constraint on knowledge.approval approval_by_somebody_else: CHECK ((approved_by <> author_id))
constraint on knowledge.approval approval_pkey: PRIMARY KEY (article_id, version)
constraint on knowledge.article article_has_its_words: FOREIGN KEY (id, newest) REFERENCES knowledge.version(article_id, version) DEFERRABLE INITIALLY DEFERRED
constraint on knowledge.article article_newest_check: CHECK ((newest > 0))
constraint on knowledge.article article_owner_id_fkey: FOREIGN KEY (owner_id) REFERENCES identity.officer(id)
constraint on knowledge.article article_pkey: PRIMARY KEY (id)
constraint on knowledge.article article_published_at_a_time: CHECK (((published IS NULL) = (published_at IS NULL)))
constraint on knowledge.article article_published_was_approved: FOREIGN KEY (id, published) REFERENCES knowledge.approval(article_id, version) DEFERRABLE INITIALLY DEFERRED
constraint on knowledge.article article_published_was_written: CHECK (((published IS NULL) OR (published <= newest)))
constraint on knowledge.article article_retire_reason_check: CHECK (((char_length(retire_reason) >= 1) AND (char_length(retire_reason) <= 2000)))
constraint on knowledge.article article_retired_by_fkey: FOREIGN KEY (retired_by) REFERENCES identity.officer(id)
constraint on knowledge.article article_retired_with_a_reason: CHECK (((retired_at IS NULL) = (retire_reason IS NULL)))
constraint on knowledge.article article_scheduled: CHECK (((stage = 'scheduled'::text) = (publish_at IS NOT NULL)))
constraint on knowledge.article article_sent_back_check: CHECK (((char_length(sent_back) >= 1) AND (char_length(sent_back) <= 2000)))
constraint on knowledge.article article_sent_back_is_a_draft: CHECK (((sent_back IS NULL) OR (stage = 'draft'::text)))
constraint on knowledge.article article_settled: CHECK (((stage <> 'settled'::text) OR (NOT (published IS DISTINCT FROM newest))))
constraint on knowledge.article article_slug_check: CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{0,99}$'::text))
constraint on knowledge.article article_slug_key: UNIQUE (slug)
constraint on knowledge.article article_stage_check: CHECK ((stage = ANY (ARRAY['draft'::text, 'review'::text, 'scheduled'::text, 'settled'::text])))
constraint on knowledge.asked asked_article_id_fkey: FOREIGN KEY (article_id) REFERENCES knowledge.article(id)
constraint on knowledge.asked asked_contacts_check: CHECK ((contacts > 0))
constraint on knowledge.asked asked_key_check: CHECK (((char_length(key) >= 1) AND (char_length(key) <= 80)))
constraint on knowledge.asked asked_pkey: PRIMARY KEY (article_id, key)
constraint on knowledge.citation citation_article_id_version_fkey: FOREIGN KEY (article_id, version) REFERENCES knowledge.version(article_id, version)
constraint on knowledge.citation citation_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on knowledge.citation citation_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on knowledge.citation citation_message_id_fkey: FOREIGN KEY (message_id) REFERENCES cases.message(id)
constraint on knowledge.citation citation_pkey: PRIMARY KEY (id)
constraint on knowledge.citation citation_quote_check: CHECK (((char_length(quote) >= 1) AND (char_length(quote) <= 4000)))
constraint on knowledge.correction correction_article_id_fkey: FOREIGN KEY (article_id) REFERENCES knowledge.article(id)
constraint on knowledge.correction correction_closed_by_fkey: FOREIGN KEY (closed_by) REFERENCES identity.officer(id)
constraint on knowledge.correction correction_closed_with_an_outcome: CHECK (((closed_at IS NULL) = (outcome IS NULL)))
constraint on knowledge.correction correction_opened_by_fkey: FOREIGN KEY (opened_by) REFERENCES identity.officer(id)
constraint on knowledge.correction correction_outcome_check: CHECK (((char_length(outcome) >= 1) AND (char_length(outcome) <= 2000)))
constraint on knowledge.correction correction_pkey: PRIMARY KEY (id)
constraint on knowledge.correction correction_what_check: CHECK (((char_length(what) >= 1) AND (char_length(what) <= 2000)))
constraint on knowledge.correction_case correction_case_added_by_fkey: FOREIGN KEY (added_by) REFERENCES identity.officer(id)
constraint on knowledge.correction_case correction_case_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on knowledge.correction_case correction_case_correction_id_fkey: FOREIGN KEY (correction_id) REFERENCES knowledge.correction(id)
constraint on knowledge.correction_case correction_case_pkey: PRIMARY KEY (correction_id, case_id)
constraint on knowledge.counter counter_one_check: CHECK (one)
constraint on knowledge.counter counter_pkey: PRIMARY KEY (one)
constraint on knowledge.feedback feedback_article_id_version_fkey: FOREIGN KEY (article_id, version) REFERENCES knowledge.version(article_id, version)
constraint on knowledge.feedback feedback_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on knowledge.feedback feedback_of_a_case_is_an_officers: CHECK (((case_id IS NULL) OR (officer_id IS NOT NULL)))
constraint on knowledge.feedback feedback_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on knowledge.feedback feedback_pkey: PRIMARY KEY (id)
constraint on knowledge.feedback feedback_settled_by_fkey: FOREIGN KEY (settled_by) REFERENCES identity.officer(id)
constraint on knowledge.feedback feedback_words_check: CHECK ((char_length(words) <= 2000))
constraint on knowledge.model_switch model_switch_changed_by_fkey: FOREIGN KEY (changed_by) REFERENCES identity.officer(id)
constraint on knowledge.model_switch model_switch_one_check: CHECK (one)
constraint on knowledge.model_switch model_switch_pkey: PRIMARY KEY (one)
constraint on knowledge.run run_article_id_version_fkey: FOREIGN KEY (article_id, version) REFERENCES knowledge.approval(article_id, version)
constraint on knowledge.run run_at_step_check: CHECK (((char_length(at_step) >= 1) AND (char_length(at_step) <= 40)))
constraint on knowledge.run run_begun_by_fkey: FOREIGN KEY (begun_by) REFERENCES identity.officer(id)
constraint on knowledge.run run_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on knowledge.run run_left_or_ended: CHECK (((left_at IS NULL) OR (ended_at IS NULL)))
constraint on knowledge.run run_pkey: PRIMARY KEY (id)
constraint on knowledge.run run_used_at_its_end: CHECK (((used_at IS NULL) OR (ended_at IS NOT NULL)))
constraint on knowledge.run run_used_into_check: CHECK ((used_into = ANY (ARRAY['answer'::text, 'note'::text])))
constraint on knowledge.run run_used_somewhere: CHECK (((used_at IS NULL) = (used_into IS NULL)))
constraint on knowledge.run_answer answer_taken_back_by_somebody: CHECK (((taken_back_by IS NULL) = (taken_back_at IS NULL)))
constraint on knowledge.run_answer run_answer_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on knowledge.run_answer run_answer_choice_check: CHECK (((choice >= 0) AND (choice <= 8)))
constraint on knowledge.run_answer run_answer_n_check: CHECK ((n > 0))
constraint on knowledge.run_answer run_answer_pkey: PRIMARY KEY (run_id, n)
constraint on knowledge.run_answer run_answer_run_id_fkey: FOREIGN KEY (run_id) REFERENCES knowledge.run(id)
constraint on knowledge.run_answer run_answer_step_check: CHECK (((char_length(step) >= 1) AND (char_length(step) <= 40)))
constraint on knowledge.run_answer run_answer_taken_back_by_fkey: FOREIGN KEY (taken_back_by) REFERENCES identity.officer(id)
constraint on knowledge.suggestion suggestion_asked_by_fkey: FOREIGN KEY (asked_by) REFERENCES identity.officer(id)
constraint on knowledge.suggestion suggestion_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on knowledge.suggestion suggestion_cites: CHECK (((words IS NULL) OR (jsonb_array_length(sources) > 0)))
constraint on knowledge.suggestion suggestion_done_one_way: CHECK ((((done_at IS NULL) = ((words IS NULL) AND (trouble IS NULL))) AND ((words IS NULL) OR (trouble IS NULL))))
constraint on knowledge.suggestion suggestion_pkey: PRIMARY KEY (id)
constraint on knowledge.suggestion suggestion_sources_check: CHECK ((jsonb_typeof(sources) = 'array'::text))
constraint on knowledge.suggestion suggestion_trouble_check: CHECK (((char_length(trouble) >= 1) AND (char_length(trouble) <= 500)))
constraint on knowledge.suggestion suggestion_words_check: CHECK (((char_length(words) >= 1) AND (char_length(words) <= 8000)))
constraint on knowledge.version version_agency_check: CHECK ((char_length(agency) <= 120))
constraint on knowledge.version version_article_id_fkey: FOREIGN KEY (article_id) REFERENCES knowledge.article(id) DEFERRABLE INITIALLY DEFERRED
constraint on knowledge.version version_article_id_version_author_id_key: UNIQUE (article_id, version, author_id)
constraint on knowledge.version version_audience_check: CHECK ((audience = ANY (ARRAY['internal'::text, 'public'::text])))
constraint on knowledge.version version_author_id_fkey: FOREIGN KEY (author_id) REFERENCES identity.officer(id)
constraint on knowledge.version version_body_check: CHECK (((char_length(body) >= 1) AND (char_length(body) <= 100000)))
constraint on knowledge.version version_guide_check: CHECK ((jsonb_typeof((guide -> 'steps'::text)) = 'array'::text))
constraint on knowledge.version version_language_check: CHECK ((language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'::text))
constraint on knowledge.version version_legal_source_check: CHECK ((char_length(legal_source) <= 1000))
constraint on knowledge.version version_pkey: PRIMARY KEY (article_id, version)
constraint on knowledge.version version_title_check: CHECK (((char_length(title) >= 1) AND (char_length(title) <= 200)))
constraint on knowledge.version version_topic_check: CHECK ((char_length(topic) <= 120))
constraint on knowledge.version version_version_check: CHECK ((version > 0))
constraint on knowledge.version version_what_changed_check: CHECK ((char_length(what_changed) <= 1000))
constraint on letters.batch batch_goes_when_released: CHECK (((state <> 'released'::text) OR (released_by IS NOT NULL)))
constraint on letters.batch batch_made_by_fkey: FOREIGN KEY (made_by) REFERENCES identity.officer(id)
constraint on letters.batch batch_pkey: PRIMARY KEY (id)
constraint on letters.batch batch_released_by_another: CHECK ((released_by <> made_by))
constraint on letters.batch batch_released_by_fkey: FOREIGN KEY (released_by) REFERENCES identity.officer(id)
constraint on letters.batch batch_released_whole: CHECK ((((released_by IS NULL) = (released_at IS NULL)) AND ((released_by IS NULL) = (sha256 IS NULL))))
constraint on letters.batch batch_sha256_check: CHECK ((octet_length(sha256) = 32))
constraint on letters.batch batch_state_check: CHECK ((state = ANY (ARRAY['to check'::text, 'released'::text, 'stopped'::text])))
constraint on letters.batch batch_stopped_by_fkey: FOREIGN KEY (stopped_by) REFERENCES identity.officer(id)
constraint on letters.batch batch_stopped_whole: CHECK (((state = 'stopped'::text) = (stopped_at IS NOT NULL)))
constraint on letters.batch batch_template_id_template_version_fkey: FOREIGN KEY (template_id, template_version) REFERENCES correspondence.template_version(template_id, version)
constraint on letters.batch batch_title_check: CHECK (((char_length(title) >= 1) AND (char_length(title) <= 120)))
constraint on letters.batch batch_way_check: CHECK ((way = ANY (ARRAY['letter'::text, 'as reached'::text])))
constraint on letters.batch_letter batch_letter_batch_id_case_id_key: UNIQUE (batch_id, case_id)
constraint on letters.batch_letter batch_letter_batch_id_fkey: FOREIGN KEY (batch_id) REFERENCES letters.batch(id)
constraint on letters.batch_letter batch_letter_because_check: CHECK (((char_length(because) >= 1) AND (char_length(because) <= 300)))
constraint on letters.batch_letter batch_letter_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on letters.batch_letter batch_letter_channel_check: CHECK ((channel = ANY (ARRAY['email'::text, 'letter'::text, 'sms'::text])))
constraint on letters.batch_letter batch_letter_checked_by_fkey: FOREIGN KEY (checked_by) REFERENCES identity.officer(id)
constraint on letters.batch_letter batch_letter_checked_whole: CHECK ((((fine IS NULL) = (checked_by IS NULL)) AND ((fine IS NULL) = (checked_at IS NULL))))
constraint on letters.batch_letter batch_letter_customer_id_fkey: FOREIGN KEY (customer_id) REFERENCES customers.customer(id)
constraint on letters.batch_letter batch_letter_has_somebody: CHECK (((case_id IS NOT NULL) OR (customer_id IS NOT NULL)))
constraint on letters.batch_letter batch_letter_left_out_says_why: CHECK (((state = 'left out'::text) = (because IS NOT NULL)))
constraint on letters.batch_letter batch_letter_message_id_fkey: FOREIGN KEY (message_id) REFERENCES correspondence.outgoing(message_id)
constraint on letters.batch_letter batch_letter_message_id_key: UNIQUE (message_id)
constraint on letters.batch_letter batch_letter_n_check: CHECK ((n > 0))
constraint on letters.batch_letter batch_letter_pkey: PRIMARY KEY (batch_id, n)
constraint on letters.batch_letter batch_letter_state_check: CHECK ((state = ANY (ARRAY['waiting'::text, 'left out'::text, 'written'::text, 'taken back'::text])))
constraint on letters.batch_letter batch_letter_without_a_case_comes_first: CHECK (((case_id IS NOT NULL) OR first))
constraint on letters.batch_letter batch_letter_written_is_a_message: CHECK (((state = 'written'::text) <= (message_id IS NOT NULL)))
constraint on letters.batch_letter batch_letter_written_on_a_case: CHECK (((state <> 'written'::text) OR (case_id IS NOT NULL)))
constraint on letters.letter letter_docx_sha256_fkey: FOREIGN KEY (docx_sha256) REFERENCES platform.blob(sha256)
constraint on letters.letter letter_letterhead_id_fkey: FOREIGN KEY (letterhead_id) REFERENCES letters.letterhead(id)
constraint on letters.letter letter_message_id_fkey: FOREIGN KEY (message_id) REFERENCES correspondence.outgoing(message_id)
constraint on letters.letter letter_pages_check: CHECK (((pages >= 1) AND (pages <= 999)))
constraint on letters.letter letter_pdf_sha256_fkey: FOREIGN KEY (pdf_sha256) REFERENCES platform.blob(sha256)
constraint on letters.letter letter_pkey: PRIMARY KEY (message_id)
constraint on letters.letter letter_posted_by_fkey: FOREIGN KEY (posted_by) REFERENCES identity.officer(id)
constraint on letters.letter letter_posted_whole: CHECK ((((posted_on IS NULL) = (posted_at IS NULL)) AND ((posted_on IS NULL) = (posted_by IS NULL))))
constraint on letters.letterhead letterhead_address_check: CHECK ((char_length(address) <= 500))
constraint on letters.letterhead letterhead_code_check: CHECK ((code = ANY (ARRAY['none'::text, 'form'::text, 'case'::text])))
constraint on letters.letterhead letterhead_contact_check: CHECK ((char_length(contact) <= 500))
constraint on letters.letterhead letterhead_envelope_check: CHECK ((envelope = ANY (ARRAY['dl'::text, 'din-5008-a'::text, 'din-5008-b'::text, 'us-10'::text])))
constraint on letters.letterhead letterhead_footer_check: CHECK ((char_length(footer) <= 500))
constraint on letters.letterhead letterhead_logo_alt_check: CHECK ((char_length(logo_alt) <= 200))
constraint on letters.letterhead letterhead_logo_says_what_it_is: CHECK (((logo_sha256 IS NULL) OR (logo_alt <> ''::text)))
constraint on letters.letterhead letterhead_logo_sha256_fkey: FOREIGN KEY (logo_sha256) REFERENCES letters.logo(sha256)
constraint on letters.letterhead letterhead_made_by_fkey: FOREIGN KEY (made_by) REFERENCES identity.officer(id)
constraint on letters.letterhead letterhead_paper_check: CHECK ((paper = ANY (ARRAY['a4'::text, 'us-letter'::text])))
constraint on letters.letterhead letterhead_pkey: PRIMARY KEY (id)
constraint on letters.letterhead letterhead_return_line_check: CHECK ((char_length(return_line) <= 200))
constraint on letters.letterhead letterhead_shift_down_check: CHECK (((shift_down >= ('-20'::integer)::numeric) AND (shift_down <= (20)::numeric)))
constraint on letters.letterhead letterhead_shift_right_check: CHECK (((shift_right >= ('-20'::integer)::numeric) AND (shift_right <= (20)::numeric)))
constraint on letters.logo logo_made_by_fkey: FOREIGN KEY (made_by) REFERENCES identity.officer(id)
constraint on letters.logo logo_pkey: PRIMARY KEY (sha256)
constraint on letters.logo logo_sha256_fkey: FOREIGN KEY (sha256) REFERENCES platform.blob(sha256)
constraint on letters.logo logo_type_check: CHECK ((type = ANY (ARRAY['png'::text, 'jpg'::text, 'svg'::text])))
constraint on outreach.campaign campaign_approved_by_another: CHECK ((approved_by <> made_by))
constraint on outreach.campaign campaign_approved_by_fkey: FOREIGN KEY (approved_by) REFERENCES identity.officer(id)
constraint on outreach.campaign campaign_approved_whole: CHECK ((((approved_by IS NULL) = (approved_at IS NULL)) AND ((approved_by IS NULL) = (sha256 IS NULL))))
constraint on outreach.campaign campaign_body_check: CHECK (((char_length(body) >= 1) AND (char_length(body) <= 20000)))
constraint on outreach.campaign campaign_check: CHECK ((last_day >= first_day))
constraint on outreach.campaign campaign_goes_when_approved: CHECK (((state <> 'approved'::text) OR (approved_by IS NOT NULL)))
constraint on outreach.campaign campaign_made_by_fkey: FOREIGN KEY (made_by) REFERENCES identity.officer(id)
constraint on outreach.campaign campaign_pkey: PRIMARY KEY (id)
constraint on outreach.campaign campaign_sha256_check: CHECK ((octet_length(sha256) = 32))
constraint on outreach.campaign campaign_state_check: CHECK ((state = ANY (ARRAY['to approve'::text, 'approved'::text, 'stopped'::text])))
constraint on outreach.campaign campaign_stopped_by_fkey: FOREIGN KEY (stopped_by) REFERENCES identity.officer(id)
constraint on outreach.campaign campaign_stopped_whole: CHECK (((state = 'stopped'::text) = (stopped_at IS NOT NULL)))
constraint on outreach.campaign campaign_subject_check: CHECK (((char_length(subject) >= 1) AND (char_length(subject) <= 200)))
constraint on outreach.campaign campaign_text_body_check: CHECK (((char_length(text_body) >= 1) AND (char_length(text_body) <= 600)))
constraint on outreach.campaign campaign_title_check: CHECK (((char_length(title) >= 1) AND (char_length(title) <= 120)))
constraint on outreach.campaign campaign_topic_check: CHECK (((char_length(topic) >= 1) AND (char_length(topic) <= 80)))
constraint on outreach.consent consent_address_check: CHECK (((char_length(address) >= 3) AND (char_length(address) <= 500)))
constraint on outreach.consent consent_customer_id_fkey: FOREIGN KEY (customer_id) REFERENCES customers.customer(id)
constraint on outreach.consent consent_evidence_check: CHECK (((char_length(evidence) >= 1) AND (char_length(evidence) <= 300)))
constraint on outreach.consent consent_kind_check: CHECK ((kind = ANY (ARRAY['email'::text, 'phone'::text, 'post'::text])))
constraint on outreach.consent consent_pkey: PRIMARY KEY (id)
constraint on outreach.consent consent_recorded_by_fkey: FOREIGN KEY (recorded_by) REFERENCES identity.officer(id)
constraint on outreach.consent consent_topic_check: CHECK (((char_length(topic) >= 1) AND (char_length(topic) <= 80)))
constraint on outreach.consent consent_value_check: CHECK (((char_length(value) >= 3) AND (char_length(value) <= 500)))
constraint on outreach.opted_out opted_out_address_check: CHECK (((char_length(address) >= 3) AND (char_length(address) <= 500)))
constraint on outreach.opted_out opted_out_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on outreach.opted_out opted_out_campaign_id_fkey: FOREIGN KEY (campaign_id) REFERENCES outreach.campaign(id)
constraint on outreach.opted_out opted_out_how_check: CHECK ((how = ANY (ARRAY['one click'::text, 'page'::text, 'officer'::text])))
constraint on outreach.opted_out opted_out_pkey: PRIMARY KEY (address)
constraint on outreach.recipient recipient_campaign_id_address_key: UNIQUE (campaign_id, address)
constraint on outreach.recipient recipient_campaign_id_fkey: FOREIGN KEY (campaign_id) REFERENCES outreach.campaign(id)
constraint on outreach.recipient recipient_campaign_id_n_key: UNIQUE (campaign_id, n)
constraint on outreach.recipient recipient_channel_check: CHECK ((channel = ANY (ARRAY['email'::text, 'sms'::text, 'letter'::text])))
constraint on outreach.recipient recipient_customer_id_fkey: FOREIGN KEY (customer_id) REFERENCES customers.customer(id)
constraint on outreach.recipient recipient_letter_has_a_look: CHECK (((channel = 'letter'::text) = (variant IS NOT NULL)))
constraint on outreach.recipient recipient_letters_are_posted: CHECK (((state <> 'to post'::text) OR ((channel = 'letter'::text) AND (sha256 IS NOT NULL))))
constraint on outreach.recipient recipient_n_check: CHECK ((n > 0))
constraint on outreach.recipient recipient_pkey: PRIMARY KEY (id)
constraint on outreach.recipient recipient_posted_by_fkey: FOREIGN KEY (posted_by) REFERENCES identity.officer(id)
constraint on outreach.recipient recipient_posted_is_sent: CHECK (((posted_on IS NULL) OR (state = 'sent'::text)))
constraint on outreach.recipient recipient_posted_whole: CHECK (((posted_on IS NULL) = (posted_by IS NULL)))
constraint on outreach.recipient recipient_sha256_fkey: FOREIGN KEY (sha256) REFERENCES platform.blob(sha256)
constraint on outreach.recipient recipient_state_check: CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'to post'::text, 'sent'::text, 'failed'::text, 'unsure'::text, 'opted out'::text, 'stopped'::text, 'over'::text])))
constraint on outreach.recipient recipient_variant_check: CHECK ((variant = ANY (ARRAY['standard'::text, 'large print'::text, 'easy read'::text])))
constraint on platform.act act_name_check: CHECK (((char_length(name) >= 8) AND (char_length(name) <= 100)))
constraint on platform.act act_pkey: PRIMARY KEY (officer_id, name)
constraint on platform.blob blob_pkey: PRIMARY KEY (sha256)
constraint on platform.blob blob_sha256_check: CHECK ((octet_length(sha256) = 32))
constraint on platform.blob blob_size_check: CHECK ((size >= 0))
constraint on platform.let_go let_go_pkey: PRIMARY KEY (sha256)
constraint on platform.let_go let_go_sha256_check: CHECK ((octet_length(sha256) = 32))
constraint on platform.let_go let_go_times_check: CHECK ((times > 0))
constraint on platform.migration migration_pkey: PRIMARY KEY (name)
constraint on platform.secret secret_pkey: PRIMARY KEY (name)
constraint on platform.word word_pkey: PRIMARY KEY (realm, word)
constraint on platform.word_mark word_mark_pkey: PRIMARY KEY (realm)
constraint on promises.passed_over passed_over_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on promises.passed_over passed_over_contact_id_fkey: FOREIGN KEY (contact_id) REFERENCES cases.contact(id)
constraint on promises.passed_over passed_over_pkey: PRIMARY KEY (contact_id, quote)
constraint on promises.passed_over passed_over_quote_check: CHECK (((char_length(quote) >= 1) AND (char_length(quote) <= 1000)))
constraint on promises.promise promise_broken_at_its_time: CHECK (((state <> 'broken'::text) OR (settled_at = due_at)))
constraint on promises.promise promise_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on promises.promise promise_cause_check: CHECK ((cause = ANY (ARRAY['waiting for somebody else'::text, 'too much work'::text, 'overlooked'::text, 'customer not reached'::text, 'system fault'::text, 'harder than expected'::text, 'other'::text])))
constraint on promises.promise promise_cause_when_broken: CHECK (((cause IS NULL) OR (state = 'broken'::text)))
constraint on promises.promise promise_check: CHECK ((renews_id <> id))
constraint on promises.promise promise_contact_id_fkey: FOREIGN KEY (contact_id) REFERENCES cases.contact(id)
constraint on promises.promise promise_customer_id_fkey: FOREIGN KEY (customer_id) REFERENCES customers.customer(id)
constraint on promises.promise promise_done_late_when_broken: CHECK (((done_late_at IS NULL) OR ((state = 'broken'::text) AND (done_late_at > due_at))))
constraint on promises.promise promise_is_for_later: CHECK (((due_at > made_at) AND ((warn_at >= made_at) AND (warn_at <= due_at))))
constraint on promises.promise promise_made_by_fkey: FOREIGN KEY (made_by) REFERENCES identity.officer(id)
constraint on promises.promise promise_made_on_id_fkey: FOREIGN KEY (made_on_id) REFERENCES cases."case"(id)
constraint on promises.promise promise_named_has_owner: CHECK (((NOT named) OR (owner_id IS NOT NULL)))
constraint on promises.promise promise_open_or_settled: CHECK (((state = 'open'::text) = (settled_at IS NULL)))
constraint on promises.promise promise_owner_id_fkey: FOREIGN KEY (owner_id) REFERENCES identity.officer(id)
constraint on promises.promise promise_pkey: PRIMARY KEY (id)
constraint on promises.promise promise_quote_check: CHECK ((char_length(quote) <= 1000))
constraint on promises.promise promise_renewed_with_a_reason: CHECK (((state <> 'renewed'::text) OR (words IS NOT NULL)))
constraint on promises.promise promise_renews_id_fkey: FOREIGN KEY (renews_id) REFERENCES promises.promise(id)
constraint on promises.promise promise_settled_by_fkey: FOREIGN KEY (settled_by) REFERENCES identity.officer(id)
constraint on promises.promise promise_settled_in_time: CHECK (((state <> ALL (ARRAY['kept'::text, 'renewed'::text])) OR (settled_at <= due_at)))
constraint on promises.promise promise_state_check: CHECK ((state = ANY (ARRAY['open'::text, 'kept'::text, 'broken'::text, 'renewed'::text, 'released'::text])))
constraint on promises.promise promise_team_id_fkey: FOREIGN KEY (team_id) REFERENCES identity.team(id)
constraint on promises.promise promise_what_check: CHECK (((char_length(what) >= 1) AND (char_length(what) <= 280)))
constraint on promises.promise promise_words_check: CHECK ((char_length(words) <= 1000))
constraint on quality.look look_by_somebody_else: CHECK ((reader_id <> first_by))
constraint on quality.look look_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on quality.look look_first_by_fkey: FOREIGN KEY (first_by) REFERENCES identity.officer(id)
constraint on quality.look look_first_check: CHECK (((cardinality(first) >= 1) AND (cardinality(first) <= 20)))
constraint on quality.look look_kind_check: CHECK ((kind = ANY (ARRAY['finding'::text, 'cause'::text, 'decision'::text])))
constraint on quality.look look_pkey: PRIMARY KEY (id)
constraint on quality.look look_read_whole: CHECK ((num_nonnulls(reader_id, read_at, second, reasons, blind) = ANY (ARRAY[0, 5])))
constraint on quality.look look_reader_id_fkey: FOREIGN KEY (reader_id) REFERENCES identity.officer(id)
constraint on quality.look look_reasons_check: CHECK (((char_length(reasons) >= 1) AND (char_length(reasons) <= 4000)))
constraint on quality.look look_second_check: CHECK (((cardinality(second) >= 1) AND (cardinality(second) <= 20)))
constraint on quality.rule rule_one_check: CHECK (one)
constraint on quality.rule rule_pkey: PRIMARY KEY (one)
constraint on quality.rule rule_seed_check: CHECK (((char_length(seed) >= 8) AND (char_length(seed) <= 100)))
constraint on quality.rule rule_set_by_fkey: FOREIGN KEY (set_by) REFERENCES identity.officer(id)
constraint on quality.rule rule_share_percent_check: CHECK (((share_percent >= 0) AND (share_percent <= 100)))
constraint on records.event event_actor_kind_check: CHECK ((actor_kind = ANY (ARRAY['officer'::text, 'customer'::text, 'system'::text, 'administrator-command'::text])))
constraint on records.event event_check: CHECK (((actor_kind = ANY (ARRAY['officer'::text, 'customer'::text])) OR (actor_id IS NULL)))
constraint on records.event event_kind_check: CHECK ((kind ~ '^[a-z-]+\.[a-z-]+$'::text))
constraint on records.event event_pkey: PRIMARY KEY (seq)
constraint on records.seal seal_check: CHECK ((to_tx > from_tx))
constraint on records.seal seal_hash_check: CHECK ((octet_length(hash) = 32))
constraint on records.seal seal_pkey: PRIMARY KEY (number)
constraint on recovery.compliment compliment_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on recovery.compliment compliment_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on recovery.compliment compliment_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on recovery.compliment compliment_pkey: PRIMARY KEY (id)
constraint on recovery.compliment compliment_words_check: CHECK (((char_length(words) >= 1) AND (char_length(words) <= 2000)))
constraint on recovery.signal signal_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on recovery.signal signal_pkey: PRIMARY KEY (id)
constraint on recovery.signal signal_step_id_fkey: FOREIGN KEY (step_id) REFERENCES recovery.step(id)
constraint on recovery.signal signal_trigger_check: CHECK ((trigger = ANY (ARRAY['promise broken'::text, 'time missed'::text, 'came again'::text, 'tone worse'::text])))
constraint on recovery.step step_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on recovery.step step_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on recovery.step step_check: CHECK ((followed_at >= at))
constraint on recovery.step step_did_check: CHECK ((did = ANY (ARRAY['rang'::text, 'met'::text, 'wrote'::text, 'put right'::text, 'explained'::text])))
constraint on recovery.step step_followed_by_fkey: FOREIGN KEY (followed_by) REFERENCES identity.officer(id)
constraint on recovery.step step_followed_with_an_answer: CHECK ((num_nonnulls(followed_at, followed_by, content, followed_words) = ANY (ARRAY[0, 4])))
constraint on recovery.step step_followed_words_check: CHECK (((char_length(followed_words) >= 1) AND (char_length(followed_words) <= 2000)))
constraint on recovery.step step_pkey: PRIMARY KEY (id)
constraint on recovery.step step_words_check: CHECK (((char_length(words) >= 1) AND (char_length(words) <= 2000)))
constraint on recruitment.agreed agreed_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on recruitment.agreed agreed_candidate_id_fkey: FOREIGN KEY (candidate_id) REFERENCES recruitment.candidate(id)
constraint on recruitment.agreed agreed_mark_check: CHECK (((mark >= 0) AND (mark <= 3)))
constraint on recruitment.agreed agreed_pkey: PRIMARY KEY (id)
constraint on recruitment.agreed agreed_why_check: CHECK ((char_length(why) <= 2000))
constraint on recruitment.candidate candidate_about_check: CHECK ((char_length(about) <= 4000))
constraint on recruitment.candidate candidate_added_by_fkey: FOREIGN KEY (added_by) REFERENCES identity.officer(id)
constraint on recruitment.candidate candidate_letter_check: CHECK ((letter ~ '^[A-Z]{1,2}$'::text))
constraint on recruitment.candidate candidate_name_check: CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200)))
constraint on recruitment.candidate candidate_pkey: PRIMARY KEY (id)
constraint on recruitment.candidate candidate_round_id_fkey: FOREIGN KEY (round_id) REFERENCES recruitment.round(id)
constraint on recruitment.candidate candidate_round_id_letter_key: UNIQUE (round_id, letter)
constraint on recruitment.panel panel_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on recruitment.panel panel_pkey: PRIMARY KEY (round_id, officer_id)
constraint on recruitment.panel panel_round_id_fkey: FOREIGN KEY (round_id) REFERENCES recruitment.round(id)
constraint on recruitment.round round_closed_with_an_outcome: CHECK ((((closed_at IS NULL) = (outcome IS NULL)) OR (forgotten_at IS NOT NULL)))
constraint on recruitment.round round_keep_months_check: CHECK (((keep_months >= 1) AND (keep_months <= 24)))
constraint on recruitment.round round_opened_by_fkey: FOREIGN KEY (opened_by) REFERENCES identity.officer(id)
constraint on recruitment.round round_outcome_check: CHECK (((char_length(outcome) >= 1) AND (char_length(outcome) <= 4000)))
constraint on recruitment.round round_pkey: PRIMARY KEY (id)
constraint on recruitment.round round_profile_id_fkey: FOREIGN KEY (profile_id) REFERENCES frameworks.profile(id)
constraint on recruitment.round round_title_check: CHECK (((char_length(title) >= 1) AND (char_length(title) <= 200)))
constraint on recruitment.sheet sheet_candidate_id_fkey: FOREIGN KEY (candidate_id) REFERENCES recruitment.candidate(id)
constraint on recruitment.sheet sheet_pkey: PRIMARY KEY (candidate_id, rater_id)
constraint on recruitment.sheet sheet_rater_id_fkey: FOREIGN KEY (rater_id) REFERENCES identity.officer(id)
constraint on recruitment.sheet sheet_state_check: CHECK ((state = ANY (ARRAY['draft'::text, 'given'::text, 'aside'::text])))
constraint on recruitment.sheet sheet_why_check: CHECK ((char_length(why) <= 1000))
constraint on referrals.api_key api_key_key_hash_check: CHECK ((octet_length(key_hash) = 32))
constraint on referrals.api_key api_key_key_hash_key: UNIQUE (key_hash)
constraint on referrals.api_key api_key_made_by_fkey: FOREIGN KEY (made_by) REFERENCES identity.officer(id)
constraint on referrals.api_key api_key_organization_id_fkey: FOREIGN KEY (organization_id) REFERENCES directory.organization(id)
constraint on referrals.api_key api_key_pkey: PRIMARY KEY (id)
constraint on referrals.desk_heard desk_heard_decided: CHECK (((outcome IS NULL) = (decided_at IS NULL)))
constraint on referrals.desk_heard desk_heard_link_id_fkey: FOREIGN KEY (link_id) REFERENCES referrals.desk_link(id)
constraint on referrals.desk_heard desk_heard_outcome_check: CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text, 'set aside'::text])))
constraint on referrals.desk_heard desk_heard_pkey: PRIMARY KEY (link_id, id)
constraint on referrals.desk_heard desk_heard_says_why: CHECK (((outcome IS NULL) OR (outcome = 'done'::text) OR (because IS NOT NULL)))
constraint on referrals.desk_heard desk_heard_sha256_check: CHECK ((octet_length(sha256) = 32))
constraint on referrals.desk_key desk_key_link_id_fkey: FOREIGN KEY (link_id) REFERENCES referrals.desk_link(id)
constraint on referrals.desk_key desk_key_number_check: CHECK ((number > 0))
constraint on referrals.desk_key desk_key_pkey: PRIMARY KEY (link_id, number)
constraint on referrals.desk_key desk_key_secret_check: CHECK ((octet_length(secret) = 32))
constraint on referrals.desk_link desk_link_address_check: CHECK ((address ~ '^https?://[^/[:space:]]+$'::text))
constraint on referrals.desk_link desk_link_agency_check: CHECK ((char_length(agency) <= 200))
constraint on referrals.desk_link desk_link_heard_with_address: CHECK (((heard_at IS NULL) OR (address IS NOT NULL)))
constraint on referrals.desk_link desk_link_joined_by_address: CHECK ((made_here OR (address IS NOT NULL)))
constraint on referrals.desk_link desk_link_made_by_fkey: FOREIGN KEY (made_by) REFERENCES identity.officer(id)
constraint on referrals.desk_link desk_link_organization_id_fkey: FOREIGN KEY (organization_id) REFERENCES directory.organization(id)
constraint on referrals.desk_link desk_link_pkey: PRIMARY KEY (id)
constraint on referrals.desk_post desk_post_attachment_id_fkey: FOREIGN KEY (attachment_id) REFERENCES cases.attachment(id)
constraint on referrals.desk_post desk_post_link_id_fkey: FOREIGN KEY (link_id) REFERENCES referrals.desk_link(id)
constraint on referrals.desk_post desk_post_of_one_referral: CHECK (((referral_id IS NULL) OR (received_id IS NULL)))
constraint on referrals.desk_post desk_post_pkey: PRIMARY KEY (id)
constraint on referrals.desk_post desk_post_received_id_fkey: FOREIGN KEY (received_id) REFERENCES referrals.received(id)
constraint on referrals.desk_post desk_post_referral_id_fkey: FOREIGN KEY (referral_id) REFERENCES referrals.referral(id)
constraint on referrals.desk_post desk_post_sent: CHECK (((state = 'sent'::text) = (sent_at IS NOT NULL)))
constraint on referrals.desk_post desk_post_state_check: CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text])))
constraint on referrals.document document_attachment_id_fkey: FOREIGN KEY (attachment_id) REFERENCES cases.attachment(id)
constraint on referrals.document document_pkey: PRIMARY KEY (referral_id, attachment_id)
constraint on referrals.document document_referral_id_fkey: FOREIGN KEY (referral_id) REFERENCES referrals.referral(id)
constraint on referrals.door door_browser_hash_check: CHECK ((octet_length(browser_hash) = 32))
constraint on referrals.door door_check: CHECK ((expires_at > made_at))
constraint on referrals.door door_opened_by_a_browser: CHECK (((opened_at IS NULL) = (browser_hash IS NULL)))
constraint on referrals.door door_pkey: PRIMARY KEY (token_hash)
constraint on referrals.door door_referral_id_fkey: FOREIGN KEY (referral_id) REFERENCES referrals.referral(id)
constraint on referrals.door door_token_hash_check: CHECK ((octet_length(token_hash) = 32))
constraint on referrals.letter letter_pkey: PRIMARY KEY (id)
constraint on referrals.letter letter_recipient_check: CHECK ((recipient ~ '^[^[:space:]@]+@[^[:space:]@]+$'::text))
constraint on referrals.letter letter_referral_id_fkey: FOREIGN KEY (referral_id) REFERENCES referrals.referral(id)
constraint on referrals.letter letter_rfc_message_id_key: UNIQUE (rfc_message_id)
constraint on referrals.letter letter_said_id_fkey: FOREIGN KEY (said_id) REFERENCES referrals.said(id)
constraint on referrals.letter letter_state_check: CHECK ((state = ANY (ARRAY['held'::text, 'sending'::text, 'sent'::text, 'unsure'::text, 'failed'::text])))
constraint on referrals.offered offered_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on referrals.offered offered_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on referrals.offered offered_case_id_service_id_key: UNIQUE (case_id, service_id)
constraint on referrals.offered offered_pkey: PRIMARY KEY (id)
constraint on referrals.offered offered_service_id_fkey: FOREIGN KEY (service_id) REFERENCES directory.service(id)
constraint on referrals.received received_agency_check: CHECK (((char_length(agency) >= 1) AND (char_length(agency) <= 200)))
constraint on referrals.received received_answered: CHECK (((answered_at IS NOT NULL) OR (state = ANY (ARRAY['offered'::text, 'withdrawn'::text]))))
constraint on referrals.received received_answered_by_fkey: FOREIGN KEY (answered_by) REFERENCES identity.officer(id)
constraint on referrals.received received_asks_check: CHECK ((asks = ANY (ARRAY['question'::text, 'withdrawn'::text, 'undelivered'::text])))
constraint on referrals.received received_asks_since: CHECK (((asks IS NULL) = (asks_since IS NULL)))
constraint on referrals.received received_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on referrals.received received_done_with_an_outcome: CHECK (((state = 'done'::text) = (outcome IS NOT NULL)))
constraint on referrals.received received_ended: CHECK (((ended_at IS NOT NULL) = (state = ANY (ARRAY['declined'::text, 'returned'::text, 'withdrawn'::text, 'done'::text]))))
constraint on referrals.received received_ground_check: CHECK ((ground = ANY (ARRAY['consent'::text, 'law'::text])))
constraint on referrals.received received_ground_words_check: CHECK (((char_length(ground_words) >= 1) AND (char_length(ground_words) <= 1000)))
constraint on referrals.received received_link_id_fkey: FOREIGN KEY (link_id) REFERENCES referrals.desk_link(id)
constraint on referrals.received received_link_id_theirs_key: UNIQUE (link_id, theirs)
constraint on referrals.received received_manner_check: CHECK ((manner = ANY (ARRAY['warm'::text, 'cold'::text])))
constraint on referrals.received received_officer_check: CHECK ((char_length(officer) <= 200))
constraint on referrals.received received_outcome_check: CHECK ((outcome = ANY (ARRAY['helped'::text, 'partly helped'::text, 'not helped'::text, 'did not come'::text])))
constraint on referrals.received received_pkey: PRIMARY KEY (id)
constraint on referrals.received received_service_check: CHECK ((char_length(service) <= 300))
constraint on referrals.received received_state_check: CHECK ((state = ANY (ARRAY['offered'::text, 'accepted'::text, 'declined'::text, 'returned'::text, 'withdrawn'::text, 'done'::text])))
constraint on referrals.received received_summary_check: CHECK (((char_length(summary) >= 1) AND (char_length(summary) <= 4000)))
constraint on referrals.received_said received_said_body_check: CHECK (((char_length(body) >= 1) AND (char_length(body) <= 50000)))
constraint on referrals.received_said received_said_direction_check: CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text])))
constraint on referrals.received_said received_said_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on referrals.received_said received_said_out_by_an_officer: CHECK (((direction = 'out'::text) = (officer_id IS NOT NULL)))
constraint on referrals.received_said received_said_pkey: PRIMARY KEY (id)
constraint on referrals.received_said received_said_received_id_fkey: FOREIGN KEY (received_id) REFERENCES referrals.received(id)
constraint on referrals.received_said received_said_who_check: CHECK ((char_length(who) <= 300))
constraint on referrals.referral referral_accepted: CHECK (((accepted_at IS NOT NULL) OR (state = ANY (ARRAY['offered'::text, 'declined'::text, 'withdrawn'::text]))))
constraint on referrals.referral referral_answered: CHECK (((answered_at IS NOT NULL) OR (state = ANY (ARRAY['offered'::text, 'withdrawn'::text]))))
constraint on referrals.referral referral_asks_check: CHECK ((asks = ANY (ARRAY['declined'::text, 'returned'::text, 'question'::text, 'outcome'::text, 'undelivered'::text])))
constraint on referrals.referral referral_asks_since: CHECK (((asks IS NULL) = (asks_since IS NULL)))
constraint on referrals.referral referral_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on referrals.referral referral_customer_id_fkey: FOREIGN KEY (customer_id) REFERENCES customers.customer(id)
constraint on referrals.referral referral_done_with_an_outcome: CHECK (((state = 'done'::text) = (outcome IS NOT NULL)))
constraint on referrals.referral referral_due_later: CHECK ((due_at > made_at))
constraint on referrals.referral referral_ended: CHECK (((ended_at IS NOT NULL) = (state = ANY (ARRAY['declined'::text, 'returned'::text, 'withdrawn'::text, 'done'::text]))))
constraint on referrals.referral referral_ground_check: CHECK ((ground = ANY (ARRAY['consent'::text, 'law'::text])))
constraint on referrals.referral referral_ground_words_check: CHECK (((char_length(ground_words) >= 1) AND (char_length(ground_words) <= 1000)))
constraint on referrals.referral referral_made_by_fkey: FOREIGN KEY (made_by) REFERENCES identity.officer(id)
constraint on referrals.referral referral_mail_has_an_address: CHECK (((way <> 'email'::text) OR (sent_to IS NOT NULL)))
constraint on referrals.referral referral_manner_check: CHECK ((manner = ANY (ARRAY['warm'::text, 'cold'::text])))
constraint on referrals.referral referral_not_accepted_and_declined: CHECK (((state <> ALL (ARRAY['offered'::text, 'declined'::text])) OR (accepted_at IS NULL)))
constraint on referrals.referral referral_number_key: UNIQUE (number)
constraint on referrals.referral referral_organization_id_fkey: FOREIGN KEY (organization_id) REFERENCES directory.organization(id)
constraint on referrals.referral referral_outcome_check: CHECK ((outcome = ANY (ARRAY['helped'::text, 'partly helped'::text, 'not helped'::text, 'did not come'::text])))
constraint on referrals.referral referral_pkey: PRIMARY KEY (id)
constraint on referrals.referral referral_service_id_fkey: FOREIGN KEY (service_id) REFERENCES directory.service(id)
constraint on referrals.referral referral_state_check: CHECK ((state = ANY (ARRAY['offered'::text, 'accepted'::text, 'declined'::text, 'returned'::text, 'withdrawn'::text, 'done'::text])))
constraint on referrals.referral referral_summary_check: CHECK (((char_length(summary) >= 1) AND (char_length(summary) <= 4000)))
constraint on referrals.referral referral_told_check: CHECK ((told = ANY (ARRAY['message'::text, 'by word'::text])))
constraint on referrals.referral referral_way_check: CHECK ((way = ANY (ARRAY['email'::text, 'api'::text, 'kept'::text, 'phone'::text])))
constraint on referrals.said said_body_check: CHECK (((char_length(body) >= 1) AND (char_length(body) <= 50000)))
constraint on referrals.said said_channel_check: CHECK ((channel = ANY (ARRAY['page'::text, 'email'::text, 'api'::text, 'desk'::text])))
constraint on referrals.said said_direction_check: CHECK ((direction = ANY (ARRAY['in'::text, 'out'::text])))
constraint on referrals.said said_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on referrals.said said_out_by_an_officer: CHECK (((direction = 'out'::text) = (officer_id IS NOT NULL)))
constraint on referrals.said said_pkey: PRIMARY KEY (id)
constraint on referrals.said said_referral_id_fkey: FOREIGN KEY (referral_id) REFERENCES referrals.referral(id)
constraint on referrals.said said_who_check: CHECK ((char_length(who) <= 300))
constraint on referrals.step step_by_an_officer: CHECK (((by_kind = 'officer'::text) = (by IS NOT NULL)))
constraint on referrals.step step_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on referrals.step step_by_kind_check: CHECK ((by_kind = ANY (ARRAY['officer'::text, 'partner'::text])))
constraint on referrals.step step_pkey: PRIMARY KEY (id)
constraint on referrals.step step_referral_id_fkey: FOREIGN KEY (referral_id) REFERENCES referrals.referral(id)
constraint on referrals.step step_what_check: CHECK ((what = ANY (ARRAY['offered'::text, 'accepted'::text, 'declined'::text, 'returned'::text, 'withdrawn'::text, 'done'::text, 'seen'::text, 'call'::text])))
constraint on referrals.step step_words_check: CHECK ((char_length(words) <= 4000))
constraint on roster.assignment assignment_check: CHECK ((until_day >= from_day))
constraint on roster.assignment assignment_given_by_fkey: FOREIGN KEY (given_by) REFERENCES identity.officer(id)
constraint on roster.assignment assignment_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on roster.assignment assignment_one_at_a_time: EXCLUDE USING gist (officer_id WITH =, daterange(from_day, until_day, '[]'::text) WITH &&)
constraint on roster.assignment assignment_pattern_id_fkey: FOREIGN KEY (pattern_id) REFERENCES roster.pattern(id)
constraint on roster.assignment assignment_pkey: PRIMARY KEY (id)
constraint on roster.assignment assignment_turn_check: CHECK (((turn >= 0) AND (turn <= 83)))
constraint on roster.capacity capacity_chat_check: CHECK (((chat >= 0) AND (chat <= 20)))
constraint on roster.capacity capacity_check: CHECK (((own_phone >= 0) AND (own_phone <= phone)))
constraint on roster.capacity capacity_check1: CHECK (((own_chat >= 0) AND (own_chat <= chat)))
constraint on roster.capacity capacity_check2: CHECK (((own_counter >= 0) AND (own_counter <= counter)))
constraint on roster.capacity capacity_check3: CHECK (((own_email >= 0) AND (own_email <= email)))
constraint on roster.capacity capacity_counter_check: CHECK (((counter >= 0) AND (counter <= 20)))
constraint on roster.capacity capacity_email_check: CHECK (((email >= 0) AND (email <= 200)))
constraint on roster.capacity capacity_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on roster.capacity capacity_phone_check: CHECK (((phone >= 0) AND (phone <= 20)))
constraint on roster.capacity capacity_pkey: PRIMARY KEY (officer_id)
constraint on roster.feed feed_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on roster.feed feed_pkey: PRIMARY KEY (officer_id)
constraint on roster.feed feed_token_hash_check: CHECK ((octet_length(token_hash) = 32))
constraint on roster.feed feed_token_hash_key: UNIQUE (token_hash)
constraint on roster.leave leave_asked_or_decided: CHECK (((state = 'asked'::text) = (decided_at IS NULL)))
constraint on roster.leave leave_check: CHECK ((ends_at > starts_at))
constraint on roster.leave leave_decided_by_fkey: FOREIGN KEY (decided_by) REFERENCES identity.officer(id)
constraint on roster.leave leave_declined_with_a_reason: CHECK (((state <> 'declined'::text) OR (reason IS NOT NULL)))
constraint on roster.leave leave_has_days: CHECK (((last_day >= first_day) AND (last_day < (first_day + 366))))
constraint on roster.leave leave_kind_check: CHECK ((kind = ANY (ARRAY['holiday'::text, 'study'::text, 'parental'::text, 'other'::text])))
constraint on roster.leave leave_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on roster.leave leave_once_at_a_time: EXCLUDE USING gist (officer_id WITH =, daterange(first_day, last_day, '[]'::text) WITH &&) WHERE ((state = ANY (ARRAY['asked'::text, 'approved'::text])))
constraint on roster.leave leave_pkey: PRIMARY KEY (id)
constraint on roster.leave leave_reason_check: CHECK ((char_length(reason) <= 500))
constraint on roster.leave leave_state_check: CHECK ((state = ANY (ARRAY['asked'::text, 'approved'::text, 'declined'::text, 'withdrawn'::text])))
constraint on roster.leave leave_words_check: CHECK ((char_length(words) <= 500))
constraint on roster.officer_skill officer_skill_check: CHECK ((valid_until > valid_from))
constraint on roster.officer_skill officer_skill_evidence_check: CHECK ((char_length(evidence) <= 500))
constraint on roster.officer_skill officer_skill_given_by_fkey: FOREIGN KEY (given_by) REFERENCES identity.officer(id)
constraint on roster.officer_skill officer_skill_level_check: CHECK (((level >= 1) AND (level <= 5)))
constraint on roster.officer_skill officer_skill_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on roster.officer_skill officer_skill_once_at_a_time: EXCLUDE USING gist (officer_id WITH =, skill_id WITH =, tstzrange(valid_from, valid_until) WITH &&)
constraint on roster.officer_skill officer_skill_pkey: PRIMARY KEY (id)
constraint on roster.officer_skill officer_skill_skill_id_fkey: FOREIGN KEY (skill_id) REFERENCES roster.skill(id)
constraint on roster.pattern pattern_days_check: CHECK (((jsonb_typeof(days) = 'array'::text) AND ((jsonb_array_length(days) >= 1) AND (jsonb_array_length(days) <= 84))))
constraint on roster.pattern pattern_name_check: CHECK (((char_length(name) >= 1) AND (char_length(name) <= 80)))
constraint on roster.pattern pattern_pkey: PRIMARY KEY (id)
constraint on roster.pattern pattern_team_id_fkey: FOREIGN KEY (team_id) REFERENCES identity.team(id)
constraint on roster.pattern pattern_zone_check: CHECK (((char_length(zone) >= 1) AND (char_length(zone) <= 60)))
constraint on roster.presence presence_check: CHECK ((until > since))
constraint on roster.presence presence_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on roster.presence presence_pkey: PRIMARY KEY (officer_id)
constraint on roster.presence presence_state_check: CHECK ((state = ANY (ARRAY['available'::text, 'busy'::text, 'away'::text, 'wrap-up'::text])))
constraint on roster.presence presence_wraps_up_until: CHECK (((state = 'wrap-up'::text) = (until IS NOT NULL)))
constraint on roster.revision revision_one_check: CHECK (one)
constraint on roster.revision revision_pkey: PRIMARY KEY (one)
constraint on roster.shift shift_assignment_id_fkey: FOREIGN KEY (assignment_id) REFERENCES roster.assignment(id)
constraint on roster.shift shift_cancelled_for_a_reason: CHECK (((cancelled_at IS NULL) = (cancelled_for IS NULL)))
constraint on roster.shift shift_cancelled_for_check: CHECK ((cancelled_for = ANY (ARRAY['leave'::text, 'changed'::text, 'swapped'::text, 'pattern ended'::text])))
constraint on roster.shift shift_has_a_length: CHECK (((ends_at > starts_at) AND (ends_at <= (starts_at + '16:00:00'::interval))))
constraint on roster.shift shift_name_check: CHECK ((char_length(name) <= 60))
constraint on roster.shift shift_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on roster.shift shift_one_at_a_time: EXCLUDE USING gist (officer_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE ((cancelled_at IS NULL))
constraint on roster.shift shift_pkey: PRIMARY KEY (id)
constraint on roster.shift shift_revision_check: CHECK ((revision >= 0))
constraint on roster.shift shift_team_id_fkey: FOREIGN KEY (team_id) REFERENCES identity.team(id)
constraint on roster.shift shift_zone_check: CHECK (((char_length(zone) >= 1) AND (char_length(zone) <= 60)))
constraint on roster.skill skill_kind_check: CHECK ((kind = ANY (ARRAY['service'::text, 'agency'::text, 'language'::text, 'channel'::text, 'relay-trained'::text, 'delegation'::text, 'clearance'::text])))
constraint on roster.skill skill_name_check: CHECK (((char_length(name) >= 1) AND (char_length(name) <= 80)))
constraint on roster.skill skill_pkey: PRIMARY KEY (id)
constraint on roster.swap swap_check: CHECK ((to_officer_id <> offered_by))
constraint on roster.swap swap_check1: CHECK ((taken_by <> offered_by))
constraint on roster.swap swap_check2: CHECK ((return_shift_id <> shift_id))
constraint on roster.swap swap_decided_by_fkey: FOREIGN KEY (decided_by) REFERENCES identity.officer(id)
constraint on roster.swap swap_declined_with_a_reason: CHECK (((state <> 'declined'::text) OR (reason IS NOT NULL)))
constraint on roster.swap swap_offered_by_fkey: FOREIGN KEY (offered_by) REFERENCES identity.officer(id)
constraint on roster.swap swap_open_or_decided: CHECK (((state = ANY (ARRAY['offered'::text, 'taken'::text])) = (decided_at IS NULL)))
constraint on roster.swap swap_pkey: PRIMARY KEY (id)
constraint on roster.swap swap_reason_check: CHECK ((char_length(reason) <= 500))
constraint on roster.swap swap_return_shift_id_fkey: FOREIGN KEY (return_shift_id) REFERENCES roster.shift(id)
constraint on roster.swap swap_returned_by_the_taker: CHECK (((return_shift_id IS NULL) OR (taken_by IS NOT NULL)))
constraint on roster.swap swap_shift_id_fkey: FOREIGN KEY (shift_id) REFERENCES roster.shift(id)
constraint on roster.swap swap_state_check: CHECK ((state = ANY (ARRAY['offered'::text, 'taken'::text, 'approved'::text, 'declined'::text, 'withdrawn'::text])))
constraint on roster.swap swap_taken_by_fkey: FOREIGN KEY (taken_by) REFERENCES identity.officer(id)
constraint on roster.swap swap_taken_by_somebody: CHECK ((((taken_by IS NULL) = (taken_at IS NULL)) AND ((state <> ALL (ARRAY['taken'::text, 'approved'::text])) OR (taken_by IS NOT NULL))))
constraint on roster.swap swap_taken_by_the_one_asked: CHECK (((to_officer_id IS NULL) OR (taken_by IS NULL) OR (taken_by = to_officer_id)))
constraint on roster.swap swap_to_officer_id_fkey: FOREIGN KEY (to_officer_id) REFERENCES identity.officer(id)
constraint on roster.swap swap_words_check: CHECK ((char_length(words) <= 500))
constraint on roster.team_rule team_rule_pkey: PRIMARY KEY (team_id)
constraint on roster.team_rule team_rule_rest_minutes_check: CHECK (((rest_minutes >= 0) AND (rest_minutes <= 1440)))
constraint on roster.team_rule team_rule_team_id_fkey: FOREIGN KEY (team_id) REFERENCES identity.team(id)
constraint on roster.team_rule team_rule_week_minutes_check: CHECK (((week_minutes >= 60) AND (week_minutes <= 10080)))
constraint on roster.told told_about_one: CHECK ((((leave_id IS NULL) <> (swap_id IS NULL)) AND ((kind ~~ 'leave%'::text) = (leave_id IS NOT NULL))))
constraint on roster.told told_check: CHECK ((seen_at >= at))
constraint on roster.told told_kind_check: CHECK ((kind = ANY (ARRAY['leave approved'::text, 'leave declined'::text, 'swap approved'::text, 'swap declined'::text, 'shift offered'::text])))
constraint on roster.told told_leave_id_fkey: FOREIGN KEY (leave_id) REFERENCES roster.leave(id)
constraint on roster.told told_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on roster.told told_pkey: PRIMARY KEY (id)
constraint on roster.told told_swap_id_fkey: FOREIGN KEY (swap_id) REFERENCES roster.swap(id)
constraint on routing.assignment assignment_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on routing.assignment assignment_channel_check: CHECK ((channel = ANY (ARRAY['phone'::text, 'chat'::text, 'counter'::text, 'email'::text])))
constraint on routing.assignment assignment_check: CHECK ((ended_at >= at))
constraint on routing.assignment assignment_ended_for_a_reason: CHECK ((((state = ANY (ARRAY['done'::text, 'returned'::text])) = (ended_at IS NOT NULL)) AND ((ended_at IS NULL) = (ended_why IS NULL))))
constraint on routing.assignment assignment_ended_why_check: CHECK ((ended_why = ANY (ARRAY['answered'::text, 'waits'::text, 'closed'::text, 'handed on'::text, 'joined'::text, 'not opened'::text, 'went off'::text, 'rule changed'::text])))
constraint on routing.assignment assignment_how_check: CHECK ((how = ANY (ARRAY['pushed'::text, 'asked for'::text, 'by hand'::text])))
constraint on routing.assignment assignment_offered_for_a_time: CHECK (((state = 'offered'::text) = (lease_until IS NOT NULL)))
constraint on routing.assignment assignment_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on routing.assignment assignment_pkey: PRIMARY KEY (id)
constraint on routing.assignment assignment_reasons_check: CHECK ((jsonb_typeof(reasons) = 'array'::text))
constraint on routing.assignment assignment_returned_unopened: CHECK ((((state = 'returned'::text) = (ended_why = ANY (ARRAY['not opened'::text, 'went off'::text]))) OR (ended_why IS NULL)))
constraint on routing.assignment assignment_state_check: CHECK ((state = ANY (ARRAY['offered'::text, 'taken'::text, 'done'::text, 'returned'::text])))
constraint on routing.assignment assignment_taken_after_it_was_given: CHECK ((taken_at >= at))
constraint on routing.assignment assignment_team_id_fkey: FOREIGN KEY (team_id) REFERENCES identity.team(id)
constraint on routing.assignment assignment_waiting_id_fkey: FOREIGN KEY (waiting_id) REFERENCES routing.waiting(id)
constraint on routing.conflict conflict_about_one: CHECK (((case_id IS NULL) <> (customer_id IS NULL)))
constraint on routing.conflict conflict_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on routing.conflict conflict_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on routing.conflict conflict_customer_id_fkey: FOREIGN KEY (customer_id) REFERENCES customers.customer(id)
constraint on routing.conflict conflict_kind_check: CHECK ((kind = ANY (ARRAY['conflict of interest'::text, 'decided it before'::text])))
constraint on routing.conflict conflict_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on routing.conflict conflict_pkey: PRIMARY KEY (id)
constraint on routing.conflict conflict_reason_check: CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 500)))
constraint on routing.own_need own_need_about_check: CHECK ((about = ANY (ARRAY['language'::text, 'relay'::text, 'service'::text])))
constraint on routing.own_need own_need_level_check: CHECK (((level >= 1) AND (level <= 5)))
constraint on routing.own_need own_need_minutes_check: CHECK (((minutes >= 1) AND (minutes <= 10080)))
constraint on routing.own_need own_need_mode_check: CHECK ((mode = ANY (ARRAY['off'::text, 'preferred'::text, 'hard'::text])))
constraint on routing.own_need own_need_pkey: PRIMARY KEY (about)
constraint on routing.queue_rule queue_rule_boost_minutes_check: CHECK (((boost_minutes >= 1) AND (boost_minutes <= 10080)))
constraint on routing.queue_rule queue_rule_changed_by_fkey: FOREIGN KEY (changed_by) REFERENCES identity.officer(id)
constraint on routing.queue_rule queue_rule_lease_minutes_check: CHECK (((lease_minutes >= 1) AND (lease_minutes <= 480)))
constraint on routing.queue_rule queue_rule_mode_check: CHECK ((mode = ANY (ARRAY['list'::text, 'pull'::text, 'push'::text])))
constraint on routing.queue_rule queue_rule_needs_check: CHECK (((jsonb_typeof(needs) = 'array'::text) AND (jsonb_array_length(needs) <= 12)))
constraint on routing.queue_rule queue_rule_pkey: PRIMARY KEY (team_id)
constraint on routing.queue_rule queue_rule_sticky_minutes_check: CHECK (((sticky_minutes >= 0) AND (sticky_minutes <= 1440)))
constraint on routing.queue_rule queue_rule_team_id_fkey: FOREIGN KEY (team_id) REFERENCES identity.team(id)
constraint on routing.queue_rule queue_rule_within_minutes_check: CHECK (((within_minutes >= 1) AND (within_minutes <= 10080)))
constraint on routing.seat seat_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on routing.seat seat_pkey: PRIMARY KEY (officer_id)
constraint on routing.sole_contact sole_contact_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on routing.sole_contact sole_contact_check: CHECK ((deputy_id <> officer_id))
constraint on routing.sole_contact sole_contact_customer_id_fkey: FOREIGN KEY (customer_id) REFERENCES customers.customer(id)
constraint on routing.sole_contact sole_contact_deputy_id_fkey: FOREIGN KEY (deputy_id) REFERENCES identity.officer(id)
constraint on routing.sole_contact sole_contact_officer_id_fkey: FOREIGN KEY (officer_id) REFERENCES identity.officer(id)
constraint on routing.sole_contact sole_contact_pkey: PRIMARY KEY (id)
constraint on routing.sole_contact sole_contact_reason_check: CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 500)))
constraint on routing.waiting waiting_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on routing.waiting waiting_channel_check: CHECK ((channel = ANY (ARRAY['phone'::text, 'chat'::text, 'counter'::text, 'email'::text])))
constraint on routing.waiting waiting_check: CHECK ((ended_at >= arrived_at))
constraint on routing.waiting waiting_ended_somehow: CHECK (((ended_at IS NULL) = (outcome IS NULL)))
constraint on routing.waiting waiting_needs_are_a_list: CHECK (((jsonb_typeof(needs) = 'array'::text) AND (jsonb_array_length(needs) <= 12)))
constraint on routing.waiting waiting_outcome_check: CHECK ((outcome = ANY (ARRAY['given'::text, 'taken'::text, 'closed'::text, 'moved'::text, 'joined'::text, 'set aside'::text, 'rule changed'::text])))
constraint on routing.waiting waiting_pkey: PRIMARY KEY (id)
constraint on routing.waiting waiting_priority_check: CHECK (((priority >= 1) AND (priority <= 4)))
constraint on routing.waiting waiting_team_id_fkey: FOREIGN KEY (team_id) REFERENCES identity.team(id)
constraint on routing.waiting waiting_times_back_check: CHECK ((times_back >= 0))
constraint on site.bucket bucket_key_check: CHECK ((octet_length(key) = 32))
constraint on site.bucket bucket_pkey: PRIMARY KEY (key)
constraint on site.link_request link_request_email_check: CHECK ((char_length(email) <= 320))
constraint on site.link_request link_request_pkey: PRIMARY KEY (id)
constraint on site.link_request link_request_reference_check: CHECK ((char_length(reference) <= 40))
constraint on site.sending sending_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on site.sending sending_customer_id_fkey: FOREIGN KEY (customer_id) REFERENCES customers.customer(id)
constraint on site.sending sending_id_check: CHECK ((char_length(id) <= 60))
constraint on site.sending sending_pkey: PRIMARY KEY (id)
constraint on standards.calendar calendar_key_check: CHECK ((key ~ '^[a-z0-9-]{1,60}$'::text))
constraint on standards.calendar calendar_key_key: UNIQUE (key)
constraint on standards.calendar calendar_name_check: CHECK (((char_length(name) >= 1) AND (char_length(name) <= 120)))
constraint on standards.calendar calendar_pkey: PRIMARY KEY (id)
constraint on standards.calendar calendar_revision_check: CHECK ((revision > 0))
constraint on standards.calendar calendar_week_check: CHECK (((jsonb_typeof(week) = 'array'::text) AND (jsonb_array_length(week) = 7)))
constraint on standards.calendar calendar_zone_check: CHECK (((char_length(zone) >= 1) AND (char_length(zone) <= 60)))
constraint on standards.holiday holiday_calendar_id_fkey: FOREIGN KEY (calendar_id) REFERENCES standards.calendar(id)
constraint on standards.holiday holiday_check: CHECK ((from_minute < to_minute))
constraint on standards.holiday holiday_from_minute_check: CHECK ((from_minute >= 0))
constraint on standards.holiday holiday_pkey: PRIMARY KEY (id)
constraint on standards.holiday holiday_title_check: CHECK (((char_length(title) >= 1) AND (char_length(title) <= 200)))
constraint on standards.holiday holiday_to_minute_check: CHECK ((to_minute <= 1440))
constraint on standards.rule rule_calendar_id_fkey: FOREIGN KEY (calendar_id) REFERENCES standards.calendar(id)
constraint on standards.rule rule_key_check: CHECK ((key ~ '^[a-z0-9-]{1,60}$'::text))
constraint on standards.rule rule_made_by_fkey: FOREIGN KEY (made_by) REFERENCES identity.officer(id)
constraint on standards.rule rule_pkey: PRIMARY KEY (id)
constraint on standards.rule rule_version_check: CHECK ((version > 0))
constraint on triage.label label_by_fkey: FOREIGN KEY (by) REFERENCES identity.officer(id)
constraint on triage.label label_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on triage.label label_field_check: CHECK ((field = ANY (ARRAY['topic'::text, 'agency'::text, 'service'::text, 'queue'::text, 'kind'::text, 'urgency'::text, 'language'::text, 'tone'::text])))
constraint on triage.label label_pkey: PRIMARY KEY (case_id, field)
constraint on triage.label label_suggested_check: CHECK (((char_length(suggested) >= 1) AND (char_length(suggested) <= 120)))
constraint on triage.label label_value_check: CHECK (((char_length(value) >= 1) AND (char_length(value) <= 120)))
constraint on triage.model model_examples_check: CHECK ((examples > 0))
constraint on triage.model model_field_check: CHECK ((field = ANY (ARRAY['topic'::text, 'agency'::text, 'service'::text, 'queue'::text, 'kind'::text, 'tags'::text, 'tone'::text])))
constraint on triage.model model_pkey: PRIMARY KEY (field)
constraint on triage.progress progress_one_check: CHECK (one)
constraint on triage.progress progress_pkey: PRIMARY KEY (one)
constraint on triage.rising rising_article_id_fkey: FOREIGN KEY (article_id) REFERENCES knowledge.article(id)
constraint on triage.rising rising_chance_check: CHECK (((chance >= (0)::double precision) AND (chance <= (1)::double precision)))
constraint on triage.rising rising_count_check: CHECK ((count > 0))
constraint on triage.rising rising_expected_check: CHECK ((expected > (0)::double precision))
constraint on triage.rising rising_pkey: PRIMARY KEY (topic)
constraint on triage.rising rising_topic_check: CHECK (((char_length(topic) >= 1) AND (char_length(topic) <= 120)))
constraint on triage.sorted sorted_case_id_fkey: FOREIGN KEY (case_id) REFERENCES cases."case"(id)
constraint on triage.sorted sorted_pkey: PRIMARY KEY (case_id)
constraint on triage.sorted sorted_topic_check: CHECK (((char_length(topic) >= 1) AND (char_length(topic) <= 120)))
constraint on writing.adopted adopted_pkey: PRIMARY KEY (language)
constraint on writing.adopted adopted_version_check: CHECK ((version > 0))
constraint on writing.measure measure_grade_tenths_check: CHECK ((grade_tenths >= 0))
constraint on writing.measure measure_jargon_check: CHECK ((jargon >= 0))
constraint on writing.measure measure_long_sentences_check: CHECK ((long_sentences >= 0))
constraint on writing.measure measure_message_id_fkey: FOREIGN KEY (message_id) REFERENCES cases.message(id)
constraint on writing.measure measure_passives_check: CHECK ((passives >= 0))
constraint on writing.measure measure_pkey: PRIMARY KEY (message_id)
constraint on writing.measure measure_sentences_check: CHECK ((sentences >= 0))
constraint on writing.measure measure_team_id_fkey: FOREIGN KEY (team_id) REFERENCES identity.team(id)
constraint on writing.measure measure_words_check: CHECK ((words >= 0))
constraint on writing.plain_word plain_word_pkey: PRIMARY KEY (word)
constraint on writing.plain_word plain_word_plainer_check: CHECK ((cardinality(plainer) <= 6))
constraint on writing.plain_word plain_word_set_by_fkey: FOREIGN KEY (set_by) REFERENCES identity.officer(id)
constraint on writing.plain_word plain_word_word_check: CHECK ((((length(word) >= 1) AND (length(word) <= 80)) AND (word = lower(word))))

-- indexes
CREATE UNIQUE INDEX appointment_by_key ON assessment.appointment USING btree (programme_id, key)
CREATE INDEX appointment_to_remind ON assessment.appointment USING btree (at) WHERE ((cancelled_at IS NULL) AND (reminded_at IS NULL))
CREATE INDEX assessor_by_officer ON assessment.assessor USING btree (officer_id, at DESC, id DESC)
CREATE INDEX assessor_by_organisation ON assessment.assessor USING btree (organisation_id, officer_id)
CREATE INDEX award_by_programme ON assessment.award USING btree (programme_id)
CREATE UNIQUE INDEX award_one_stands ON assessment.award USING btree (programme_id) WHERE (ended_at IS NULL)
CREATE INDEX declaration_about ON assessment.declaration USING btree (about_id)
CREATE INDEX declaration_by_person ON assessment.declaration USING btree (by, about_id)
CREATE INDEX edit_by_session ON assessment.edit USING btree (programme_id, method, attempt, at, id)
CREATE INDEX entry_by_officer ON assessment.entry USING btree (by, programme_id)
CREATE INDEX entry_confirmed_by ON assessment.entry USING btree (by, day) WHERE (act = 'confirm the grade'::text)
CREATE INDEX extension_by_officer ON assessment.extension USING btree (officer_id, until_on DESC)
CREATE INDEX invited_by_appointment ON assessment.invited USING btree (appointment_id)
CREATE INDEX invited_coming ON assessment.invited USING btree (officer_id, until_at)
CREATE INDEX letter_by_caught ON assessment.letter USING btree (caught) WHERE (caught IS NOT NULL)
CREATE INDEX letter_by_officer ON assessment.letter USING btree (officer_id)
CREATE INDEX letter_by_programme ON assessment.letter USING btree (programme_id, made_at DESC, id)
CREATE INDEX letter_by_signing ON assessment.letter USING btree (signing_id) WHERE (signing_id IS NOT NULL)
CREATE INDEX letter_due ON assessment.letter USING btree (send_after) WHERE (state = ANY (ARRAY['held'::text, 'sending'::text]))
CREATE INDEX marking_by_officer ON assessment.marking USING btree (officer_id, on_day DESC)
CREATE INDEX member_by_officer ON assessment.member USING btree (officer_id)
CREATE UNIQUE INDEX organisation_by_name ON assessment.organisation USING btree (kind, lower(name))
CREATE INDEX programme_by_apprentice ON assessment.programme USING btree (apprentice_id)
CREATE INDEX programme_by_assessor ON assessment.programme USING btree (assessor_id, changed_at DESC, id) WHERE (assessor_id IS NOT NULL)
CREATE INDEX programme_by_assurer ON assessment.programme USING btree (assurer_id, changed_at DESC, id) WHERE (assurer_id IS NOT NULL)
CREATE INDEX programme_by_coach ON assessment.programme USING btree (coach_id, changed_at DESC, id) WHERE (coach_id IS NOT NULL)
CREATE INDEX programme_by_manager ON assessment.programme USING btree (manager_id, changed_at DESC, id)
CREATE INDEX programme_by_organisation ON assessment.programme USING btree (organisation_id, stage, changed_at DESC, id)
CREATE INDEX programme_by_provider ON assessment.programme USING btree (provider_id, changed_at DESC, id) WHERE (provider_id IS NOT NULL)
CREATE INDEX programme_cohort ON assessment.programme USING btree (plan, employer_id, started_on)
CREATE UNIQUE INDEX programme_once_at_a_time ON assessment.programme USING btree (apprentice_id, plan) WHERE (stage <> ALL (ARRAY['withdrawn'::text, 'complete'::text]))
CREATE INDEX programme_released ON assessment.programme USING btree (organisation_id, released_on) WHERE (released_on IS NOT NULL)
CREATE INDEX showcase_file_by_blob ON assessment.showcase_file USING btree (sha256)
CREATE INDEX showcase_file_by_programme ON assessment.showcase_file USING btree (programme_id, method, attempt, at, id)
CREATE INDEX signing_by_programme ON assessment.signing USING btree (programme_id, asked_at DESC)
CREATE UNIQUE INDEX signing_open_once ON assessment.signing USING btree (programme_id, signs_as) WHERE (ended_at IS NULL)
CREATE INDEX signing_to_remind ON assessment.signing USING btree (sign_by) WHERE (ended_at IS NULL)
CREATE INDEX standardisation_by_day ON assessment.standardisation USING btree (organisation_id, held_on DESC, id)
CREATE INDEX action_by_officer ON capability.action USING btree (officer_id, made_at DESC)
CREATE UNIQUE INDEX action_of_course ON capability.action USING btree (officer_id, course_id) WHERE ((course_id IS NOT NULL) AND (done_at IS NULL))
CREATE INDEX action_open ON capability.action USING btree (officer_id, due_at) WHERE (done_at IS NULL)
CREATE INDEX assignment_open ON capability.assignment USING btree (officer_id, due_at) WHERE (answered_at IS NULL)
CREATE INDEX badge_by_officer ON capability.badge USING btree (officer_id, issued_at DESC)
CREATE INDEX badge_revoked ON capability.badge USING btree (n) WHERE (revoked_at IS NOT NULL)
CREATE INDEX claim_by_item ON capability.claim USING btree (item_id)
CREATE INDEX claim_by_version ON capability.claim USING btree (version_id, evidence_id) WHERE (ended_at IS NULL)
CREATE INDEX completion_by_course ON capability.completion USING btree (course_id, officer_id, done_at DESC)
CREATE INDEX contribution_by_case ON capability.contribution USING btree (case_id, at)
CREATE INDEX course_date_by_start ON capability.course_date USING btree (starts_at)
CREATE UNIQUE INDEX course_title ON capability.course USING btree (lower(title)) WHERE (closed_at IS NULL)
CREATE INDEX covered_by_officer ON capability.covered USING btree (officer_id)
CREATE UNIQUE INDEX duty_once ON capability.duty USING btree (course_id, COALESCE(profile_id, '00000000-0000-0000-0000-000000000000'::uuid))
CREATE INDEX enrolment_by_officer ON capability.enrolment USING btree (officer_id, date_id)
CREATE INDEX evidence_by_case ON capability.evidence USING btree (case_id) WHERE (case_id IS NOT NULL)
CREATE INDEX evidence_by_officer ON capability.evidence USING btree (officer_id, made_at DESC)
CREATE INDEX evidence_expiring ON capability.evidence USING btree (expires_at) WHERE ((expires_at IS NOT NULL) AND (state = 'accepted'::text))
CREATE UNIQUE INDEX evidence_of_event ON capability.evidence USING btree (officer_id, event_seq) WHERE ((event_seq IS NOT NULL) AND (state = ANY (ARRAY['claimed'::text, 'accepted'::text, 'returned'::text])))
CREATE INDEX evidence_to_look_at ON capability.evidence USING btree (looked_at, id) WHERE ((case_id IS NOT NULL) AND (state = ANY (ARRAY['claimed'::text, 'accepted'::text, 'returned'::text])) AND (standing <> 'gone'::text))
CREATE INDEX evidence_waiting ON capability.evidence USING btree (officer_id, made_at) WHERE (state = 'claimed'::text)
CREATE INDEX file_by_blob ON capability.file USING btree (sha256) WHERE (sha256 IS NOT NULL)
CREATE INDEX file_by_evidence ON capability.file USING btree (evidence_id) WHERE (evidence_id IS NOT NULL)
CREATE INDEX file_waiting ON capability.file USING btree (officer_id, at) WHERE (evidence_id IS NULL)
CREATE INDEX grant_ending ON capability."grant" USING btree (until_at) WHERE (action_id IS NULL)
CREATE UNIQUE INDEX issuer_key_in_use ON capability.issuer_key USING btree ((true)) WHERE (until_at IS NULL)
CREATE INDEX learning_case_open ON capability.learning_case USING btree (made_at DESC) WHERE (closed_at IS NULL)
CREATE INDEX rating_by_officer ON capability.rating USING btree (officer_id, item_id, at DESC)
CREATE INDEX recognition_by_officer ON capability.recognition USING btree (officer_id, at DESC)
CREATE INDEX session_by_leader ON capability.session USING btree (leader_id, held_at DESC)
CREATE INDEX session_by_officer ON capability.session USING btree (officer_id, held_at DESC)
CREATE INDEX skill_rule_by_item ON capability.skill_rule USING btree (item_id)
CREATE INDEX statement_by_evidence ON capability.statement USING btree (evidence_id) WHERE (evidence_id IS NOT NULL)
CREATE INDEX statement_by_officer ON capability.statement USING btree (officer_id, asked_at DESC)
CREATE INDEX verdict_by_evidence ON capability.verdict USING btree (evidence_id, at)
CREATE INDEX access_by_officer ON cases.access USING btree (officer_id)
CREATE INDEX advice_by_case ON cases.advice USING btree (case_id, asked_at)
CREATE INDEX advice_of_officer ON cases.advice USING btree (of_officer_id, asked_at) WHERE (state = 'asked'::text)
CREATE INDEX advice_of_team ON cases.advice USING btree (of_team_id, asked_at) WHERE (state = 'asked'::text)
CREATE INDEX advice_to_use ON cases.advice USING btree (asked_by, answered_at) WHERE (state = 'answered'::text)
CREATE INDEX attachment_by_blob ON cases.attachment USING btree (sha256)
CREATE INDEX attachment_by_case ON cases.attachment USING btree (case_id)
CREATE INDEX attachment_by_message ON cases.attachment USING btree (message_id) WHERE (message_id IS NOT NULL)
CREATE INDEX bulk_by_officer ON cases.bulk USING btree (officer_id, at DESC)
CREATE INDEX bulk_case_by_case ON cases.bulk_case USING btree (case_id)
CREATE INDEX bulk_case_by_message ON cases.bulk_case USING btree (message_id) WHERE (message_id IS NOT NULL)
CREATE INDEX case_by_channel ON cases."case" USING btree (channel, id DESC)
CREATE INDEX case_by_customer ON cases."case" USING btree (customer_id, opened_at DESC, id DESC)
CREATE INDEX case_by_kind ON cases."case" USING btree (kind, id DESC)
CREATE INDEX case_by_merge ON cases."case" USING btree (merged_into) WHERE (merged_into IS NOT NULL)
CREATE UNIQUE INDEX case_by_number ON cases."case" USING btree (number)
CREATE INDEX case_by_owner_all ON cases."case" USING btree (owner_id, opened_at DESC, id DESC)
CREATE INDEX case_owner_due ON cases."case" USING btree (owner_id, next_due_at, id) WHERE (phase <> 'closed'::text)
CREATE INDEX case_queue_due ON cases."case" USING btree (team_id, next_due_at, id) WHERE (phase <> 'closed'::text)
CREATE INDEX case_queue_newest ON cases."case" USING btree (team_id, opened_at DESC, id DESC) WHERE (phase <> 'closed'::text)
CREATE INDEX case_queue_urgent ON cases."case" USING btree (team_id, priority, next_due_at, id) WHERE (phase <> 'closed'::text)
CREATE INDEX case_team_all ON cases."case" USING btree (team_id, opened_at DESC, id DESC)
CREATE INDEX contact_by_case ON cases.contact USING btree (case_id, at)
CREATE INDEX contact_by_customer ON cases.contact USING btree (customer_id, at DESC, id DESC) WHERE (customer_id IS NOT NULL)
CREATE INDEX contact_by_tone ON cases.contact USING btree (tone, case_id) WHERE (tone IS NOT NULL)
CREATE INDEX contact_tone ON cases.contact USING btree (case_id, at DESC, id DESC) INCLUDE (tone) WHERE (tone IS NOT NULL)
CREATE INDEX contact_toned_newest ON cases.contact USING btree (at DESC) WHERE ((tone IS NOT NULL) AND (direction = 'in'::text))
CREATE INDEX draft_by_case ON cases.draft USING btree (case_id) WHERE (case_id IS NOT NULL)
CREATE INDEX draft_by_saved ON cases.draft USING btree (saved_at)
CREATE INDEX draft_by_time ON cases.draft USING btree (officer_id, saved_at DESC, id DESC)
CREATE UNIQUE INDEX draft_by_writer ON cases.draft USING btree (officer_id, case_id, kind, writer) NULLS NOT DISTINCT
CREATE INDEX finding_by_case ON cases.finding USING btree (case_id)
CREATE INDEX finding_words_by_block ON cases.finding USING gin (words, ((id >> 13)))
CREATE INDEX hand_over_by_case ON cases.hand_over USING btree (case_id, at)
CREATE INDEX hand_over_to_officer ON cases.hand_over USING btree (to_officer_id, at) WHERE ((taken_at IS NULL) AND (ended_at IS NULL))
CREATE INDEX hand_over_to_team ON cases.hand_over USING btree (to_team_id, at) WHERE ((taken_at IS NULL) AND (ended_at IS NULL) AND (to_officer_id IS NULL))
CREATE UNIQUE INDEX hand_over_waits ON cases.hand_over USING btree (case_id) WHERE ((taken_at IS NULL) AND (ended_at IS NULL))
CREATE INDEX link_by_other ON cases.link USING btree (other_id)
CREATE INDEX mention_by_case ON cases.mention USING btree (case_id, officer_id)
CREATE INDEX mention_unseen ON cases.mention USING btree (officer_id, at DESC, note_id) WHERE (seen_at IS NULL)
CREATE INDEX merge_by_into ON cases.merge USING btree (into_id)
CREATE UNIQUE INDEX merge_open ON cases.merge USING btree (from_id) WHERE (undone_at IS NULL)
CREATE INDEX message_by_case ON cases.message USING btree (case_id, at, id)
CREATE INDEX message_by_contact ON cases.message USING btree (contact_id)
CREATE INDEX message_by_mail ON cases.message USING btree (mail_id) WHERE (mail_id IS NOT NULL)
CREATE INDEX message_by_message_id ON cases.message USING btree (message_id) WHERE (message_id IS NOT NULL)
CREATE INDEX message_trouble ON cases.message USING btree (officer_id, at) WHERE (delivery = ANY (ARRAY['unsure'::text, 'undelivered'::text, 'failed'::text]))
CREATE INDEX note_by_case ON cases.note USING btree (case_id, at)
CREATE INDEX notice_by_case ON cases.notice USING btree (case_id, at)
CREATE INDEX notice_by_message ON cases.notice USING btree (message_id) WHERE (message_id IS NOT NULL)
CREATE INDEX party_by_case ON cases.party USING btree (case_id)
CREATE INDEX party_by_customer ON cases.party USING btree (customer_id)
CREATE UNIQUE INDEX party_once ON cases.party USING btree (case_id, customer_id, role) WHERE (ended_at IS NULL)
CREATE INDEX perspective_by_case ON cases.perspective USING btree (case_id, at)
CREATE INDEX perspective_by_contact ON cases.perspective USING btree (contact_id) WHERE (contact_id IS NOT NULL)
CREATE INDEX perspective_by_message ON cases.perspective USING btree (message_id) WHERE (message_id IS NOT NULL)
CREATE UNIQUE INDEX perspective_now ON cases.perspective USING btree (case_id, part) WHERE (ended_at IS NULL)
CREATE INDEX presence_until ON cases.presence USING btree (until)
CREATE INDEX private_link_by_case ON cases.private_link USING btree (case_id)
CREATE INDEX recent_search_newest ON cases.recent_search USING btree (officer_id, at DESC)
CREATE INDEX split_by_from ON cases.split USING btree (from_id)
CREATE INDEX split_by_new ON cases.split USING btree (new_id)
CREATE INDEX tag_by_tag ON cases.tag USING btree (tag)
CREATE INDEX task_by_case ON cases.task USING btree (case_id)
CREATE INDEX task_open_by_owner ON cases.task USING btree (owner_id, due_at) WHERE (done_at IS NULL)
CREATE UNIQUE INDEX view_by_name ON cases.view USING btree (owner_id, lower(name))
CREATE INDEX view_by_team ON cases.view USING btree (team_id) WHERE (team_id IS NOT NULL)
CREATE INDEX clock_by_case ON clocks.clock USING btree (case_id, anchor_at)
CREATE INDEX clock_by_rule ON clocks.clock USING btree (rule_id)
CREATE INDEX clock_due ON clocks.clock USING btree (due_at, id) WHERE ((state = 'running'::text) AND (breached_at IS NULL))
CREATE INDEX clock_missed ON clocks.clock USING btree (breached_at) WHERE (breached_at IS NOT NULL)
CREATE INDEX clock_of_rule ON clocks.clock USING btree (rule_key, anchor_at)
CREATE UNIQUE INDEX clock_once_at_a_time ON clocks.clock USING btree (case_id, rule_key) WHERE (state = ANY (ARRAY['running'::text, 'paused'::text]))
CREATE INDEX clock_to_count ON clocks.clock USING btree (calendar_id, revision) WHERE ((state = 'running'::text) AND (breached_at IS NULL))
CREATE INDEX clock_to_warn ON clocks.clock USING btree (warn_at, id) WHERE ((state = 'running'::text) AND (warned_at IS NULL) AND (breached_at IS NULL))
CREATE INDEX extension_by_clock ON clocks.extension USING btree (clock_id)
CREATE UNIQUE INDEX interval_open_once ON clocks."interval" USING btree (clock_id) WHERE (to_at IS NULL)
CREATE INDEX told_by_case ON clocks.told USING btree (case_id)
CREATE UNIQUE INDEX told_once ON clocks.told USING btree (subject_id, stage, officer_id)
CREATE INDEX told_unseen ON clocks.told USING btree (officer_id, at DESC, id DESC) WHERE (seen_at IS NULL)
CREATE INDEX answer_at ON complaints.answer USING btree (at)
CREATE UNIQUE INDEX answer_by_message ON complaints.answer USING btree (message_id) WHERE (message_id IS NOT NULL)
CREATE UNIQUE INDEX answer_once ON complaints.answer USING btree (case_id, stage) WHERE ((taken_back_at IS NULL) AND (reopened_at IS NULL))
CREATE UNIQUE INDEX cause_once ON complaints.cause USING btree (issue_id, went_wrong, because)
CREATE UNIQUE INDEX closure_once ON complaints.closure USING btree (case_id) WHERE (reopened_at IS NULL)
CREATE INDEX complaint_by_contact ON complaints.complaint USING btree (contact_id) WHERE (contact_id IS NOT NULL)
CREATE INDEX complaint_from ON complaints.complaint USING btree (from_case_id) WHERE (from_case_id IS NOT NULL)
CREATE INDEX complaint_received ON complaints.complaint USING btree (received_at)
CREATE INDEX corrective_by_case ON complaints.corrective USING btree (case_id)
CREATE INDEX corrective_by_issue ON complaints.corrective USING btree (issue_id)
CREATE INDEX corrective_by_owner ON complaints.corrective USING btree (owner_id, due_at) WHERE (done_at IS NULL)
CREATE INDEX decision_at ON complaints.decision USING btree (at)
CREATE INDEX decision_by_case ON complaints.decision USING btree (case_id, at)
CREATE INDEX decision_by_contact ON complaints.decision USING btree (contact_id) WHERE (contact_id IS NOT NULL)
CREATE INDEX finding_at ON complaints.finding USING brin (at)
CREATE INDEX finding_by_issue ON complaints.finding USING btree (issue_id, at)
CREATE UNIQUE INDEX finding_first ON complaints.finding USING btree (issue_id) WHERE (replaces_id IS NULL)
CREATE UNIQUE INDEX finding_replaced_once ON complaints.finding USING btree (replaces_id) WHERE (replaces_id IS NOT NULL)
CREATE INDEX imported_by_whom ON complaints.imported USING btree (imported_by)
CREATE UNIQUE INDEX imported_once ON complaints.imported USING btree (source, external_id)
CREATE INDEX issue_named ON complaints.issue USING btree (added_at DESC) WHERE (topic <> ''::text)
CREATE UNIQUE INDEX issue_numbered ON complaints.issue USING btree (case_id, number)
CREATE INDEX matter_at ON complaints.matter USING btree (at)
CREATE INDEX matter_by_its_case ON complaints.matter USING btree (matter_case_id) WHERE (matter_case_id IS NOT NULL)
CREATE UNIQUE INDEX matter_once ON complaints.matter USING btree (case_id, matter)
CREATE INDEX outside_by_case ON complaints.outside USING btree (case_id, begun_at)
CREATE UNIQUE INDEX outside_once ON complaints.outside USING btree (case_id) WHERE (ended_at IS NULL)
CREATE INDEX remedy_by_case ON complaints.remedy USING btree (case_id)
CREATE INDEX remedy_by_issue ON complaints.remedy USING btree (issue_id) WHERE (issue_id IS NOT NULL)
CREATE UNIQUE INDEX remedy_by_promise ON complaints.remedy USING btree (promise_id)
CREATE INDEX remedy_made ON complaints.remedy USING btree (made_at)
CREATE INDEX stage_began ON complaints.stage USING btree (began_at)
CREATE INDEX touch_by_officer ON complaints.touch USING btree (officer_id)
CREATE INDEX incident_by_case ON conduct.incident USING btree (case_id, at)
CREATE INDEX incident_by_customer ON conduct.incident USING btree (customer_id, at) WHERE (customer_id IS NOT NULL)
CREATE INDEX restriction_by_cases ON conduct.restriction USING gin (case_ids) WHERE (lifted_at IS NULL)
CREATE INDEX restriction_by_customer ON conduct.restriction USING btree (customer_id)
CREATE INDEX restriction_by_end ON conduct.restriction USING btree (ends_at) WHERE (lifted_at IS NULL)
CREATE INDEX wellbeing_by_incident ON conduct.wellbeing USING btree (incident_id)
CREATE INDEX wellbeing_open ON conduct.wellbeing USING btree (officer_id) WHERE (answered_at IS NULL)
CREATE INDEX wellbeing_to_talk ON conduct.wellbeing USING btree (team_id) WHERE ((how = 'to talk'::text) AND (talked_at IS NULL))
CREATE INDEX automatic_answer_by_address ON correspondence.automatic_answer USING btree (address, at)
CREATE INDEX automatic_answer_by_case ON correspondence.automatic_answer USING btree (case_id)
CREATE INDEX caught_by_blob ON correspondence.caught USING btree (sha256)
CREATE INDEX caught_by_time ON correspondence.caught USING btree (at DESC, message_id)
CREATE INDEX made_from_by_template ON correspondence.made_from USING btree (template_id, version)
CREATE INDEX outgoing_by_case ON correspondence.outgoing USING btree (case_id)
CREATE INDEX outgoing_by_customer ON correspondence.outgoing USING btree (customer_id) WHERE (customer_id IS NOT NULL)
CREATE UNIQUE INDEX outgoing_by_rfc_message_id ON correspondence.outgoing USING btree (rfc_message_id)
CREATE INDEX outgoing_due ON correspondence.outgoing USING btree (send_after, channel) WHERE (state = ANY (ARRAY['held'::text, 'sending'::text]))
CREATE INDEX outgoing_sent ON correspondence.outgoing USING btree (sent_at, message_id) WHERE ((state = 'sent'::text) AND (kind = 'reply'::text))
CREATE INDEX outgoing_to_post ON correspondence.outgoing USING btree (made_at, message_id) WHERE (state = 'to post'::text)
CREATE INDEX outgoing_trouble ON correspondence.outgoing USING btree (made_at DESC, message_id) WHERE ((state = ANY (ARRAY['unsure'::text, 'failed'::text])) OR ((state = 'held'::text) AND (response IS NOT NULL)))
CREATE INDEX template_by_officer ON correspondence.template USING btree (officer_id) WHERE (officer_id IS NOT NULL)
CREATE UNIQUE INDEX template_in_language ON correspondence.template USING btree (of_id, language) WHERE ((of_id IS NOT NULL) AND (retired_at IS NULL))
CREATE UNIQUE INDEX template_shortcut ON correspondence.template USING btree (team_id, officer_id, shortcut) NULLS NOT DISTINCT WHERE ((retired_at IS NULL) AND (of_id IS NULL))
CREATE INDEX apart_by_other ON customers.apart USING btree (other_id)
CREATE INDEX authority_by_by ON customers.authority USING btree (by_id)
CREATE INDEX authority_by_for ON customers.authority USING btree (for_id)
CREATE INDEX belonging_by_organisation ON customers.belonging USING btree (organisation_id)
CREATE INDEX contact_point_by_end ON customers.contact_point USING btree ("right"(regexp_replace(normal, '\D'::text, ''::text, 'g'::text), 8)) WHERE ((kind = 'phone'::text) AND (ended_at IS NULL))
CREATE INDEX contact_point_by_normal ON customers.contact_point USING btree (normal, kind) WHERE (ended_at IS NULL)
CREATE INDEX contact_point_like ON customers.contact_point USING gin (normal gin_trgm_ops)
CREATE UNIQUE INDEX contact_point_once ON customers.contact_point USING btree (customer_id, kind, normal) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX contact_point_preferred ON customers.contact_point USING btree (customer_id) WHERE (preferred AND (ended_at IS NULL))
CREATE UNIQUE INDEX contact_point_sole ON customers.contact_point USING btree (kind, normal) WHERE (sole AND (ended_at IS NULL))
CREATE INDEX customer_by_merge ON customers.customer USING btree (merged_into) WHERE (merged_into IS NOT NULL)
CREATE INDEX customer_find ON customers.customer USING gin (find)
CREATE INDEX customer_name_near ON customers.customer USING gin (platform.name_keys(name))
CREATE INDEX merge_by_into ON customers.merge USING btree (into_id)
CREATE UNIQUE INDEX merge_open ON customers.merge USING btree (from_id) WHERE (undone_at IS NULL)
CREATE INDEX need_by_customer ON customers.need USING btree (customer_id) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX need_once ON customers.need USING btree (customer_id, kind, COALESCE(language, ''::text)) WHERE ((ended_at IS NULL) AND (kind = ANY (ARRAY['interpreter'::text, 'relay'::text, 'large print'::text, 'easy read'::text])))
CREATE INDEX approval_by_case ON decisions.approval USING btree (case_id, asked_at DESC)
CREATE INDEX approval_returned_to ON decisions.approval USING btree (asked_by) WHERE ((state = 'returned'::text) AND (taken_up_at IS NULL))
CREATE INDEX decision_by_case ON decisions.decision USING btree (case_id, asked_at DESC)
CREATE INDEX decision_by_told_message ON decisions.decision USING btree (told_message_id) WHERE (told_message_id IS NOT NULL)
CREATE INDEX decision_by_words ON decisions.decision USING gin (words) WHERE (state = ANY (ARRAY['approved'::text, 'declined'::text]))
CREATE INDEX decision_decided ON decisions.decision USING btree (power, settled_at DESC) WHERE (state = ANY (ARRAY['approved'::text, 'declined'::text]))
CREATE UNIQUE INDEX decision_follows_once ON decisions.decision USING btree (follows_id) WHERE (follows_id IS NOT NULL)
CREATE INDEX decision_open_by_officer ON decisions.decision USING btree (asked_by, due_at) WHERE (state = 'waiting'::text)
CREATE INDEX decision_returned_to ON decisions.decision USING btree (asked_by) WHERE (state = 'returned'::text)
CREATE INDEX decision_to_tell ON decisions.decision USING btree (asked_by) WHERE ((state = ANY (ARRAY['approved'::text, 'declined'::text])) AND (told_at IS NULL))
CREATE INDEX flag_by_case ON decisions.flag USING btree (case_id, at)
CREATE UNIQUE INDEX flag_once ON decisions.flag USING btree (case_id, kind) WHERE (ended_at IS NULL)
CREATE INDEX flag_unseen ON decisions.flag USING btree (team_id, at) WHERE ((ended_at IS NULL) AND (seen_at IS NULL))
CREATE UNIQUE INDEX place_approved_by_different_people ON decisions.place USING btree (message_id, by) WHERE ((message_id IS NOT NULL) AND (by IS NOT NULL))
CREATE UNIQUE INDEX place_decided_by_different_people ON decisions.place USING btree (decision_id, by) WHERE ((decision_id IS NOT NULL) AND (by IS NOT NULL))
CREATE UNIQUE INDEX place_of_approval ON decisions.place USING btree (message_id, n) WHERE (message_id IS NOT NULL)
CREATE UNIQUE INDEX place_of_decision ON decisions.place USING btree (decision_id, n) WHERE (decision_id IS NOT NULL)
CREATE INDEX place_of_officer ON decisions.place USING btree (officer_id) WHERE ((verdict IS NULL) AND (officer_id IS NOT NULL))
CREATE INDEX place_of_role ON decisions.place USING btree (role) WHERE ((verdict IS NULL) AND (role IS NOT NULL))
CREATE INDEX place_of_substitute ON decisions.place USING btree (substitute_id) WHERE ((verdict IS NULL) AND (substitute_id IS NOT NULL))
CREATE INDEX vetting_rule_in_force ON decisions.vetting_rule USING btree (added_at) WHERE (ended_at IS NULL)
CREATE INDEX acting_by_officer ON delegations.acting USING btree (officer_id, until_at)
CREATE INDEX acting_by_officer_stood_for ON delegations.acting USING btree (as_officer_id) WHERE (as_officer_id IS NOT NULL)
CREATE INDEX line_by_officer ON delegations.line USING btree (officer_id) WHERE (officer_id IS NOT NULL)
CREATE INDEX line_by_power ON delegations.line USING btree (power, added_at)
CREATE INDEX location_by_organization ON directory.location USING btree (organization_id) WHERE (organization_id IS NOT NULL)
CREATE INDEX location_by_postcode ON directory.location USING btree (((hsds #>> '{addresses,0,postal_code}'::text[])))
CREATE INDEX organization_by_name ON directory.organization USING btree (lower(name), id)
CREATE INDEX organization_like ON directory.organization USING gin (lower(name) gin_trgm_ops)
CREATE INDEX service_at_location_by_location ON directory.service_at_location USING btree (location_id) WHERE (location_id IS NOT NULL)
CREATE INDEX service_at_location_by_service ON directory.service_at_location USING btree (service_id, place)
CREATE INDEX service_by_assurance ON directory.service USING btree (COALESCE(assured_on, ''::text), id) WHERE (status = 'active'::text)
CREATE INDEX service_by_change ON directory.service USING btree (changed_at, id)
CREATE INDEX service_by_organization ON directory.service USING btree (organization_id, id)
CREATE INDEX service_by_place ON directory.service USING gin (to_tsvector('simple'::regconfig, places))
CREATE INDEX service_by_term ON directory.service USING gin (((hsds -> 'attributes'::text)) jsonb_path_ops)
CREATE INDEX service_by_words ON directory.service USING gin (words)
CREATE INDEX taxonomy_term_by_taxonomy ON directory.taxonomy_term USING btree (taxonomy_id, id)
CREATE INDEX item_by_parent ON frameworks.item USING btree (parent_id)
CREATE UNIQUE INDEX item_claimed ON frameworks.item USING btree (version_id, claim_n) WHERE (claim_n IS NOT NULL)
CREATE INDEX link_by_version ON frameworks.link USING btree (version_id) WHERE (version_id IS NOT NULL)
CREATE INDEX link_from ON frameworks.link USING btree (from_id)
CREATE INDEX link_to ON frameworks.link USING btree (to_id) WHERE (to_id IS NOT NULL)
CREATE INDEX measure_by_version ON frameworks.measure USING btree (version_id) WHERE (until_at IS NULL)
CREATE UNIQUE INDEX measure_now ON frameworks.measure USING btree (officer_id, framework_id) WHERE (until_at IS NULL)
CREATE UNIQUE INDEX role_now ON frameworks.role USING btree (officer_id) WHERE (until_at IS NULL)
CREATE UNIQUE INDEX version_in_use ON frameworks.version USING btree (framework_id) WHERE (state = 'in use'::text)
CREATE INDEX attempt_by_age ON identity.attempt USING btree (last_at)
CREATE INDEX invitation_by_officer ON identity.invitation USING btree (officer_id)
CREATE UNIQUE INDEX invitation_of_first ON identity.invitation USING btree (((officer_id IS NULL))) WHERE ((officer_id IS NULL) AND (used_at IS NULL))
CREATE INDEX membership_by_team ON identity.membership USING btree (team_id)
CREATE UNIQUE INDEX officer_by_email ON identity.officer USING btree (email)
CREATE INDEX served_by_officer ON identity.served USING btree (officer_id, team_id)
CREATE INDEX served_by_team ON identity.served USING btree (team_id)
CREATE UNIQUE INDEX served_now ON identity.served USING btree (officer_id, team_id) WHERE (until_at IS NULL)
CREATE INDEX session_by_end ON identity.session USING btree (ends_at)
CREATE UNIQUE INDEX session_by_id ON identity.session USING btree (id)
CREATE INDEX session_by_officer ON identity.session USING btree (officer_id)
CREATE UNIQUE INDEX team_by_name ON identity.team USING btree (lower(name)) WHERE (closed_at IS NULL)
CREATE INDEX imap_seen_by_mail ON intake.imap_seen USING btree (mail_id)
CREATE INDEX mail_by_case ON intake.mail USING btree (case_id) WHERE (case_id IS NOT NULL)
CREATE INDEX mail_by_duplicate ON intake.mail USING btree (duplicate_of) WHERE (duplicate_of IS NOT NULL)
CREATE INDEX mail_by_outcome ON intake.mail USING btree (outcome, received_at DESC, id DESC)
CREATE INDEX mail_by_sha ON intake.mail USING btree (sha256)
CREATE INDEX mail_by_time ON intake.mail USING btree (received_at, outcome)
CREATE UNIQUE INDEX mail_once ON intake.mail USING btree (content_key) WHERE (outcome = ANY (ARRAY['threaded'::text, 'new'::text, 'quarantined'::text, 'notice'::text]))
CREATE INDEX mail_waiting ON intake.mail USING btree (received_at, id) WHERE (outcome IS NULL)
CREATE INDEX mailbox_by_team ON intake.mailbox USING btree (team_id)
CREATE INDEX article_by_change ON knowledge.article USING btree (change)
CREATE INDEX article_by_owner ON knowledge.article USING btree (owner_id)
CREATE INDEX article_by_review ON knowledge.article USING btree (review_by) WHERE ((published IS NOT NULL) AND (retired_at IS NULL))
CREATE INDEX article_in_work ON knowledge.article USING btree (stage) WHERE (stage <> 'settled'::text)
CREATE INDEX article_scheduled_by_time ON knowledge.article USING btree (publish_at) WHERE (publish_at IS NOT NULL)
CREATE INDEX citation_by_article ON knowledge.citation USING btree (article_id, at DESC)
CREATE INDEX citation_by_case ON knowledge.citation USING btree (case_id, at)
CREATE UNIQUE INDEX citation_once ON knowledge.citation USING btree (message_id, article_id, version, md5(quote))
CREATE INDEX citation_to_learn ON knowledge.citation USING btree (at) WHERE (learned_at IS NULL)
CREATE INDEX correction_by_article ON knowledge.correction USING btree (article_id) WHERE (article_id IS NOT NULL)
CREATE INDEX correction_case_by_case ON knowledge.correction_case USING btree (case_id)
CREATE INDEX correction_open ON knowledge.correction USING btree (opened_at) WHERE (closed_at IS NULL)
CREATE INDEX feedback_by_article ON knowledge.feedback USING btree (article_id, at DESC)
CREATE INDEX feedback_by_case ON knowledge.feedback USING btree (case_id) WHERE (case_id IS NOT NULL)
CREATE INDEX feedback_open ON knowledge.feedback USING btree (article_id) WHERE ((settled_at IS NULL) AND (NOT was_right))
CREATE INDEX run_by_case ON knowledge.run USING btree (case_id, begun_at DESC)
CREATE INDEX run_by_wording ON knowledge.run USING btree (article_id, version)
CREATE UNIQUE INDEX run_under_way ON knowledge.run USING btree (case_id, article_id) WHERE ((ended_at IS NULL) AND (left_at IS NULL))
CREATE INDEX suggestion_by_case ON knowledge.suggestion USING btree (case_id, asked_at DESC)
CREATE INDEX suggestion_waiting ON knowledge.suggestion USING btree (asked_at) WHERE (done_at IS NULL)
CREATE UNIQUE INDEX suggestion_waiting_of_case ON knowledge.suggestion USING btree (case_id) WHERE (done_at IS NULL)
CREATE INDEX batch_by_template ON letters.batch USING btree (template_id, template_version)
CREATE INDEX batch_by_time ON letters.batch USING btree (made_at DESC, id)
CREATE INDEX batch_letter_by_case ON letters.batch_letter USING btree (case_id)
CREATE INDEX batch_letter_by_customer ON letters.batch_letter USING btree (customer_id) WHERE (customer_id IS NOT NULL)
CREATE UNIQUE INDEX batch_letter_first_once ON letters.batch_letter USING btree (batch_id, customer_id) WHERE first
CREATE INDEX batch_letter_to_settle ON letters.batch_letter USING btree (batch_id, n) WHERE ((state = 'written'::text) AND (NOT settled))
CREATE INDEX batch_letter_waiting ON letters.batch_letter USING btree (batch_id, n) WHERE (state = 'waiting'::text)
CREATE INDEX letter_by_docx ON letters.letter USING btree (docx_sha256)
CREATE INDEX letter_by_letterhead ON letters.letter USING btree (letterhead_id) WHERE (letterhead_id IS NOT NULL)
CREATE INDEX letter_by_pdf ON letters.letter USING btree (pdf_sha256)
CREATE INDEX letter_posted ON letters.letter USING btree (posted_at DESC, message_id) WHERE (posted_at IS NOT NULL)
CREATE INDEX letterhead_by_logo ON letters.letterhead USING btree (logo_sha256) WHERE (logo_sha256 IS NOT NULL)
CREATE INDEX letterhead_by_time ON letters.letterhead USING btree (made_at DESC, id)
CREATE INDEX campaign_by_time ON outreach.campaign USING btree (made_at DESC, id)
CREATE INDEX consent_by_customer ON outreach.consent USING btree (customer_id)
CREATE INDEX consent_by_topic ON outreach.consent USING btree (topic, id) WHERE (ended_at IS NULL)
CREATE UNIQUE INDEX consent_once ON outreach.consent USING btree (address, topic) WHERE (ended_at IS NULL)
CREATE INDEX opted_out_by_campaign ON outreach.opted_out USING btree (campaign_id) WHERE (campaign_id IS NOT NULL)
CREATE INDEX recipient_by_blob ON outreach.recipient USING btree (sha256) WHERE (sha256 IS NOT NULL)
CREATE INDEX recipient_by_customer ON outreach.recipient USING btree (customer_id)
CREATE INDEX recipient_by_state ON outreach.recipient USING btree (campaign_id, state)
CREATE INDEX recipient_due ON outreach.recipient USING btree (campaign_id, try_after) WHERE (state = 'waiting'::text)
CREATE INDEX recipient_sending ON outreach.recipient USING btree (leased_until) WHERE (state = 'sending'::text)
CREATE INDEX recipient_waiting_at ON outreach.recipient USING btree (address) WHERE (state = ANY (ARRAY['waiting'::text, 'to post'::text]))
CREATE INDEX act_by_time ON platform.act USING btree (at)
CREATE INDEX word_beginning ON platform.word USING btree (realm, word text_pattern_ops)
CREATE INDEX word_like ON platform.word USING gin (word gin_trgm_ops)
CREATE INDEX word_near ON platform.word USING gin (platform.near(word))
CREATE INDEX promise_by_case ON promises.promise USING btree (case_id, due_at)
CREATE INDEX promise_by_case_made_on ON promises.promise USING btree (made_on_id)
CREATE INDEX promise_by_contact ON promises.promise USING btree (contact_id) WHERE (contact_id IS NOT NULL)
CREATE INDEX promise_by_customer ON promises.promise USING btree (customer_id) WHERE (customer_id IS NOT NULL)
CREATE INDEX promise_due ON promises.promise USING btree (due_at, id) WHERE (state = 'open'::text)
CREATE INDEX promise_owner_broken ON promises.promise USING btree (owner_id, due_at) WHERE ((state = 'broken'::text) AND (done_late_at IS NULL))
CREATE INDEX promise_owner_due ON promises.promise USING btree (owner_id, due_at, id) WHERE (state = 'open'::text)
CREATE INDEX promise_owner_settled ON promises.promise USING btree (owner_id, due_at) WHERE (state = ANY (ARRAY['kept'::text, 'broken'::text]))
CREATE UNIQUE INDEX promise_renewed_once ON promises.promise USING btree (renews_id) WHERE (renews_id IS NOT NULL)
CREATE INDEX promise_team_due ON promises.promise USING btree (team_id, due_at, id) WHERE (state = 'open'::text)
CREATE INDEX promise_team_settled ON promises.promise USING btree (team_id, due_at) WHERE (state <> 'open'::text)
CREATE INDEX promise_to_warn ON promises.promise USING btree (warn_at, id) WHERE ((state = 'open'::text) AND (warned_at IS NULL))
CREATE INDEX look_by_case ON quality.look USING btree (case_id)
CREATE INDEX look_first_by ON quality.look USING btree (first_by)
CREATE UNIQUE INDEX look_once ON quality.look USING btree (kind, subject_id)
CREATE INDEX look_open ON quality.look USING btree (drawn_at) WHERE (reader_id IS NULL)
CREATE INDEX look_read ON quality.look USING btree (read_at) WHERE (reader_id IS NOT NULL)
CREATE INDEX look_reader ON quality.look USING btree (reader_id) WHERE (reader_id IS NOT NULL)
CREATE INDEX event_by_actor ON records.event USING btree (actor_id, seq) WHERE (actor_id IS NOT NULL)
CREATE INDEX event_by_case ON records.event USING btree (case_id, seq) WHERE (case_id IS NOT NULL)
CREATE INDEX event_by_customer ON records.event USING btree (customer_id, seq) WHERE (customer_id IS NOT NULL)
CREATE INDEX event_by_tx ON records.event USING btree (tx, seq)
CREATE INDEX compliment_by_case ON recovery.compliment USING btree (case_id)
CREATE INDEX compliment_by_officer ON recovery.compliment USING btree (officer_id, at)
CREATE INDEX signal_by_case ON recovery.signal USING btree (case_id, at)
CREATE INDEX signal_by_step ON recovery.signal USING btree (step_id) WHERE (step_id IS NOT NULL)
CREATE UNIQUE INDEX signal_once ON recovery.signal USING btree (case_id, trigger, about) NULLS NOT DISTINCT WHERE (step_id IS NULL)
CREATE INDEX step_by_case ON recovery.step USING btree (case_id, at)
CREATE INDEX step_to_follow ON recovery.step USING btree (by, follow_at) WHERE ((follow_at IS NOT NULL) AND (followed_at IS NULL))
CREATE INDEX agreed_by_candidate ON recruitment.agreed USING btree (candidate_id, code, at)
CREATE INDEX panel_by_officer ON recruitment.panel USING btree (officer_id)
CREATE INDEX round_to_forget ON recruitment.round USING btree (keep_until) WHERE (forgotten_at IS NULL)
CREATE INDEX api_key_by_organization ON referrals.api_key USING btree (organization_id)
CREATE INDEX desk_heard_in_order ON referrals.desk_heard USING btree (link_id, seq) INCLUDE (about) WHERE (outcome IS NULL)
CREATE INDEX desk_heard_set_aside ON referrals.desk_heard USING btree (link_id) WHERE (outcome = 'set aside'::text)
CREATE INDEX desk_heard_waiting ON referrals.desk_heard USING btree (seq) WHERE (outcome IS NULL)
CREATE UNIQUE INDEX desk_link_one_each ON referrals.desk_link USING btree (organization_id) WHERE (ended_at IS NULL)
CREATE INDEX desk_post_by_received ON referrals.desk_post USING btree (received_id, seq) WHERE (received_id IS NOT NULL)
CREATE INDEX desk_post_by_referral ON referrals.desk_post USING btree (referral_id, seq) WHERE (referral_id IS NOT NULL)
CREATE INDEX desk_post_due ON referrals.desk_post USING btree (send_after) WHERE (state = 'waiting'::text)
CREATE INDEX door_by_referral ON referrals.door USING btree (referral_id, made_at)
CREATE INDEX letter_by_referral ON referrals.letter USING btree (referral_id, made_at)
CREATE INDEX letter_due ON referrals.letter USING btree (send_after) WHERE (state = ANY (ARRAY['held'::text, 'sending'::text]))
CREATE INDEX offered_by_service ON referrals.offered USING btree (service_id, at DESC)
CREATE INDEX received_asking ON referrals.received USING btree (case_id) WHERE (asks IS NOT NULL)
CREATE INDEX received_by_case ON referrals.received USING btree (case_id, received_at)
CREATE INDEX received_open ON referrals.received USING btree (due_at) WHERE (state = 'offered'::text)
CREATE INDEX received_said_by_referral ON referrals.received_said USING btree (received_id, at, id)
CREATE INDEX referral_asking ON referrals.referral USING btree (case_id) WHERE (asks IS NOT NULL)
CREATE INDEX referral_by_case ON referrals.referral USING btree (case_id, made_at)
CREATE INDEX referral_by_organization ON referrals.referral USING btree (organization_id, made_at DESC, id)
CREATE UNIQUE INDEX referral_once_open ON referrals.referral USING btree (case_id, organization_id, COALESCE(service_id, organization_id)) WHERE (state = ANY (ARRAY['offered'::text, 'accepted'::text]))
CREATE INDEX referral_open ON referrals.referral USING btree (due_at) WHERE (state = ANY (ARRAY['offered'::text, 'accepted'::text]))
CREATE INDEX said_by_referral ON referrals.said USING btree (referral_id, at, id)
CREATE INDEX step_by_referral ON referrals.step USING btree (referral_id, at, id)
CREATE INDEX assignment_by_pattern ON roster.assignment USING btree (pattern_id)
CREATE INDEX leave_approved ON roster.leave USING btree (ends_at) WHERE (state = 'approved'::text)
CREATE INDEX leave_by_officer ON roster.leave USING btree (officer_id, last_day)
CREATE INDEX leave_waiting ON roster.leave USING btree (asked_at) WHERE (state = 'asked'::text)
CREATE INDEX officer_skill_by_officer ON roster.officer_skill USING btree (officer_id) INCLUDE (skill_id, level, valid_from, valid_until)
CREATE INDEX officer_skill_by_skill ON roster.officer_skill USING btree (skill_id)
CREATE INDEX pattern_by_team ON roster.pattern USING btree (team_id)
CREATE INDEX presence_by_sight ON roster.presence USING btree (seen_at)
CREATE INDEX presence_wrapping_up ON roster.presence USING btree (until) WHERE (until IS NOT NULL)
CREATE INDEX shift_by_officer ON roster.shift USING btree (officer_id, ends_at)
CREATE INDEX shift_by_start ON roster.shift USING btree (starts_at) WHERE (cancelled_at IS NULL)
CREATE INDEX shift_by_team ON roster.shift USING btree (team_id, starts_at)
CREATE UNIQUE INDEX shift_held_by_one ON roster.shift USING btree (duty_id) WHERE (cancelled_at IS NULL)
CREATE UNIQUE INDEX shift_made_once ON roster.shift USING btree (assignment_id, starts_at)
CREATE UNIQUE INDEX skill_by_name ON roster.skill USING btree (kind, lower(name)) WHERE (closed_at IS NULL)
CREATE INDEX swap_by_return ON roster.swap USING btree (return_shift_id) WHERE (return_shift_id IS NOT NULL)
CREATE INDEX swap_by_shift ON roster.swap USING btree (shift_id)
CREATE UNIQUE INDEX swap_offered_once ON roster.swap USING btree (shift_id) WHERE (state = ANY (ARRAY['offered'::text, 'taken'::text]))
CREATE UNIQUE INDEX swap_returned_once ON roster.swap USING btree (return_shift_id) WHERE (state = 'taken'::text)
CREATE INDEX told_by_leave ON roster.told USING btree (leave_id) WHERE (leave_id IS NOT NULL)
CREATE INDEX told_by_swap ON roster.told USING btree (swap_id) WHERE (swap_id IS NOT NULL)
CREATE INDEX told_unseen ON roster.told USING btree (officer_id, at) WHERE (seen_at IS NULL)
CREATE INDEX assignment_by_case ON routing.assignment USING btree (case_id, at DESC)
CREATE INDEX assignment_by_wait ON routing.assignment USING btree (waiting_id) WHERE (state = 'returned'::text)
CREATE INDEX assignment_done_by_officer ON routing.assignment USING btree (officer_id, ended_at) WHERE (state = 'done'::text)
CREATE INDEX assignment_done_by_team ON routing.assignment USING btree (team_id, ended_at) WHERE (state = 'done'::text)
CREATE INDEX assignment_in_hand ON routing.assignment USING btree (officer_id, channel) WHERE (state = ANY (ARRAY['offered'::text, 'taken'::text]))
CREATE UNIQUE INDEX assignment_live_once ON routing.assignment USING btree (case_id) WHERE (state = ANY (ARRAY['offered'::text, 'taken'::text]))
CREATE INDEX assignment_to_open ON routing.assignment USING btree (lease_until) WHERE (state = 'offered'::text)
CREATE UNIQUE INDEX conflict_on_case ON routing.conflict USING btree (case_id, officer_id) WHERE ((ended_at IS NULL) AND (case_id IS NOT NULL))
CREATE UNIQUE INDEX conflict_with_customer ON routing.conflict USING btree (customer_id, officer_id) WHERE ((ended_at IS NULL) AND (customer_id IS NOT NULL))
CREATE UNIQUE INDEX sole_contact_once ON routing.sole_contact USING btree (customer_id) WHERE (ended_at IS NULL)
CREATE INDEX waiting_by_case ON routing.waiting USING btree (case_id, arrived_at DESC)
CREATE INDEX waiting_in_turn ON routing.waiting USING btree (team_id, channel, priority, arrived_at, id) WHERE (ended_at IS NULL)
CREATE INDEX waiting_of_day ON routing.waiting USING btree (team_id, arrived_at)
CREATE UNIQUE INDEX waiting_once ON routing.waiting USING btree (case_id) WHERE (ended_at IS NULL)
CREATE INDEX bucket_by_age ON site.bucket USING btree (at)
CREATE INDEX link_request_by_time ON site.link_request USING btree (at)
CREATE INDEX sending_by_age ON site.sending USING btree (sent_at)
CREATE INDEX sending_by_case ON site.sending USING btree (case_id)
CREATE INDEX sending_by_customer ON site.sending USING btree (customer_id)
CREATE UNIQUE INDEX holiday_once ON standards.holiday USING btree (calendar_id, day, from_minute, to_minute)
CREATE INDEX rule_by_calendar ON standards.rule USING btree (calendar_id)
CREATE UNIQUE INDEX rule_version ON standards.rule USING btree (key, version)
CREATE INDEX label_newest ON triage.label USING btree (field, at DESC)
CREATE INDEX sorted_by_time ON triage.sorted USING btree (opened_at)
CREATE INDEX measure_sent ON writing.measure USING btree (sent_at, message_id)
CREATE INDEX measure_team ON writing.measure USING btree (team_id)
CREATE INDEX plain_word_set_by ON writing.plain_word USING btree (set_by) WHERE (set_by IS NOT NULL)

-- sequences
sequence cases.number
sequence referrals.number

-- functions
CREATE OR REPLACE FUNCTION assessment.stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'assessment.% is only added to: % is refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $function$
CREATE OR REPLACE FUNCTION assessment.submitted_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.frozen_at is not null then
    raise exception 'What was submitted stays as it was submitted: % is refused', tg_op using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $function$
CREATE OR REPLACE FUNCTION capability.never_own()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (to_jsonb(new) ->> 'by')::uuid = (select e.officer_id from capability.evidence e where e.id = new.evidence_id) then
    raise exception 'Nobody accepts what they claim themselves.' using errcode = 'check_violation';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION capability.stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'What was said of somebody’s capability stays. Say something new beside it.' using errcode = 'restrict_violation';
end $function$
CREATE OR REPLACE FUNCTION complaints.answer_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  after text[] := array['taken_back_at', 'reopened_at', 'reopened_why'];
begin
  -- What waited is answered on the day it is agreed to.
  if old.waits and not new.waits then after := after || array['waits', 'at']; end if;
  if tg_op = 'DELETE' or to_jsonb(new) - after <> to_jsonb(old) - after then
    raise exception 'complaints.answer stays as it was written' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION complaints.answer_to_every_point()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from complaints.issue i where i.case_id = new.case_id) or exists (
    select from complaints.issue i
     where i.case_id = new.case_id
       and not exists (select from complaints.finding f where f.issue_id = i.id and f.stage = new.stage)) then
    raise exception 'A point of this complaint has no finding yet, so it cannot be answered.' using errcode = 'KP409';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION complaints.answered_at(one uuid, of_stage smallint)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
  select a.at from complaints.answer a
   where a.case_id = one and a.stage = of_stage and a.taken_back_at is null and a.reopened_at is null and not a.waits
$function$
CREATE OR REPLACE FUNCTION complaints.family(one uuid)
 RETURNS TABLE(id uuid)
 LANGUAGE sql
 STABLE
AS $function$
  with recursive up as (
    select c.id, c.merged_into from cases."case" c where c.id = one
    union select c.id, c.merged_into from cases."case" c join up on c.id = up.merged_into),
  down as (
    select up.id from up where up.merged_into is null
    union select c.id from cases."case" c join down on c.merged_into = down.id)
  select down.id from down
$function$
CREATE OR REPLACE FUNCTION complaints.finding_of_the_same()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.replaces_id is not null and not exists (
    select from complaints.finding f where f.id = new.replaces_id and f.issue_id = new.issue_id) then
    raise exception 'A finding takes the place of one on the same issue.' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION complaints.must_be_apart(one uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
    with all_of as (
      select t.case_id, t.stage, t.officer_id, t.at, coalesce(s.independent, false) as independent
        from complaints.family(one) f
        join complaints.touch t on t.case_id = f.id
        left join complaints.stage s on s.case_id = t.case_id and s.number = t.stage)
    select from all_of later join all_of earlier on earlier.officer_id = later.officer_id and earlier.stage < later.stage
     where (earlier.stage > 0 and later.independent) or (earlier.stage = 0 and later.at > earlier.at))
  or exists (
    select from complaints.family(one) f
      join cases."case" c on c.id = f.id and c.merged_into is null
      join complaints.complaint k on k.case_id = c.id and k.state = 'open'
      join complaints.stage s on s.case_id = c.id and s.number = complaints.stage_now(c.id)
      join complaints.family(one) g on true
      join complaints.touch t on t.case_id = g.id and t.stage = 0 and t.officer_id in (c.owner_id, s.investigator_id, s.decider_id)) then
    raise exception 'Somebody who had to do with an earlier stage of this complaint cannot have to do with this one.'
      using errcode = 'KP409', constraint = 'touch_kept_apart';
  end if;
end $function$
CREATE OR REPLACE FUNCTION complaints.owner_on_record()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  one uuid := case when tg_table_schema = 'cases' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'case_id')::uuid end;
begin
  insert into complaints.touch (case_id, stage, officer_id, part, at)
  select c.id, s.number, c.owner_id, 'owner', greatest(c.touched_at, s.began_at)
    from cases."case" c
    join complaints.complaint k on k.case_id = c.id and k.state = 'open'
    join complaints.stage s on s.case_id = c.id and s.number = complaints.stage_now(c.id)
   where c.id = one and c.owner_id is not null and c.merged_into is null
  on conflict do nothing;
  perform complaints.must_be_apart(one);
  return null;
end $function$
CREATE OR REPLACE FUNCTION complaints.stage_now(one uuid)
 RETURNS smallint
 LANGUAGE sql
 STABLE
AS $function$
  select max(s.number) from complaints.stage s where s.case_id = one
$function$
CREATE OR REPLACE FUNCTION complaints.stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'complaints.% stays as it was written', tg_table_name using errcode = 'restrict_violation';
end $function$
CREATE OR REPLACE FUNCTION complaints.touch_apart()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform complaints.must_be_apart(new.case_id);
  return null;
end $function$
CREATE OR REPLACE FUNCTION conduct.incident_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or to_jsonb(old) - 'warned_at' - 'warning_id' <> to_jsonb(new) - 'warned_at' - 'warning_id' then
    raise exception 'What was put on record of an incident stays.' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION correspondence.approval_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.approval <> new.approval and not (old.approval = 'waiting' and new.approval = 'given')
     or old.approved_sha256 is not null and old.approved_sha256 is distinct from new.approved_sha256 then
    raise exception 'An approval is given once, and to one text.' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION decisions.asked_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or old.state <> 'waiting' and old.state <> new.state
     or (old.case_id, old.power, old.amount_cents, old.what, old.asked_by) is distinct from
        (new.case_id, new.power, new.amount_cents, new.what, new.asked_by) then
    raise exception 'What was asked is what is decided. Ask again.' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION decisions.four_eyes()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.state = 'approved' and (
    not exists (select from decisions.place p where p.message_id = new.message_id)
    or exists (
      select from decisions.place p where p.message_id = new.message_id
         and (p.verdict is distinct from 'approved' or p.by is not distinct from new.asked_by or p.sha256 is distinct from new.sha256))) then
    raise exception 'Somebody has not agreed to this text.' using errcode = 'KP409', constraint = 'approval_by_everybody';
  end if;
  return null;
end $function$
CREATE OR REPLACE FUNCTION decisions.leaves_as_approved()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.approval = 'given' and not exists (
    select from decisions.approval a
     where a.message_id = new.message_id and a.state = 'approved' and a.sha256 = new.approved_sha256) then
    raise exception 'Nobody approved this text.' using errcode = 'KP409', constraint = 'outgoing_leaves_as_approved';
  end if;
  return null;
end $function$
CREATE OR REPLACE FUNCTION decisions.signed_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or old.verdict is not null then
    raise exception 'A signature is never changed.' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION decisions.within_delegation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$
CREATE OR REPLACE FUNCTION delegations.stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or old.ended_at is not null
     or to_jsonb(old) - 'ended_at' - 'ended_by' - 'end_reason' <> to_jsonb(new) - 'ended_at' - 'ended_by' - 'end_reason' then
    raise exception 'A delegation is never changed. End it, and add another.' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION frameworks.stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  held uuid := case when tg_op = 'INSERT' then new.version_id else old.version_id end;
begin
  if exists (select from frameworks.version v where v.id = held and v.state <> 'draft') then
    raise exception 'A framework that is in use stays as it is. Make the next version of it.' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $function$
CREATE OR REPLACE FUNCTION frameworks.version_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' then
    if old.state <> 'draft' then
      raise exception 'A framework that is in use stays as it is.' using errcode = 'restrict_violation';
    end if;
    return old;
  end if;
  if old.state <> 'draft' and (to_jsonb(old) - 'state' <> to_jsonb(new) - 'state' or (old.state, new.state) not in (('in use', 'succeeded'), ('in use', 'in use'), ('succeeded', 'succeeded'))) then
    raise exception 'A framework that is in use stays as it is. Make the next version of it.' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION identity.keep_served()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op <> 'INSERT' then
    update identity.served set until_at = now() where officer_id = old.officer_id and team_id = old.team_id and until_at is null;
  end if;
  if tg_op <> 'DELETE' then
    insert into identity.served (officer_id, team_id, from_at) values (new.officer_id, new.team_id, now());
  end if;
  return null;
end $function$
CREATE OR REPLACE FUNCTION identity.next_revision()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update identity.revision set n = n + 1;
  return null;
end $function$
CREATE OR REPLACE FUNCTION knowledge.stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'A wording that was written, and who agreed to it, stays.' using errcode = 'restrict_violation';
end $function$
CREATE OR REPLACE FUNCTION letters.batch_letter_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or (old.batch_id, old.n, old.customer_id, old.first, old.recipients, old.channel, old.form, old.body, old.sampled)
     is distinct from (new.batch_id, new.n, new.customer_id, new.first, new.recipients, new.channel, new.form, new.body, new.sampled)
     or (old.case_id is distinct from new.case_id and (old.case_id is not null or not old.first)) then
    raise exception 'A letter of a batch is what it was when the batch was made.' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION letters.letter_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or old.posted_at is not null
     or to_jsonb(old) - 'posted_on' - 'posted_at' - 'posted_by' <> to_jsonb(new) - 'posted_on' - 'posted_at' - 'posted_by' then
    raise exception 'A letter is kept as it was made.' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION outreach.campaign_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or (old.topic, old.subject, old.body, old.text_body, old.first_day, old.last_day, old.made_by)
     is distinct from (new.topic, new.subject, new.body, new.text_body, new.first_day, new.last_day, new.made_by) then
    raise exception 'A campaign is what it was when it was made.' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION platform.name_keys(name text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select coalesce(array_agg(distinct key), '{}')
    from regexp_split_to_table(platform.plain(name), '[^[:alnum:]]+') word,
         unnest(platform.near(word) || ('~' || platform.sound(word))) key
   where length(word) > 2 and length(key) > 2 $function$
CREATE OR REPLACE FUNCTION platform.near(word text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select array(select left(word, n - 1) || substr(word, n + 1) from generate_series(1, least(length(word), 12)) n) || word $function$
CREATE OR REPLACE FUNCTION platform.plain(typed text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select lower(public.unaccent('public.unaccent'::regdictionary, typed)) $function$
CREATE OR REPLACE FUNCTION platform.sound(word text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select left(heard, 1) || regexp_replace(regexp_replace(substr(heard, 2), '[aeiouyhw]', '', 'g'), '(.)\1+', '\1', 'g')
    from translate(replace(replace(replace(word, 'ph', 'f'), 'ck', 'k'), 'sch', 's'), 'cqzv', 'kksf') heard $function$
CREATE OR REPLACE FUNCTION quality.look_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or old.reader_id is not null or new.first is distinct from old.first or new.first_by is distinct from old.first_by
     or new.subject_id is distinct from old.subject_id or new.drawn_at is distinct from old.drawn_at then
    raise exception 'A second look that was given stays as it is.' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION records.event_text(e records.event)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select jsonb_build_array(e.seq, extract(epoch from e.at)::numeric(20, 6), e.tx, e.kind, e.actor_kind, e.actor_id, e.case_id,
                           e.customer_id, e.data, e.why)::text
$function$
CREATE OR REPLACE FUNCTION records.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'records.% is append-only: % is refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $function$
CREATE OR REPLACE FUNCTION recruitment.sheet_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state = 'draft' then
    return new;
  end if;
  -- What is forgotten is emptied; nothing else of what was given ever changes.
  if to_jsonb(new) - 'notes' - 'why' <> to_jsonb(old) - 'notes' - 'why' or new.notes not in (old.notes, '{}'::jsonb) or new.why not in (old.why, '') then
    raise exception 'What was given stays as it was given.' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$
CREATE OR REPLACE FUNCTION referrals.step_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'What was done with a referral stays on record.' using errcode = 'KP409', constraint = 'step_stays';
end $function$
CREATE OR REPLACE FUNCTION roster.next_revision()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update roster.revision set n = n + 1;
  return null;
end $function$
CREATE OR REPLACE FUNCTION standards.refuse_other_rule()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (old.id, old.key, old.version, old.effective_from, old.definition, old.made_at, old.calendar_id)
     is distinct from (new.id, new.key, new.version, new.effective_from, new.definition, new.made_at, new.calendar_id) then
    raise exception 'a version of a rule is never changed: make the next version' using errcode = 'restrict_violation';
  end if;
  return new;
end $function$

-- triggers
CREATE TRIGGER assessor_stays BEFORE DELETE OR UPDATE ON assessment.assessor FOR EACH ROW EXECUTE FUNCTION assessment.stays()
CREATE TRIGGER brief_stays BEFORE DELETE OR UPDATE ON assessment.brief FOR EACH ROW EXECUTE FUNCTION assessment.stays()
CREATE TRIGGER edit_stays BEFORE DELETE OR UPDATE ON assessment.edit FOR EACH ROW EXECUTE FUNCTION assessment.stays()
CREATE TRIGGER entry_stays BEFORE DELETE OR UPDATE ON assessment.entry FOR EACH ROW EXECUTE FUNCTION assessment.stays()
CREATE TRIGGER extension_stays BEFORE DELETE OR UPDATE ON assessment.extension FOR EACH ROW EXECUTE FUNCTION assessment.stays()
CREATE TRIGGER marking_stays BEFORE DELETE OR UPDATE ON assessment.marking FOR EACH ROW EXECUTE FUNCTION assessment.stays()
CREATE TRIGGER showcase_file_stays BEFORE DELETE OR UPDATE ON assessment.showcase_file FOR EACH ROW EXECUTE FUNCTION assessment.submitted_stays()
CREATE TRIGGER standardisation_stays BEFORE DELETE OR UPDATE ON assessment.standardisation FOR EACH ROW EXECUTE FUNCTION assessment.stays()
CREATE TRIGGER rating_stays BEFORE DELETE OR UPDATE ON capability.rating FOR EACH ROW EXECUTE FUNCTION capability.stays()
CREATE TRIGGER verdict_never_own BEFORE INSERT ON capability.verdict FOR EACH ROW EXECUTE FUNCTION capability.never_own()
CREATE TRIGGER verdict_stays BEFORE DELETE OR UPDATE ON capability.verdict FOR EACH ROW EXECUTE FUNCTION capability.stays()
CREATE CONSTRAINT TRIGGER owner_on_record AFTER INSERT OR UPDATE OF owner_id, merged_into ON cases."case" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.kind = 'complaint'::text) OR (new.merged_into IS NOT NULL))) EXECUTE FUNCTION complaints.owner_on_record()
CREATE TRIGGER answer_stays BEFORE DELETE OR UPDATE ON complaints.answer FOR EACH ROW EXECUTE FUNCTION complaints.answer_stays()
CREATE TRIGGER answer_to_every_point BEFORE INSERT ON complaints.answer FOR EACH ROW EXECUTE FUNCTION complaints.answer_to_every_point()
CREATE TRIGGER decision_stays BEFORE DELETE OR UPDATE ON complaints.decision FOR EACH ROW EXECUTE FUNCTION complaints.stays()
CREATE TRIGGER finding_of_the_same BEFORE INSERT ON complaints.finding FOR EACH ROW EXECUTE FUNCTION complaints.finding_of_the_same()
CREATE TRIGGER finding_stays BEFORE DELETE OR UPDATE ON complaints.finding FOR EACH ROW EXECUTE FUNCTION complaints.stays()
CREATE CONSTRAINT TRIGGER owner_on_record AFTER INSERT OR UPDATE OF investigator_id, decider_id ON complaints.stage DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION complaints.owner_on_record()
CREATE CONSTRAINT TRIGGER touch_apart AFTER INSERT ON complaints.touch DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION complaints.touch_apart()
CREATE TRIGGER touch_stays BEFORE DELETE OR UPDATE ON complaints.touch FOR EACH ROW EXECUTE FUNCTION complaints.stays()
CREATE TRIGGER incident_stays BEFORE DELETE OR UPDATE ON conduct.incident FOR EACH ROW EXECUTE FUNCTION conduct.incident_stays()
CREATE TRIGGER approval_stays BEFORE UPDATE OF approval, approved_sha256 ON correspondence.outgoing FOR EACH ROW EXECUTE FUNCTION correspondence.approval_stays()
CREATE CONSTRAINT TRIGGER leaves_as_approved AFTER INSERT OR UPDATE OF approval ON correspondence.outgoing DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.approval = 'given'::text)) EXECUTE FUNCTION decisions.leaves_as_approved()
CREATE CONSTRAINT TRIGGER four_eyes AFTER INSERT OR UPDATE OF state ON decisions.approval DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION decisions.four_eyes()
CREATE TRIGGER asked_stays BEFORE DELETE OR UPDATE ON decisions.decision FOR EACH ROW EXECUTE FUNCTION decisions.asked_stays()
CREATE CONSTRAINT TRIGGER within_delegation AFTER INSERT OR UPDATE OF state ON decisions.decision DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION decisions.within_delegation()
CREATE TRIGGER signed_stays BEFORE DELETE OR UPDATE ON decisions.place FOR EACH ROW EXECUTE FUNCTION decisions.signed_stays()
CREATE TRIGGER acting_stays BEFORE DELETE OR UPDATE ON delegations.acting FOR EACH ROW EXECUTE FUNCTION delegations.stays()
CREATE TRIGGER line_stays BEFORE DELETE OR UPDATE ON delegations.line FOR EACH ROW EXECUTE FUNCTION delegations.stays()
CREATE TRIGGER item_stays BEFORE INSERT OR DELETE OR UPDATE ON frameworks.item FOR EACH ROW EXECUTE FUNCTION frameworks.stays()
CREATE TRIGGER link_stays BEFORE INSERT OR DELETE OR UPDATE ON frameworks.link FOR EACH ROW EXECUTE FUNCTION frameworks.stays()
CREATE TRIGGER version_stays BEFORE DELETE OR UPDATE ON frameworks.version FOR EACH ROW EXECUTE FUNCTION frameworks.version_stays()
CREATE TRIGGER keep_served AFTER INSERT OR DELETE OR UPDATE ON identity.membership FOR EACH ROW EXECUTE FUNCTION identity.keep_served()
CREATE TRIGGER membership_is_revised AFTER INSERT OR DELETE OR UPDATE ON identity.membership FOR EACH STATEMENT EXECUTE FUNCTION identity.next_revision()
CREATE TRIGGER officer_is_revised AFTER INSERT OR DELETE OR UPDATE OF disabled_at ON identity.officer FOR EACH STATEMENT EXECUTE FUNCTION identity.next_revision()
CREATE TRIGGER approval_stays BEFORE DELETE OR UPDATE ON knowledge.approval FOR EACH ROW EXECUTE FUNCTION knowledge.stays()
CREATE TRIGGER version_stays BEFORE DELETE OR UPDATE ON knowledge.version FOR EACH ROW EXECUTE FUNCTION knowledge.stays()
CREATE TRIGGER batch_letter_stays BEFORE DELETE OR UPDATE ON letters.batch_letter FOR EACH ROW EXECUTE FUNCTION letters.batch_letter_stays()
CREATE TRIGGER letter_stays BEFORE DELETE OR UPDATE ON letters.letter FOR EACH ROW EXECUTE FUNCTION letters.letter_stays()
CREATE TRIGGER campaign_stays BEFORE DELETE OR UPDATE ON outreach.campaign FOR EACH ROW EXECUTE FUNCTION outreach.campaign_stays()
CREATE TRIGGER look_stays BEFORE DELETE OR UPDATE ON quality.look FOR EACH ROW EXECUTE FUNCTION quality.look_stays()
CREATE TRIGGER event_is_append_only BEFORE DELETE OR UPDATE ON records.event FOR EACH ROW EXECUTE FUNCTION records.refuse_change()
CREATE TRIGGER event_is_not_truncated BEFORE TRUNCATE ON records.event FOR EACH STATEMENT EXECUTE FUNCTION records.refuse_change()
CREATE TRIGGER seal_is_append_only BEFORE DELETE OR UPDATE ON records.seal FOR EACH ROW EXECUTE FUNCTION records.refuse_change()
CREATE TRIGGER seal_is_not_truncated BEFORE TRUNCATE ON records.seal FOR EACH STATEMENT EXECUTE FUNCTION records.refuse_change()
CREATE TRIGGER sheet_stays BEFORE UPDATE ON recruitment.sheet FOR EACH ROW EXECUTE FUNCTION recruitment.sheet_stays()
CREATE TRIGGER step_stays BEFORE DELETE OR UPDATE ON referrals.step FOR EACH ROW EXECUTE FUNCTION referrals.step_stays()
CREATE TRIGGER capacity_is_revised AFTER INSERT OR DELETE OR UPDATE ON roster.capacity FOR EACH STATEMENT EXECUTE FUNCTION roster.next_revision()
CREATE TRIGGER officer_skill_is_revised AFTER INSERT OR DELETE OR UPDATE ON roster.officer_skill FOR EACH STATEMENT EXECUTE FUNCTION roster.next_revision()
CREATE TRIGGER rule_is_never_changed BEFORE UPDATE ON standards.rule FOR EACH ROW EXECUTE FUNCTION standards.refuse_other_rule()
CREATE TRIGGER rule_is_never_deleted BEFORE DELETE ON standards.rule FOR EACH ROW EXECUTE FUNCTION records.refuse_change()

-- text search
text search configuration platform.words: 1→english_stem 2→unaccent 2→english_stem 3→simple 4→simple 5→simple 6→simple 7→simple 8→simple 9→simple 10→unaccent 10→english_stem 11→english_stem 15→simple 16→english_stem 17→unaccent 17→english_stem 18→simple 19→simple 20→simple 21→simple 22→simple
