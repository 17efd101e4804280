-- What admins did to whom. Ids only, and none of them a foreign key: the line stays when the person it speaks of is gone.
create table audit_log (
  id uuid primary key,
  actor uuid not null,
  -- user.disable, user.enable, user.purge, task.rerun
  act text not null,
  subject uuid not null,
  created_at timestamptz not null
);
create index audit_log_by_time on audit_log (created_at);
-- The lists that admins see.
create index users_by_time on users (created_at);
create index tasks_by_time on tasks (created_at);
create index tasks_by_state on tasks (state, created_at);
