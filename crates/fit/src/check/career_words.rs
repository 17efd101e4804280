//! Words that say which part of a working life a length of time is about, folded, of seven languages together.

/// Words that name a post: "as".
pub(super) const AS: &str = "as als comme como come";

/// Before the name of a firm.
pub(super) const AT: &str = "at bei beim chez presso bij en na no alla al";

/// All that came after something: "since my first post".
pub(super) const SINCE: &str = "since seit depuis desde dal dalla sinds";

/// As [`SINCE`], of something that goes on; "desde" and "dal" begin what has ended as well.
pub(super) const SINCE_NOW: &str = "since seit depuis sinds";

/// What was gained in all these years, whatever it was gained in.
pub(super) const EXPERIENCE: &str = "experience erfahrung berufserfahrung experiencia esperienza ervaring \
     werkervaring berufspraxis berufsjahre experiencias esperienze expertise";

/// Words for a whole line of business: how much of a career belongs to one cannot be read off titles.
pub(super) const SECTOR: &str = "trade industry profession career field business sector practice beruf branche profesion \
     metier settore vak secteur domaine filiere gremio oficio ramo mestiere campo rubro vakgebied gewerbe handwerk \
     it software informatics terminals ports yards ships mines farms laboratories labs laboratory hospitals wards school schools classroom classrooms shops stores offices agencies labore krankenhauser schulen laboratoires hopitaux ecoles magasins hospitales escuelas tiendas healthcare health nursing medicine hospitality hotels hotel gastronomy catering kitchens \
     kitchen restaurants restaurant logistics distribution transport transportation haulage warehousing construction \
     law legal government administration public education teaching schools finance accounting accountancy banking sales marketing \
     research science academia industry manufacturing production agriculture farming art arts design media journalism publishing print \
     gaming games entertainment tourism travel beauty fashion security cleaning energy utilities telecoms telecommunications pharma \
     gesundheitswesen pflege gastronomie hotellerie handel einzelhandel logistik bau baugewerbe verwaltung bildung finanzwesen vertrieb \
     forschung industrie produktion landwirtschaft verlagswesen tourismus restauration hotellerie sante soins commerce logistique \
     batiment administration enseignement recherche agriculture tourisme hosteleria hoteleria sanidad comercio logistica construccion \
     administracion ensenanza investigacion industria agricultura turismo ristorazione sanita commercio edilizia amministrazione \
     insegnamento ricerca agricoltura restauracao hotelaria saude comercio construcao administracao ensino pesquisa turismo horeca zorg \
     onderwijs bouw akkerbouw landbouw overheid onderzoek detailhandel cabine";

/// What one learns first, and all that came before is not of it.
pub(super) const CRAFT: &str = "trade profession craft beruf handwerk gewerbe metier oficio gremio profesion mestiere vak profissao oficio";

/// Several positions: "over three roles".
pub(super) const ROLES: &str =
    "roles positions posts jobs stellen positionen postes puestos ruoli functies employers";

/// One position: "in this role".
pub(super) const ROLE: &str =
    "role position funktion rolle poste fonction puesto cargo ruolo functie funcao post stelle";

/// The figure is that of all together.
pub(super) const TOTAL: &str = "total altogether overall combined included including inclusive counting counted insgesamt gesamt \
     inklusive einschliesslich inbegriffen compris comprise cumules confondus incluido incluida incluidos incluyendo sumando compreso \
     compresi complessivi inclusi incluindo somados totaal inclusief inbegrepen";

/// The figure is parted behind it: "three of them", "first as".
pub(super) const PARTED: &str = "latter remainder them which first davon zuerst zunachst dont abord ellos ellas primero cui prima primeiro deles delas \
     quais waarvan eerst starting beginning began beginnend angefangen recently latterly zuletzt dernierement ultimamente recentemente";

/// What stands behind these is another time than the one counted.
pub(super) const OTHER_TIME: &str = "earlier previously previous before formerly former after preceded followed following now currently \
     prior background roots built fruher vorher davor zuvor anschliessend danach jetzt heute aktuell ehemals wurzeln avant auparavant \
     puis actuellement anciennement ancien ancienne antes anteriormente previamente ahora actualmente despues insight insights exposure einblick einblicke einblicken grundkenntnisse apercu \
     nociones precedentemente ora adesso \
     dopo atualmente agora depois eerder daarvoor daarna nu thans voorheen";

/// Begins what one may do once trained: "since qualifying", "als Geselle", "après le diplôme".
pub(super) const TRAINED: &str = "graduating graduation graduated qualifying qualification qualified licensure licensed training apprenticeship pqe ausbildung lehre geselle gesellin \
     gesellenprufung abschluss diplome formation apprentissage titulacion titulo formacion aprendizaje diploma qualifica apprendistato \
     formacao estagio diplomering opleiding journeyman journeywoman journeyperson";

/// Stands before those.
pub(super) const ONCE: &str = "since after post following as seit nach als depuis apres desde tras despues dopo dal apos depois na sinds";

/// How titles of those begin who still learn.
pub(super) const LEARNING: &str = "apprentic trainee intern student pupil auszubildend azubi lehrling praktik werkstud volontar apprenti stagiaire \
     alternan aprendi becari practic tirocin stagist estagi leerling stagiair articled";

/// Before a sector: "in health tech".
pub(super) const IN: &str = "in im en dans em nel nella nello nei del dans within across at";

/// "Head chef for twelve years": joins a title to its length of time.
pub(super) const FOR: &str = "for seit depuis desde da dal dalla sinds pendant durante";
