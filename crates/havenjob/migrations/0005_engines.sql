-- Which provider works for a person. The key is sealed for that person and this kind of provider.
create table provider_settings (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  -- llm
  provider_type text not null,
  provider_name text not null,
  model text,
  base_url text,
  deployment text,
  api_version text,
  encrypted_api_key bytea,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (user_id, provider_type)
);

-- Every call of a model: what it was for, what was sent, what it cost.
create table llm_calls (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  purpose text not null,
  provider text not null,
  model text not null,
  sent text not null,
  input_tokens bigint not null,
  output_tokens bigint not null,
  -- Millionths of a US dollar, where the price is known.
  cost_micros bigint,
  -- Name of what went wrong, if anything did.
  error text,
  created_at timestamptz not null
);
create index llm_calls_of_user on llm_calls (user_id, created_at);
