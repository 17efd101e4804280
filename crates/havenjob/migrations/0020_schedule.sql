-- How far each recurring piece of work has come: whoever moves a row to a tick puts that tick's task in, nobody else.
create table schedule (
  name text primary key,
  tick bigint not null
);
