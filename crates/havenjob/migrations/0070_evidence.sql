-- What a person said to be true of an entry, beyond what their CV says: the answer to a gap's question, or a wording that the
-- claim check had blocked. Dated, bound to its entry, and theirs to take back.
create table evidence (
  id uuid primary key,
  user_id uuid not null references users (id) on delete cascade,
  tailored_cv_id uuid not null references tailored_cvs (id) on delete cascade,
  -- Id of the entry in the source, `basics` for the summary.
  item text not null,
  text text not null,
  -- What was asked; none when a wording was confirmed.
  question text,
  created_at timestamptz not null
);
create index evidence_of_cv on evidence (tailored_cv_id, created_at);
-- The number of the revision that an undo or a restore went back to: what the next undo goes on from.
alter table cv_revisions add column restored bigint;
