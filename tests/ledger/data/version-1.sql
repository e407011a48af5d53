PRAGMA application_id = 1464816212;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
CREATE TABLE act (
    reading      INTEGER NOT NULL REFERENCES reading (seq),
    nr           INTEGER NOT NULL,
    id           TEXT NOT NULL,
    kind         TEXT NOT NULL,
    polarity     TEXT NOT NULL,
    status       TEXT NOT NULL,
    certainty    TEXT NOT NULL,
    start        INTEGER NOT NULL,
    anchor       TEXT NOT NULL,
    action       TEXT NOT NULL,
    debtor       TEXT NOT NULL,
    creditor     TEXT NOT NULL,
    party        TEXT NOT NULL,
    source       TEXT NOT NULL,
    cue          TEXT NOT NULL,
    deadline     TEXT NOT NULL,
    period       TEXT NOT NULL,
    quantity     TEXT NOT NULL,
    place        TEXT NOT NULL,
    condition    TEXT NOT NULL,
    due_earliest TEXT,
    due_latest   TEXT,
    PRIMARY KEY (reading, nr)
) STRICT;
INSERT INTO "act" VALUES(1,0,'19f03255d1f670c9','offer','refrain','proposed','asserted',132,'Im Verlauf des Gesprächs regte Donald Trump an, dass die Konfliktparteien 30 Tage lang gegenseitig auf Schläge gegen Objekte der Energieinfrastruktur verzichten','gegenseitig auf Schläge gegen Objekte der Energieinfrastruktur verzichten','die Konfliktparteien','','Donald Trump','','regte … an','','30 Tage lang','','','',NULL,NULL);
INSERT INTO "act" VALUES(1,1,'639d6e8e21da65b5','order','do','made','asserted',347,'erteilte den russischen Streitkräften unverzüglich den entsprechenden Befehl','30 … lang gegenseitig auf Schläge gegen Objekte der Energieinfrastruktur verzichten','den russischen Streitkräften','','Wladimir Putin','','Befehl','unverzüglich','30 Tage lang','','','',NULL,NULL);
INSERT INTO "act" VALUES(1,2,'4e001dcc7ccf7960','plan','do','prepared','reported',467,'am 19. März ein Austausch von Gefangenen zwischen der russischen und der ukrainischen Seite stattfinden wird, 175 gegen 175 Personen','ein Austausch von Gefangenen','','','','Der Präsident Russlands','wird','am 19. März','','','','','2025-03-19','2025-03-19');
INSERT INTO "act" VALUES(1,3,'b006955ff3887fc4','agreement','do','made','asserted',758,'Vereinbart wurde, Verhandlungen über die Sicherheit der Schifffahrt im Schwarzen Meer aufzunehmen','Verhandlungen über die Sicherheit der Schifffahrt im Schwarzen Meer aufzunehmen','','','','','Vereinbart','','','','im Schwarzen Meer','',NULL,NULL);
INSERT INTO "act" VALUES(2,0,'0493fd0a32831845','fulfilment','do','carried_out','reported',20,'Russland und die Ukraine haben am Mittwoch jeweils 175 Kriegsgefangene ausgetauscht','KIEW/MOSKAU … nda … jeweils 175 Kriegsgefangene ausgetauscht','Russland und die Ukraine','','','das Verteidigungsministerium in Moskau','ausgetauscht','','','jeweils 175 Kriegsgefangene','','',NULL,NULL);
INSERT INTO "act" VALUES(2,1,'d5b34f472d28f3f8','commitment','do','made','asserted',382,'Zugesagt hatte der Kreml die Übergabe von 23 Verwundeten','die Übergabe von 23 Verwundeten','der Kreml','','','','Zugesagt','','','23 Verwundeten','','',NULL,NULL);
INSERT INTO "act" VALUES(2,2,'0fefe29310d590f8','commitment','do','made','asserted',751,'kündigte weitere Austausche an','weitere Austausche','Kiew','','','','kündigte … an','','','','','',NULL,NULL);
CREATE TABLE actor (
    id          TEXT NOT NULL,
    content     TEXT NOT NULL,
    kind        TEXT NOT NULL,
    name        TEXT NOT NULL,
    body        TEXT NOT NULL,
    valid_from  TEXT,
    valid_until TEXT,
    recorded_at TEXT NOT NULL,
    PRIMARY KEY (id, content)
) STRICT;
INSERT INTO "actor" VALUES('person/wladimir-putin','4bfdaeb535fbf7af','person','Wladimir Putin','{"id":"person/wladimir-putin","kind":"person","names":["Wladimir Putin","Wladimir Wladimirowitsch Putin","Vladimir Putin"],"metonyms":[],"of":null,"valid_from":null,"valid_until":null}',NULL,NULL,'2025-03-20T12:00:00.000000Z');
INSERT INTO "actor" VALUES('person/donald-trump','9ebc5dcb0893c0ba','person','Donald Trump','{"id":"person/donald-trump","kind":"person","names":["Donald Trump","Donald J. Trump"],"metonyms":[],"of":null,"valid_from":null,"valid_until":null}',NULL,NULL,'2025-03-20T12:00:00.000000Z');
INSERT INTO "actor" VALUES('state/US','b3e08d6562edb4f9','state','USA','{"id":"state/US","kind":"state","names":["USA","Vereinigte Staaten","US","U.S.A.","Vereinigte Staaten von Amerika","Amerika"],"metonyms":[],"of":null,"valid_from":null,"valid_until":null}',NULL,NULL,'2025-03-20T12:00:00.000000Z');
INSERT INTO "actor" VALUES('organisation/RU-army','8ec838ec360c9007','organisation','den russischen Streitkräften','{"id":"organisation/RU-army","kind":"organisation","names":["den russischen Streitkräften"],"metonyms":[],"of":"state/RU","valid_from":null,"valid_until":null}',NULL,NULL,'2025-03-20T12:00:00.000000Z');
INSERT INTO "actor" VALUES('state/RU','1a29b48c72a9ae0e','state','Russland','{"id":"state/RU","kind":"state","names":["Russland","Rußland","Russische Föderation"],"metonyms":[],"of":null,"valid_from":null,"valid_until":null}',NULL,NULL,'2025-03-20T12:00:00.000000Z');
INSERT INTO "actor" VALUES('government/UA','38821a26a5cf94d7','government','ukrainische Regierung','{"id":"government/UA","kind":"government","names":["ukrainische Regierung"],"metonyms":[],"of":"state/UA","valid_from":null,"valid_until":null}',NULL,NULL,'2025-03-20T12:00:00.000000Z');
INSERT INTO "actor" VALUES('unnamed/soldat-ua-pl','1f9c0cd5e365c2e0','unnamed','23 schwer verwundete ukrainische Soldaten','{"id":"unnamed/soldat-ua-pl","kind":"unnamed","names":["23 schwer verwundete ukrainische Soldaten"],"metonyms":[],"of":"state/UA","valid_from":null,"valid_until":null}',NULL,NULL,'2025-03-20T12:00:00.000000Z');
INSERT INTO "actor" VALUES('government/RU','8accba67406a1747','government','russische Regierung','{"id":"government/RU","kind":"government","names":["russische Regierung"],"metonyms":["Kreml"],"of":"state/RU","valid_from":null,"valid_until":null}',NULL,NULL,'2025-03-20T12:00:00.000000Z');
INSERT INTO "actor" VALUES('state/UA','c843fc220b75d973','state','Ukraine','{"id":"state/UA","kind":"state","names":["Ukraine"],"metonyms":[],"of":null,"valid_from":null,"valid_until":null}',NULL,NULL,'2025-03-20T12:00:00.000000Z');
INSERT INTO "actor" VALUES('place/UA-capital','ca45ad6c1548e41a','place','Kiew','{"id":"place/UA-capital","kind":"place","names":["Kiew","Kyjiw","Kyiw"],"metonyms":[],"of":"government/UA","valid_from":null,"valid_until":null}',NULL,NULL,'2025-03-20T12:00:00.000000Z');
INSERT INTO "actor" VALUES('unnamed/spieler-pl','2865186ea5c2f737','unnamed','Spielern der NHL','{"id":"unnamed/spieler-pl","kind":"unnamed","names":["Spielern der NHL"],"metonyms":[],"of":null,"valid_from":null,"valid_until":null}',NULL,NULL,'2025-03-20T12:00:00.000000Z');
INSERT INTO "actor" VALUES('organisation/RU-defence-ministry','f3d318e0a12c01ed','organisation','das Verteidigungsministerium in Moskau','{"id":"organisation/RU-defence-ministry","kind":"organisation","names":["das Verteidigungsministerium in Moskau"],"metonyms":[],"of":"state/RU","valid_from":null,"valid_until":null}',NULL,NULL,'2025-03-20T12:00:00.000000Z');
INSERT INTO "actor" VALUES('place/RU-capital','23e2830edb770807','place','Moskau','{"id":"place/RU-capital","kind":"place","names":["Moskau"],"metonyms":[],"of":"government/RU","valid_from":null,"valid_until":null}',NULL,NULL,'2025-03-20T12:00:00.000000Z');
INSERT INTO "actor" VALUES('person/wolodymyr-selenskyj','0f3e60c7ddcc22d1','person','Wolodymyr Selenskyj','{"id":"person/wolodymyr-selenskyj","kind":"person","names":["Wolodymyr Selenskyj","Wolodymyr Selenski","Wolodymyr Selenskij","Wolodimir Selenski","Wolodimir Selenskij","Volodymyr Selenskyj","Wolodymyr Selensky","Wolodymyr Zelensky","Volodymyr Zelensky","Wolodymyr Selenskyi"],"metonyms":[],"of":null,"valid_from":null,"valid_until":null}',NULL,NULL,'2025-03-20T12:00:00.000000Z');
INSERT INTO "actor" VALUES('unnamed/soldat-ua-pl','454bf4c8bb4ea3c6','unnamed','22 schwer verwundete ukrainische Soldaten','{"id":"unnamed/soldat-ua-pl","kind":"unnamed","names":["22 schwer verwundete ukrainische Soldaten"],"metonyms":[],"of":"state/UA","valid_from":null,"valid_until":null}',NULL,NULL,'2025-03-20T12:00:00.000000Z');
INSERT INTO "actor" VALUES('state/BY','09f4fab4e7d12102','state','Belarus','{"id":"state/BY","kind":"state","names":["Belarus","Weißrussland","Weissrussland"],"metonyms":[],"of":null,"valid_from":null,"valid_until":null}',NULL,NULL,'2025-03-20T12:00:00.000000Z');
INSERT INTO "actor" VALUES('state/AE','351ae331690be127','state','Vereinigte Arabische Emirate','{"id":"state/AE","kind":"state","names":["Vereinigte Arabische Emirate","Emirate","Arabische Emirate","VAE"],"metonyms":[],"of":null,"valid_from":null,"valid_until":null}',NULL,NULL,'2025-03-20T12:00:00.000000Z');
CREATE TABLE document (
    id             TEXT NOT NULL PRIMARY KEY,
    text           TEXT NOT NULL REFERENCES text (sha256),
    publisher      TEXT,
    title          TEXT,
    url            TEXT,
    dateline       TEXT,
    language       TEXT NOT NULL,
    retrieved      TEXT,
    valid_earliest TEXT,
    valid_latest   TEXT,
    recorded_at    TEXT NOT NULL
) STRICT;
INSERT INTO "document" VALUES('aae20576e99b7068','7c94cb842fb09d68d412d21aae16479894a6f2c5296a19ef17d9dc570d301cdd','Pressedienst des Kreml (nachgestellt)','Telefongespräch mit dem Präsidenten der USA',NULL,NULL,'de',NULL,'2025-03-18','2025-03-18','2025-03-20T12:00:00.000000Z');
INSERT INTO "document" VALUES('56cffcddb438425e','6216117a9dc1d445eddbab15d58c2a76b681cce6b352bc0b9d04db4ceab528b6','nda','Russland und Ukraine tauschen Gefangene aus',NULL,'KIEW/MOSKAU','de',NULL,'2025-03-19','2025-03-19','2025-03-20T12:00:00.000000Z');
CREATE TABLE mention (
    reading INTEGER NOT NULL REFERENCES reading (seq),
    nr      INTEGER NOT NULL,
    actor   TEXT NOT NULL,
    start   INTEGER NOT NULL,
    wording TEXT NOT NULL,
    PRIMARY KEY (reading, nr)
) STRICT;
INSERT INTO "mention" VALUES(1,0,'person/wladimir-putin',16,'Wladimir Putin');
INSERT INTO "mention" VALUES(1,1,'person/donald-trump',55,'dem Präsidenten der Vereinigten Staaten von Amerika, Donald Trump');
INSERT INTO "mention" VALUES(1,2,'state/US',75,'Vereinigten Staaten von Amerika');
INSERT INTO "mention" VALUES(1,3,'person/donald-trump',108,'Donald Trump');
INSERT INTO "mention" VALUES(1,4,'person/donald-trump',163,'Donald Trump');
INSERT INTO "mention" VALUES(1,5,'person/wladimir-putin',294,'Wladimir Putin');
INSERT INTO "mention" VALUES(1,6,'organisation/RU-army',356,'den russischen Streitkräften');
INSERT INTO "mention" VALUES(1,7,'person/wladimir-putin',426,'Der Präsident Russlands');
INSERT INTO "mention" VALUES(1,8,'state/RU',440,'Russlands');
INSERT INTO "mention" VALUES(1,9,'government/UA',536,'der ukrainischen Seite');
INSERT INTO "mention" VALUES(1,10,'unnamed/soldat-ua-pl',653,'23 schwer verwundete ukrainische Soldaten');
INSERT INTO "mention" VALUES(1,11,'government/RU',944,'Die russische Seite');
INSERT INTO "mention" VALUES(1,12,'state/UA',1130,'Ukraine');
INSERT INTO "mention" VALUES(1,13,'person/wladimir-putin',1222,'Wladimir Putin');
INSERT INTO "mention" VALUES(1,14,'place/UA-capital',1340,'Kiew');
INSERT INTO "mention" VALUES(1,15,'person/donald-trump',1347,'Donald Trump');
INSERT INTO "mention" VALUES(1,16,'unnamed/spieler-pl',1430,'Spielern der NHL');
INSERT INTO "mention" VALUES(2,0,'state/RU',20,'Russland');
INSERT INTO "mention" VALUES(2,1,'state/UA',37,'Ukraine');
INSERT INTO "mention" VALUES(2,2,'organisation/RU-defence-ministry',121,'das Verteidigungsministerium in Moskau');
INSERT INTO "mention" VALUES(2,3,'place/RU-capital',153,'Moskau');
INSERT INTO "mention" VALUES(2,4,'person/wolodymyr-selenskyj',164,'der ukrainische Präsident Wolodymyr Selenskyj');
INSERT INTO "mention" VALUES(2,5,'person/wladimir-putin',260,'Wladimir Putin');
INSERT INTO "mention" VALUES(2,6,'person/donald-trump',279,'Donald Trump');
INSERT INTO "mention" VALUES(2,7,'state/RU',330,'Russland');
INSERT INTO "mention" VALUES(2,8,'unnamed/soldat-ua-pl',339,'22 schwer verwundete ukrainische Soldaten');
INSERT INTO "mention" VALUES(2,9,'government/RU',401,'Kreml');
INSERT INTO "mention" VALUES(2,10,'person/wolodymyr-selenskyj',483,'Selenskyjs');
INSERT INTO "mention" VALUES(2,11,'state/RU',517,'Russland');
INSERT INTO "mention" VALUES(2,12,'state/BY',607,'Belarus');
INSERT INTO "mention" VALUES(2,13,'state/AE',701,'Arabischen Emirate');
INSERT INTO "mention" VALUES(2,14,'government/UA',721,'Kiew');
CREATE TABLE reading (
    seq         INTEGER NOT NULL PRIMARY KEY,
    id          TEXT NOT NULL,
    document    TEXT NOT NULL REFERENCES document (id),
    reader      TEXT NOT NULL,
    content     TEXT NOT NULL,
    body        TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    UNIQUE (id, content)
) STRICT;
INSERT INTO "reading" VALUES(1,'97c5b73b901eea36','aae20576e99b7068','2a40b98bd01f18c9','789b98f3c3004685','{"document":{"published":{"earliest":"2025-03-18","latest":"2025-03-18"},"publisher":"Pressedienst des Kreml (nachgestellt)","title":"Telefongespräch mit dem Präsidenten der USA","url":null,"dateline":null,"language":"de","retrieved":null},"reader":"2a40b98bd01f18c9","statements":[{"quote":[{"start":180,"end":292}],"form":"indirect","stance":{"certainty":"reported","markers":[],"negated":false},"because":["rule/quotes.complement","cues/anregen"],"speaker":[{"start":163,"end":175}],"cue":[{"start":157,"end":162},{"start":176,"end":178}],"addressee":[],"frame":[{"start":132,"end":179}],"medium":"speech","voice":{"chain":[{"actor":"person/donald-trump","spans":[{"start":163,"end":175}]}]},"speaker_actor":"person/donald-trump","addressee_actor":null,"nested":false,"confidence":null,"id":"c41907798f63d604"},{"quote":[{"start":462,"end":599}],"form":"indirect","stance":{"certainty":"reported","markers":[],"negated":false},"because":["rule/quotes.complement","cues/mitteilen"],"speaker":[{"start":426,"end":449}],"cue":[{"start":450,"end":460}],"addressee":[],"frame":[{"start":426,"end":461}],"medium":"speech","voice":{"chain":[{"actor":"person/wladimir-putin","spans":[{"start":426,"end":449}]}]},"speaker_actor":"person/wladimir-putin","addressee_actor":null,"nested":false,"confidence":null,"id":"fc70a28383e76469"},{"quote":[{"start":776,"end":855}],"form":"indirect","stance":{"certainty":"reported","markers":[],"negated":false},"because":["rule/quotes.complement","cues/vereinbaren"],"speaker":[],"cue":[{"start":758,"end":774}],"addressee":[],"frame":[{"start":758,"end":775}],"medium":"speech","voice":{"chain":[]},"speaker_actor":null,"addressee_actor":null,"nested":false,"confidence":null,"id":"347f7426e18df1f3"},{"quote":[{"start":1005,"end":1186}],"form":"indirect_free_indirect","stance":{"certainty":"reported","markers":[{"start":1015,"end":1020}],"negated":false},"because":["rule/quotes.indirect_free_indirect","modality/konjunktiv-1"],"speaker":[],"cue":[],"addressee":[],"frame":[],"medium":"unknown","voice":{"chain":[]},"speaker_actor":null,"addressee_actor":null,"nested":false,"confidence":null,"id":"2265ac397f6ebd59"},{"quote":[{"start":1187,"end":1345}],"form":"reported","stance":{"certainty":"reported","markers":[],"negated":false},"because":["rule/quotes.reported","cues/bezeichnen"],"speaker":[{"start":1222,"end":1236}],"cue":[],"addressee":[],"frame":[],"medium":"speech","voice":{"chain":[{"actor":"person/wladimir-putin","spans":[{"start":1222,"end":1236}]}]},"speaker_actor":"person/wladimir-putin","addressee_actor":null,"nested":false,"confidence":null,"id":"ab2058359ba56bac"}],"acts":[{"kind":"offer","anchor":[{"start":132,"end":292}],"action":[{"start":219,"end":292}],"because":["acts/vorschlagen"],"polarity":"refrain","status":"proposed","certainty":"asserted","debtor":[{"start":185,"end":205}],"creditor":[],"party":[{"start":163,"end":175}],"source":[],"cue":[{"start":157,"end":162},{"start":176,"end":178}],"deadline":[],"period":[{"start":206,"end":218}],"quantity":[],"place":[],"condition":[],"due":null,"window":null,"voice":{"chain":[]},"roles":[{"field":"party","actor":"person/donald-trump"}],"also":[],"confidence":null,"id":"19f03255d1f670c9"},{"kind":"order","anchor":[{"start":347,"end":423}],"action":[{"start":206,"end":208},{"start":214,"end":292}],"because":["act_nouns/anordnung"],"polarity":"do","status":"made","certainty":"asserted","debtor":[{"start":356,"end":384}],"creditor":[],"party":[{"start":294,"end":308}],"source":[],"cue":[{"start":417,"end":423}],"deadline":[{"start":385,"end":397}],"period":[{"start":206,"end":218}],"quantity":[],"place":[],"condition":[],"due":null,"window":null,"voice":{"chain":[]},"roles":[{"field":"debtor","actor":"organisation/RU-army"},{"field":"party","actor":"person/wladimir-putin"}],"also":[],"confidence":null,"id":"639d6e8e21da65b5"},{"kind":"plan","anchor":[{"start":467,"end":599}],"action":[{"start":479,"end":507}],"because":["acts/stattfinden"],"polarity":"do","status":"prepared","certainty":"reported","debtor":[],"creditor":[],"party":[],"source":[{"start":426,"end":449}],"cue":[{"start":571,"end":575}],"deadline":[{"start":467,"end":478}],"period":[],"quantity":[],"place":[],"condition":[],"due":{"earliest":"2025-03-19","latest":"2025-03-19"},"window":null,"voice":{"chain":[{"actor":"person/wladimir-putin","spans":[{"start":426,"end":449}]}]},"roles":[{"field":"source","actor":"person/wladimir-putin"}],"also":[],"confidence":null,"id":"4e001dcc7ccf7960"},{"kind":"agreement","anchor":[{"start":758,"end":855}],"action":[{"start":776,"end":855}],"because":["acts/einigen-passiv"],"polarity":"do","status":"made","certainty":"asserted","debtor":[],"creditor":[],"party":[],"source":[],"cue":[{"start":758,"end":768}],"deadline":[],"period":[],"quantity":[],"place":[{"start":826,"end":843}],"condition":[],"due":null,"window":null,"voice":{"chain":[]},"roles":[],"also":[],"confidence":null,"id":"b006955ff3887fc4"}],"times":[{"span":{"start":3,"end":11},"type":"DATE","value":"2025-03-18","interval":{"earliest":"2025-03-18","latest":"2025-03-18"},"because":["date_rules/date","dates/dot","dates/month"]},{"span":{"start":206,"end":213},"type":"DURATION","value":"P30D","interval":null,"because":["date_rules/count_units","dates/units"]},{"span":{"start":470,"end":478},"type":"DATE","value":"2025-03-19","interval":{"earliest":"2025-03-19","latest":"2025-03-19"},"because":["date_rules/date","dates/dot","dates/month"]}],"mentions":[{"actor":"person/wladimir-putin","span":{"start":16,"end":30},"because":["actors/person/wladimir-putin"]},{"actor":"person/donald-trump","span":{"start":55,"end":120},"because":["actors/president","actors/state/US","actors/person/donald-trump"]},{"actor":"state/US","span":{"start":75,"end":106},"because":["actors/state/US"]},{"actor":"person/donald-trump","span":{"start":108,"end":120},"because":["actors/person/donald-trump"]},{"actor":"person/donald-trump","span":{"start":163,"end":175},"because":["actors/person/donald-trump"]},{"actor":"person/wladimir-putin","span":{"start":294,"end":308},"because":["actors/person/wladimir-putin"]},{"actor":"organisation/RU-army","span":{"start":356,"end":384},"because":["actors/army","actors/state/RU"]},{"actor":"person/wladimir-putin","span":{"start":426,"end":449},"because":["actors/president","actors/state/RU","rule/mentions.office-holder"]},{"actor":"state/RU","span":{"start":440,"end":449},"because":["actors/state/RU"]},{"actor":"government/UA","span":{"start":536,"end":558},"because":["actors/delegation","actors/state/UA"]},{"actor":"unnamed/soldat-ua-pl","span":{"start":653,"end":694},"because":["actors/military","actors/state/UA"]},{"actor":"government/RU","span":{"start":944,"end":963},"because":["actors/delegation","actors/state/RU"]},{"actor":"state/UA","span":{"start":1130,"end":1137},"because":["actors/state/UA"]},{"actor":"person/wladimir-putin","span":{"start":1222,"end":1236},"because":["actors/person/wladimir-putin"]},{"actor":"place/UA-capital","span":{"start":1340,"end":1344},"because":["actors/place/UA-capital","rule/mentions.place"]},{"actor":"person/donald-trump","span":{"start":1347,"end":1359},"because":["actors/person/donald-trump"]},{"actor":"unnamed/spieler-pl","span":{"start":1430,"end":1446},"because":["actors/sport-and-arts"]}],"actors":[{"id":"person/wladimir-putin","kind":"person","names":["Wladimir Putin","Wladimir Wladimirowitsch Putin","Vladimir Putin"],"metonyms":[],"of":null,"valid_from":null,"valid_until":null},{"id":"person/donald-trump","kind":"person","names":["Donald Trump","Donald J. Trump"],"metonyms":[],"of":null,"valid_from":null,"valid_until":null},{"id":"state/US","kind":"state","names":["USA","Vereinigte Staaten","US","U.S.A.","Vereinigte Staaten von Amerika","Amerika"],"metonyms":[],"of":null,"valid_from":null,"valid_until":null},{"id":"organisation/RU-army","kind":"organisation","names":["den russischen Streitkräften"],"metonyms":[],"of":"state/RU","valid_from":null,"valid_until":null},{"id":"state/RU","kind":"state","names":["Russland","Rußland","Russische Föderation"],"metonyms":[],"of":null,"valid_from":null,"valid_until":null},{"id":"government/UA","kind":"government","names":["ukrainische Regierung"],"metonyms":[],"of":"state/UA","valid_from":null,"valid_until":null},{"id":"unnamed/soldat-ua-pl","kind":"unnamed","names":["23 schwer verwundete ukrainische Soldaten"],"metonyms":[],"of":"state/UA","valid_from":null,"valid_until":null},{"id":"government/RU","kind":"government","names":["russische Regierung"],"metonyms":["Kreml"],"of":"state/RU","valid_from":null,"valid_until":null},{"id":"state/UA","kind":"state","names":["Ukraine"],"metonyms":[],"of":null,"valid_from":null,"valid_until":null},{"id":"place/UA-capital","kind":"place","names":["Kiew","Kyjiw","Kyiw"],"metonyms":[],"of":"government/UA","valid_from":null,"valid_until":null},{"id":"unnamed/spieler-pl","kind":"unnamed","names":["Spielern der NHL"],"metonyms":[],"of":null,"valid_from":null,"valid_until":null}]}','2025-03-20T12:00:00.000000Z');
INSERT INTO "reading" VALUES(2,'d89727f023e8d68f','56cffcddb438425e','2a40b98bd01f18c9','e4a25e9c00647962','{"document":{"published":{"earliest":"2025-03-19","latest":"2025-03-19"},"publisher":"nda","title":"Russland und Ukraine tauschen Gefangene aus","url":null,"dateline":"KIEW/MOSKAU","language":"de","retrieved":null},"reader":"2a40b98bd01f18c9","statements":[{"quote":[{"start":0,"end":103},{"start":105,"end":108}],"form":"indirect","stance":{"certainty":"reported","markers":[],"negated":false},"because":["rule/quotes.resumed","cues/bestaetigen"],"speaker":[{"start":121,"end":159}],"cue":[{"start":109,"end":120}],"addressee":[{"start":164,"end":209}],"frame":[{"start":109,"end":209}],"medium":"speech","voice":{"chain":[{"actor":"organisation/RU-defence-ministry","spans":[{"start":121,"end":159}]}]},"speaker_actor":"organisation/RU-defence-ministry","addressee_actor":"person/wolodymyr-selenskyj","nested":false,"confidence":null,"id":"0a2683f5d8858ec7"},{"quote":[{"start":440,"end":465},{"start":494,"end":573}],"form":"indirect","stance":{"certainty":"reported","markers":[],"negated":false},"because":["rule/quotes.evidential_after","evidentials/nach-angaben"],"speaker":[{"start":471,"end":493}],"cue":[{"start":466,"end":470}],"addressee":[],"frame":[{"start":466,"end":493}],"medium":"speech_or_writing","voice":{"chain":[{"actor":"person/wolodymyr-selenskyj","spans":[{"start":471,"end":493}]}]},"speaker_actor":"person/wolodymyr-selenskyj","addressee_actor":null,"nested":false,"confidence":null,"id":"2f50d8b0bf04f9ef"},{"quote":[{"start":640,"end":657},{"start":685,"end":719}],"form":"indirect","stance":{"certainty":"reported","markers":[],"negated":false},"because":["rule/quotes.evidential_after","evidentials/nach-angaben"],"speaker":[{"start":663,"end":684}],"cue":[{"start":658,"end":662}],"addressee":[],"frame":[{"start":658,"end":684}],"medium":"speech_or_writing","voice":{"chain":[{"actor":null,"spans":[{"start":663,"end":684}]}]},"speaker_actor":null,"addressee_actor":null,"nested":false,"confidence":null,"id":"03b3da214015bbd6"}],"acts":[{"kind":"fulfilment","anchor":[{"start":20,"end":103}],"action":[{"start":0,"end":11},{"start":13,"end":16},{"start":63,"end":103}],"because":["acts/uebergeben"],"polarity":"do","status":"carried_out","certainty":"reported","debtor":[{"start":20,"end":44}],"creditor":[],"party":[],"source":[{"start":121,"end":159}],"cue":[{"start":91,"end":103}],"deadline":[],"period":[],"quantity":[{"start":63,"end":90}],"place":[],"condition":[],"due":null,"window":null,"voice":{"chain":[{"actor":"organisation/RU-defence-ministry","spans":[{"start":121,"end":159}]}]},"roles":[{"field":"debtor","actor":"state/RU"},{"field":"debtor","actor":"state/UA"},{"field":"source","actor":"organisation/RU-defence-ministry"}],"also":[],"confidence":null,"id":"0493fd0a32831845"},{"kind":"commitment","anchor":[{"start":382,"end":438}],"action":[{"start":407,"end":438}],"because":["acts/versprechen"],"polarity":"do","status":"made","certainty":"asserted","debtor":[{"start":397,"end":406}],"creditor":[],"party":[],"source":[],"cue":[{"start":382,"end":390}],"deadline":[],"period":[],"quantity":[{"start":424,"end":438}],"place":[],"condition":[],"due":null,"window":null,"voice":{"chain":[]},"roles":[{"field":"debtor","actor":"government/RU"}],"also":[],"confidence":null,"id":"d5b34f472d28f3f8"},{"kind":"commitment","anchor":[{"start":751,"end":781}],"action":[{"start":760,"end":778}],"because":["acts/ankuendigen"],"polarity":"do","status":"made","certainty":"asserted","debtor":[{"start":721,"end":725}],"creditor":[],"party":[],"source":[],"cue":[{"start":751,"end":759},{"start":779,"end":781}],"deadline":[],"period":[],"quantity":[],"place":[],"condition":[],"due":null,"window":null,"voice":{"chain":[]},"roles":[{"field":"debtor","actor":"government/UA"}],"also":[[{"start":211,"end":310}]],"confidence":null,"id":"0fefe29310d590f8"}],"times":[{"span":{"start":54,"end":62},"type":"DATE","value":"2025-03-19","interval":{"earliest":"2025-03-19","latest":"2025-03-19"},"because":["date_rules/weekday","dates/weekday"]},{"span":{"start":232,"end":238},"type":"DATE","value":"2025-03-18","interval":{"earliest":"2025-03-18","latest":"2025-03-18"},"because":["date_rules/neighbour_day","dates/day_shift"]}],"mentions":[{"actor":"state/RU","span":{"start":20,"end":28},"because":["actors/state/RU"]},{"actor":"state/UA","span":{"start":37,"end":44},"because":["actors/state/UA"]},{"actor":"organisation/RU-defence-ministry","span":{"start":121,"end":159},"because":["actors/defence-ministry","actors/state/RU"]},{"actor":"place/RU-capital","span":{"start":153,"end":159},"because":["actors/place/RU-capital","rule/mentions.place"]},{"actor":"person/wolodymyr-selenskyj","span":{"start":164,"end":209},"because":["actors/president","actors/state/UA","actors/person/wolodymyr-selenskyj"]},{"actor":"person/wladimir-putin","span":{"start":260,"end":274},"because":["actors/person/wladimir-putin"]},{"actor":"person/donald-trump","span":{"start":279,"end":291},"because":["actors/person/donald-trump"]},{"actor":"state/RU","span":{"start":330,"end":338},"because":["actors/state/RU"]},{"actor":"unnamed/soldat-ua-pl","span":{"start":339,"end":380},"because":["actors/military","actors/state/UA"]},{"actor":"government/RU","span":{"start":401,"end":406},"because":["actors/government/RU"]},{"actor":"person/wolodymyr-selenskyj","span":{"start":483,"end":493},"because":["rule/mentions.surname"]},{"actor":"state/RU","span":{"start":517,"end":525},"because":["actors/state/RU"]},{"actor":"state/BY","span":{"start":607,"end":614},"because":["actors/state/BY"]},{"actor":"state/AE","span":{"start":701,"end":719},"because":["actors/state/AE"]},{"actor":"government/UA","span":{"start":721,"end":725},"because":["actors/place/UA-capital","actors/government-verb","rule/mentions.metonym"]}],"actors":[{"id":"state/RU","kind":"state","names":["Russland","Rußland","Russische Föderation"],"metonyms":[],"of":null,"valid_from":null,"valid_until":null},{"id":"state/UA","kind":"state","names":["Ukraine"],"metonyms":[],"of":null,"valid_from":null,"valid_until":null},{"id":"organisation/RU-defence-ministry","kind":"organisation","names":["das Verteidigungsministerium in Moskau"],"metonyms":[],"of":"state/RU","valid_from":null,"valid_until":null},{"id":"place/RU-capital","kind":"place","names":["Moskau"],"metonyms":[],"of":"government/RU","valid_from":null,"valid_until":null},{"id":"person/wolodymyr-selenskyj","kind":"person","names":["Wolodymyr Selenskyj","Wolodymyr Selenski","Wolodymyr Selenskij","Wolodimir Selenski","Wolodimir Selenskij","Volodymyr Selenskyj","Wolodymyr Selensky","Wolodymyr Zelensky","Volodymyr Zelensky","Wolodymyr Selenskyi"],"metonyms":[],"of":null,"valid_from":null,"valid_until":null},{"id":"person/wladimir-putin","kind":"person","names":["Wladimir Putin","Wladimir Wladimirowitsch Putin","Vladimir Putin"],"metonyms":[],"of":null,"valid_from":null,"valid_until":null},{"id":"person/donald-trump","kind":"person","names":["Donald Trump","Donald J. Trump"],"metonyms":[],"of":null,"valid_from":null,"valid_until":null},{"id":"unnamed/soldat-ua-pl","kind":"unnamed","names":["22 schwer verwundete ukrainische Soldaten"],"metonyms":[],"of":"state/UA","valid_from":null,"valid_until":null},{"id":"government/RU","kind":"government","names":["russische Regierung"],"metonyms":["Kreml"],"of":"state/RU","valid_from":null,"valid_until":null},{"id":"state/BY","kind":"state","names":["Belarus","Weißrussland","Weissrussland"],"metonyms":[],"of":null,"valid_from":null,"valid_until":null},{"id":"state/AE","kind":"state","names":["Vereinigte Arabische Emirate","Emirate","Arabische Emirate","VAE"],"metonyms":[],"of":null,"valid_from":null,"valid_until":null},{"id":"government/UA","kind":"government","names":["ukrainische Regierung"],"metonyms":[],"of":"state/UA","valid_from":null,"valid_until":null}]}','2025-03-20T12:00:00.000000Z');
CREATE TABLE role (
    reading INTEGER NOT NULL REFERENCES reading (seq),
    nr      INTEGER NOT NULL,
    record  TEXT NOT NULL,
    field   TEXT NOT NULL,
    actor   TEXT NOT NULL,
    PRIMARY KEY (reading, nr)
) STRICT;
INSERT INTO "role" VALUES(1,0,'c41907798f63d604','speaker','person/donald-trump');
INSERT INTO "role" VALUES(1,1,'fc70a28383e76469','speaker','person/wladimir-putin');
INSERT INTO "role" VALUES(1,2,'ab2058359ba56bac','speaker','person/wladimir-putin');
INSERT INTO "role" VALUES(1,3,'19f03255d1f670c9','party','person/donald-trump');
INSERT INTO "role" VALUES(1,4,'639d6e8e21da65b5','debtor','organisation/RU-army');
INSERT INTO "role" VALUES(1,5,'639d6e8e21da65b5','party','person/wladimir-putin');
INSERT INTO "role" VALUES(1,6,'4e001dcc7ccf7960','source','person/wladimir-putin');
INSERT INTO "role" VALUES(2,0,'0a2683f5d8858ec7','speaker','organisation/RU-defence-ministry');
INSERT INTO "role" VALUES(2,1,'0a2683f5d8858ec7','addressee','person/wolodymyr-selenskyj');
INSERT INTO "role" VALUES(2,2,'2f50d8b0bf04f9ef','speaker','person/wolodymyr-selenskyj');
INSERT INTO "role" VALUES(2,3,'0493fd0a32831845','debtor','state/RU');
INSERT INTO "role" VALUES(2,4,'0493fd0a32831845','debtor','state/UA');
INSERT INTO "role" VALUES(2,5,'0493fd0a32831845','source','organisation/RU-defence-ministry');
INSERT INTO "role" VALUES(2,6,'d5b34f472d28f3f8','debtor','government/RU');
INSERT INTO "role" VALUES(2,7,'0fefe29310d590f8','debtor','government/UA');
CREATE TABLE statement (
    reading         INTEGER NOT NULL REFERENCES reading (seq),
    nr              INTEGER NOT NULL,
    id              TEXT NOT NULL,
    form            TEXT NOT NULL,
    medium          TEXT NOT NULL,
    certainty       TEXT NOT NULL,
    negated         INTEGER NOT NULL,
    nested          INTEGER NOT NULL,
    start           INTEGER NOT NULL,
    quote           TEXT NOT NULL,
    speaker         TEXT NOT NULL,
    cue             TEXT NOT NULL,
    addressee       TEXT NOT NULL,
    frame           TEXT NOT NULL,
    PRIMARY KEY (reading, nr)
) STRICT;
INSERT INTO "statement" VALUES(1,0,'c41907798f63d604','indirect','speech','reported',0,0,180,'dass die Konfliktparteien 30 Tage lang gegenseitig auf Schläge gegen Objekte der Energieinfrastruktur verzichten','Donald Trump','regte … an','','Im Verlauf des Gesprächs regte Donald Trump an,');
INSERT INTO "statement" VALUES(1,1,'fc70a28383e76469','indirect','speech','reported',0,0,462,'dass am 19. März ein Austausch von Gefangenen zwischen der russischen und der ukrainischen Seite stattfinden wird, 175 gegen 175 Personen','Der Präsident Russlands','teilte mit','','Der Präsident Russlands teilte mit,');
INSERT INTO "statement" VALUES(1,2,'347f7426e18df1f3','indirect','speech','reported',0,0,776,'Verhandlungen über die Sicherheit der Schifffahrt im Schwarzen Meer aufzunehmen','','Vereinbart wurde','','Vereinbart wurde,');
INSERT INTO "statement" VALUES(1,3,'2265ac397f6ebd59','indirect_free_indirect','unknown','reported',0,0,1005,'Notwendig seien eine wirksame Kontrolle der Waffenruhe an der gesamten Kontaktlinie, ein Ende der Zwangsmobilisierung in der Ukraine und ein Stopp der Aufrüstung ihrer Streitkräfte.','','','','');
INSERT INTO "statement" VALUES(1,4,'ab2058359ba56bac','reported','speech','reported',0,0,1187,'Als Schlüsselbedingung bezeichnete Wladimir Putin die vollständige Einstellung der ausländischen Militärhilfe und der Weitergabe von Aufklärungsdaten an Kiew.','Wladimir Putin','','','');
INSERT INTO "statement" VALUES(2,0,'0a2683f5d8858ec7','indirect','speech','reported',0,0,0,'KIEW/MOSKAU (nda) - Russland und die Ukraine haben am Mittwoch jeweils 175 Kriegsgefangene ausgetauscht … Das','das Verteidigungsministerium in Moskau','bestätigten','der ukrainische Präsident Wolodymyr Selenskyj','bestätigten das Verteidigungsministerium in Moskau und der ukrainische Präsident Wolodymyr Selenskyj');
INSERT INTO "statement" VALUES(2,1,'2f50d8b0bf04f9ef','indirect','speech_or_writing','reported',0,0,440,'Unter den 22 Männern sind … auch Gefangene, die in Russland wegen erfundener Vergehen verfolgt worden waren','Darstellung Selenskyjs','nach','','nach Darstellung Selenskyjs');
INSERT INTO "statement" VALUES(2,2,'03b3da214015bbd6','indirect','speech_or_writing','reported',0,0,640,'Vermittelt hatten … die Vereinigten Arabischen Emirate','Angaben beider Seiten','nach','','nach Angaben beider Seiten');
CREATE TABLE text (
    sha256      TEXT NOT NULL PRIMARY KEY,
    content     TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;
INSERT INTO "text" VALUES('7c94cb842fb09d68d412d21aae16479894a6f2c5296a19ef17d9dc570d301cdd','Am 18. März hat Wladimir Putin ein Telefongespräch mit dem Präsidenten der Vereinigten Staaten von Amerika, Donald Trump, geführt.

Im Verlauf des Gesprächs regte Donald Trump an, dass die Konfliktparteien 30 Tage lang gegenseitig auf Schläge gegen Objekte der Energieinfrastruktur verzichten. Wladimir Putin nahm diese Initiative positiv auf und erteilte den russischen Streitkräften unverzüglich den entsprechenden Befehl.

Der Präsident Russlands teilte mit, dass am 19. März ein Austausch von Gefangenen zwischen der russischen und der ukrainischen Seite stattfinden wird, 175 gegen 175 Personen. Darüber hinaus werden als Zeichen des guten Willens 23 schwer verwundete ukrainische Soldaten übergeben, die in russischen Krankenhäusern behandelt werden.

Vereinbart wurde, Verhandlungen über die Sicherheit der Schifffahrt im Schwarzen Meer aufzunehmen. Zu diesem Zweck werden eine russische und eine amerikanische Expertengruppe gebildet.

Die russische Seite benannte eine Reihe wesentlicher Punkte. Notwendig seien eine wirksame Kontrolle der Waffenruhe an der gesamten Kontaktlinie, ein Ende der Zwangsmobilisierung in der Ukraine und ein Stopp der Aufrüstung ihrer Streitkräfte. Als Schlüsselbedingung bezeichnete Wladimir Putin die vollständige Einstellung der ausländischen Militärhilfe und der Weitergabe von Aufklärungsdaten an Kiew.

Donald Trump unterstützte den Gedanken, in beiden Ländern Eishockeyspiele zwischen Spielern der NHL und der KHL zu veranstalten.
','2025-03-20T12:00:00.000000Z');
INSERT INTO "text" VALUES('6216117a9dc1d445eddbab15d58c2a76b681cce6b352bc0b9d04db4ceab528b6','KIEW/MOSKAU (nda) - Russland und die Ukraine haben am Mittwoch jeweils 175 Kriegsgefangene ausgetauscht. Das bestätigten das Verteidigungsministerium in Moskau und der ukrainische Präsident Wolodymyr Selenskyj. Der Austausch war am Vortag in dem Telefonat von Wladimir Putin und Donald Trump angekündigt worden.

Außerdem übergab Russland 22 schwer verwundete ukrainische Soldaten. Zugesagt hatte der Kreml die Übergabe von 23 Verwundeten. Unter den 22 Männern sind nach Darstellung Selenskyjs auch Gefangene, die in Russland wegen erfundener Vergehen verfolgt worden waren.

Die Freigelassenen wurden über Belarus in ihre Heimat gebracht. Vermittelt hatten nach Angaben beider Seiten die Vereinigten Arabischen Emirate. Kiew dankte dem Golfstaat und kündigte weitere Austausche an.
','2025-03-20T12:00:00.000000Z');
CREATE TABLE time (
    reading  INTEGER NOT NULL REFERENCES reading (seq),
    nr       INTEGER NOT NULL,
    type     TEXT NOT NULL,
    value    TEXT NOT NULL,
    earliest TEXT,
    latest   TEXT,
    start    INTEGER NOT NULL,
    wording  TEXT NOT NULL,
    PRIMARY KEY (reading, nr)
) STRICT;
INSERT INTO "time" VALUES(1,0,'DATE','2025-03-18','2025-03-18','2025-03-18',3,'18. März');
INSERT INTO "time" VALUES(1,1,'DURATION','P30D',NULL,NULL,206,'30 Tage');
INSERT INTO "time" VALUES(1,2,'DATE','2025-03-19','2025-03-19','2025-03-19',470,'19. März');
INSERT INTO "time" VALUES(2,0,'DATE','2025-03-19','2025-03-19','2025-03-19',54,'Mittwoch');
INSERT INTO "time" VALUES(2,1,'DATE','2025-03-18','2025-03-18','2025-03-18',232,'Vortag');
CREATE INDEX reading_document ON reading (document, seq);
CREATE INDEX statement_id ON statement (id);
CREATE INDEX act_id ON act (id);
CREATE INDEX act_kind ON act (kind);
CREATE INDEX role_actor ON role (actor);
CREATE INDEX role_record ON role (record);
CREATE INDEX mention_actor ON mention (actor);
CREATE VIEW readings AS
SELECT
    reading.seq, reading.id, reading.document, reading.reader, document.publisher,
    document.title, document.url, document.dateline, document.language, document.text,
    document.valid_earliest, document.valid_latest, reading.recorded_at,
    (
        SELECT min(later.recorded_at) FROM reading AS later
        WHERE later.document = reading.document AND later.seq > reading.seq
    ) AS superseded_at
FROM reading JOIN document ON document.id = reading.document;
CREATE VIEW statements AS
SELECT
    statement.*, readings.document, readings.publisher, readings.valid_earliest,
    readings.valid_latest, readings.recorded_at, readings.superseded_at
FROM statement JOIN readings ON readings.seq = statement.reading;
CREATE VIEW acts AS
SELECT
    act.*, readings.document, readings.publisher, readings.valid_earliest,
    readings.valid_latest, readings.recorded_at, readings.superseded_at
FROM act JOIN readings ON readings.seq = act.reading;
CREATE VIEW roles AS
SELECT
    role.*, readings.document, readings.publisher, readings.valid_earliest,
    readings.valid_latest, readings.recorded_at, readings.superseded_at
FROM role JOIN readings ON readings.seq = role.reading;
CREATE VIEW times AS
SELECT
    time.*, readings.document, readings.publisher, readings.valid_earliest,
    readings.valid_latest, readings.recorded_at, readings.superseded_at
FROM time JOIN readings ON readings.seq = time.reading;
CREATE VIEW mentions AS
SELECT
    mention.*, readings.document, readings.publisher, readings.valid_earliest,
    readings.valid_latest, readings.recorded_at, readings.superseded_at
FROM mention JOIN readings ON readings.seq = mention.reading;
CREATE TRIGGER text_no_update BEFORE UPDATE ON text
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
CREATE TRIGGER text_no_delete BEFORE DELETE ON text
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
CREATE TRIGGER text_no_replace BEFORE INSERT ON text
WHEN EXISTS (SELECT 1 FROM text WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
CREATE TRIGGER document_no_update BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
CREATE TRIGGER document_no_delete BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
CREATE TRIGGER document_no_replace BEFORE INSERT ON document
WHEN EXISTS (SELECT 1 FROM document WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
CREATE TRIGGER reading_no_update BEFORE UPDATE ON reading
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
CREATE TRIGGER reading_no_delete BEFORE DELETE ON reading
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
CREATE TRIGGER reading_no_replace BEFORE INSERT ON reading
WHEN EXISTS (SELECT 1 FROM reading WHERE seq = NEW.seq OR (id = NEW.id AND content = NEW.content))
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
CREATE TRIGGER actor_no_update BEFORE UPDATE ON actor
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
CREATE TRIGGER actor_no_delete BEFORE DELETE ON actor
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
CREATE TRIGGER actor_no_replace BEFORE INSERT ON actor
WHEN EXISTS (SELECT 1 FROM actor WHERE id = NEW.id AND content = NEW.content)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
CREATE TRIGGER statement_no_update BEFORE UPDATE ON statement
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
CREATE TRIGGER statement_no_delete BEFORE DELETE ON statement
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
CREATE TRIGGER statement_no_replace BEFORE INSERT ON statement
WHEN EXISTS (SELECT 1 FROM statement WHERE reading = NEW.reading AND nr = NEW.nr)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
CREATE TRIGGER act_no_update BEFORE UPDATE ON act
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
CREATE TRIGGER act_no_delete BEFORE DELETE ON act
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
CREATE TRIGGER act_no_replace BEFORE INSERT ON act
WHEN EXISTS (SELECT 1 FROM act WHERE reading = NEW.reading AND nr = NEW.nr)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
CREATE TRIGGER role_no_update BEFORE UPDATE ON role
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
CREATE TRIGGER role_no_delete BEFORE DELETE ON role
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
CREATE TRIGGER role_no_replace BEFORE INSERT ON role
WHEN EXISTS (SELECT 1 FROM role WHERE reading = NEW.reading AND nr = NEW.nr)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
CREATE TRIGGER time_no_update BEFORE UPDATE ON time
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
CREATE TRIGGER time_no_delete BEFORE DELETE ON time
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
CREATE TRIGGER time_no_replace BEFORE INSERT ON time
WHEN EXISTS (SELECT 1 FROM time WHERE reading = NEW.reading AND nr = NEW.nr)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
CREATE TRIGGER mention_no_update BEFORE UPDATE ON mention
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
CREATE TRIGGER mention_no_delete BEFORE DELETE ON mention
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
CREATE TRIGGER mention_no_replace BEFORE INSERT ON mention
WHEN EXISTS (SELECT 1 FROM mention WHERE reading = NEW.reading AND nr = NEW.nr)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: a correction is a new row'); END;
COMMIT;
