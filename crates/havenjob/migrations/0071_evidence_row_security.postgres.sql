alter table evidence enable row level security;
alter table evidence force row level security;
create policy owner on evidence using (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
