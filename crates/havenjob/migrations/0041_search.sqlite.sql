-- The words of postings. The index keeps no text of its own: it reads the posting through a view. Each posting gets a
-- number, because the rowid of a table whose key is no integer may change when the file is compacted.
create table jobs_numbers (
  number integer primary key,
  id uuid not null unique
);
insert into jobs_numbers (id) select id from jobs;
create view jobs_texts as
  select n.number, j.title, j.company, j.description from jobs_numbers n join jobs j on j.id = n.id;
create virtual table jobs_words using fts5 (
  title, company, description,
  content = 'jobs_texts', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
-- What is deleted leaves the index at once, and not when it is next merged.
insert into jobs_words (jobs_words, rank) values ('secure-delete', 1);
insert into jobs_words (jobs_words) values ('rebuild');

create trigger jobs_words_insert after insert on jobs begin
  insert into jobs_numbers (id) values (new.id);
  insert into jobs_words (rowid, title, company, description)
    select number, new.title, new.company, new.description from jobs_numbers where id = new.id;
end;
create trigger jobs_words_delete before delete on jobs begin
  insert into jobs_words (jobs_words, rowid, title, company, description)
    select 'delete', number, old.title, old.company, old.description from jobs_numbers where id = old.id;
  delete from jobs_numbers where id = old.id;
end;
create trigger jobs_words_update after update of title, company, description on jobs begin
  insert into jobs_words (jobs_words, rowid, title, company, description)
    select 'delete', number, old.title, old.company, old.description from jobs_numbers where id = old.id;
  insert into jobs_words (rowid, title, company, description)
    select number, new.title, new.company, new.description from jobs_numbers where id = new.id;
end;
