-- The words of postings, as SQLite's index has them: cut at every mark, without accents, not stemmed, because people's words
-- come in many languages. Locks the postings while their words are read for the first time.
create function folded(text) returns text language sql immutable strict parallel safe as $$
  select translate(lower($1),
    'àáâãäåāăąçćčďèéêëēěęğìíîïīñńňòóôõöōőŕřśšşșťțùúûüūůűųýÿźžżÀÁÂÃÄÅĀĂĄÇĆČĎÈÉÊËĒĚĘĞÌÍÎÏĪÑŃŇÒÓÔÕÖŌŐŔŘŚŠŞȘŤȚÙÚÛÜŪŮŰŲÝŸŹŽŻ',
    'aaaaaaaaacccdeeeeeeegiiiiinnnooooooorrssssttuuuuuuuuyyzzzaaaaaaaaacccdeeeeeeegiiiiinnnooooooorrssssttuuuuuuuuyyzzz')
$$;
create function words_of(text) returns tsvector language sql stable strict parallel safe as $$
  select to_tsvector('simple', regexp_replace(folded($1), '[!-/:-@\[-`{-~]', ' ', 'g'))
$$;
-- Beside the table and without row security, as an index is: PostgreSQL asks no full-text index before a policy has had its
-- say. It names no person, and what it finds is read through `jobs`, which has row security.
create table jobs_words (
  id uuid primary key references jobs (id) on delete cascade,
  words tsvector not null
);
-- The policy holds for the role that migrates, too: it is lifted for the length of this transaction.
alter table jobs no force row level security;
insert into jobs_words select id, words_of(title || ' ' || company || ' ' || description) from jobs;
alter table jobs force row level security;
create index jobs_words_by_word on jobs_words using gin (words);

create function jobs_words_follow() returns trigger language plpgsql as $$
begin
  insert into jobs_words values (new.id, words_of(new.title || ' ' || new.company || ' ' || new.description))
    on conflict (id) do update set words = excluded.words;
  return null;
end
$$;
create trigger jobs_words_follow after insert or update of title, company, description on jobs
  for each row execute function jobs_words_follow();
