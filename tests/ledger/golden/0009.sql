PRAGMA application_id = 1398897011;
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0009');
CREATE TABLE claims (
	id TEXT NOT NULL, 
	nth INTEGER NOT NULL, 
	report TEXT NOT NULL, 
	attribution TEXT, 
	actor TEXT, 
	source TEXT NOT NULL, 
	cue TEXT NOT NULL, 
	content TEXT NOT NULL, 
	event TEXT, 
	aspect TEXT NOT NULL, 
	stance TEXT NOT NULL, 
	certainty TEXT NOT NULL, 
	score FLOAT NOT NULL, 
	words TEXT NOT NULL, 
	source_words TEXT, 
	speaker TEXT, 
	origin TEXT, 
	also TEXT, 
	quantities TEXT, 
	PRIMARY KEY (id, nth), 
	FOREIGN KEY(event, nth) REFERENCES events (id, nth), 
	FOREIGN KEY(report, nth) REFERENCES readings (report, nth)
);
INSERT INTO "claims" VALUES('claim-cfa292df2f742b37',0,'report-92f91be47c4152ec','attribution-ff0dca94119d6870','actor-e830530b10bc97fc','37-53','54-58','64-93','event-5e0135625ca17292','control','asserts','certain',0.9,'the bridge at Korva was taken','Ministry of Varn','{"id":"actor-e830530b10bc97fc","name":"Ministry of Varn","kind":"state","mentions":"","side":null,"speaks_for":null}','actor-e830530b10bc97fc',NULL,'[]');
INSERT INTO "claims" VALUES('claim-b53cc1b478bbe3dc',0,'report-92f91be47c4152ec','attribution-beca25d3974ff57d','actor-06070f4d195152b2','116-133','134-138','144-173','event-5e0135625ca17292','control','denies','certain',0.9,'the bridge at Korva was taken','Ostr High Command','{"id":"actor-06070f4d195152b2","name":"Ostr High Command","kind":"state","mentions":"","side":null,"speaks_for":null}','actor-06070f4d195152b2',NULL,'[]');
INSERT INTO "claims" VALUES('claim-050cea416be41621',0,'report-92f91be47c4152ec','attribution-7898918b86b220b7',NULL,'','208-212','218-233','event-5e0135625ca17292','control','asserts','certain',0.9,'three were hurt',NULL,NULL,NULL,NULL,'[[3,3,3,"exact",null,"hurt","given","218-223","three"]]');
INSERT INTO "claims" VALUES('claim-a40b2564351aa7cc',0,'report-be5eb420bdf16509','attribution-b400bf01cbeaa840','actor-e830530b10bc97fc','35-51','52-56','62-91','event-b2d8dd79b00599af','control','asserts','certain',0.9,'the bridge at Korva was taken','Ministry of Varn','{"id":"actor-e830530b10bc97fc","name":"Ministry of Varn","kind":"state","mentions":"","side":null,"speaks_for":null}','actor-e830530b10bc97fc',NULL,'[]');
INSERT INTO "claims" VALUES('claim-44ed22ecae8fa77e',0,'report-e7cd1e6912bc4d3d','attribution-4fa5dbac5872d288','actor-e830530b10bc97fc','26-42','43-47','53-82',NULL,'control','asserts','certain',0.9,'the bridge at Korva was taken','Ministry of Varn','{"id":"actor-e830530b10bc97fc","name":"Ministry of Varn","kind":"state","mentions":"","side":null,"speaks_for":null}','actor-e830530b10bc97fc',NULL,'[]');
INSERT INTO "claims" VALUES('claim-a40b2564351aa7cc',1,'report-be5eb420bdf16509','attribution-b400bf01cbeaa840','actor-e830530b10bc97fc','35-51','52-56','62-91','event-b2d8dd79b00599af','control','asserts','certain',0.9,'the bridge at Korva was taken','Ministry of Varn','{"id":"actor-e830530b10bc97fc","name":"Ministry of Varn","kind":"state","mentions":"","side":null,"speaks_for":null}','actor-e830530b10bc97fc',NULL,NULL);
INSERT INTO "claims" VALUES('claim-9c5acbf42e48a522',0,'report-22b7af6ba8962f22','attribution-6bdd2f59e73d73bb','actor-e830530b10bc97fc','39-55','56-60','66-82','event-c3defb76221803c1','control','asserts','certain',0.9,'nine people died','Ministry of Varn','{"id":"actor-e830530b10bc97fc","name":"Ministry of Varn","kind":"state","mentions":"","side":null,"speaks_for":null}','actor-e830530b10bc97fc',NULL,NULL);
INSERT INTO "claims" VALUES('claim-176d6f7be303d005',0,'report-22b7af6ba8962f22','attribution-c9d6a982940fe009','actor-e830530b10bc97fc','105-121','122-126','132-150','event-c3defb76221803c1','control','asserts','certain',0.9,'the dam still held','Ministry of Varn','{"id":"actor-e830530b10bc97fc","name":"Ministry of Varn","kind":"state","mentions":"","side":null,"speaks_for":null}','actor-e830530b10bc97fc',NULL,NULL);
INSERT INTO "claims" VALUES('claim-538a82b8365ec640',0,'report-ce77dbeb9a83dad6','attribution-91e1ab88cb00319f','actor-e830530b10bc97fc','39-55','56-60','66-82','event-b38387d4c32abad3','control','asserts','certain',0.9,'nine people died','Ministry of Varn','{"id":"actor-e830530b10bc97fc","name":"Ministry of Varn","kind":"state","mentions":"","side":null,"speaks_for":null}','actor-e830530b10bc97fc',NULL,NULL);
CREATE TABLE entries (
	seq INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	nth INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	PRIMARY KEY (seq), 
	CONSTRAINT entries_once UNIQUE (id, nth)
);
INSERT INTO "entries" VALUES(1,'report-92f91be47c4152ec',0,'report','2031-03-03T09:00:01.000000Z','builder 1');
INSERT INTO "entries" VALUES(2,'event-5e0135625ca17292',0,'event','2031-03-03T09:00:01.000000Z','builder 1');
INSERT INTO "entries" VALUES(3,'claim-cfa292df2f742b37',0,'claim','2031-03-03T09:00:01.000000Z','builder 1');
INSERT INTO "entries" VALUES(4,'claim-b53cc1b478bbe3dc',0,'claim','2031-03-03T09:00:01.000000Z','builder 1');
INSERT INTO "entries" VALUES(5,'claim-050cea416be41621',0,'claim','2031-03-03T09:00:01.000000Z','builder 1');
INSERT INTO "entries" VALUES(6,'report-be5eb420bdf16509',0,'report','2031-03-03T09:00:02.000000Z','builder 1');
INSERT INTO "entries" VALUES(7,'event-b2d8dd79b00599af',0,'event','2031-03-03T09:00:02.000000Z','builder 1');
INSERT INTO "entries" VALUES(8,'claim-a40b2564351aa7cc',0,'claim','2031-03-03T09:00:02.000000Z','builder 1');
INSERT INTO "entries" VALUES(9,'relation-bfd1742bbcfd8545',0,'relation','2031-03-03T09:00:02.000000Z','builder 1');
INSERT INTO "entries" VALUES(10,'relation-1da3625491d32dd3',0,'relation','2031-03-03T09:00:02.000000Z','builder 1');
INSERT INTO "entries" VALUES(11,'report-e7cd1e6912bc4d3d',0,'report','2031-03-03T09:00:03.000000Z','builder 1');
INSERT INTO "entries" VALUES(12,'event-2bc1c5fb87c07c5e',0,'event','2031-03-03T09:00:03.000000Z','builder 1');
INSERT INTO "entries" VALUES(13,'claim-44ed22ecae8fa77e',0,'claim','2031-03-03T09:00:03.000000Z','builder 1');
INSERT INTO "entries" VALUES(14,'report-62800a8cc175d3b3',0,'report','2031-03-03T09:00:04.000000Z','builder 1');
INSERT INTO "entries" VALUES(15,'relation-1ef656bc7c851dbb',0,'relation','2031-03-03T09:00:04.000000Z','builder 1');
INSERT INTO "entries" VALUES(16,'relation-f8970eb23ecdb52a',0,'relation','2031-03-03T09:00:04.000000Z','builder 1');
INSERT INTO "entries" VALUES(17,'report-be5eb420bdf16509',1,'report','2031-03-03T09:00:05.000000Z','builder 2');
INSERT INTO "entries" VALUES(18,'event-b2d8dd79b00599af',1,'event','2031-03-03T09:00:05.000000Z','builder 2');
INSERT INTO "entries" VALUES(19,'claim-a40b2564351aa7cc',1,'claim','2031-03-03T09:00:05.000000Z','builder 2');
INSERT INTO "entries" VALUES(20,'relation-1da3625491d32dd3',1,'relation','2031-03-03T09:00:05.000000Z','builder 2');
INSERT INTO "entries" VALUES(21,'report-22b7af6ba8962f22',0,'report','2031-03-03T09:00:06.000000Z','builder 1');
INSERT INTO "entries" VALUES(22,'event-c3defb76221803c1',0,'event','2031-03-03T09:00:06.000000Z','builder 1');
INSERT INTO "entries" VALUES(23,'claim-9c5acbf42e48a522',0,'claim','2031-03-03T09:00:06.000000Z','builder 1');
INSERT INTO "entries" VALUES(24,'claim-176d6f7be303d005',0,'claim','2031-03-03T09:00:06.000000Z','builder 1');
INSERT INTO "entries" VALUES(25,'report-ce77dbeb9a83dad6',0,'report','2031-03-03T09:00:07.000000Z','builder 1');
INSERT INTO "entries" VALUES(26,'event-b38387d4c32abad3',0,'event','2031-03-03T09:00:07.000000Z','builder 1');
INSERT INTO "entries" VALUES(27,'claim-538a82b8365ec640',0,'claim','2031-03-03T09:00:07.000000Z','builder 1');
INSERT INTO "entries" VALUES(28,'relation-26ce0941c2fe4e5e',0,'relation','2031-03-03T09:00:07.000000Z','builder 1');
INSERT INTO "entries" VALUES(29,'relation-38f9d4c9ee497478',0,'relation','2031-03-03T09:00:07.000000Z','builder 1');
INSERT INTO "entries" VALUES(30,'version-6f1dddfd48ffcde0',0,'version','2031-03-03T09:00:07.000000Z','builder 1');
INSERT INTO "entries" VALUES(31,'refusal-2a2269ce50b6f051',0,'refusal','2031-03-03T09:00:08.000000Z','sayso');
INSERT INTO "entries" VALUES(32,'relation-c55310dc003a34e7',0,'relation','2031-03-03T09:00:09.000000Z','builder 1');
INSERT INTO "entries" VALUES(33,'judgement-6bf1db856fe6cce6',0,'judgement','2031-03-03T09:00:10.000000Z','Ada Moor');
INSERT INTO "entries" VALUES(34,'judgement-a5972bb9a48eaf51',0,'judgement','2031-03-03T09:00:11.000000Z','Ada Moor');
INSERT INTO "entries" VALUES(35,'judgement-43db6f70ac2fd525',0,'judgement','2031-03-03T09:00:12.000000Z','Ada Moor');
INSERT INTO "entries" VALUES(36,'judgement-890fed2d5809a954',0,'judgement','2031-03-03T09:00:13.000000Z','Bo Lind');
INSERT INTO "entries" VALUES(37,'judgement-57586be89572fea6',0,'judgement','2031-03-03T09:00:14.000000Z','Bo Lind');
CREATE TABLE event_keys (
	"key" TEXT NOT NULL, 
	event TEXT NOT NULL, 
	nth INTEGER NOT NULL, 
	PRIMARY KEY ("key", event, nth), 
	FOREIGN KEY(event, nth) REFERENCES events (id, nth)
)
 WITHOUT ROWID

;
INSERT INTO "event_keys" VALUES('A:actor-e51ae426f97dd249:raid:741504','event-5e0135625ca17292',0);
INSERT INTO "event_keys" VALUES('A:actor-e51ae426f97dd249:raid:741505','event-5e0135625ca17292',0);
INSERT INTO "event_keys" VALUES('p:krv:741504','event-5e0135625ca17292',0);
INSERT INTO "event_keys" VALUES('p:krv:741504','event-b2d8dd79b00599af',0);
INSERT INTO "event_keys" VALUES('p:krv:741504','event-b2d8dd79b00599af',1);
INSERT INTO "event_keys" VALUES('p:krv:741505','event-5e0135625ca17292',0);
INSERT INTO "event_keys" VALUES('p:krv:741505','event-b2d8dd79b00599af',0);
INSERT INTO "event_keys" VALUES('p:krv:741505','event-b2d8dd79b00599af',1);
INSERT INTO "event_keys" VALUES('p:tlmrn:741504','event-b38387d4c32abad3',0);
INSERT INTO "event_keys" VALUES('p:tlmrn:741504','event-c3defb76221803c1',0);
INSERT INTO "event_keys" VALUES('p:tlmrn:741505','event-b38387d4c32abad3',0);
INSERT INTO "event_keys" VALUES('p:tlmrn:741505','event-c3defb76221803c1',0);
CREATE TABLE event_sketches (
	event TEXT NOT NULL, 
	nth INTEGER NOT NULL, 
	report TEXT NOT NULL, 
	sketch TEXT NOT NULL, 
	PRIMARY KEY (event, nth), 
	FOREIGN KEY(event, nth) REFERENCES events (id, nth), 
	FOREIGN KEY(report) REFERENCES reports (id)
);
INSERT INTO "event_sketches" VALUES('event-5e0135625ca17292',0,'report-92f91be47c4152ec','{"type":"Armed clash","triggers":["raid"],"places":["korva"],"within":[],"gazetteer":null,"point":null,"wide":false,"first":"2031-03-03","last":"2031-03-03","dated":true,"actors":["actor-e51ae426f97dd249"],"cast":["guard","varn"],"focus":false,"names":["herald","korva","high","varn"],"around":["cam","guard","korva","raid","varn"],"figures":[],"told":[]}');
INSERT INTO "event_sketches" VALUES('event-b2d8dd79b00599af',0,'report-be5eb420bdf16509','{"type":"Armed clash","triggers":["raid"],"places":["korva"],"within":[],"gazetteer":null,"point":null,"wide":false,"first":"2031-03-03","last":"2031-03-03","dated":true,"actors":[],"cast":[],"focus":false,"names":["korva","post","taldine","varn"],"around":["cam","korva","raid"],"figures":[],"told":[]}');
INSERT INTO "event_sketches" VALUES('event-2bc1c5fb87c07c5e',0,'report-e7cd1e6912bc4d3d','{"type":null,"triggers":["raid"],"places":[],"within":[],"gazetteer":null,"point":null,"wide":false,"first":null,"last":null,"dated":false,"actors":[],"cast":[],"focus":false,"names":["korva","none","varn"],"around":["cam","raid"],"figures":[],"told":[]}');
INSERT INTO "event_sketches" VALUES('event-b2d8dd79b00599af',1,'report-be5eb420bdf16509','{"type":"Armed clash","triggers":["raid"],"places":["korva"],"within":[],"gazetteer":null,"point":null,"wide":false,"first":"2031-03-03","last":"2031-03-03","dated":true,"actors":[],"cast":[],"focus":false,"names":["korva","post","taldine","varn"],"around":["cam","korva","raid"],"figures":[],"told":[]}');
INSERT INTO "event_sketches" VALUES('event-c3defb76221803c1',0,'report-22b7af6ba8962f22','{"type":null,"triggers":["flood"],"places":["telmarin"],"within":[],"gazetteer":null,"point":null,"wide":false,"first":"2031-03-03","last":"2031-03-03","dated":true,"actors":[],"cast":[],"focus":false,"names":["herald","varn","telmarin"],"around":["cam","flood","telmarin"],"figures":[],"told":[]}');
INSERT INTO "event_sketches" VALUES('event-b38387d4c32abad3',0,'report-ce77dbeb9a83dad6','{"type":null,"triggers":["flood"],"places":["telmarin"],"within":[],"gazetteer":null,"point":null,"wide":false,"first":"2031-03-03","last":"2031-03-03","dated":true,"actors":[],"cast":[],"focus":false,"names":["herald","telmarin","varn"],"around":["cam","flood","telmarin"],"figures":[],"told":[]}');
CREATE TABLE events (
	id TEXT NOT NULL, 
	nth INTEGER NOT NULL, 
	report TEXT NOT NULL, 
	type TEXT, 
	triggers TEXT NOT NULL, 
	participants TEXT NOT NULL, 
	certainty TEXT NOT NULL, 
	polarity TEXT NOT NULL, 
	words TEXT NOT NULL, 
	place_id TEXT, 
	place TEXT, 
	time_id TEXT, 
	time TEXT, 
	PRIMARY KEY (id, nth), 
	FOREIGN KEY(report, nth) REFERENCES readings (report, nth)
);
INSERT INTO "events" VALUES('event-5e0135625ca17292',0,'report-92f91be47c4152ec','Armed clash','21-25','[["initiator","0-10","actor-e51ae426f97dd249"]]','certain','positive','raid','place-830c8e62ee0a83d7','{"id":"place-830c8e62ee0a83d7","mentions":"29-34","name":"Korva","gazetteer":null,"lat":null,"lon":null,"precision":null,"country":null,"admin":[],"unresolved":null,"radius_km":null,"score":null,"claimed_by":[],"candidates":[],"relation":null}','time-dc18d2445726b839','{"id":"time-dc18d2445726b839","span":[0,1],"value":"2031-03-03","kind":"date","earliest":"2031-03-03T00:00:00+00:00","latest":"2031-03-03T23:59:59.999999+00:00","unresolved":null}');
INSERT INTO "events" VALUES('event-b2d8dd79b00599af',0,'report-be5eb420bdf16509','Armed clash','19-23','[]','certain','positive','raid','place-f7387826679bb2a0','{"id":"place-f7387826679bb2a0","mentions":"27-32","name":"Korva","gazetteer":null,"lat":null,"lon":null,"precision":null,"country":null,"admin":[],"unresolved":null,"radius_km":null,"score":null,"claimed_by":[],"candidates":[],"relation":null}','time-28ca54eded163a5b','{"id":"time-28ca54eded163a5b","span":[0,1],"value":"2031-03-03","kind":"date","earliest":"2031-03-03T00:00:00+00:00","latest":"2031-03-03T23:59:59.999999+00:00","unresolved":null}');
INSERT INTO "events" VALUES('event-2bc1c5fb87c07c5e',0,'report-e7cd1e6912bc4d3d',NULL,'19-23','[]','certain','positive','raid',NULL,NULL,NULL,NULL);
INSERT INTO "events" VALUES('event-b2d8dd79b00599af',1,'report-be5eb420bdf16509','Armed clash','19-23','[]','certain','positive','raid','place-f7387826679bb2a0','{"id":"place-f7387826679bb2a0","mentions":"27-32","name":"Korva","gazetteer":null,"lat":null,"lon":null,"precision":null,"country":null,"admin":[],"unresolved":null,"radius_km":null,"score":null,"claimed_by":[],"candidates":[],"relation":null}','time-28ca54eded163a5b','{"id":"time-28ca54eded163a5b","span":[0,1],"value":"2031-03-03","kind":"date","earliest":"2031-03-03T00:00:00+00:00","latest":"2031-03-03T23:59:59.999999+00:00","unresolved":null}');
INSERT INTO "events" VALUES('event-c3defb76221803c1',0,'report-22b7af6ba8962f22',NULL,'19-24','[]','certain','positive','flood','place-5d891f653c7668ad','{"id":"place-5d891f653c7668ad","mentions":"28-36","name":"Telmarin","gazetteer":null,"lat":null,"lon":null,"precision":null,"country":null,"admin":[],"unresolved":null,"radius_km":null,"score":null,"claimed_by":[],"candidates":[],"relation":null}','time-aebe6fa186aa4a7f','{"id":"time-aebe6fa186aa4a7f","span":[0,1],"value":"2031-03-03","kind":"date","earliest":"2031-03-03T00:00:00+00:00","latest":"2031-03-03T23:59:59.999999+00:00","unresolved":null}');
INSERT INTO "events" VALUES('event-b38387d4c32abad3',0,'report-ce77dbeb9a83dad6',NULL,'19-24','[]','certain','positive','flood','place-3e8a3cf75b49b6af','{"id":"place-3e8a3cf75b49b6af","mentions":"28-36","name":"Telmarin","gazetteer":null,"lat":null,"lon":null,"precision":null,"country":null,"admin":[],"unresolved":null,"radius_km":null,"score":null,"claimed_by":[],"candidates":[],"relation":null}','time-f8b84cf51f62b16c','{"id":"time-f8b84cf51f62b16c","span":[0,1],"value":"2031-03-03","kind":"date","earliest":"2031-03-03T00:00:00+00:00","latest":"2031-03-03T23:59:59.999999+00:00","unresolved":null}');
CREATE TABLE fingerprints (
	hash BIGINT NOT NULL, 
	report TEXT NOT NULL, 
	PRIMARY KEY (hash, report), 
	FOREIGN KEY(report) REFERENCES reports (id)
)
 WITHOUT ROWID

;
INSERT INTO "fingerprints" VALUES(13118744761005283,'report-ce77dbeb9a83dad6');
INSERT INTO "fingerprints" VALUES(96099530936654682,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(101018051272327206,'report-e7cd1e6912bc4d3d');
INSERT INTO "fingerprints" VALUES(137058556245599265,'report-e7cd1e6912bc4d3d');
INSERT INTO "fingerprints" VALUES(169083371347377815,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(173477481429495425,'report-22b7af6ba8962f22');
INSERT INTO "fingerprints" VALUES(173477481429495425,'report-ce77dbeb9a83dad6');
INSERT INTO "fingerprints" VALUES(176202651322863145,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(199993350448412933,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(237489019375308491,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(452909741781582824,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(457072677917245930,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(457072677917245930,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(469817158217040837,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(527630202767835009,'report-22b7af6ba8962f22');
INSERT INTO "fingerprints" VALUES(553689584035053527,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(667626785526856104,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(681763047990017582,'report-e7cd1e6912bc4d3d');
INSERT INTO "fingerprints" VALUES(683951565974770413,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(686542064844876636,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(686542064844876636,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(686542064844876636,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(730799291471688495,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(730799291471688495,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(746906393625346999,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(749127370002832224,'report-22b7af6ba8962f22');
INSERT INTO "fingerprints" VALUES(749127370002832224,'report-ce77dbeb9a83dad6');
INSERT INTO "fingerprints" VALUES(845376327087534929,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(845376327087534929,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(922079397963109197,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(922079397963109197,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(927933353924302123,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(1040052248672604521,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(1040052248672604521,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(1057073829548525323,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(1057073829548525323,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(1057073829548525323,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(1097395037426111893,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(1145363108222940841,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(1158127436894388290,'report-22b7af6ba8962f22');
INSERT INTO "fingerprints" VALUES(1158127436894388290,'report-ce77dbeb9a83dad6');
INSERT INTO "fingerprints" VALUES(1359150520565929614,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(1413233454939235829,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(1440332846309657978,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(1571141127828819631,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(1571141127828819631,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(1633893524235938079,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(1811417603298967739,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(1837528109830546041,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(1837528109830546041,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(1837780210012260090,'report-22b7af6ba8962f22');
INSERT INTO "fingerprints" VALUES(1837780210012260090,'report-ce77dbeb9a83dad6');
INSERT INTO "fingerprints" VALUES(1854938066041874800,'report-22b7af6ba8962f22');
INSERT INTO "fingerprints" VALUES(1881267606824924137,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(1881267606824924137,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(1881267606824924137,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(1905892696255030436,'report-22b7af6ba8962f22');
INSERT INTO "fingerprints" VALUES(1905892696255030436,'report-ce77dbeb9a83dad6');
INSERT INTO "fingerprints" VALUES(2015707449067284758,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(2122524586266575785,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(2144181519846990651,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(2229653330481408251,'report-22b7af6ba8962f22');
INSERT INTO "fingerprints" VALUES(2271649424081422029,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(2271649424081422029,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(2287511262955879781,'report-22b7af6ba8962f22');
INSERT INTO "fingerprints" VALUES(2287511262955879781,'report-ce77dbeb9a83dad6');
INSERT INTO "fingerprints" VALUES(2335741599999221546,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(2350287939843345306,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(2353438446743730263,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(2357872094731126603,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(2360861353202014937,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(2360861353202014937,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(2360861353202014937,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(2443984879785551337,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(2584996457948456069,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(2598836841913570031,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(2664282116461574396,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(2664282116461574396,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(2667280320468561850,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(2667280320468561850,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(2710267720641021941,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(2710267720641021941,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(2742348400373312256,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(2762264293127610336,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(2762264293127610336,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(2762264293127610336,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(2763592293754229663,'report-22b7af6ba8962f22');
INSERT INTO "fingerprints" VALUES(2782613371929518634,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(2911997697119108770,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(2911997697119108770,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(2913025765434390198,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(2998514270832002731,'report-22b7af6ba8962f22');
INSERT INTO "fingerprints" VALUES(2998514270832002731,'report-ce77dbeb9a83dad6');
INSERT INTO "fingerprints" VALUES(3130258173434858661,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(3130258173434858661,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(3159165618748987054,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(3493991864064672870,'report-22b7af6ba8962f22');
INSERT INTO "fingerprints" VALUES(3606008942291091011,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(3751063946062396868,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(3751063946062396868,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(3775233599844864659,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(3805175319649043970,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(3805175319649043970,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(3823603555785449368,'report-e7cd1e6912bc4d3d');
INSERT INTO "fingerprints" VALUES(3941388215671558998,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(3941388215671558998,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(3941388215671558998,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(3964860657048432135,'report-22b7af6ba8962f22');
INSERT INTO "fingerprints" VALUES(4039972104366144204,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(4039972104366144204,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(4042830537779335304,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(4151396654472443199,'report-22b7af6ba8962f22');
INSERT INTO "fingerprints" VALUES(4170608263290646391,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(4170608263290646391,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(4314419768967392415,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(4329532227625481850,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(4329532227625481850,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(4340523871583367176,'report-e7cd1e6912bc4d3d');
INSERT INTO "fingerprints" VALUES(4472044104305761861,'report-22b7af6ba8962f22');
INSERT INTO "fingerprints" VALUES(4566948481249599353,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(4566948481249599353,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(4566948481249599353,'report-e7cd1e6912bc4d3d');
INSERT INTO "fingerprints" VALUES(4671707680778706880,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(4743731901175832780,'report-e7cd1e6912bc4d3d');
INSERT INTO "fingerprints" VALUES(4758490785126855005,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(4766435213210238460,'report-22b7af6ba8962f22');
INSERT INTO "fingerprints" VALUES(4830223017508747623,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(5357957021505162531,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(5420722309115174939,'report-e7cd1e6912bc4d3d');
INSERT INTO "fingerprints" VALUES(5524546195116234507,'report-22b7af6ba8962f22');
INSERT INTO "fingerprints" VALUES(5524546195116234507,'report-ce77dbeb9a83dad6');
INSERT INTO "fingerprints" VALUES(5665538186560757149,'report-22b7af6ba8962f22');
INSERT INTO "fingerprints" VALUES(5840898300722182198,'report-22b7af6ba8962f22');
INSERT INTO "fingerprints" VALUES(5865119334661295606,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(5899894594635768444,'report-e7cd1e6912bc4d3d');
INSERT INTO "fingerprints" VALUES(6049448456667929788,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(6049448456667929788,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(6105973398350474020,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(6135447884936599651,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(6135447884936599651,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(6138945839891072066,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(6188268701080270507,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(6312236173017303317,'report-22b7af6ba8962f22');
INSERT INTO "fingerprints" VALUES(6312236173017303317,'report-ce77dbeb9a83dad6');
INSERT INTO "fingerprints" VALUES(6340481210539892675,'report-22b7af6ba8962f22');
INSERT INTO "fingerprints" VALUES(6340481210539892675,'report-ce77dbeb9a83dad6');
INSERT INTO "fingerprints" VALUES(6388246172882684288,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(6388246172882684288,'report-e7cd1e6912bc4d3d');
INSERT INTO "fingerprints" VALUES(6578821376222612573,'report-ce77dbeb9a83dad6');
INSERT INTO "fingerprints" VALUES(6621469218895229075,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(6622466251745339361,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(6641089200254798133,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(6641089200254798133,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(6652269121368692082,'report-ce77dbeb9a83dad6');
INSERT INTO "fingerprints" VALUES(6689058609699150948,'report-22b7af6ba8962f22');
INSERT INTO "fingerprints" VALUES(6714542331956949929,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(6749286916983354542,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(6749286916983354542,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(6754427361221285255,'report-22b7af6ba8962f22');
INSERT INTO "fingerprints" VALUES(6754427361221285255,'report-ce77dbeb9a83dad6');
INSERT INTO "fingerprints" VALUES(6765870204957767171,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(6765870204957767171,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(6804828518961824213,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(6838718179707512031,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(6891091548557269678,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(6914281294138985115,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(6991993835492051298,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(6991993835492051298,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(7122360130360225521,'report-e7cd1e6912bc4d3d');
INSERT INTO "fingerprints" VALUES(7364487806559389244,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(7372901267208706303,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(7372901267208706303,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(7449396528015474667,'report-22b7af6ba8962f22');
INSERT INTO "fingerprints" VALUES(7724353990001477778,'report-92f91be47c4152ec');
INSERT INTO "fingerprints" VALUES(7724353990001477778,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(7724353990001477778,'report-e7cd1e6912bc4d3d');
INSERT INTO "fingerprints" VALUES(8055811983883495385,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(8097604571187972823,'report-22b7af6ba8962f22');
INSERT INTO "fingerprints" VALUES(8152121927158095784,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(8179182001051690487,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(8194830258220627384,'report-22b7af6ba8962f22');
INSERT INTO "fingerprints" VALUES(8367221549083958407,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(8446973644648632693,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(8446973644648632693,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(8537548964994835552,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(8585281904519329719,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(8681739537790610920,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(8755739522270966562,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(8755739522270966562,'report-e7cd1e6912bc4d3d');
INSERT INTO "fingerprints" VALUES(8834732198030593346,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(8894556724951464051,'report-e7cd1e6912bc4d3d');
INSERT INTO "fingerprints" VALUES(8965820196398885172,'report-62800a8cc175d3b3');
INSERT INTO "fingerprints" VALUES(8986295448540160643,'report-be5eb420bdf16509');
INSERT INTO "fingerprints" VALUES(9199550702047812836,'report-be5eb420bdf16509');
CREATE TABLE intakes (
	source TEXT NOT NULL, 
	reader TEXT NOT NULL, 
	record INTEGER NOT NULL, 
	nth INTEGER NOT NULL, 
	last INTEGER NOT NULL, 
	"where" TEXT NOT NULL, 
	reports INTEGER NOT NULL, 
	refused INTEGER NOT NULL, 
	fault TEXT, 
	recorded_at TEXT NOT NULL, 
	PRIMARY KEY (source, reader, record, nth)
);
INSERT INTO "intakes" VALUES('source-1','builder 1',0,0,0,'pages.warc, record 1',1,0,NULL,'2031-03-03T09:00:15.000000Z');
INSERT INTO "intakes" VALUES('source-1','builder 1',1,0,1,'pages.warc, record 2',0,0,'the reader failed on it','2031-03-03T09:00:16.000000Z');
CREATE TABLE judgements (
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	value TEXT, 
	other TEXT, 
	reason TEXT, 
	PRIMARY KEY (id)
);
INSERT INTO "judgements" VALUES('judgement-6bf1db856fe6cce6','side','actor-06070f4d195152b2','Ostr',NULL,'its army');
INSERT INTO "judgements" VALUES('judgement-a5972bb9a48eaf51','accept','claim-cfa292df2f742b37',NULL,NULL,NULL);
INSERT INTO "judgements" VALUES('judgement-43db6f70ac2fd525','reliability','actor-06070f4d195152b2','C',NULL,'its record');
INSERT INTO "judgements" VALUES('judgement-890fed2d5809a954','credibility','claim-cfa292df2f742b37','6',NULL,NULL);
INSERT INTO "judgements" VALUES('judgement-57586be89572fea6','undo','judgement-6bf1db856fe6cce6',NULL,NULL,NULL);
CREATE TABLE lineages (
	report TEXT NOT NULL, 
	nth INTEGER NOT NULL, 
	tree TEXT NOT NULL, 
	PRIMARY KEY (report, nth), 
	FOREIGN KEY(report, nth) REFERENCES readings (report, nth)
);
INSERT INTO "lineages" VALUES('report-92f91be47c4152ec',0,'{"credits":[],"claims":{"claim-cfa292df2f742b37":[[["The Herald","publisher",""],["Ministry of Varn","speaker","37-53"]],"its speaker is named"],"claim-b53cc1b478bbe3dc":[[["The Herald","publisher",""],["Ostr High Command","speaker","116-133"]],"its speaker is named"],"claim-050cea416be41621":[[["The Herald","publisher",""]],"nobody is named as its source"]}}');
INSERT INTO "lineages" VALUES('report-be5eb420bdf16509',0,'{"credits":[],"claims":{"claim-a40b2564351aa7cc":[[["Taldine Post","publisher",""],["Ministry of Varn","speaker","35-51"]],"its speaker is named"]}}');
INSERT INTO "lineages" VALUES('report-e7cd1e6912bc4d3d',0,'{"credits":[],"claims":{"claim-44ed22ecae8fa77e":[[["Ministry of Varn","speaker","26-42"]],"its speaker is named"]}}');
INSERT INTO "lineages" VALUES('report-62800a8cc175d3b3',0,'{"credits":[],"claims":{}}');
INSERT INTO "lineages" VALUES('report-be5eb420bdf16509',1,'{"credits":[],"claims":{"claim-a40b2564351aa7cc":[[["Taldine Post","publisher",""],["Ministry of Varn","speaker","35-51"]],"its speaker is named"]}}');
INSERT INTO "lineages" VALUES('report-22b7af6ba8962f22',0,'{"credits":[],"claims":{"claim-9c5acbf42e48a522":[[["The Herald","publisher",""],["Ministry of Varn","speaker","39-55"]],"its speaker is named"],"claim-176d6f7be303d005":[[["The Herald","publisher",""],["Ministry of Varn","speaker","105-121"]],"its speaker is named"]}}');
INSERT INTO "lineages" VALUES('report-ce77dbeb9a83dad6',0,'{"credits":[],"claims":{"claim-538a82b8365ec640":[[["The Herald","publisher",""],["Ministry of Varn","speaker","39-55"]],"its speaker is named"]}}');
CREATE TABLE readings (
	report TEXT NOT NULL, 
	nth INTEGER NOT NULL, 
	reader TEXT NOT NULL, 
	recorded_at TEXT NOT NULL, 
	page TEXT, 
	path TEXT, 
	label TEXT, 
	byline TEXT NOT NULL, 
	published TEXT, 
	updated TEXT, 
	language TEXT, 
	sha256_raw TEXT NOT NULL, 
	found_by TEXT NOT NULL, 
	text TEXT NOT NULL, 
	layout TEXT NOT NULL, 
	json TEXT NOT NULL, 
	PRIMARY KEY (report, nth), 
	CONSTRAINT readings_once UNIQUE (report, reader), 
	FOREIGN KEY(report) REFERENCES reports (id), 
	FOREIGN KEY(text) REFERENCES texts (sha256)
);
INSERT INTO "readings" VALUES('report-92f91be47c4152ec',0,'builder 1','2031-03-03T09:00:01.000000Z','https://herald.example/1',NULL,NULL,'["Ada Moor"]','2031-03-03T09:00:00+00:00',NULL,'en','ff5541baa229b0c5eda5384109db3b507808b019350e9c89678836105e6af50e','[]','ff5541baa229b0c5eda5384109db3b507808b019350e9c89678836105e6af50e','{"blocks":[[0,35,"body"],[37,114,"body"],[116,194,"body"],[196,254,"body"],[256,452,"body"],[454,481,"body"]],"sentences":[[0,35,0],[37,114,1],[116,194,2],[196,254,3],[256,452,4],[454,481,5]],"turns":[]}','{"sayso":"reading/1","report":{"id":"report-92f91be47c4152ec","url":"https://herald.example/1","path":null,"title":null,"label":null,"byline":["Ada Moor"],"publisher":"The Herald","published":"2031-03-03T09:00:00+00:00","updated":null,"language":"en","sha256_raw":"ff5541baa229b0c5eda5384109db3b507808b019350e9c89678836105e6af50e","sha256_text":"ff5541baa229b0c5eda5384109db3b507808b019350e9c89678836105e6af50e"},"blocks":[{"start":0,"end":35,"kind":"body"},{"start":37,"end":114,"kind":"body"},{"start":116,"end":194,"kind":"body"},{"start":196,"end":254,"kind":"body"},{"start":256,"end":452,"kind":"body"},{"start":454,"end":481,"kind":"body"}],"actors":[{"id":"actor-e830530b10bc97fc","name":"Ministry of Varn","kind":"state","side":null,"speaks_for":null,"mentions":[]},{"id":"actor-06070f4d195152b2","name":"Ostr High Command","kind":"state","side":null,"speaks_for":null,"mentions":[]},{"id":"actor-e51ae426f97dd249","name":"Varn Guard","kind":"armed-group","side":null,"speaks_for":null,"mentions":[]}],"places":[{"id":"place-830c8e62ee0a83d7","mentions":[[29,34]],"name":"Korva","gazetteer":null,"lat":null,"lon":null,"precision":null,"country":null,"admin":[],"unresolved":null,"radius_km":null,"score":null,"claimed_by":[],"relation":null,"candidates":[]}],"times":[{"id":"time-dc18d2445726b839","start":0,"end":1,"value":"2031-03-03","kind":"date","earliest":"2031-03-03T00:00:00+00:00","latest":"2031-03-03T23:59:59.999999+00:00","precision":1,"unresolved":null}],"events":[{"id":"event-5e0135625ca17292","type":"Armed clash","trigger":[[21,25]],"participants":[{"role":"initiator","spans":[[0,10]],"actor":"actor-e51ae426f97dd249"}],"place":"place-830c8e62ee0a83d7","time":"time-dc18d2445726b839","certainty":"certain","polarity":"positive"}],"attributions":[{"id":"attribution-ff0dca94119d6870","act":"statement","mode":"indirect","source":[[37,53]],"cue":[[54,58]],"content":[[64,93]],"within":null,"actor":null,"score":1.0},{"id":"attribution-beca25d3974ff57d","act":"statement","mode":"indirect","source":[[116,133]],"cue":[[134,138]],"content":[[144,173]],"within":null,"actor":null,"score":1.0},{"id":"attribution-7898918b86b220b7","act":"statement","mode":"indirect","source":[],"cue":[[208,212]],"content":[[218,233]],"within":null,"actor":null,"score":1.0}],"claims":[{"id":"claim-cfa292df2f742b37","attribution":"attribution-ff0dca94119d6870","actor":"actor-e830530b10bc97fc","content":[[64,93]],"event":"event-5e0135625ca17292","aspect":"control","stance":"asserts","certainty":"certain","score":0.9,"also":[],"quantities":[]},{"id":"claim-b53cc1b478bbe3dc","attribution":"attribution-beca25d3974ff57d","actor":"actor-06070f4d195152b2","content":[[144,173]],"event":"event-5e0135625ca17292","aspect":"control","stance":"denies","certainty":"certain","score":0.9,"also":[],"quantities":[]},{"id":"claim-050cea416be41621","attribution":"attribution-7898918b86b220b7","actor":null,"content":[[218,233]],"event":"event-5e0135625ca17292","aspect":"control","stance":"asserts","certainty":"certain","score":0.9,"also":[],"quantities":[{"low":3,"best":3,"high":3,"qualifier":"exact","unit":null,"harm":"hurt","standing":"given","spans":[[218,223]],"words":"three"}]}]}');
INSERT INTO "readings" VALUES('report-be5eb420bdf16509',0,'builder 1','2031-03-03T09:00:02.000000Z',NULL,NULL,NULL,'[]','2031-03-03T12:00:00+00:00',NULL,'en','4c86914b5fe4c8947afacced17c1f2c3474247b724e204767fb93711219a344d','[]','4c86914b5fe4c8947afacced17c1f2c3474247b724e204767fb93711219a344d','{"blocks":[[0,33,"body"],[35,114,"body"],[116,312,"body"],[314,341,"body"]],"sentences":[[0,33,0],[35,114,1],[116,312,2],[314,341,3]],"turns":[]}','{"sayso":"reading/1","report":{"id":"report-be5eb420bdf16509","url":null,"path":null,"title":null,"label":null,"byline":[],"publisher":"Taldine Post","published":"2031-03-03T12:00:00+00:00","updated":null,"language":"en","sha256_raw":"4c86914b5fe4c8947afacced17c1f2c3474247b724e204767fb93711219a344d","sha256_text":"4c86914b5fe4c8947afacced17c1f2c3474247b724e204767fb93711219a344d"},"blocks":[{"start":0,"end":33,"kind":"body"},{"start":35,"end":114,"kind":"body"},{"start":116,"end":312,"kind":"body"},{"start":314,"end":341,"kind":"body"}],"actors":[{"id":"actor-e830530b10bc97fc","name":"Ministry of Varn","kind":"state","side":null,"speaks_for":null,"mentions":[]}],"places":[{"id":"place-f7387826679bb2a0","mentions":[[27,32]],"name":"Korva","gazetteer":null,"lat":null,"lon":null,"precision":null,"country":null,"admin":[],"unresolved":null,"radius_km":null,"score":null,"claimed_by":[],"relation":null,"candidates":[]}],"times":[{"id":"time-28ca54eded163a5b","start":0,"end":1,"value":"2031-03-03","kind":"date","earliest":"2031-03-03T00:00:00+00:00","latest":"2031-03-03T23:59:59.999999+00:00","precision":1,"unresolved":null}],"events":[{"id":"event-b2d8dd79b00599af","type":"Armed clash","trigger":[[19,23]],"participants":[],"place":"place-f7387826679bb2a0","time":"time-28ca54eded163a5b","certainty":"certain","polarity":"positive"}],"attributions":[{"id":"attribution-b400bf01cbeaa840","act":"statement","mode":"indirect","source":[[35,51]],"cue":[[52,56]],"content":[[62,91]],"within":null,"actor":null,"score":1.0}],"claims":[{"id":"claim-a40b2564351aa7cc","attribution":"attribution-b400bf01cbeaa840","actor":"actor-e830530b10bc97fc","content":[[62,91]],"event":"event-b2d8dd79b00599af","aspect":"control","stance":"asserts","certainty":"certain","score":0.9,"also":[],"quantities":[]}]}');
INSERT INTO "readings" VALUES('report-e7cd1e6912bc4d3d',0,'builder 1','2031-03-03T09:00:03.000000Z',NULL,NULL,NULL,'[]',NULL,NULL,'en','f912d15f170fa6523c8ca047d6877a9d397c1853b4c2ca3e15d9421f2ae710ff','[]','f912d15f170fa6523c8ca047d6877a9d397c1853b4c2ca3e15d9421f2ae710ff','{"blocks":[[0,24,"body"],[26,97,"body"],[99,126,"body"]],"sentences":[[0,24,0],[26,97,1],[99,126,2]],"turns":[]}','{"sayso":"reading/1","report":{"id":"report-e7cd1e6912bc4d3d","url":null,"path":null,"title":null,"label":null,"byline":[],"publisher":null,"published":null,"updated":null,"language":"en","sha256_raw":"f912d15f170fa6523c8ca047d6877a9d397c1853b4c2ca3e15d9421f2ae710ff","sha256_text":"f912d15f170fa6523c8ca047d6877a9d397c1853b4c2ca3e15d9421f2ae710ff"},"blocks":[{"start":0,"end":24,"kind":"body"},{"start":26,"end":97,"kind":"body"},{"start":99,"end":126,"kind":"body"}],"actors":[{"id":"actor-e830530b10bc97fc","name":"Ministry of Varn","kind":"state","side":null,"speaks_for":null,"mentions":[]}],"places":[],"times":[],"events":[{"id":"event-2bc1c5fb87c07c5e","type":null,"trigger":[[19,23]],"participants":[],"place":null,"time":null,"certainty":"certain","polarity":"positive"}],"attributions":[{"id":"attribution-4fa5dbac5872d288","act":"statement","mode":"indirect","source":[[26,42]],"cue":[[43,47]],"content":[[53,82]],"within":null,"actor":null,"score":1.0}],"claims":[{"id":"claim-44ed22ecae8fa77e","attribution":"attribution-4fa5dbac5872d288","actor":"actor-e830530b10bc97fc","content":[[53,82]],"event":null,"aspect":"control","stance":"asserts","certainty":"certain","score":0.9,"also":[],"quantities":[]}]}');
INSERT INTO "readings" VALUES('report-62800a8cc175d3b3',0,'builder 1','2031-03-03T09:00:04.000000Z',NULL,NULL,NULL,'[]',NULL,NULL,'en','0a2096fa5760f064f5865e400ecbd3cf57a9d7b06b6703076ba0acb36f9cdd4c','[]','0a2096fa5760f064f5865e400ecbd3cf57a9d7b06b6703076ba0acb36f9cdd4c','{"blocks":[[0,184,"body"],[186,213,"body"]],"sentences":[[0,184,0],[186,213,1]],"turns":[]}','{"sayso":"reading/1","report":{"id":"report-62800a8cc175d3b3","url":null,"path":null,"title":null,"label":null,"byline":[],"publisher":"Radio Ulm","published":null,"updated":null,"language":"en","sha256_raw":"0a2096fa5760f064f5865e400ecbd3cf57a9d7b06b6703076ba0acb36f9cdd4c","sha256_text":"0a2096fa5760f064f5865e400ecbd3cf57a9d7b06b6703076ba0acb36f9cdd4c"},"blocks":[{"start":0,"end":184,"kind":"body"},{"start":186,"end":213,"kind":"body"}],"actors":[],"places":[],"times":[],"events":[],"attributions":[],"claims":[]}');
INSERT INTO "readings" VALUES('report-be5eb420bdf16509',1,'builder 2','2031-03-03T09:00:05.000000Z',NULL,NULL,NULL,'[]','2031-03-03T12:00:00+00:00',NULL,'en','4c86914b5fe4c8947afacced17c1f2c3474247b724e204767fb93711219a344d','[]','4c86914b5fe4c8947afacced17c1f2c3474247b724e204767fb93711219a344d','{"blocks":[[0,33,"body"],[35,114,"body"],[116,312,"body"],[314,341,"body"]],"sentences":[[0,33,0],[35,114,1],[116,312,2],[314,341,3]],"turns":[]}','{"sayso":"reading/1","report":{"id":"report-be5eb420bdf16509","url":null,"path":null,"title":null,"label":null,"byline":[],"publisher":"Taldine Post","published":"2031-03-03T12:00:00+00:00","updated":null,"language":"en","sha256_raw":"4c86914b5fe4c8947afacced17c1f2c3474247b724e204767fb93711219a344d","sha256_text":"4c86914b5fe4c8947afacced17c1f2c3474247b724e204767fb93711219a344d"},"blocks":[{"start":0,"end":33,"kind":"body"},{"start":35,"end":114,"kind":"body"},{"start":116,"end":312,"kind":"body"},{"start":314,"end":341,"kind":"body"}],"actors":[{"id":"actor-e830530b10bc97fc","name":"Ministry of Varn","kind":"state","side":null,"speaks_for":null,"mentions":[]}],"places":[{"id":"place-f7387826679bb2a0","mentions":[[27,32]],"name":"Korva","gazetteer":null,"lat":null,"lon":null,"precision":null,"country":null,"admin":[],"unresolved":null,"radius_km":null,"score":null,"claimed_by":[],"relation":null,"candidates":[]}],"times":[{"id":"time-28ca54eded163a5b","start":0,"end":1,"value":"2031-03-03","kind":"date","earliest":"2031-03-03T00:00:00+00:00","latest":"2031-03-03T23:59:59.999999+00:00","precision":1,"unresolved":null}],"events":[{"id":"event-b2d8dd79b00599af","type":"Armed clash","trigger":[[19,23]],"participants":[],"place":"place-f7387826679bb2a0","time":"time-28ca54eded163a5b","certainty":"certain","polarity":"positive"}],"attributions":[{"id":"attribution-b400bf01cbeaa840","act":"statement","mode":"indirect","source":[[35,51]],"cue":[[52,56]],"content":[[62,91]],"within":null,"actor":null,"score":1.0}],"claims":[{"id":"claim-a40b2564351aa7cc","attribution":"attribution-b400bf01cbeaa840","actor":"actor-e830530b10bc97fc","content":[[62,91]],"event":"event-b2d8dd79b00599af","aspect":"control","stance":"asserts","certainty":"certain","score":0.9,"also":[],"quantities":null}]}');
INSERT INTO "readings" VALUES('report-22b7af6ba8962f22',0,'builder 1','2031-03-03T09:00:06.000000Z','https://herald.example/2',NULL,NULL,'[]','2031-03-03T09:00:00+00:00',NULL,'en','54e77104163cc7a0b021829e00bb70dbf60364d67125d72d089b3f5ee9578dd7','[]','54e77104163cc7a0b021829e00bb70dbf60364d67125d72d089b3f5ee9578dd7','{"blocks":[[0,37,"body"],[39,103,"body"],[105,171,"body"],[173,200,"body"]],"sentences":[[0,37,0],[39,103,1],[105,171,2],[173,200,3]],"turns":[]}','{"sayso":"reading/1","report":{"id":"report-22b7af6ba8962f22","url":"https://herald.example/2","path":null,"title":null,"label":null,"byline":[],"publisher":"The Herald","published":"2031-03-03T09:00:00+00:00","updated":null,"language":"en","sha256_raw":"54e77104163cc7a0b021829e00bb70dbf60364d67125d72d089b3f5ee9578dd7","sha256_text":"54e77104163cc7a0b021829e00bb70dbf60364d67125d72d089b3f5ee9578dd7"},"blocks":[{"start":0,"end":37,"kind":"body"},{"start":39,"end":103,"kind":"body"},{"start":105,"end":171,"kind":"body"},{"start":173,"end":200,"kind":"body"}],"actors":[{"id":"actor-e830530b10bc97fc","name":"Ministry of Varn","kind":"state","side":null,"speaks_for":null,"mentions":[]}],"places":[{"id":"place-5d891f653c7668ad","mentions":[[28,36]],"name":"Telmarin","gazetteer":null,"lat":null,"lon":null,"precision":null,"country":null,"admin":[],"unresolved":null,"radius_km":null,"score":null,"claimed_by":[],"relation":null,"candidates":[]}],"times":[{"id":"time-aebe6fa186aa4a7f","start":0,"end":1,"value":"2031-03-03","kind":"date","earliest":"2031-03-03T00:00:00+00:00","latest":"2031-03-03T23:59:59.999999+00:00","precision":1,"unresolved":null}],"events":[{"id":"event-c3defb76221803c1","type":null,"trigger":[[19,24]],"participants":[],"place":"place-5d891f653c7668ad","time":"time-aebe6fa186aa4a7f","certainty":"certain","polarity":"positive"}],"attributions":[{"id":"attribution-6bdd2f59e73d73bb","act":"statement","mode":"indirect","source":[[39,55]],"cue":[[56,60]],"content":[[66,82]],"within":null,"actor":null,"score":1.0},{"id":"attribution-c9d6a982940fe009","act":"statement","mode":"indirect","source":[[105,121]],"cue":[[122,126]],"content":[[132,150]],"within":null,"actor":null,"score":1.0}],"claims":[{"id":"claim-9c5acbf42e48a522","attribution":"attribution-6bdd2f59e73d73bb","actor":"actor-e830530b10bc97fc","content":[[66,82]],"event":"event-c3defb76221803c1","aspect":"control","stance":"asserts","certainty":"certain","score":0.9,"also":[],"quantities":null},{"id":"claim-176d6f7be303d005","attribution":"attribution-c9d6a982940fe009","actor":"actor-e830530b10bc97fc","content":[[132,150]],"event":"event-c3defb76221803c1","aspect":"control","stance":"asserts","certainty":"certain","score":0.9,"also":[],"quantities":null}]}');
INSERT INTO "readings" VALUES('report-ce77dbeb9a83dad6',0,'builder 1','2031-03-03T09:00:07.000000Z','https://herald.example/2',NULL,NULL,'[]','2031-03-03T09:00:00+00:00',NULL,'en','fdfdc573f0b743552fb239e33fe348f66b8dc7008e5acae42730b5cff370027a','[]','fdfdc573f0b743552fb239e33fe348f66b8dc7008e5acae42730b5cff370027a','{"blocks":[[0,37,"body"],[39,103,"body"],[105,132,"body"]],"sentences":[[0,37,0],[39,103,1],[105,132,2]],"turns":[]}','{"sayso":"reading/1","report":{"id":"report-ce77dbeb9a83dad6","url":"https://herald.example/2","path":null,"title":null,"label":null,"byline":[],"publisher":"The Herald","published":"2031-03-03T09:00:00+00:00","updated":null,"language":"en","sha256_raw":"fdfdc573f0b743552fb239e33fe348f66b8dc7008e5acae42730b5cff370027a","sha256_text":"fdfdc573f0b743552fb239e33fe348f66b8dc7008e5acae42730b5cff370027a"},"blocks":[{"start":0,"end":37,"kind":"body"},{"start":39,"end":103,"kind":"body"},{"start":105,"end":132,"kind":"body"}],"actors":[{"id":"actor-e830530b10bc97fc","name":"Ministry of Varn","kind":"state","side":null,"speaks_for":null,"mentions":[]}],"places":[{"id":"place-3e8a3cf75b49b6af","mentions":[[28,36]],"name":"Telmarin","gazetteer":null,"lat":null,"lon":null,"precision":null,"country":null,"admin":[],"unresolved":null,"radius_km":null,"score":null,"claimed_by":[],"relation":null,"candidates":[]}],"times":[{"id":"time-f8b84cf51f62b16c","start":0,"end":1,"value":"2031-03-03","kind":"date","earliest":"2031-03-03T00:00:00+00:00","latest":"2031-03-03T23:59:59.999999+00:00","precision":1,"unresolved":null}],"events":[{"id":"event-b38387d4c32abad3","type":null,"trigger":[[19,24]],"participants":[],"place":"place-3e8a3cf75b49b6af","time":"time-f8b84cf51f62b16c","certainty":"certain","polarity":"positive"}],"attributions":[{"id":"attribution-91e1ab88cb00319f","act":"statement","mode":"indirect","source":[[39,55]],"cue":[[56,60]],"content":[[66,82]],"within":null,"actor":null,"score":1.0}],"claims":[{"id":"claim-538a82b8365ec640","attribution":"attribution-91e1ab88cb00319f","actor":"actor-e830530b10bc97fc","content":[[66,82]],"event":"event-b38387d4c32abad3","aspect":"control","stance":"asserts","certainty":"certain","score":0.9,"also":[],"quantities":null}]}');
CREATE TABLE refusals (
	id TEXT NOT NULL, 
	"where" TEXT NOT NULL, 
	why TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "refusals" VALUES('refusal-2a2269ce50b6f051','pages/empty.html','no text in it');
CREATE TABLE relations (
	id TEXT NOT NULL, 
	nth INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	"left" TEXT NOT NULL, 
	"right" TEXT NOT NULL, 
	score FLOAT NOT NULL, 
	because TEXT NOT NULL, 
	PRIMARY KEY (id, nth)
);
INSERT INTO "relations" VALUES('relation-bfd1742bbcfd8545',0,'repeats','report-92f91be47c4152ec','report-be5eb420bdf16509',0.8036,'80% of the shorter text''s runs of 8 words (45) stand in the other');
INSERT INTO "relations" VALUES('relation-1da3625491d32dd3',0,'same-event','event-5e0135625ca17292','event-b2d8dd79b00599af',0.9,'same place (korva); one text; same type (Armed clash); both say raid');
INSERT INTO "relations" VALUES('relation-1ef656bc7c851dbb',0,'shares','report-62800a8cc175d3b3','report-be5eb420bdf16509',0.303,'30% of the shorter text''s runs of 8 words (10) stand in the other');
INSERT INTO "relations" VALUES('relation-f8970eb23ecdb52a',0,'shares','report-62800a8cc175d3b3','report-92f91be47c4152ec',0.303,'30% of the shorter text''s runs of 8 words (10) stand in the other');
INSERT INTO "relations" VALUES('relation-1da3625491d32dd3',1,'same-event','event-5e0135625ca17292','event-b2d8dd79b00599af',0.9,'same place (korva); one text; same type (Armed clash); both say raid');
INSERT INTO "relations" VALUES('relation-26ce0941c2fe4e5e',0,'repeats','report-22b7af6ba8962f22','report-ce77dbeb9a83dad6',0.7857,'79% of the shorter text''s runs of 8 words (11) stand in the other');
INSERT INTO "relations" VALUES('relation-38f9d4c9ee497478',0,'same-event','event-b38387d4c32abad3','event-c3defb76221803c1',0.825,'same place (telmarin); one text; both say flood');
INSERT INTO "relations" VALUES('relation-c55310dc003a34e7',0,'possibly-same','event-2bc1c5fb87c07c5e','event-5e0135625ca17292',0.5,'both tell of a raid');
CREATE TABLE reports (
	id TEXT NOT NULL, 
	url TEXT, 
	title TEXT, 
	publisher TEXT, 
	sha256_text TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "reports" VALUES('report-92f91be47c4152ec','https://herald.example/1',NULL,'The Herald','ff5541baa229b0c5eda5384109db3b507808b019350e9c89678836105e6af50e');
INSERT INTO "reports" VALUES('report-be5eb420bdf16509',NULL,NULL,'Taldine Post','4c86914b5fe4c8947afacced17c1f2c3474247b724e204767fb93711219a344d');
INSERT INTO "reports" VALUES('report-e7cd1e6912bc4d3d',NULL,NULL,NULL,'f912d15f170fa6523c8ca047d6877a9d397c1853b4c2ca3e15d9421f2ae710ff');
INSERT INTO "reports" VALUES('report-62800a8cc175d3b3',NULL,NULL,'Radio Ulm','0a2096fa5760f064f5865e400ecbd3cf57a9d7b06b6703076ba0acb36f9cdd4c');
INSERT INTO "reports" VALUES('report-22b7af6ba8962f22','https://herald.example/2',NULL,'The Herald','54e77104163cc7a0b021829e00bb70dbf60364d67125d72d089b3f5ee9578dd7');
INSERT INTO "reports" VALUES('report-ce77dbeb9a83dad6','https://herald.example/2',NULL,'The Herald','fdfdc573f0b743552fb239e33fe348f66b8dc7008e5acae42730b5cff370027a');
CREATE TABLE text_sketches (
	report TEXT NOT NULL, 
	level INTEGER NOT NULL, 
	hashes BLOB NOT NULL, 
	notices BLOB NOT NULL, 
	PRIMARY KEY (report), 
	FOREIGN KEY(report) REFERENCES reports (id)
);
INSERT INTO "text_sketches" VALUES('report-92f91be47c4152ec',0,X'01556A03A48F9B5A0258B46E2E95FE9702C684E482EAF905034BBB013DEBCECB06490F02B23483E80657D92DCBCB41EA0943E30631DD39A80987165EDA712B5C0A2452156A46F32F0A5D8B686081C3B70AAA2F4E70DAAB510BBB614A5D93B3510CCBE253BA4C134D0E6F02027DFA11690EAB7B0C1F9A070B139CD056F259E5F515CDD088103E4EAF198036148B3EA2791A1B9AEBC83FB3E91BF93B3EC8C3A9161D74B8DD9773C3A91DC1A9BB606FE33B1F86851D909806CD206A389C230E5F2A20B8D82D7841474B20C376E4718DDAD92410EC56A774D2EF24F96E780D1E38FC25041551D1EB2FBA259CCE21DF0407F5265588BD4F9DDFE0269DD41E6D1C622A28697E7A238A3EA22B70E93952D90CA52E113115EAFFEBD8320B1E070E247E43340E74C8F2D2FDC4346452F4FEDF529334CEB2CAE3C3C60236B29FB3250393563810DD39673B3ACC381B04F44B70508839E0FA1E5EBF6F773C15969F4738F67A3DCB32C3F20588FE3F610F726C645F7942098E285274B15D4A5B4985FCA00D23516516F5CBC30DF653F3F551EABA1CBC55257D582791586355E12598C68EB6AB58A79C0C406BC9805BE42F2C2B6EF0935BE7B9F7F84B27E15C29E3710EDEC9355DAA48B115FBF4AE5DE5331AB2E836035EE801F38C78E4DF5FF476341E484A9B61088D5924398962612FA4BE4B6A0C766633EAA42EAB063C6651CEA3A40098FF6760B22B45ED254868E393206FED98C1699856E302DF9E366B326B074D68C89272348F311A656905749CAD3D9565A6BC7539ADC69C5E51757982A2B4A2CF33227A9B46202D51CD427B2F8D1FCCBC56E37CB5BC1958F222837FAB5E9F48C15CE4',X'');
INSERT INTO "text_sketches" VALUES('report-be5eb420bdf16509',0,X'0271FF60B894CE290657D92DCBCB41EA0987165EDA712B5C0A2452156A46F32F0BBB614A5D93B3510CCBE253BA4C134D0E6F02027DFA11690EAB7B0C1F9A070B0F3ABAF8E80F559512DCAC32869E968E15CDD088103E4EAF198036148B3EA2791A1B9AEBC83FB3E91F86851D909806CD20A917CC5AE8385720C376E4718DDAD921EAC74CA40B25E924F96E780D1E38FC25041551D1EB2FBA259CCE21DF0407F5265588BD4F9DDFE0269DD41E6D1C622A28697E7A238A3EA22B70E93952D90CA5340E74C8F2D2FDC4346452F4FEDF529334CEB2CAE3C3C60236B29FB3250393563810DD39673B3ACC39E0FA1E5EBF6F773C15969F4738F67A3F610F726C645F7942098E285274B15D516516F5CBC30DF653F3F551EABA1CBC54BCC67478AA2B2455257D58279158635531EAB74211C44258A79C0C406BC9805C29E3710EDEC9355D2ED8ACFD9DF3A95DAA48B115FBF4AE5DE5331AB2E836035EE801F38C78E4DF5FF476341E484A9B61088D59243989626651CEA3A40098FF6B326B074D68C892712227B371EE5FA871824AB1DDF465F77539ADC69C5E5175767B778CBF0564607982A2B4A2CF33227A9B46202D51CD427CB5BC1958F222837FAB5E9F48C15CE4',X'');
INSERT INTO "text_sketches" VALUES('report-e7cd1e6912bc4d3d',0,X'0166E361E5FD402601E6EE07DE72642109761BE1486EBE2E35102B2CF8831F983C3CA376D0D470083F610F726C645F7941D51F07DF4620CC4B3A46384CD8601B51E0A2DFF583227C58A79C0C406BC98062D7B4CD7C86AEF16B326B074D68C8927982A2B4A2CF33227B6FD037494B3873',X'');
INSERT INTO "text_sketches" VALUES('report-62800a8cc175d3b3',0,X'0685203758E903C507AF19BE3C3E3FD7097DE253557F92ED0987165EDA712B5C0CE0AE780FE5152B0EAB7B0C1F9A070B0FE525ADB47736A913FD1717AE9D4D7A16ACC180E8E4E91F192372B6808640BB1A1B9AEBC83FB3E9209DE66DCE3F4B9A20C376E4718DDAD923DFC09525A92485260EC7572E9CAB00265588BD4F9DDFE0286D257FF246F6B62BD79C646C2916AE36B29FB3250393563810DD39673B3ACC3BDFE5EBCD396C9F40D53D6247475FC04308663E2886396753F3F551EABA1CBC55257D58279158635E6F9B7C062AC1D55FA21340BA73DAAE6FCBFE515CB5E7D9741E57AADE249C877539ADC69C5E517577250C67C776B7B7787BBC1C9E792DE87C6CFDF73660E934',X'');
INSERT INTO "text_sketches" VALUES('report-22b7af6ba8962f22',0,X'026850D9A9226E81075284DFB8BE7F810A656F5FBC8A9B6010127EC490B9404219811B5D310606FA19BE1057DAC6A9701A73174F344AE4A41EF151E40F9C68FB1FBEDF5FB830BD65265A408C8D3A539F299CDCD7AEE186AB307D2716A1AE0466370603C2C74B2E07399CB9431F93353F3E0FE46B41065E454225C792A04F3DFC4CAB217E8123970B4EA008F69F5D5D9D510F0A0EDFBA78365799915B0F11491557FDEA115344DFC35CD44F5D88E2DC645DBC8BE606C61587676192AC7363FFEB706078745D3D0AD771B9E2B3A7DCF5B8',X'');
INSERT INTO "text_sketches" VALUES('report-ce77dbeb9a83dad6',0,X'002E9B6DC960F4E3026850D9A9226E810A656F5FBC8A9B6010127EC490B9404219811B5D310606FA1A73174F344AE4A41FBEDF5FB830BD65299CDCD7AEE186AB4CAB217E8123970B5799915B0F11491557FDEA115344DFC35B4CAB2F827ECC5D5C519B85497B15725DBC8BE606C61587',X'');
CREATE TABLE texts (
	sha256 TEXT NOT NULL, 
	words TEXT NOT NULL, 
	PRIMARY KEY (sha256)
);
INSERT INTO "texts" VALUES('ff5541baa229b0c5eda5384109db3b507808b019350e9c89678836105e6af50e','Varn Guard came in a raid at Korva.

Ministry of Varn said that the bridge at Korva was taken, The Herald learned.

Ostr High Command said that the bridge at Korva was taken, The Herald learned.

Purportedly said that three were hurt, The Herald learned.

Trucks were seen on the road to the river before dawn, and the ferry did not sail. A shopkeeper swept glass from her step while two boys counted the holes in the wall of the school across the way.

Item page-c6b1bbb253314693.

');
INSERT INTO "texts" VALUES('4c86914b5fe4c8947afacced17c1f2c3474247b724e204767fb93711219a344d','Somebody came in a raid at Korva.

Ministry of Varn said that the bridge at Korva was taken, Taldine Post learned.

Trucks were seen on the road to the river before dawn, and the ferry did not sail. A shopkeeper swept glass from her step while two boys counted the holes in the wall of the school across the way.

Item page-0bfbfcbf496606e1.

');
INSERT INTO "texts" VALUES('f912d15f170fa6523c8ca047d6877a9d397c1853b4c2ca3e15d9421f2ae710ff','Somebody came in a raid.

Ministry of Varn said that the bridge at Korva was taken, None learned.

Item page-25dc2e77be0f6ff7.

');
INSERT INTO "texts" VALUES('0a2096fa5760f064f5865e400ecbd3cf57a9d7b06b6703076ba0acb36f9cdd4c','Trucks were seen on the road to the river before dawn, and the ferry did not sail, the harbour master of Ulm wrote in the log that hangs beside the door of his office since the spring.

Item page-70811e4900909815.

');
INSERT INTO "texts" VALUES('54e77104163cc7a0b021829e00bb70dbf60364d67125d72d089b3f5ee9578dd7','Somebody came in a flood at Telmarin.

Ministry of Varn said that nine people died, The Herald learned.

Ministry of Varn said that the dam still held, The Herald learned.

Item page-84ffa0493c9c4686.

');
INSERT INTO "texts" VALUES('fdfdc573f0b743552fb239e33fe348f66b8dc7008e5acae42730b5cff370027a','Somebody came in a flood at Telmarin.

Ministry of Varn said that nine people died, The Herald learned.

Item page-fa603a75ed9930f3.

');
CREATE TABLE versions (
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	report TEXT NOT NULL, 
	former TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(report) REFERENCES reports (id), 
	FOREIGN KEY(former) REFERENCES reports (id)
);
INSERT INTO "versions" VALUES('version-6f1dddfd48ffcde0','revised','report-ce77dbeb9a83dad6','report-22b7af6ba8962f22');
CREATE INDEX claims_by_actor ON claims (actor);
CREATE INDEX claims_by_event ON claims (event);
CREATE INDEX claims_by_report ON claims (report);
CREATE INDEX entries_by_time ON entries (recorded_at);
CREATE INDEX event_sketches_by_report ON event_sketches (report);
CREATE INDEX events_by_report ON events (report);
CREATE INDEX judgements_by_kind ON judgements (kind);
CREATE INDEX judgements_by_other ON judgements (other);
CREATE INDEX judgements_by_subject ON judgements (subject);
CREATE INDEX judgements_by_value ON judgements (value);
CREATE INDEX readings_by_page ON readings (page, recorded_at);
CREATE INDEX relations_by_left ON relations ("left");
CREATE INDEX relations_by_right ON relations ("right");
CREATE INDEX versions_by_former ON versions (former);
CREATE INDEX versions_by_report ON versions (report);
CREATE TRIGGER entries_no_update BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER entries_no_delete BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER reports_no_update BEFORE UPDATE ON reports BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER reports_no_delete BEFORE DELETE ON reports BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER texts_no_update BEFORE UPDATE ON texts BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER texts_no_delete BEFORE DELETE ON texts BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER readings_no_update BEFORE UPDATE ON readings BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER readings_no_delete BEFORE DELETE ON readings BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER lineages_no_update BEFORE UPDATE ON lineages BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER lineages_no_delete BEFORE DELETE ON lineages BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER claims_no_update BEFORE UPDATE ON claims BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER claims_no_delete BEFORE DELETE ON claims BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER relations_no_update BEFORE UPDATE ON relations BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER relations_no_delete BEFORE DELETE ON relations BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER versions_no_update BEFORE UPDATE ON versions BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER versions_no_delete BEFORE DELETE ON versions BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER judgements_no_update BEFORE UPDATE ON judgements BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER judgements_no_delete BEFORE DELETE ON judgements BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER refusals_no_update BEFORE UPDATE ON refusals BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER refusals_no_delete BEFORE DELETE ON refusals BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER event_sketches_no_update BEFORE UPDATE ON event_sketches BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER event_sketches_no_delete BEFORE DELETE ON event_sketches BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER event_keys_no_update BEFORE UPDATE ON event_keys BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER event_keys_no_delete BEFORE DELETE ON event_keys BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER text_sketches_no_update BEFORE UPDATE ON text_sketches BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER text_sketches_no_delete BEFORE DELETE ON text_sketches BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER fingerprints_no_update BEFORE UPDATE ON fingerprints BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER fingerprints_no_delete BEFORE DELETE ON fingerprints BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER intakes_no_update BEFORE UPDATE ON intakes BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
CREATE TRIGGER intakes_no_delete BEFORE DELETE ON intakes BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END;
COMMIT;
