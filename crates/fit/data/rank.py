#!/usr/bin/env python3
"""Learns rank.tsv: how much each feature of a phrase speaks for its being a skill (logistic regression, log odds).

    cargo run -p fit --example requirements -- --features LABELLED.jsonl > features.jsonl
    python3 rank.py LABELLED.jsonl features.jsonl > rank.tsv      # rows {"id", "text", "skills": [spans marked by people]}

On stderr: the scores of five-fold cross-validation by posting, which is what an unseen posting may expect. Standard
library only; rapidfuzz makes it faster. A feature is general (kind of name, section, wording around): none names a
skill, so nothing of the labelled texts is in the weights but counts.
"""
import collections, json, math, random, re, sys, unicodedata
from difflib import SequenceMatcher

try:
    from rapidfuzz import fuzz
except ImportError:
    fuzz = None

ROUNDS, RATE, DECAY, SUPPORT = 12, 0.15, 2e-4, 15


def norm(text):
    text = "".join(c for c in unicodedata.normalize("NFKD", text.replace("&", " and ")) if not unicodedata.combining(c)).lower()
    return re.sub(r"[^\w+#.]+", " ", text).strip(" .")


def like(a, b):
    if a == b or a.replace(" ", "") == b.replace(" ", ""):
        return True
    if fuzz:
        return fuzz.ratio(a, b) >= 85 or fuzz.token_sort_ratio(a, b) >= 85
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.85


def part(a, b):
    return like(a, b) or (len(a) > 2 and len(b) > 2 and (f" {a} " in f" {b} " or f" {b} " in f" {a} "))


def learn(rows, seed=0):
    weights, squares = collections.defaultdict(float), collections.defaultdict(lambda: 1e-6)
    order, rng = list(range(len(rows))), random.Random(seed)
    for _ in range(ROUNDS):
        rng.shuffle(order)
        for i in order:
            features, target = rows[i]
            z = sum(weights[f] for f in features)
            g = 1 / (1 + math.exp(-max(-30, min(30, z)))) - target
            for f in features:
                d = g + DECAY * weights[f]
                squares[f] += d * d
                weights[f] -= RATE * d / math.sqrt(squares[f])
    return weights


def choose(candidates, weights, threshold):
    scored = sorted(((sum(weights.get(f, 0.0) for f in c[4]), c) for c in candidates), key=lambda x: -x[0])
    taken, out, seen = collections.defaultdict(list), [], set()
    for score, (text, sentence, start, end, _) in scored:
        if score <= threshold:
            break
        if all(end <= s or start >= e for s, e in taken[sentence]):
            taken[sentence].append((start, end))
            key = re.sub(r"\W+", "", norm(text))
            if key not in seen:
                seen.add(key)
                out.append(norm(text))
    return out


def score(docs, chosen):
    tp = fp = fn = lt = lp = total = made = 0
    for truth, produced in zip(docs, chosen):
        left = list(produced)
        hits = 0
        for t in truth:
            for i, p in enumerate(left):
                if like(t, p):
                    hits += 1
                    left.pop(i)
                    break
        tp, fp, fn = tp + hits, fp + len(left), fn + len(truth) - hits
        lt += sum(any(part(t, p) for p in produced) for t in truth)
        lp += sum(any(part(t, p) for t in truth) for p in produced)
        total, made = total + len(truth), made + len(produced)
    f = lambda p, r: 2 * p * r / (p + r) if p + r else 0.0
    p, r, q, s = tp / max(1, tp + fp), tp / max(1, tp + fn), lp / max(1, made), lt / max(1, total)
    return f"exact P {p:.3f} R {r:.3f} F1 {f(p, r):.3f}  lenient P {q:.3f} R {s:.3f} F1 {f(q, s):.3f}"


def main():
    labelled = {r["id"]: r for r in map(json.loads, open(sys.argv[1], encoding="utf8"))}
    docs, support = [], collections.Counter()
    for row in map(json.loads, open(sys.argv[2], encoding="utf8")):
        truth, seen = [], set()
        for t in labelled[row["id"]]["skills"]:
            key = re.sub(r"\W+", "", norm(t))
            if key and key not in seen:
                seen.add(key)
                truth.append(norm(t))
        known, rows = {}, []
        for c in row["candidates"]:
            text = norm(c[0])
            if text not in known:
                exact = any(like(text, t) for t in truth)
                known[text] = 1.0 if exact else 0.15 if any(part(text, t) for t in truth) else 0.0
            rows.append((c[4], known[text]))
        for f in {f for features, _ in rows for f in features}:
            support[f] += 1
        docs.append((truth, row["candidates"], rows, row["id"]))
    # A feature met in few postings says more of them than of postings.
    kept = {f for f, n in support.items() if n >= SUPPORT}
    docs = [(t, c, [([f for f in fs if f in kept], y) for fs, y in rows], i) for t, c, rows, i in docs]
    chosen = {}
    for fold in range(5):
        weights = learn([r for i, d in enumerate(docs) if i % 5 != fold for r in d[2]])
        for threshold in (-1.2, -0.9, -0.7, -0.5, -0.3, 0.0):
            for i, d in enumerate(docs):
                if i % 5 == fold:
                    chosen[threshold, i] = choose(d[1], weights, threshold)
    for threshold in sorted({t for t, _ in chosen}):
        print(f"held out, threshold {threshold}:", score([d[0] for d in docs], [chosen[threshold, i] for i in range(len(docs))]), file=sys.stderr)
    weights = learn([r for d in docs for r in d[2]])
    for name in sorted(weights):
        if abs(weights[name]) >= 0.02:
            print(f"{name}\t{weights[name]:.2f}")


if __name__ == "__main__":
    main()
