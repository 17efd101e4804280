-- Lists are sorted and filtered on the server. Each order that they offer has its index, down to the id that makes it
-- whole; the status stands behind, so that a filter is answered from the index too. Small tables, short locks.
drop index jobs_of_user;
create index jobs_of_user on jobs (user_id, created_at, id, status);
create index jobs_by_update on jobs (user_id, updated_at, id, status);
create index jobs_by_title on jobs (user_id, lower(title), id, status);
create index jobs_by_company on jobs (user_id, lower(company), id, status);
create index tailored_cvs_of_job on tailored_cvs (job_id, created_at);
