//! A test, a home task or a recorded interview is asked for.

use super::Row;

pub(super) const TABLES: &[&[Row]] = &[ENGLISH, GERMAN, FRENCH, SPANISH, PORTUGUESE, DUTCH, ITALIAN];

const ENGLISH: &[Row] = &[
    (
        4,
        "complete|completing|take|taking|start|begin|finish|submit|solve|attempt .. assessment*|test|tests|challenge|exercise|quiz|assignment|hackerrank|codility|codesignal|hirevue|testgorilla|questionnaire",
    ),
    (
        4,
        "invite|inviting|invited|invitation .. assessment*|test|tests|challenge|exercise|hackerrank|codility|codesignal|testgorilla",
    ),
    (4, "assessment*|test|challenge .. for completion"),
    (4, "assessment|test|challenge invitation|reminder|link|instructions|deadline"),
    (4, "action required .. assessment*|test|challenge"),
    (4, "one|pre way|recorded|record .. interview"),
    (4, "recorded|asynchronous|on demand|prerecorded .. interview"),
    (
        3,
        "coding|technical|online|skill|skills|aptitude|cognitive|programming|case|written|personality|practical|situational assessment*|test|challenge|exercise|assignment|task|study",
    ),
    (3, "you .. do|complete|prepare .. test|task|exercise|assignment|presentation"),
    (3, "take home assessment|test|challenge|exercise|assignment|task|project"),
    (3, "takehome"),
    (
        2,
        "hackerrank|codility|codesignal|testgorilla|hirevue|coderbyte|shl|pymetrics|karat|devskiller|testdome|qualified",
    ),
    (2, "assessment*"),
];

const GERMAN: &[Row] = &[
    (
        4,
        "bitte|einladung|einladen|laden|durchfuhren|bearbeiten|absolvieren|losen .. online|test|aufgabe|probeaufgabe|fallstudie|einstellungstest|assessment|onlinetest|testaufgabe|challenge",
    ),
    (4, "online|coding|technischer|eignungs|einstellungs test|assessment|aufgabe|challenge"),
    (4, "onlinetest|einstellungstest|eignungstest|probeaufgabe|testaufgabe|arbeitsprobe"),
    (4, "assessment center"),
];

const FRENCH: &[Row] = &[
    (
        4,
        "invit*|passer|completer|realiser|effectuer|repondre|merci .. test|tests|exercice|evaluation|etude de cas|questionnaire",
    ),
    (4, "test|exercice|evaluation technique|ligne|pratique|logique"),
    (4, "etude de cas"),
    (4, "entretien video differe"),
];

const SPANISH: &[Row] = &[
    (
        4,
        "completar|complete|completa|realizar|realice|realiza|hacer|invit*|resolver .. prueba*|test|evaluacion|ejercicio|reto|desafio|cuestionario",
    ),
    (4, "prueba|evaluacion|test tecnica|online|practica|tecnico|psicotecnico|psicotecnica"),
];

const PORTUGUESE: &[Row] = &[
    (
        4,
        "completar|complete|realizar|realize|fazer|faca|convid*|responder|responda|resolver .. teste*|avaliacao|desafio|exercicio|prova|questionario",
    ),
    (4, "teste|avaliacao|desafio|prova tecnico|tecnica|online|pratico|pratica|logica"),
];

const DUTCH: &[Row] = &[
    (
        4,
        "maken|maak|invullen|uitnodig*|afronden|voltooien|doen .. assessment|test|opdracht|case|toets|vragenlijst",
    ),
    (4, "online|technische|praktische assessment|test|opdracht|toets"),
    (4, "assessment|test|opdracht .. maken|afronden|invullen|voltooien"),
];

const ITALIAN: &[Row] = &[
    (
        4,
        "completare|svolgere|effettuare|sostenere|compilare|completa|invit* .. test|prova|esercizio|valutazione|assessment|questionario|challenge",
    ),
    (4, "test|prova|esercizio|valutazione tecnico|tecnica|online|pratica|logica|attitudinale"),
];
