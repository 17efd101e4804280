//! Nothing to do with an application, however much it talks of interviews and offers.

use super::Row;

pub(super) const TABLES: &[&[Row]] = &[PROMOTION];

/// Banks, landlords, consulates and schools take applications too.
pub(super) const FOREIGN: &[&[Row]] = &[OTHER_APPLICATIONS];

const OTHER_APPLICATIONS: &[Row] = &[
    (
        4,
        "application for a|an|your|the|our credit|loan|mortgage|visa|passport|permit|membership|card|tenancy|flat|apartment|admission|licence|license|overdraft|policy",
    ),
    (4, "application for a|an|your|the|our .. credit|membership|debit|store card"),
    (
        4,
        "loan|mortgage|visa|rental|membership|card|admission|admissions|passport|permit|insurance application",
    ),
    (4, "antrag auf|fur"),
    (4, "demande de pret|visa|carte|logement"),
    (4, "solicitud de prestamo|visado|visa|tarjeta|hipoteca"),
    (4, "pedido de emprestimo|visto|cartao"),
];

const PROMOTION: &[Row] = &[
    (4, "% off|discount|rabatt|remise|descuento|desconto|korting|sconto"),
    (4, "ace|nail|crack|crush .. interview*"),
    (4, "tips to|for|on .. interview*"),
    (4, "interview tips|prep|preparation|questions|skills|crash|course|design"),
    (4, "prepar* for .. interview*|technical .. tips|course|blog|interviews"),
    (4, "now enrolled"),
    (4, "enroll|enrol|enrolling|enrollment|enrolment"),
    (4, "learning community|opportunity|path"),
    (4, "annual percentage rate"),
    (4, "personal|home|car|student loan*"),
    (4, "credit card|score|limit"),
    (4, "free trial|shipping|delivery"),
    (4, "limited time .. offer|deal|only|learning"),
    (4, "special|exclusive|summer|winter|spring|holiday|introductory|black offer*|deal*|sale|friday"),
    (4, "your order"),
    (4, "thank|thanks .. for .. order|purchase|payment|subscribing|shopping"),
    (4, "order|payment|booking|subscription .. confirmed|confirmation|received|shipped|renewed"),
    (4, "weekly|monthly|daily newsletter|digest"),
    (4, "pull request|merge request|build failed|run failed|workflow"),
    (4, "salary calculator"),
    (4, "resume review|score|tips|builder|worded"),
    (4, "mock test|interview"),
    (3, "webinar|bootcamp|masterclass|workshop|diploma|certificate program"),
    (3, "invoice|receipt|statement"),
    (3, "newsletter"),
    (2, "course|courses"),
    (2, "unsubscribe"),
    (2, "sale|deals|coupon|promo"),
    (2, "view .. in .. browser"),
    (2, "premium|subscription|subscribe"),
];
