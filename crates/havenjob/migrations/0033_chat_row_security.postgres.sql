alter table llm_slots enable row level security;
alter table llm_slots force row level security;
create policy owner on llm_slots using (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
alter table profiles enable row level security;
alter table profiles force row level security;
create policy owner on profiles using (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
