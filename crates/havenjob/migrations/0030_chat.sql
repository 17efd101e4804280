-- An answer that is on its way is a row that grows: whoever watches reads it, whoever writes it can be another process.
-- streaming, done, stopped
alter table chat_messages add column status text not null default 'done';
-- builtin, model; none for what the person said
alter table chat_messages add column origin text;
-- What to know of how it was made, such as why no model answered.
alter table chat_messages add column note text;
-- Ids of the suggestions that came with it.
alter table chat_messages add column suggestion_ids jsonb;
-- Counts the times it was begun: text of an earlier one is void, and who wrote it can write no more.
alter table chat_messages add column run bigint not null default 0;
