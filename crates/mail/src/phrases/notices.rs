//! About an account or an unfinished form of a careers site: no application changes by it.

use super::Row;

pub(super) const TABLES: &[&[Row]] = &[NOTICES];

const NOTICES: &[Row] = &[
    (4, "verify|confirm|activate your .. email|account|identity|address"),
    (4, "passcode|pass code|otp|verification code"),
    (4, "one time code|pass|password|passcode|link"),
    (4, "reset|change|create|forgot .. password"),
    (4, "account .. has been|was created|activated|registered"),
    (4, "thank|thanks .. for .. registering|signing|creating"),
    (4, "registering your account"),
    (4, "incomplete|unfinished|draft application"),
    (4, "complete|submit your|the application .. to|for|with|now|today"),
    (4, "started an|your application"),
    (4, "not .. finish*|complete* .. application"),
    (4, "finish|resume|continue your application"),
    (4, "new device|sign in"),
    (4, "bestatigen .. mail|adresse|konto|registrierung"),
    (4, "passwort .. zurucksetzen|andern|vergessen"),
    (4, "confirmer|verifier .. adresse|compte|mail"),
    (4, "mot de passe"),
    (4, "confirma*|verifica* .. tu|su|seu|tuo|o|il .. correo|cuenta|email|conta|account|indirizzo"),
    (4, "codigo|codice de|di verificacion|verificacao|verifica"),
    (4, "bevestig .. mailadres|account"),
    (4, "wachtwoord"),
];
