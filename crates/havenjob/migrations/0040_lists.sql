-- Lists are sorted and filtered on the server: each order that they offer has its index. Small tables, short locks.
create index jobs_by_update on jobs (user_id, updated_at);
create index jobs_by_title on jobs (user_id, lower(title));
create index jobs_by_company on jobs (user_id, lower(company));
create index jobs_by_status on jobs (user_id, status, created_at);
create index tailored_cvs_of_job on tailored_cvs (job_id, created_at);
