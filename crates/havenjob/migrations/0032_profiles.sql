-- A person's master record. As one document for now; a table a section comes with the profile's own pages.
create table profiles (
  user_id uuid primary key references users (id) on delete cascade,
  document jsonb not null,
  -- Counts up with every change; a change names the version it was made on.
  version bigint not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
