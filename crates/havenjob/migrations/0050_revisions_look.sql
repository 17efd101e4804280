-- How the document looked: a state to go back to is that too.
alter table cv_revisions add column template text not null default 'classic';
alter table cv_revisions add column pages bigint not null default 2;
