-- What the migrations make, for reading. Written by: UPDATE_SCHEMA=1 npm test -- tests/adapters/schema.test.ts

create table absences (
  person_id uuid not null,
  first_day date not null,
  last_day date not null,
  constraint absences_pkey PRIMARY KEY (person_id, first_day),
  constraint absences_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint absences_check CHECK (last_day >= first_day)
);

create table account_links (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  first_workspace uuid not null,
  first_account text not null,
  second_workspace uuid not null,
  second_account text not null,
  state text not null default 'asked'::text,
  since timestamp with time zone not null,
  constraint account_links_pkey PRIMARY KEY (id),
  constraint account_links_first_workspace_first_account_fkey FOREIGN KEY (first_workspace, first_account) REFERENCES identities(workspace_id, external_id) ON DELETE CASCADE,
  constraint account_links_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id) ON DELETE CASCADE,
  constraint account_links_second_workspace_second_account_fkey FOREIGN KEY (second_workspace, second_account) REFERENCES identities(workspace_id, external_id) ON DELETE CASCADE,
  constraint account_links_state_check CHECK (state = ANY (ARRAY['asked'::text, 'agreed'::text, 'refused-by-first'::text, 'refused-by-second'::text]))
);
CREATE INDEX account_links_first ON account_links USING btree (first_workspace, first_account);
CREATE UNIQUE INDEX account_links_pair ON account_links USING btree (LEAST((first_workspace::text || ' '::text) || first_account, (second_workspace::text || ' '::text) || second_account), GREATEST((first_workspace::text || ' '::text) || first_account, (second_workspace::text || ' '::text) || second_account));
CREATE INDEX account_links_second ON account_links USING btree (second_workspace, second_account);

create table agenda (
  id bigint not null generated always as identity,
  organisation_id uuid,
  what text not null,
  subject text not null,
  not_before timestamp with time zone not null,
  state text not null default 'due'::text,
  attempts integer not null default 0,
  leased_until timestamp with time zone,
  last_error text,
  lease integer not null default 0,
  doubts integer not null default 0,
  constraint agenda_pkey PRIMARY KEY (id),
  constraint agenda_what_subject_key UNIQUE (what, subject),
  constraint agenda_state_check CHECK (state = ANY (ARRAY['due'::text, 'dead'::text]))
);
CREATE INDEX agenda_due_in_order ON agenda USING btree (state, not_before, id);

create table agreements (
  story_id uuid not null,
  version integer not null,
  person_id uuid not null,
  audience text not null,
  naming text not null,
  vintage boolean not null,
  agreed_at timestamp with time zone not null,
  service_id uuid,
  wall boolean not null default false,
  constraint agreements_pkey PRIMARY KEY (story_id, version, person_id),
  constraint agreements_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint agreements_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id) ON DELETE SET NULL,
  constraint agreements_story_id_fkey FOREIGN KEY (story_id) REFERENCES stories(id) ON DELETE CASCADE,
  constraint agreements_audience_check CHECK ((audience = ANY (ARRAY['us'::text, 'service'::text, 'organisation'::text])) AND (audience = 'service'::text OR service_id IS NULL)),
  constraint agreements_naming_check CHECK (naming = ANY (ARRAY['names'::text, 'team'::text, 'none'::text]))
);
CREATE INDEX agreements_person ON agreements USING btree (person_id);
CREATE INDEX agreements_service ON agreements USING btree (service_id) WHERE service_id IS NOT NULL;

create table attention (
  person_id uuid not null,
  day date not null,
  post_id uuid,
  constraint attention_pkey PRIMARY KEY (person_id, day),
  constraint attention_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint attention_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE SET NULL
);
CREATE INDEX attention_post ON attention USING btree (post_id);

create table audit (
  id bigint not null generated always as identity,
  organisation_id uuid not null,
  person_id uuid,
  at timestamp with time zone not null,
  act text not null,
  details jsonb not null default '{}'::jsonb,
  constraint audit_pkey PRIMARY KEY (id),
  constraint audit_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id) ON DELETE CASCADE,
  constraint audit_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE SET NULL
);
CREATE INDEX audit_organisation ON audit USING btree (organisation_id, at DESC);

create table carrier_requests (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  initiative_id uuid not null,
  person_id uuid not null,
  asked_by uuid not null,
  alone boolean not null default false,
  agreed_at timestamp with time zone,
  constraint carrier_requests_pkey PRIMARY KEY (id),
  constraint carrier_requests_initiative_id_person_id_key UNIQUE (initiative_id, person_id),
  constraint carrier_requests_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES people(id) ON DELETE CASCADE,
  constraint carrier_requests_initiative_id_fkey FOREIGN KEY (initiative_id) REFERENCES initiatives(id) ON DELETE CASCADE,
  constraint carrier_requests_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id) ON DELETE CASCADE,
  constraint carrier_requests_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
CREATE INDEX carrier_requests_person ON carrier_requests USING btree (person_id);

create table carriers (
  initiative_id uuid not null,
  person_id uuid not null,
  since timestamp with time zone not null,
  alive_asked_at timestamp with time zone,
  alive_open boolean not null default false,
  constraint carriers_pkey PRIMARY KEY (initiative_id, person_id),
  constraint carriers_initiative_id_fkey FOREIGN KEY (initiative_id) REFERENCES initiatives(id) ON DELETE CASCADE,
  constraint carriers_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
CREATE INDEX carriers_person ON carriers USING btree (person_id);

create table channel_conversations (
  workspace_id uuid not null,
  channel_id text not null,
  service_url text not null,
  team_id text not null,
  team_name text not null,
  name text not null,
  constraint channel_conversations_pkey PRIMARY KEY (workspace_id, channel_id),
  constraint channel_conversations_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
);

create table check_in_members (
  check_in_id uuid not null,
  person_id uuid not null,
  asked_at timestamp with time zone,
  answered_at timestamp with time zone,
  words text not null default ''::text,
  weather text,
  for_team boolean not null default false,
  showing text not null default 'five'::text,
  counted boolean not null default false,
  silent boolean not null default false,
  pace_asked boolean not null default false,
  constraint check_in_members_pkey PRIMARY KEY (check_in_id, person_id),
  constraint check_in_members_check_in_id_fkey FOREIGN KEY (check_in_id) REFERENCES check_ins(id) ON DELETE CASCADE,
  constraint check_in_members_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint check_in_members_showing_check CHECK (showing = ANY (ARRAY['five'::text, 'unnamed'::text, 'named'::text])),
  constraint check_in_members_weather_check CHECK (weather = ANY (ARRAY['sunny'::text, 'fair'::text, 'rain'::text, 'storm'::text]))
);
CREATE INDEX check_in_members_person ON check_in_members USING btree (person_id);

create table check_in_notes (
  id uuid not null default gen_random_uuid(),
  check_in_id uuid not null,
  noted_by uuid,
  words text not null,
  constraint check_in_notes_pkey PRIMARY KEY (id),
  constraint check_in_notes_check_in_id_fkey FOREIGN KEY (check_in_id) REFERENCES check_ins(id) ON DELETE CASCADE,
  constraint check_in_notes_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES people(id) ON DELETE SET NULL,
  constraint check_in_notes_words_check CHECK (words <> ''::text)
);
CREATE INDEX check_in_notes_check_in ON check_in_notes USING btree (check_in_id);
CREATE INDEX check_in_notes_noted ON check_in_notes USING btree (noted_by) WHERE noted_by IS NOT NULL;

create table check_ins (
  id uuid not null default gen_random_uuid(),
  trial_id uuid not null,
  number integer not null,
  day date not null,
  opened_at timestamp with time zone,
  closed_at timestamp with time zone,
  conditions jsonb,
  counted integer not null default 0,
  constraint check_ins_pkey PRIMARY KEY (id),
  constraint check_ins_trial_id_number_key UNIQUE (trial_id, number),
  constraint check_ins_trial_id_fkey FOREIGN KEY (trial_id) REFERENCES trials(id) ON DELETE CASCADE,
  constraint check_ins_check CHECK (closed_at IS NULL OR opened_at IS NOT NULL),
  constraint check_ins_number_check CHECK (number > 0)
);

create table deliveries (
  id bigint not null generated always as identity,
  organisation_id uuid not null,
  kind text not null,
  about jsonb not null,
  subject text not null default ''::text,
  slot text not null,
  person_id uuid,
  channel text,
  workspace_id uuid,
  direct boolean not null default false,
  not_before timestamp with time zone not null,
  expires_at timestamp with time zone,
  state text not null default 'waiting'::text,
  attempts integer not null default 0,
  why text,
  together uuid[] not null default '{}'::uuid[],
  constraint deliveries_pkey PRIMARY KEY (id),
  constraint deliveries_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint deliveries_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint deliveries_check CHECK (num_nonnulls(person_id, channel) = 1),
  constraint deliveries_state_check CHECK (state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'dropped'::text, 'stuck'::text]))
);
CREATE UNIQUE INDEX deliveries_channel ON deliveries USING btree (workspace_id, channel, kind, slot) WHERE channel IS NOT NULL;
CREATE INDEX deliveries_due ON deliveries USING btree (state, not_before);
CREATE INDEX deliveries_lists ON deliveries USING btree (id) WHERE kind = 'stories'::text;
CREATE UNIQUE INDEX deliveries_person ON deliveries USING btree (person_id, kind, slot) WHERE person_id IS NOT NULL;
CREATE INDEX deliveries_subject ON deliveries USING btree (subject) WHERE subject <> ''::text;

create table digest_items (
  subscription_id uuid not null,
  subject text not null,
  state text not null,
  run_id uuid not null,
  place integer not null,
  constraint digest_items_pkey PRIMARY KEY (subscription_id, subject, state),
  constraint digest_items_run_id_fkey FOREIGN KEY (run_id) REFERENCES digest_runs(id) ON DELETE CASCADE,
  constraint digest_items_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES digest_subscriptions(id) ON DELETE CASCADE
);
CREATE INDEX digest_items_run ON digest_items USING btree (run_id);
CREATE INDEX digest_items_subject ON digest_items USING btree (subject);

create table digest_runs (
  id uuid not null default gen_random_uuid(),
  subscription_id uuid not null,
  slot date not null,
  ran_at timestamp with time zone not null,
  seed text not null,
  call boolean not null,
  posted_at timestamp with time zone,
  grows boolean not null default false,
  until date,
  constraint digest_runs_pkey PRIMARY KEY (id),
  constraint digest_runs_subscription_id_slot_key UNIQUE (subscription_id, slot),
  constraint digest_runs_subscription_id_fkey FOREIGN KEY (subscription_id) REFERENCES digest_subscriptions(id) ON DELETE CASCADE
);

create table digest_subscriptions (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  workspace_id uuid not null,
  channel text not null,
  every text not null,
  weekday integer not null,
  at text not null,
  zone text not null,
  territory text not null,
  locale text not null,
  includes text[] not null,
  state text not null default 'on'::text,
  subscribed_by uuid,
  since timestamp with time zone not null,
  constraint digest_subscriptions_pkey PRIMARY KEY (id),
  constraint digest_subscriptions_workspace_id_channel_key UNIQUE (workspace_id, channel),
  constraint digest_subscriptions_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id) ON DELETE CASCADE,
  constraint digest_subscriptions_subscribed_by_fkey FOREIGN KEY (subscribed_by) REFERENCES people(id) ON DELETE SET NULL,
  constraint digest_subscriptions_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint digest_subscriptions_every_check CHECK (every = ANY (ARRAY['week'::text, 'month'::text])),
  constraint digest_subscriptions_locale_check CHECK (locale = ANY (ARRAY['fr'::text, 'en'::text])),
  constraint digest_subscriptions_state_check CHECK (state = ANY (ARRAY['on'::text, 'paused'::text, 'stopped'::text])),
  constraint digest_subscriptions_weekday_check CHECK (weekday >= 1 AND weekday <= 7)
);
CREATE INDEX digest_subscriptions_by ON digest_subscriptions USING btree (subscribed_by) WHERE subscribed_by IS NOT NULL;
CREATE INDEX digest_subscriptions_organisation ON digest_subscriptions USING btree (organisation_id);

create table drafts (
  person_id uuid not null,
  words text not null,
  written_at timestamp with time zone not null,
  in_public boolean not null default false,
  constraint drafts_pkey PRIMARY KEY (person_id),
  constraint drafts_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);

create table evaluation_answers (
  id uuid not null default gen_random_uuid(),
  trial_id uuid not null,
  person_id uuid,
  noted_by uuid,
  question text not null default ''::text,
  changed text not null default ''::text,
  keep text not null default ''::text,
  public text not null default ''::text,
  named boolean not null default false,
  answered_at timestamp with time zone not null,
  constraint evaluation_answers_pkey PRIMARY KEY (id),
  constraint evaluation_answers_noted_by_fkey FOREIGN KEY (noted_by) REFERENCES people(id) ON DELETE SET NULL,
  constraint evaluation_answers_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint evaluation_answers_trial_id_fkey FOREIGN KEY (trial_id) REFERENCES trials(id) ON DELETE CASCADE,
  constraint evaluation_answers_check CHECK (person_id IS NULL OR noted_by IS NULL),
  constraint evaluation_answers_check1 CHECK (question <> ''::text OR changed <> ''::text OR keep <> ''::text OR public <> ''::text)
);
CREATE INDEX evaluation_answers_mine ON evaluation_answers USING btree (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX evaluation_answers_noted ON evaluation_answers USING btree (noted_by) WHERE noted_by IS NOT NULL;
CREATE UNIQUE INDEX evaluation_answers_person ON evaluation_answers USING btree (trial_id, person_id) WHERE person_id IS NOT NULL;
CREATE INDEX evaluation_answers_trial ON evaluation_answers USING btree (trial_id);

create table five_lines (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  meeting_id uuid,
  version integer not null,
  what text not null,
  days text not null,
  told text not null,
  holds text not null,
  waits text not null,
  until date not null,
  written_at timestamp with time zone not null,
  constraint five_lines_pkey PRIMARY KEY (id),
  constraint five_lines_meeting_id_key UNIQUE (meeting_id),
  constraint five_lines_meeting_id_fkey FOREIGN KEY (meeting_id) REFERENCES meetings(id) ON DELETE SET NULL,
  constraint five_lines_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id) ON DELETE CASCADE
);
CREATE INDEX five_lines_until ON five_lines USING btree (until);

create table five_lines_people (
  lines_id uuid not null,
  person_id uuid not null,
  constraint five_lines_people_pkey PRIMARY KEY (lines_id, person_id),
  constraint five_lines_people_lines_id_fkey FOREIGN KEY (lines_id) REFERENCES five_lines(id) ON DELETE CASCADE,
  constraint five_lines_people_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
CREATE INDEX five_lines_people_person ON five_lines_people USING btree (person_id);

create table frames (
  organisation_id uuid not null,
  body text not null,
  contact text not null,
  signed_name text not null default ''::text,
  signed_position text not null default ''::text,
  signed_on date,
  committee_on date,
  constraint frames_pkey PRIMARY KEY (organisation_id),
  constraint frames_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id) ON DELETE CASCADE
);

create table harvesters (
  person_id uuid not null,
  organisation_id uuid not null,
  since timestamp with time zone not null,
  paused boolean not null default false,
  ceiling integer not null default 1,
  last_solicited_at timestamp with time zone,
  constraint harvesters_pkey PRIMARY KEY (person_id),
  constraint harvesters_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id) ON DELETE CASCADE,
  constraint harvesters_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint harvesters_ceiling_check CHECK (ceiling >= 1 AND ceiling <= 9)
);
CREATE INDEX harvesters_organisation ON harvesters USING btree (organisation_id);

create table heard (
  message text not null,
  person_id uuid not null,
  kept text not null,
  heard_at timestamp with time zone not null,
  change text,
  words text,
  changed_at timestamp with time zone,
  said_at bigint,
  constraint heard_pkey PRIMARY KEY (message),
  constraint heard_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint heard_change_check CHECK (change = ANY (ARRAY['withdrawn'::text, 'deleted'::text, 'edited'::text]))
);
CREATE INDEX heard_kept ON heard USING btree (kept);
CREATE INDEX heard_person ON heard USING btree (person_id);

create table help_requests (
  id uuid not null default gen_random_uuid(),
  trial_id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  voice boolean not null,
  words text not null default ''::text,
  asked_at timestamp with time zone not null,
  constraint help_requests_pkey PRIMARY KEY (id),
  constraint help_requests_from_id_fkey FOREIGN KEY (from_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint help_requests_to_id_fkey FOREIGN KEY (to_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint help_requests_trial_id_fkey FOREIGN KEY (trial_id) REFERENCES trials(id) ON DELETE CASCADE
);
CREATE INDEX help_requests_from ON help_requests USING btree (from_id);
CREATE INDEX help_requests_to ON help_requests USING btree (to_id);
CREATE INDEX help_requests_trial ON help_requests USING btree (trial_id, from_id);

create table identities (
  workspace_id uuid not null,
  external_id text not null,
  organisation_id uuid not null,
  person_id uuid not null,
  addresses text[],
  used_at timestamp with time zone,
  chosen boolean not null default false,
  has_home boolean not null default false,
  left_at timestamp with time zone,
  constraint identities_pkey PRIMARY KEY (workspace_id, external_id),
  constraint identities_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id) ON DELETE CASCADE,
  constraint identities_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint identities_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
);
CREATE INDEX identities_addresses ON identities USING gin (addresses);
CREATE UNIQUE INDEX identities_person ON identities USING btree (person_id, workspace_id);

create table initiatives (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  sentence text not null,
  state text not null,
  told_at timestamp with time zone not null,
  held_until timestamp with time zone not null,
  news_by date not null,
  kept_until date not null,
  purpose text not null default 'tell'::text,
  about_item text,
  in_turn boolean not null default true,
  constraint initiatives_pkey PRIMARY KEY (id),
  constraint initiatives_about_item_check CHECK ((purpose = 'same'::text) = (about_item IS NOT NULL)),
  constraint initiatives_purpose_check CHECK (purpose = ANY (ARRAY['tell'::text, 'clear'::text, 'rule'::text, 'look-back'::text, 'help'::text, 'same'::text, 'table'::text])),
  constraint initiatives_state_check CHECK (state = ANY (ARRAY['held'::text, 'searching'::text, 'waiting'::text, 'patient'::text, 'accepted'::text, 'told'::text]))
);
CREATE INDEX initiatives_about_item ON initiatives USING btree (about_item) WHERE about_item IS NOT NULL;
CREATE INDEX initiatives_organisation ON initiatives USING btree (organisation_id, state);

create table invitations (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  initiative_id uuid not null,
  person_id uuid not null,
  chosen boolean not null,
  state text not null,
  answer_by timestamp with time zone,
  constraint invitations_pkey PRIMARY KEY (id),
  constraint invitations_initiative_id_key UNIQUE (initiative_id),
  constraint invitations_initiative_id_fkey FOREIGN KEY (initiative_id) REFERENCES initiatives(id) ON DELETE CASCADE,
  constraint invitations_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id) ON DELETE CASCADE,
  constraint invitations_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint invitations_state_check CHECK (state = ANY (ARRAY['leaving'::text, 'open'::text]))
);
CREATE INDEX invitations_person ON invitations USING btree (person_id);

create table kept_words (
  organisation_id uuid not null,
  person_id uuid not null,
  words text not null,
  named boolean not null,
  written_at timestamp with time zone not null,
  constraint kept_words_pkey PRIMARY KEY (person_id),
  constraint kept_words_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id) ON DELETE CASCADE,
  constraint kept_words_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);
CREATE INDEX kept_words_organisation ON kept_words USING btree (organisation_id);

create table left_pages (
  workspace_id uuid not null,
  external_id text not null,
  message text not null,
  conversation_id text not null,
  service_url text not null,
  constraint left_pages_pkey PRIMARY KEY (workspace_id, external_id, message),
  constraint left_pages_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
);

create table meetings (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  initiative_id uuid not null,
  harvester_id uuid not null,
  began_at timestamp with time zone not null,
  state text not null,
  asked integer not null default 0,
  constraint meetings_pkey PRIMARY KEY (id),
  constraint meetings_initiative_id_key UNIQUE (initiative_id),
  constraint meetings_harvester_id_fkey FOREIGN KEY (harvester_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint meetings_initiative_id_fkey FOREIGN KEY (initiative_id) REFERENCES initiatives(id) ON DELETE CASCADE,
  constraint meetings_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id) ON DELETE CASCADE,
  constraint meetings_state_check CHECK (state = ANY (ARRAY['open'::text, 'over'::text]))
);
CREATE INDEX meetings_harvester ON meetings USING btree (harvester_id) WHERE state = 'open'::text;

create table migrations (
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migrations_pkey PRIMARY KEY (number)
);

create table moments (
  person_id uuid not null,
  weekday integer not null,
  from_clock text not null,
  until_clock text not null,
  kept_at timestamp with time zone not null,
  constraint moments_pkey PRIMARY KEY (person_id),
  constraint moments_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);

create table offered_files (
  id uuid not null default gen_random_uuid(),
  workspace_id uuid not null,
  external_id text not null,
  name text not null,
  mime_type text not null,
  content text not null,
  kept_until timestamp with time zone not null,
  constraint offered_files_pkey PRIMARY KEY (id),
  constraint offered_files_workspace_id_external_id_fkey FOREIGN KEY (workspace_id, external_id) REFERENCES identities(workspace_id, external_id) ON DELETE CASCADE
);
CREATE INDEX offered_files_receiver ON offered_files USING btree (workspace_id, external_id);

create table oral_agreements (
  story_id uuid not null,
  version integer not null,
  recorded_by uuid,
  recorded_at timestamp with time zone not null,
  said_on date not null,
  how text not null,
  audience text not null,
  naming text not null,
  vintage boolean not null,
  names text not null,
  service_id uuid,
  wall boolean not null default false,
  constraint oral_agreements_pkey PRIMARY KEY (story_id),
  constraint oral_agreements_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES people(id) ON DELETE SET NULL,
  constraint oral_agreements_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id) ON DELETE SET NULL,
  constraint oral_agreements_story_id_fkey FOREIGN KEY (story_id) REFERENCES stories(id) ON DELETE CASCADE,
  constraint oral_agreements_audience_check CHECK ((audience = ANY (ARRAY['us'::text, 'service'::text, 'organisation'::text])) AND (audience = 'service'::text OR service_id IS NULL)),
  constraint oral_agreements_check CHECK (names = ''::text OR naming = 'names'::text),
  constraint oral_agreements_naming_check CHECK (naming = ANY (ARRAY['names'::text, 'team'::text, 'none'::text]))
);
CREATE INDEX oral_agreements_recorded_by ON oral_agreements USING btree (recorded_by);
CREATE INDEX oral_agreements_service ON oral_agreements USING btree (service_id) WHERE service_id IS NOT NULL;

create table organisations (
  id uuid not null default gen_random_uuid(),
  slug text not null,
  name text not null,
  zone text not null,
  territory text not null,
  locale text not null,
  settings jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null,
  address_key text not null default gen_random_uuid()::text || gen_random_uuid()::text,
  constraint organisations_pkey PRIMARY KEY (id),
  constraint organisations_slug_key UNIQUE (slug),
  constraint organisations_locale_check CHECK (locale = ANY (ARRAY['fr'::text, 'en'::text]))
);

create table people (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  name text not null default ''::text,
  first_name text not null default ''::text,
  locale text,
  zone text,
  territory text,
  work_days integer[],
  work_from text,
  work_until text,
  messages_a_week integer,
  coordinator boolean not null default false,
  unreachable_since timestamp with time zone,
  described_at timestamp with time zone,
  created_at timestamp with time zone not null,
  names_corrected boolean not null default false,
  zone_corrected boolean not null default false,
  has_home boolean not null default false,
  constraint people_pkey PRIMARY KEY (id),
  constraint people_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id) ON DELETE CASCADE,
  constraint people_days_check CHECK (cardinality(work_days) > 0),
  constraint people_hours_check CHECK (work_until <> work_from AND num_nulls(work_from, work_until) <> 1),
  constraint people_locale_check CHECK (locale = ANY (ARRAY['fr'::text, 'en'::text])),
  constraint people_messages_a_week_check CHECK (messages_a_week >= 1 AND messages_a_week <= 3)
);
CREATE INDEX people_organisation ON people USING btree (organisation_id);

create table personal_conversations (
  workspace_id uuid not null,
  external_id text not null,
  conversation_id text not null,
  service_url text not null,
  zone text,
  locale text,
  home text,
  constraint personal_conversations_pkey PRIMARY KEY (workspace_id, external_id),
  constraint personal_conversations_workspace_id_external_id_fkey FOREIGN KEY (workspace_id, external_id) REFERENCES identities(workspace_id, external_id) ON DELETE CASCADE
);
CREATE INDEX personal_conversations_conversation ON personal_conversations USING btree (workspace_id, conversation_id);

create table post_deliveries (
  post_id uuid not null,
  delivery_id bigint not null,
  place integer not null,
  constraint post_deliveries_pkey PRIMARY KEY (post_id, delivery_id),
  constraint post_deliveries_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES deliveries(id) ON DELETE CASCADE,
  constraint post_deliveries_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE CASCADE
);
CREATE INDEX post_deliveries_delivery ON post_deliveries USING btree (delivery_id);

create table posts (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  workspace_id uuid not null,
  person_id uuid,
  channel text,
  destination text not null,
  conversation text,
  message text,
  state text not null,
  marked_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  leased_until timestamp with time zone,
  shown text,
  changing_until timestamp with time zone,
  answers integer not null default 0,
  constraint posts_pkey PRIMARY KEY (id),
  constraint posts_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id) ON DELETE CASCADE,
  constraint posts_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint posts_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE,
  constraint posts_state_check CHECK (state = ANY (ARRAY['sending'::text, 'unsure'::text, 'sent'::text]))
);
CREATE INDEX posts_changing ON posts USING btree (conversation, message) WHERE changing_until IS NOT NULL;
CREATE INDEX posts_channel ON posts USING btree (workspace_id, channel) WHERE channel IS NOT NULL;
CREATE INDEX posts_open ON posts USING btree (state, leased_until) WHERE state <> 'sent'::text;
CREATE INDEX posts_person ON posts USING btree (person_id);

create table readers (
  initiative_id uuid not null,
  person_id uuid,
  read_at timestamp with time zone not null,
  constraint readers_once UNIQUE (initiative_id, person_id),
  constraint readers_initiative_id_fkey FOREIGN KEY (initiative_id) REFERENCES initiatives(id) ON DELETE CASCADE,
  constraint readers_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE SET NULL
);
CREATE INDEX readers_person ON readers USING btree (person_id);

create table readiness (
  one boolean not null default true,
  written_at timestamp with time zone not null,
  constraint readiness_pkey PRIMARY KEY (one),
  constraint readiness_one_check CHECK (one)
);

create table receipts (
  workspace_id uuid not null,
  receipt text not null,
  seen_at timestamp with time zone not null,
  constraint receipts_pkey PRIMARY KEY (workspace_id, receipt)
);
CREATE INDEX receipts_seen ON receipts USING btree (seen_at);

create table searches (
  person_id uuid not null,
  words text not null,
  season text,
  kind text,
  place integer not null,
  shown uuid[] not null,
  searched_at timestamp with time zone not null,
  last_read text,
  constraint searches_pkey PRIMARY KEY (person_id),
  constraint searches_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint searches_kind_check CHECK (kind = ANY (ARRAY['story'::text, 'bud'::text, 'trial'::text, 'decision'::text]))
);

create table service_channels (
  organisation_id uuid not null,
  workspace_id uuid not null,
  external_id text not null,
  service_id uuid not null,
  constraint service_channels_pkey PRIMARY KEY (workspace_id, external_id),
  constraint service_channels_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id) ON DELETE CASCADE,
  constraint service_channels_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id) ON DELETE CASCADE,
  constraint service_channels_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
);
CREATE INDEX service_channels_service ON service_channels USING btree (service_id);

create table services (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  name text not null,
  folded text not null,
  constraint services_pkey PRIMARY KEY (id),
  constraint services_organisation_id_folded_key UNIQUE (organisation_id, folded),
  constraint services_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id) ON DELETE CASCADE
);

create table set_asides (
  initiative_id uuid not null,
  workspace_id uuid not null,
  external_id text not null,
  person_id uuid not null,
  constraint set_asides_pkey PRIMARY KEY (initiative_id, workspace_id, external_id, person_id),
  constraint set_asides_initiative_id_fkey FOREIGN KEY (initiative_id) REFERENCES initiatives(id) ON DELETE CASCADE,
  constraint set_asides_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint set_asides_workspace_id_fkey FOREIGN KEY (workspace_id) REFERENCES workspaces(id) ON DELETE CASCADE
);
CREATE INDEX set_asides_named ON set_asides USING btree (workspace_id, external_id);
CREATE INDEX set_asides_person ON set_asides USING btree (person_id);

create table silences (
  person_id uuid not null,
  scope text not null,
  since timestamp with time zone not null,
  constraint silences_pkey PRIMARY KEY (person_id, scope),
  constraint silences_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);

create table stories (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  initiative_id uuid not null,
  kind text not null,
  version integer not null,
  title text not null,
  body text not null,
  written_by uuid,
  written_at timestamp with time zone not null,
  departed jsonb,
  first_written_at timestamp with time zone,
  words tsvector generated always as (story_words(title, body)) stored,
  rests_since timestamp with time zone,
  constraint stories_pkey PRIMARY KEY (id),
  constraint stories_initiative_id_key UNIQUE (initiative_id),
  constraint stories_initiative_id_fkey FOREIGN KEY (initiative_id) REFERENCES initiatives(id) ON DELETE CASCADE,
  constraint stories_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id) ON DELETE CASCADE,
  constraint stories_written_by_fkey FOREIGN KEY (written_by) REFERENCES people(id) ON DELETE SET NULL,
  constraint stories_kind_check CHECK (kind = ANY (ARRAY['story'::text, 'bud'::text]))
);
CREATE INDEX stories_season ON stories USING btree (organisation_id, COALESCE(first_written_at, written_at));
CREATE INDEX stories_words ON stories USING gin (words);

create table trial_agreements (
  trial_id uuid not null,
  part text not null,
  version integer not null,
  person_id uuid not null,
  audience text not null,
  service_id uuid,
  naming text not null,
  vintage boolean not null,
  agreed_at timestamp with time zone not null,
  wall boolean not null default false,
  constraint trial_agreements_pkey PRIMARY KEY (trial_id, part, person_id),
  constraint trial_agreements_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint trial_agreements_service_id_fkey FOREIGN KEY (service_id) REFERENCES services(id) ON DELETE SET NULL,
  constraint trial_agreements_trial_id_fkey FOREIGN KEY (trial_id) REFERENCES trials(id) ON DELETE CASCADE,
  constraint trial_agreements_check CHECK ((audience = ANY (ARRAY['us'::text, 'service'::text, 'organisation'::text])) AND (audience = 'service'::text OR service_id IS NULL)),
  constraint trial_agreements_naming_check CHECK (naming = ANY (ARRAY['names'::text, 'team'::text, 'none'::text])),
  constraint trial_agreements_part_check CHECK (part = ANY (ARRAY['trial'::text, 'evaluation'::text, 'decision'::text]))
);
CREATE INDEX trial_agreements_person ON trial_agreements USING btree (person_id);
CREATE INDEX trial_agreements_service ON trial_agreements USING btree (service_id) WHERE service_id IS NOT NULL;

create table trial_members (
  trial_id uuid not null,
  person_id uuid not null,
  role text not null,
  agreed integer,
  pace text not null default 'each'::text,
  asked_at timestamp with time zone not null,
  constraint trial_members_pkey PRIMARY KEY (trial_id, person_id),
  constraint trial_members_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint trial_members_trial_id_fkey FOREIGN KEY (trial_id) REFERENCES trials(id) ON DELETE CASCADE,
  constraint trial_members_pace_check CHECK (pace = ANY (ARRAY['each'::text, 'rarer'::text, 'none'::text])),
  constraint trial_members_role_check CHECK (role = ANY (ARRAY['pilot'::text, 'carrier'::text, 'tester'::text]))
);
CREATE INDEX trial_members_person ON trial_members USING btree (person_id);
CREATE UNIQUE INDEX trial_members_pilot ON trial_members USING btree (trial_id) WHERE role = 'pilot'::text;

create table trial_questions (
  id uuid not null default gen_random_uuid(),
  trial_id uuid not null,
  person_id uuid not null,
  words text not null,
  asked_at timestamp with time zone not null,
  constraint trial_questions_pkey PRIMARY KEY (id),
  constraint trial_questions_person_id_fkey FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint trial_questions_trial_id_fkey FOREIGN KEY (trial_id) REFERENCES trials(id) ON DELETE CASCADE
);
CREATE INDEX trial_questions_person ON trial_questions USING btree (person_id);
CREATE INDEX trial_questions_trial ON trial_questions USING btree (trial_id);

create table trials (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  initiative_id uuid,
  follows_id uuid,
  version integer not null default 1,
  state text not null default 'asking'::text,
  what text not null,
  hypothesis text not null,
  way_back text not null,
  still_valid text not null default ''::text,
  "time" text not null default ''::text,
  question text not null,
  starts_on date not null,
  ends_on date not null,
  pilot_until date not null,
  gaps integer[] not null,
  opened_at timestamp with time zone not null,
  ended_on date,
  handing_over boolean not null default false,
  concluded_at timestamp with time zone,
  conclusion integer not null default 0,
  learnt text not null default ''::text,
  follow text,
  decider text not null default ''::text,
  decided_by date,
  departed jsonb,
  departed_evaluation jsonb,
  words tsvector generated always as (story_words(what, (((((((hypothesis || ' '::text) || question) || ' '::text) || way_back) || ' '::text) || still_valid) || ' '::text) || "time")) stored,
  learnt_words tsvector generated always as (story_words(what, learnt)) stored,
  inspired_by text,
  decision integer not null default 0,
  granted boolean,
  decision_words text not null default ''::text,
  decision_from date,
  decision_asked date[] not null default '{}'::date[],
  departed_decision jsonb,
  offscreen boolean not null default false,
  aloud_version integer,
  aloud_on date,
  aloud_how text not null default ''::text,
  companion_id uuid,
  companion_agreed boolean not null default false,
  decided_words tsvector generated always as (story_words(what, decision_words)) stored,
  constraint trials_pkey PRIMARY KEY (id),
  constraint trials_companion_id_fkey FOREIGN KEY (companion_id) REFERENCES people(id) ON DELETE SET NULL,
  constraint trials_follows_id_fkey FOREIGN KEY (follows_id) REFERENCES trials(id) ON DELETE SET NULL,
  constraint trials_initiative_id_fkey FOREIGN KEY (initiative_id) REFERENCES initiatives(id) ON DELETE SET NULL,
  constraint trials_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id) ON DELETE CASCADE,
  constraint trials_check CHECK (ends_on >= starts_on),
  constraint trials_concluded CHECK ((concluded_at IS NULL) = (follow IS NULL) AND (concluded_at IS NULL) = (conclusion = 0) AND (concluded_at IS NULL) = (learnt = ''::text) AND (concluded_at IS NULL OR state = 'over'::text)),
  constraint trials_decided CHECK ((granted IS NULL) = (decision_words = ''::text) AND (granted IS NULL OR decision > 0 AND NOT follow IS DISTINCT FROM 'practice'::text) AND (decision_from IS NULL OR granted IS TRUE)),
  constraint trials_decision CHECK ((NOT follow IS DISTINCT FROM 'practice'::text) = (decided_by IS NOT NULL AND decider <> ''::text)),
  constraint trials_decision_asked CHECK (cardinality(decision_asked) <= 2),
  constraint trials_ended CHECK (ended_on IS NULL OR (state = ANY (ARRAY['over'::text, 'given-up'::text]))),
  constraint trials_follow_check CHECK (follow = ANY (ARRAY['leave'::text, 'again'::text, 'practice'::text])),
  constraint trials_gaps_check CHECK (cardinality(gaps) > 0),
  constraint trials_hypothesis_check CHECK (hypothesis <> ''::text),
  constraint trials_question_check CHECK (question <> ''::text),
  constraint trials_said_aloud CHECK ((aloud_version IS NULL) = (aloud_on IS NULL) AND (aloud_version IS NULL) = (aloud_how = ''::text)),
  constraint trials_state_check CHECK (state = ANY (ARRAY['asking'::text, 'live'::text, 'over'::text, 'given-up'::text])),
  constraint trials_way_back_check CHECK (way_back <> ''::text)
);
CREATE INDEX trials_companion ON trials USING btree (companion_id) WHERE companion_id IS NOT NULL;
CREATE INDEX trials_decided_words ON trials USING gin (decided_words);
CREATE INDEX trials_follows ON trials USING btree (follows_id) WHERE follows_id IS NOT NULL;
CREATE INDEX trials_initiative ON trials USING btree (initiative_id) WHERE initiative_id IS NOT NULL;
CREATE INDEX trials_inspired_by ON trials USING btree (inspired_by) WHERE inspired_by IS NOT NULL;
CREATE INDEX trials_learnt_words ON trials USING gin (learnt_words);
CREATE INDEX trials_organisation ON trials USING btree (organisation_id, state);
CREATE INDEX trials_season ON trials USING btree (organisation_id, starts_on);
CREATE INDEX trials_words ON trials USING gin (words);

create table workspaces (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  platform text not null,
  external_id text not null,
  not_before timestamp with time zone,
  trouble text,
  trouble_since timestamp with time zone,
  service_url text,
  constraint workspaces_pkey PRIMARY KEY (id),
  constraint workspaces_platform_external_id_key UNIQUE (platform, external_id),
  constraint workspaces_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES organisations(id) ON DELETE CASCADE,
  constraint workspaces_platform_check CHECK (platform = ANY (ARRAY['slack'::text, 'teams'::text, 'playground'::text]))
);

CREATE OR REPLACE FUNCTION story_words(title text, body text)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select setweight(to_tsvector('french', t) || to_tsvector('english', t) || to_tsvector('simple', t), 'A')
      || strip(to_tsvector('french', b) || to_tsvector('english', b) || to_tsvector('simple', b))
    from (
      select left(max(w) filter (where n = 1), 5000) as t, left(max(w) filter (where n = 2), 40000) as b
        from (
          select n, regexp_replace(
              lower(replace(replace(regexp_replace(normalize(part, nfd), '[\u0300-\u036f]+', '', 'g'), 'œ', 'oe'), 'Œ', 'oe')),
              '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u2bff\u3000-\u303f\ufe00-\ufe0f\U0001f000-\U0001ffff]+', ' ', 'g') as w
            from unnest(array[title, body]) with ordinality as parts (part, n)
        ) folded
    ) both_parts
$function$;
