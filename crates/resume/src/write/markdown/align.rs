//! Finding again which line is which after a person has edited, moved, added or deleted some.

/// What a line says, so that lines that say nearly the same differ in few of the 64 bits (Charikar's similarity hash over
/// groups of three letters).
pub(super) fn fingerprint(text: &str) -> u64 {
    let letters: Vec<char> = text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let mut votes = [0_i32; 64];
    for group in letters.windows(3.min(letters.len().max(1))) {
        let hash = mix(group.iter().fold(0, |hash, c| mix(hash ^ u64::from(u32::from(*c)))));
        for (bit, vote) in votes.iter_mut().enumerate() {
            *vote += if hash >> bit & 1 == 1 { 1 } else { -1 };
        }
    }
    votes.iter().enumerate().filter(|(_, vote)| **vote > 0).fold(0, |print, (bit, _)| print | 1 << bit)
}

/// SplitMix64's finaliser: every bit of the input moves half of the output.
fn mix(n: u64) -> u64 {
    let n = n.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    n ^ (n >> 31)
}

/// Bits that two versions of one line differ in at most; unrelated lines differ in 32, give or take 4.
const NEAR: u32 = 18;

/// Lists longer than this are compared line by line only, or the time would grow with the square.
const MANY: usize = 400;

/// For each new line the old one that it is, or none. First equal and similar ones find each other, wherever they stand,
/// nearest first; then, between two that have, lines that are as many as before are taken to be the old ones reworded.
pub(super) fn align(old: &[u64], new: &[u64]) -> Vec<Option<usize>> {
    let mut found = vec![None; new.len()];
    let mut taken = vec![false; old.len()];
    let mut pairs = Vec::new();
    let window = if old.len().max(new.len()) > MANY { 2 } else { usize::MAX };
    for (n, a) in new.iter().enumerate() {
        // Only those within the window are looked at: looking away from the others would be a square as well.
        let within = n.saturating_sub(window)..old.len().min(n.saturating_add(window).saturating_add(1));
        for o in within {
            let apart = n.abs_diff(o);
            let distance = (a ^ old[o]).count_ones();
            if distance <= NEAR {
                pairs.push((distance, apart, n, o));
            }
        }
    }
    pairs.sort_unstable();
    for (_, _, n, o) in pairs {
        if found[n].is_none() && !taken[o] {
            found[n] = Some(o);
            taken[o] = true;
        }
    }
    reworded(&mut found, &mut taken);
    found
}

fn reworded(found: &mut [Option<usize>], taken: &mut [bool]) {
    let mut n = 0;
    while n < found.len() {
        if found[n].is_some() {
            n += 1;
            continue;
        }
        let length = found[n..].iter().take_while(|f| f.is_none()).count();
        let first = if n == 0 { 0 } else { found[n - 1].map_or(0, |o| o + 1) };
        let free = taken.get(first..).unwrap_or_default().iter().take_while(|t| !**t).count();
        if free == length {
            for k in 0..length {
                found[n + k] = Some(first + k);
                taken[first + k] = true;
            }
        }
        n += length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINES: [&str; 4] = [
        "Built the daily fill-rate dashboard for three warehouses",
        "Traced recurring short picks to a label change on 212 items",
        "Trained 14 shift leads to read the reports",
        "Forecast weekly demand for 1,900 perishable items",
    ];

    fn aligned(new: &[&str]) -> Vec<Option<usize>> {
        let prints = |lines: &[&str]| lines.iter().map(|l| fingerprint(l)).collect::<Vec<_>>();
        align(&prints(&LINES), &prints(new))
    }

    #[test]
    fn lines_are_known_again() {
        let [a, b, c, d] = LINES;
        assert_eq!(aligned(&[a, b, c, d]), [Some(0), Some(1), Some(2), Some(3)]);
        assert_eq!(aligned(&[d, a, c]), [Some(3), Some(0), Some(2)]);
        let edited = "Traced recurring short picks to a changed label on 212 items";
        assert_eq!(aligned(&[a, edited, d]), [Some(0), Some(1), Some(3)]);
        assert_eq!(aligned(&[a, "Something else entirely", c, d]), [Some(0), Some(1), Some(2), Some(3)]);
        assert_eq!(aligned(&[a, b, "A new one", c, d]), [Some(0), Some(1), None, Some(2), Some(3)]);
        assert_eq!(aligned(&[a, "Reworded and", "then some", d]), [Some(0), Some(1), Some(2), Some(3)]);
    }

    #[test]
    fn equal_lines_keep_their_order() {
        let prints = [fingerprint("same"), fingerprint("same"), fingerprint("")];
        assert_eq!(align(&prints, &prints), [Some(0), Some(1), Some(2)]);
    }

    #[test]
    fn nothing_is_taken_twice() {
        let prints = [7; 500];
        let mut found: Vec<_> = align(&prints, &prints).into_iter().flatten().collect();
        found.dedup();
        assert_eq!(found.len(), 500);
    }
}
