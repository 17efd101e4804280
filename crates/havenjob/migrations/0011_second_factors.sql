-- What a person shows beside their password.
create table second_factors (
  user_id uuid primary key references users (id) on delete cascade,
  -- Sealed with the person's data key.
  secret bytea not null,
  -- The number of the half minute whose code was used last: no code is good twice.
  last_step bigint not null default 0,
  -- None until the person showed that their device knows the secret.
  confirmed_at timestamptz,
  created_at timestamptz not null
);

-- For the day on which the device is lost; each is good once.
create table recovery_codes (
  user_id uuid not null references users (id) on delete cascade,
  code_hash bytea not null,
  primary key (user_id, code_hash)
);
