-- The words of CVs, as 0041 has those of postings.
create table cvs_numbers (
  number integer primary key,
  id uuid not null unique
);
insert into cvs_numbers (id) select id from cvs;
create view cvs_texts as
  select n.number, c.original_filename, coalesce(c.parsed_text, '') as parsed_text
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
    select number, new.original_filename, coalesce(new.parsed_text, '') from cvs_numbers where id = new.id;
end;
create trigger cvs_words_delete before delete on cvs begin
  insert into cvs_words (cvs_words, rowid, original_filename, parsed_text)
    select 'delete', number, old.original_filename, coalesce(old.parsed_text, '') from cvs_numbers where id = old.id;
  delete from cvs_numbers where id = old.id;
end;
create trigger cvs_words_update after update of original_filename, parsed_text on cvs begin
  insert into cvs_words (cvs_words, rowid, original_filename, parsed_text)
    select 'delete', number, old.original_filename, coalesce(old.parsed_text, '') from cvs_numbers where id = old.id;
  insert into cvs_words (rowid, original_filename, parsed_text)
    select number, new.original_filename, coalesce(new.parsed_text, '') from cvs_numbers where id = new.id;
end;
