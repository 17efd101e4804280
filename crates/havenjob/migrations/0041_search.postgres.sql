-- The words of postings, as SQLite's index has them: cut at every mark, without accents, not stemmed, because people's words
-- come in many languages. A stored column: the table is rewritten once, under an exclusive lock.
create function folded(text) returns text language sql immutable strict parallel safe as $$
  select translate(lower($1),
    'àáâãäåāăąçćčďèéêëēěęğìíîïīñńňòóôõöōőŕřśšşșťțùúûüūůűųýÿźžżÀÁÂÃÄÅĀĂĄÇĆČĎÈÉÊËĒĚĘĞÌÍÎÏĪÑŃŇÒÓÔÕÖŌŐŔŘŚŠŞȘŤȚÙÚÛÜŪŮŰŲÝŸŹŽŻ',
    'aaaaaaaaacccdeeeeeeegiiiiinnnooooooorrssssttuuuuuuuuyyzzzaaaaaaaaacccdeeeeeeegiiiiinnnooooooorrssssttuuuuuuuuyyzzz')
$$;
alter table jobs add column words tsvector generated always as (
  to_tsvector('simple', regexp_replace(folded(title || ' ' || company || ' ' || description), '[!-/:-@\[-`{-~]', ' ', 'g'))
) stored;
create index jobs_words on jobs using gin (words);
