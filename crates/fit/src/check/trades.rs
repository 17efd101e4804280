//! Lines of business by the words that name them, so that years behind a till are no years of care.

use super::source::Entry;
use super::text::Text;

/// One a row, beginnings of folded words of seven languages; a word may stand in several rows.
const TRADES: &[&str] = &[
    "care caring carer nurse nursing hospice dementia clinic hospital patient midwif healthcare pfleg kranken altenheim soign infirm ehpad enferm \
     cuidad geriatr infermier assistenza-anziani zorg verpleeg enfermag domiciliary residential home",
    "retail shop store sales cashier till merchandis verkauf einzelhandel vendeu vended vendita magasin tienda venta comercial dependient vendit commess \
     negozio winkel verkoop loja",
    "hotel restaurant cafe bar barista kitchen chef cook cookery waiter waitress catering pub hospitality gastro koch kuche kellner cuisin \
     serveur cocin camarer cuoc cameriere cozinh horeca",
    "warehous logist driver driving courier forklift freight depot picker store stores lager fahrer magasinier almacen conductor magazzin \
     transport haulage magazijn armaz",
    "electric plumb carpent builder joiner mason hvac heating cooling refrigerat ventilat install construct roof scaffold baustell elektri \
     sanitar chauffag macon fontaner albanil idraulic edile edilizia bouw bouwvak",
    "teach tutor school lectur classroom lehrer schul enseign ecole docent maestr profesor insegnan scuol onderwijs leraar professor",
    "software developer devops programm sysadmin coding backend frontend entwickl developp desarroll sviluppat ontwikkel",
    "accounting accountan accounts audit bank banking banker bookkeep controller tax payroll buchhalt comptab contab boekhoud",
    "law legal solicitor paralegal conveyanc jurist avocat abogad notar avvocat advocaat advogad",
    "charit fundrais ngo",
];

/// The lines of business that a word names, one bit each.
pub(super) fn of_word(norm: &str) -> u16 {
    let named = |row: &&str| {
        row.split_whitespace().any(|w| {
            if w.len() <= 4 { norm == w || norm.strip_suffix('s') == Some(w) } else { norm.starts_with(w) }
        })
    };
    TRADES.iter().enumerate().filter(|(_, row)| named(row)).fold(0, |all, (bit, _)| all | 1 << bit)
}

/// The lines of business that a text names.
fn of_text(text: &Text) -> u16 {
    text.tokens.iter().filter(|t| t.is_word()).fold(0, |all, t| all | of_word(&t.norm))
}

/// Whether a post is of other lines of business than those named, by its title: a planner may well work for a retailer.
pub(super) fn is_foreign(e: &Entry, trade: u16) -> bool {
    let own = e.frame.first().map_or(0, |l| of_text(&l.text));
    trade != 0 && own != 0 && own & trade == 0
}

/// The posts that are of no other line of business than the one named; all of them when none is left.
pub(super) fn kept<'a>(work: &[&'a Entry], trade: u16) -> Vec<&'a Entry> {
    let kept: Vec<_> = work.iter().copied().filter(|e| !is_foreign(e, trade)).collect();
    if kept.is_empty() { work.to_vec() } else { kept }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_name_their_trade() {
        assert_eq!(of_word("planner"), 0);
        assert_ne!(of_word("nursing"), 0);
        assert_eq!(of_word("nursing") & of_word("cashier"), 0);
        assert_ne!(of_word("hvac") & of_word("heating"), 0);
        assert_eq!(of_word("barrister"), 0);
        assert_eq!(of_word("tillamont"), 0);
    }
}
