-- Each transaction names its user (app.user_id): a query that forgets the owner returns nothing of anyone else's.
-- FORCE, because the application's role owns the tables.
alter table cvs enable row level security;
alter table cvs force row level security;
create policy owner on cvs using (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
alter table jobs enable row level security;
alter table jobs force row level security;
create policy owner on jobs using (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
alter table tailored_cvs enable row level security;
alter table tailored_cvs force row level security;
create policy owner on tailored_cvs using (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
alter table suggestions enable row level security;
alter table suggestions force row level security;
create policy owner on suggestions using (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
alter table cv_revisions enable row level security;
alter table cv_revisions force row level security;
create policy owner on cv_revisions using (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
alter table chat_messages enable row level security;
alter table chat_messages force row level security;
create policy owner on chat_messages using (user_id = nullif(current_setting('app.user_id', true), '')::uuid);
