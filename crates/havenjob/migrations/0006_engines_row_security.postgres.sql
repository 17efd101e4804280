alter table provider_settings enable row level security;
alter table provider_settings force row level security;
create policy owner on provider_settings using (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
alter table llm_calls enable row level security;
alter table llm_calls force row level security;
create policy owner on llm_calls using (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
