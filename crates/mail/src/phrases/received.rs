//! The application has arrived.

use super::Row;

pub(super) const TABLES: &[&[Row]] = &[ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE, DUTCH, ITALIAN];

const ENGLISH: &[Row] = &[
    (3, "thank|thanks .. for applying"),
    (3, "thank|thanks .. for .. apply|applied"),
    (3, "thank|thanks .. for .. application"),
    (3, "thank|thanks .. for .. submitting|submission"),
    (3, "thank|thanks .. for sending .. resume|cv|application"),
    (3, "appreciate .. taking the time to apply"),
    (2, "thank|thanks .. for .. interest"),
    (
        3,
        "thank|thanks .. for .. interest .. career|careers|employment|position|role|opportunity|opportunities|opening|job",
    ),
    (2, "appreciate your interest"),
    (2, "thank|thanks .. for expressing .. interest"),
    (3, "received|receive|receiving .. application|resume|cv|submission|candidacy|documents"),
    (
        3,
        "application .. has|have been|successfully .. received|submitted|sent|registered|delivered|forwarded",
    ),
    (3, "application .. is|was .. received|submitted|sent|registered|delivered|forwarded"),
    (3, "application .. has reached|arrived"),
    (3, "resume|cv .. has|have|was|is been|being|currently .. received|reviewed|submitted"),
    (3, "successfully applied|submitted"),
    (3, "you have .. applied|submitted"),
    (2, "you .. applied for|to|on"),
    (3, "confirm* .. receipt|received .. application|resume|cv"),
    (3, "confirm* .. application .. received|receipt"),
    (3, "application confirmation|received|submitted|acknowledgement|acknowledgment|receipt|sent|complete"),
    (3, "application was sent to"),
    (3, "items were sent to"),
    (2, "application .. under|in review|consideration"),
    (2, "application .. being|be .. reviewed|considered|processed|assessed"),
    (2, "review* your|the .. application|applications|resume|profile|qualifications|submission|credentials"),
    (2, "received your .. email|details|information|profile|credentials"),
    (2, "recruiters .. received your credentials"),
    (2, "your application to|for|with|at"),
    (1, "your .. application"),
    (2, "application .. landed|safely|safe .. with|safely|us"),
    (2, "application viewed|update"),
    (2, "recent application"),
    (2, "considering you for"),
    (1, "be in touch"),
    (1, "get back to you"),
    (1, "hear from us|you"),
    (1, "reach out to you"),
    (1, "contact you"),
    (1, "next steps"),
    (1, "delighted .. consider* joining"),
];

const GERMAN: &[Row] = &[
    (3, "danke|dank|danken .. fur .. bewerbung*"),
    (3, "danke|dank|danken .. fur .. bewerbungsunterlagen|unterlagen"),
    (3, "bewerbung* .. eingegangen|erhalten|angekommen|ubermittelt|verschickt|versendet|versandt"),
    (3, "eingang .. bewerbung*"),
    (3, "eingangsbestatigung"),
    (3, "erhielten|erhalten .. bewerbung*|unterlagen"),
    (3, "bewerbungseingang"),
    (2, "danke|dank|danken .. fur .. interesse"),
    (2, "bewerbung* .. prufen|gepruft|bearbeiten|sichten|bearbeitet"),
    (2, "prufen .. unterlagen|bewerbung*"),
    (2, "ihre|deine|ihrer|deiner bewerbung"),
    (2, "sie haben sich .. beworben"),
    (2, "du hast dich .. beworben"),
    (1, "etwas geduld"),
    (1, "melden uns|wir"),
    (1, "setzen uns .. in verbindung"),
];

const FRENCH: &[Row] = &[
    (3, "merci|remercions|remercie .. pour|d|de .. candidature"),
    (3, "remercions|remercie|merci .. avoir postule"),
    (3, "remercions|remercie|merci .. avoir .. candidature"),
    (3, "bien recu|reception .. candidature"),
    (3, "reception de votre|ta candidature"),
    (3, "accusons|accuse|accuse reception"),
    (3, "candidature .. bien|ete .. recue|enregistree|transmise|envoyee|prise"),
    (3, "candidature .. nous est bien parvenue"),
    (3, "avez|as postule"),
    (2, "interet .. portez|porte|portee|portez|manifeste"),
    (2, "etudier|etudierons|examiner|examinerons|examine|etudie|analyser .. candidature|profil|dossier"),
    (2, "votre|ta candidature"),
    (1, "reviendrons vers vous"),
    (1, "meilleurs|plus brefs delais"),
];

const SPANISH: &[Row] = &[
    (
        3,
        "gracias .. por .. postular*|candidatura|solicitud|postulacion|inscripcion|aplicar|inscribirte|inscribirse",
    ),
    (3, "agradecemos|agradecerte|agradecerle .. candidatura|solicitud|postulacion"),
    (3, "hemos recibido .. candidatura|solicitud|postulacion|curriculum|cv|inscripcion"),
    (3, "recibimos .. candidatura|solicitud|postulacion|curriculum|cv"),
    (3, "candidatura|solicitud|postulacion|inscripcion .. ha sido|fue .. recibida|enviada|registrada"),
    (3, "te has inscrito|postulado"),
    (3, "se ha inscrito|postulado"),
    (2, "gracias|agradecemos .. interes"),
    (
        2,
        "revisar*|estudiar*|analizar*|revisando|valorar* .. candidatura|perfil|solicitud|cv|curriculum|postulacion",
    ),
    (2, "tu|su candidatura|solicitud|postulacion"),
    (1, "pondremos en contacto"),
    (1, "contactaremos"),
];

const PORTUGUESE: &[Row] = &[
    (3, "obrigado|obrigada|agradecemos .. candidatar|candidatura|inscricao|candidatou|inscrever"),
    (3, "recebemos .. candidatura|inscricao|curriculo|cv"),
    (
        3,
        "candidatura|inscricao .. foi|recebida .. recebida|enviada|registrada|registada|confirmada|realizada|sucesso",
    ),
    (3, "confirmamos .. recebimento|rececao|recepcao .. candidatura|curriculo|inscricao"),
    (3, "voce|te se candidatou|candidataste"),
    (2, "obrigado|obrigada|agradecemos .. interesse"),
    (2, "analisar*|analisando|avaliar*|analise .. candidatura|perfil|curriculo|inscricao"),
    (2, "sua|tua candidatura|inscricao"),
    (1, "entraremos em contato|contacto"),
    (1, "retornaremos"),
];

const DUTCH: &[Row] = &[
    (3, "bedankt|dank|danken .. voor .. sollicitatie*"),
    (3, "bedankt|dank .. voor .. solliciteren|reactie"),
    (3, "bedankt|dank .. dat je|u .. hebt|heeft .. gesolliciteerd"),
    (3, "sollicitatie .. ontvangen|verzonden|verstuurd|binnengekomen"),
    (3, "ontvangen .. sollicitatie|cv"),
    (3, "ontvangst .. sollicitatie"),
    (3, "je hebt|u heeft .. gesolliciteerd"),
    (2, "bedankt|dank .. voor .. interesse|belangstelling"),
    (2, "bekijken|beoordelen|bestuderen .. sollicitatie|cv|gegevens"),
    (2, "je|jouw|uw sollicitatie"),
    (1, "nemen .. contact .. op"),
    (1, "zo snel mogelijk"),
];

const ITALIAN: &[Row] = &[
    (3, "grazie|ringraziamo .. per .. candidatura|candidato|candidata|candidarti|candidarsi|esserti|essersi"),
    (3, "ricevuto .. candidatura|curriculum|cv"),
    (3, "candidatura .. e|stata .. ricevuta|inviata|registrata|pervenuta"),
    (3, "confermiamo .. ricezione|ricevuto .. candidatura|curriculum"),
    (3, "ti sei|si e candidato|candidata"),
    (2, "grazie|ringraziamo .. interesse"),
    (
        2,
        "valutare|valuteremo|valutando|esaminare|esamineremo|analizzare .. candidatura|profilo|curriculum|cv",
    ),
    (2, "tua|sua candidatura"),
    (1, "ricontatteremo|contatteremo"),
    (1, "al piu presto"),
];
