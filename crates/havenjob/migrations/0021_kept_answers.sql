-- What a model answered inside a task, sealed with the person's data key, until the task has ended: an attempt after a
-- fall finds it here and does not ask, and pay, again.
create table kept_answers (
  task_id uuid not null references tasks (id) on delete cascade,
  user_id uuid not null references users (id) on delete cascade,
  -- What it was asked for, and the SHA-256 of what was asked of whom.
  purpose text not null,
  request_hash bytea not null,
  answer bytea not null,
  created_at timestamptz not null,
  primary key (task_id, purpose, request_hash)
);
