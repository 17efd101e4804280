-- People, and what lets them in. Rows found by a secret's hash carry no row security: the owner is what is looked up.
create table users (
  id uuid primary key,
  email text not null unique,
  name text not null default '',
  password_hash text,
  target_role text not null default '',
  forwarding_address text not null unique,
  onboarding_completed boolean not null default false,
  profile_completion_percent bigint not null default 0,
  credits_balance bigint not null default 0,
  subscription_tier text not null default 'free',
  is_admin boolean not null default false,
  email_verified_at timestamptz,
  disabled_at timestamptz,
  -- The user's data key, wrapped by the instance key: without it no file of theirs opens.
  data_key bytea not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table sessions (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  token_hash bytea not null unique,
  user_agent text not null default '',
  ip text not null default '',
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  expires_at timestamptz not null
);
create index sessions_of_user on sessions (user_id, last_used_at);

create table api_tokens (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  name text not null,
  token_hash bytea not null unique,
  -- What it may do: 'read' or 'write'.
  scope text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  expires_at timestamptz
);
create index api_tokens_of_user on api_tokens (user_id, created_at);

-- Links sent by mail, good for one use.
create table mailed_tokens (
  token_hash bytea primary key,
  user_id uuid not null references users (id) on delete cascade,
  purpose text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index mailed_tokens_of_user on mailed_tokens (user_id, purpose);
