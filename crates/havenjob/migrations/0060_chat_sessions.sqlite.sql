-- Whatever is said belongs to a session: one with the career assistant, or the one about a tailored CV, which has the CV's id.
-- Rebuilds the messages, because SQLite changes no foreign key in place. Locks them while they are copied.
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
insert into chat_sessions (id, user_id, title, tailored_cv_id, created_at, updated_at)
  select c.id, c.user_id, '', c.id, min(m.created_at), max(m.created_at)
  from chat_messages m join tailored_cvs c on c.id = m.tailored_cv_id group by c.id, c.user_id;

create table chat_messages_new (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  session_id uuid not null references chat_sessions (id) on delete cascade,
  -- user, assistant
  role text not null,
  content text not null,
  -- streaming, done, stopped, interrupted
  status text not null default 'done',
  -- builtin, model; none for what the person said
  origin text,
  -- What to know of how it was made, such as why no model answered.
  note text,
  -- Ids of the suggestions that came with it.
  suggestion_ids jsonb,
  -- What the claim check says of it.
  findings jsonb,
  -- What the model used for it: {input, output, estimated}, in tokens.
  usage jsonb,
  -- Counts the times it was begun: who began an earlier one can write no more.
  run bigint not null default 0,
  -- Whether the model was asked: it is not asked a second time.
  is_asked boolean not null default false,
  created_at timestamptz not null
);
insert into chat_messages_new (id, user_id, session_id, role, content, status, origin, note, suggestion_ids, run, is_asked, created_at)
  select id, user_id, tailored_cv_id, role, content, status, origin, note, suggestion_ids, run,
         status = 'streaming' and run > 0, created_at
  from chat_messages;
drop table chat_messages;
alter table chat_messages_new rename to chat_messages;
create index chat_messages_of_session on chat_messages (session_id, created_at);
