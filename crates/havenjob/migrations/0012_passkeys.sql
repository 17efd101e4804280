-- Passkeys: what a device keeps to log a person in, and what is kept here to know it.
create table passkeys (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  name text not null,
  -- The device's own name for it.
  credential_id bytea not null unique,
  -- The public key and the state of the counter.
  credential text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkeys_of_user on passkeys (user_id, created_at);
