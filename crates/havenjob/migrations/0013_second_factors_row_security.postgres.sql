alter table second_factors enable row level security;
alter table second_factors force row level security;
create policy owner on second_factors using (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
alter table recovery_codes enable row level security;
alter table recovery_codes force row level security;
create policy owner on recovery_codes using (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
alter table passkeys enable row level security;
alter table passkeys force row level security;
create policy owner on passkeys using (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
