-- Calls of models at once, a row a place: taken for as long as its lease is renewed, so that a killed process gives it back.
create table llm_slots (
  user_id uuid not null references users (id) on delete cascade,
  number bigint not null,
  holder uuid not null,
  -- Milliseconds since 1970, as leases of tasks.
  lease_until bigint not null,
  primary key (user_id, number)
);
-- Whether the instance's provider was asked: its budget counts these and no others.
alter table llm_calls add column is_shared boolean not null default false;
