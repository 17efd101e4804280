-- The number of the revision that what a person said came with: going back before it takes it back. None of what was said
-- before this column was; it stays in force.
alter table evidence add column revision bigint;
