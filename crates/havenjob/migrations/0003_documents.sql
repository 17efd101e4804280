create table cvs (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  original_filename text not null,
  file_key text not null,
  size bigint not null,
  mime text not null,
  -- uploaded, parsing, parsed, failed
  status text not null,
  -- {type, message, hint} when the file could not be used
  error jsonb,
  parsed_text text,
  parsed jsonb,
  is_primary boolean not null default false,
  parsed_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index cvs_of_user on cvs (user_id, created_at);
create unique index cvs_primary on cvs (user_id) where is_primary;

create table jobs (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  title text not null,
  company text not null,
  description text not null,
  url text,
  -- active, archived
  status text not null,
  -- SHA-256 of the description, white space folded: one job per text
  content_hash bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (user_id, content_hash)
);
create index jobs_of_user on jobs (user_id, created_at);

create table tailored_cvs (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  cv_id uuid references cvs (id) on delete set null,
  job_id uuid not null references jobs (id) on delete cascade,
  -- The evidence: the résumé as it was when tailoring began. It outlives the file it came from.
  source jsonb not null,
  document jsonb not null,
  -- Counts up with every change; a change names the version it was made on.
  version bigint not null,
  -- queued, draft, final, failed
  status text not null,
  template text not null,
  pages bigint not null,
  score_before bigint,
  score_after bigint,
  gaps jsonb,
  -- What the person should know of how it was made.
  note text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index tailored_cvs_of_user on tailored_cvs (user_id, created_at);

create table suggestions (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  tailored_cv_id uuid not null references tailored_cvs (id) on delete cascade,
  position bigint not null,
  item text not null,
  -- rewrite, reorder, drop, restore, summary
  kind text not null,
  original text not null,
  proposed text not null,
  reason text not null,
  findings jsonb not null,
  -- pending, accepted, rejected
  status text not null,
  -- builtin, model, chat
  origin text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index suggestions_of_cv on suggestions (tailored_cv_id, position);

create table cv_revisions (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  tailored_cv_id uuid not null references tailored_cvs (id) on delete cascade,
  number bigint not null,
  document jsonb not null,
  -- tailored, accept, reject, edit, chat, restore
  revision_type text not null,
  description text not null,
  created_at timestamptz not null,
  unique (tailored_cv_id, number)
);

create table chat_messages (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  tailored_cv_id uuid not null references tailored_cvs (id) on delete cascade,
  -- user, assistant
  role text not null,
  content text not null,
  created_at timestamptz not null
);
create index chat_messages_of_cv on chat_messages (tailored_cv_id, created_at);
