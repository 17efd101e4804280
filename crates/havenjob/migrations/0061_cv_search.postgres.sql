-- The words of CVs, as 0041 has those of postings. Locks the CVs while their words are read for the first time.
create table cvs_words (
  id uuid primary key references cvs (id) on delete cascade,
  words tsvector not null
);
alter table cvs no force row level security;
insert into cvs_words select id, words_of(original_filename || ' ' || coalesce(parsed_text, '')) from cvs;
alter table cvs force row level security;
create index cvs_words_by_word on cvs_words using gin (words);

create function cvs_words_follow() returns trigger language plpgsql as $$
begin
  insert into cvs_words values (new.id, words_of(new.original_filename || ' ' || coalesce(new.parsed_text, '')))
    on conflict (id) do update set words = excluded.words;
  return null;
end
$$;
create trigger cvs_words_follow after insert or update of original_filename, parsed_text on cvs
  for each row execute function cvs_words_follow();
