-- C++ and C# are no C: two signs that are a part of a name become letters before a text is cut into words, as
-- `db/dialect.rs` spells what is searched for. A space behind them keeps `#rust` findable as `rust`.
drop trigger jobs_words_insert;
drop trigger jobs_words_delete;
drop trigger jobs_words_update;
drop table jobs_words;
drop view jobs_texts;
create view jobs_texts as
  select n.number,
         replace(replace(j.title, '++', 'plusplus '), '#', 'sharp ') as title,
         replace(replace(j.company, '++', 'plusplus '), '#', 'sharp ') as company,
         replace(replace(j.description, '++', 'plusplus '), '#', 'sharp ') as description
  from jobs_numbers n join jobs j on j.id = n.id;
create virtual table jobs_words using fts5 (
  title, company, description,
  content = 'jobs_texts', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
insert into jobs_words (jobs_words, rank) values ('secure-delete', 1);
insert into jobs_words (jobs_words) values ('rebuild');

create trigger jobs_words_insert after insert on jobs begin
  insert into jobs_numbers (id) values (new.id);
  insert into jobs_words (rowid, title, company, description)
    select number, title, company, description from jobs_texts
    where number = (select number from jobs_numbers where id = new.id);
end;
-- What leaves the index is named as it came in, and the view still shows it: these run before the row changes.
create trigger jobs_words_delete before delete on jobs begin
  insert into jobs_words (jobs_words, rowid, title, company, description)
    select 'delete', number, title, company, description from jobs_texts
    where number = (select number from jobs_numbers where id = old.id);
  delete from jobs_numbers where id = old.id;
end;
create trigger jobs_words_change before update of title, company, description on jobs begin
  insert into jobs_words (jobs_words, rowid, title, company, description)
    select 'delete', number, title, company, description from jobs_texts
    where number = (select number from jobs_numbers where id = old.id);
end;
create trigger jobs_words_update after update of title, company, description on jobs begin
  insert into jobs_words (rowid, title, company, description)
    select number, title, company, description from jobs_texts
    where number = (select number from jobs_numbers where id = new.id);
end;

drop trigger cvs_words_insert;
drop trigger cvs_words_delete;
drop trigger cvs_words_update;
drop table cvs_words;
drop view cvs_texts;
create view cvs_texts as
  select n.number,
         replace(replace(c.original_filename, '++', 'plusplus '), '#', 'sharp ') as original_filename,
         replace(replace(coalesce(c.parsed_text, ''), '++', 'plusplus '), '#', 'sharp ') as parsed_text
  from cvs_numbers n join cvs c on c.id = n.id;
create virtual table cvs_words using fts5 (
  original_filename, parsed_text,
  content = 'cvs_texts', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
insert into cvs_words (cvs_words, rank) values ('secure-delete', 1);
insert into cvs_words (cvs_words) values ('rebuild');

create trigger cvs_words_insert after insert on cvs begin
  insert into cvs_numbers (id) values (new.id);
  insert into cvs_words (rowid, original_filename, parsed_text)
    select number, original_filename, parsed_text from cvs_texts
    where number = (select number from cvs_numbers where id = new.id);
end;
create trigger cvs_words_delete before delete on cvs begin
  insert into cvs_words (cvs_words, rowid, original_filename, parsed_text)
    select 'delete', number, original_filename, parsed_text from cvs_texts
    where number = (select number from cvs_numbers where id = old.id);
  delete from cvs_numbers where id = old.id;
end;
create trigger cvs_words_change before update of original_filename, parsed_text on cvs begin
  insert into cvs_words (cvs_words, rowid, original_filename, parsed_text)
    select 'delete', number, original_filename, parsed_text from cvs_texts
    where number = (select number from cvs_numbers where id = old.id);
end;
create trigger cvs_words_update after update of original_filename, parsed_text on cvs begin
  insert into cvs_words (rowid, original_filename, parsed_text)
    select number, original_filename, parsed_text from cvs_texts
    where number = (select number from cvs_numbers where id = new.id);
end;
