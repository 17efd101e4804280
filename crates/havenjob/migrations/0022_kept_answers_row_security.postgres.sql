alter table kept_answers enable row level security;
alter table kept_answers force row level security;
create policy owner on kept_answers using (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
