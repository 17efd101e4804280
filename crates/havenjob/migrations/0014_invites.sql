-- Links with which one person each may register. Found by the secret in them, so they carry no row security.
create table invites (
  id uuid primary key,
  token_hash bytea not null unique,
  -- For the admin, to know whom it was meant for.
  note text not null default '',
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by uuid references users (id) on delete set null
);
