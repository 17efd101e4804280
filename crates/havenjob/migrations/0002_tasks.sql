-- Background work. Times are milliseconds since 1970 so that both databases compare them alike.
create table tasks (
  id uuid primary key,
  user_id uuid references users (id) on delete cascade,
  kind text not null,
  payload jsonb not null,
  state text not null,
  progress bigint not null default 0,
  result jsonb,
  error jsonb,
  attempts bigint not null default 0,
  max_attempts bigint not null,
  run_at bigint not null,
  lease_until bigint,
  worker uuid,
  unique_key text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index tasks_unique_key on tasks (unique_key) where state in ('queued', 'running');
create index tasks_due on tasks (run_at) where state = 'queued';
create index tasks_leased on tasks (lease_until) where state = 'running';
create index tasks_of_user on tasks (user_id, created_at);
