-- Logins at other services that belong to a person. Found by what the service says, so they carry no row security: the
-- owner is what is looked up, as with sessions.
create table identities (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  -- The name of the service in the settings.
  provider text not null,
  -- The service's own name for the person, which does not change when their address does.
  subject text not null,
  email text,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  unique (provider, subject)
);
create index identities_of_user on identities (user_id, created_at);

-- What was begun and waits for its answer: a login elsewhere, a passkey's challenge. Each row is taken out once.
create table ceremonies (
  token_hash bytea primary key,
  kind text not null,
  state text not null,
  expires_at timestamptz not null
);
create index ceremonies_by_expiry on ceremonies (expires_at);
