-- Whatever is said belongs to a session: one with the career assistant, or the one about a tailored CV, which has the CV's id.
-- Locks the messages while each gets its session.
create table chat_sessions (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  title text not null default '',
  -- None: the career assistant.
  tailored_cv_id uuid unique references tailored_cvs (id) on delete cascade,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index chat_sessions_of_user on chat_sessions (user_id, updated_at, id);
-- The policies hold for the role that migrates, too: they are lifted for the length of this transaction.
alter table chat_messages no force row level security;
alter table tailored_cvs no force row level security;
insert into chat_sessions (id, user_id, title, tailored_cv_id, created_at, updated_at)
  select c.id, c.user_id, '', c.id, min(m.created_at), max(m.created_at)
  from chat_messages m join tailored_cvs c on c.id = m.tailored_cv_id group by c.id, c.user_id;
alter table chat_messages add column session_id uuid references chat_sessions (id) on delete cascade;
-- What the claim check says of it.
alter table chat_messages add column findings jsonb;
-- What the model used for it: {input, output, estimated}, in tokens.
alter table chat_messages add column usage jsonb;
-- Whether the model was asked: it is not asked a second time.
alter table chat_messages add column is_asked boolean not null default false;
update chat_messages set session_id = tailored_cv_id, is_asked = (status = 'streaming' and run > 0);
alter table chat_messages alter column session_id set not null;
alter table chat_messages drop column tailored_cv_id;
alter table tailored_cvs force row level security;
alter table chat_messages force row level security;
create index chat_messages_of_session on chat_messages (session_id, created_at);
alter table chat_sessions enable row level security;
alter table chat_sessions force row level security;
create policy owner on chat_sessions using (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
