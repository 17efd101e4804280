-- C++ and C# are no C: two signs that are a part of a name become letters before a text is cut into words, as
-- `db/dialect.rs` spells what is searched for. A space behind them keeps `#rust` findable as `rust`. Locks postings and CVs
-- while their words are read again.
create or replace function words_of(text) returns tsvector language sql stable strict parallel safe as $$
  select to_tsvector('simple', regexp_replace(
    folded(replace(replace($1, '++', 'plusplus '), '#', 'sharp ')), '[!-/:-@\[-`{-~]', ' ', 'g'))
$$;
alter table jobs no force row level security;
update jobs_words w set words = words_of(j.title || ' ' || j.company || ' ' || j.description)
  from jobs j where j.id = w.id and (j.title || j.company || j.description) ~ '\+\+|#';
alter table jobs force row level security;
alter table cvs no force row level security;
update cvs_words w set words = words_of(c.original_filename || ' ' || coalesce(c.parsed_text, ''))
  from cvs c where c.id = w.id and (c.original_filename || coalesce(c.parsed_text, '')) ~ '\+\+|#';
alter table cvs force row level security;
