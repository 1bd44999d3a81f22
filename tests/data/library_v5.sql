-- A library as version 5 of the format wrote it. Never edited: what later versions make of it is tested.
PRAGMA application_id = 1380733780;
PRAGMA user_version = 5;
BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'readinglist','m001_library','2026-11-21 03:23:38.628207+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'readinglist','m002_revisions','2026-11-21 03:50:17.357064+00:00');
INSERT INTO "_sqlite_migrations" VALUES(3,'readinglist','m003_venues','2026-11-21 05:17:28.688915+00:00');
INSERT INTO "_sqlite_migrations" VALUES(4,'readinglist','m004_cite_keys','2026-11-21 08:08:51.312601+00:00');
INSERT INTO "_sqlite_migrations" VALUES(5,'readinglist','m005_other_ids','2026-11-21 08:08:52.064176+00:00');
CREATE TABLE "abstracts" (
   "paper_id" INTEGER PRIMARY KEY,
   "text" TEXT NOT NULL
);
INSERT INTO "abstracts" VALUES(1,'Water poured on a graph finds its lowest way; we let gradients do the same and count how many steps the water takes.');
INSERT INTO "abstracts" VALUES(2,'A kernel that forgets old points stays small. We say how much it may forget before its answers change at all.');
INSERT INTO "abstracts" VALUES(3,'Small errors add up, but seldom to a large one; we show for which networks the seldom becomes a never, and why.');
INSERT INTO "abstracts" VALUES(4,'Rain that falls on a graph finds its lowest way; we let gradients do the same and count how many steps the water takes.');
INSERT INTO "abstracts" VALUES(5,'One measure which loses old points stays small. We say how much it may forget before its answers change at all.');
CREATE TABLE "import_texts" (
   "import_id" INTEGER PRIMARY KEY,
   "text" BLOB,
   "data" BLOB
);
INSERT INTO "import_texts" VALUES(1,X'789C2D90B16E023110447B7FC57469108A085D2A2291144052A4A0DEDC2DD83A9FF7642F9CFCF7591F3496A59D9D37B35F99268F24CAC5BD61A2897371EEF875A28CED0A9BD7CDD67D46990BD493E212528FE2259B5E4DAEDED4BB9EF051B3A415F6E358F12DAC9EB3736752CE98E496B9872410AE0BAEB914042D30E76634537DC7CC88AC4DD2074E36ECC5A08C4223838CDBC92D29BCCC18295514E5A92C8A79E1280D5CD6CE9D8E3F9D5A7277E09C3816CC41BDB197D81879945C9DFB954B201CE44E91EF65A04A30384533D86158369F95255FD9D248ECAD4A68C18A52B577A418D738B784F511EBD679AB65F1EA730D7F6C1F5EBA522AB35D179DA774B5468DD670FB3EA8E4973690D031E4F228C53CB87F0AFB8F0A',NULL);
INSERT INTO "import_texts" VALUES(2,X'789C6590B14E033110447B7FC57CC02942210DA2020922A1407305F526DEC4A7D8DED37A2FD6FD3DBE230512F5CCCEBCD9C3FE9314BB0EDB87EDCEBD47A90516C8701EB24709A2C6C5309285E2DC8B27BCCE2AB9C35B4A33BE842DB0766821337A49ACB7214676EE9B8C15A34CCA1E9241B8288D618D2D18ACA0552DC995E6675446645B2C7EE0DC442F8D82512831A8819C64CA86201589F28C623C96D551D71EA32B978D7387FD07653CAD6B1E5D3FA50239DF4F12C50856156D43FEF1F67F6490F798C60EC7C950387A4930691322E985DB1A5E89CB827316450DC32920B355D1EB2FD6FDEAC8A7D6D1029B7A5BFEB46CA961DEB81F5245812E',NULL);
INSERT INTO "import_texts" VALUES(3,X'789C2D90B14E033110447B7FC574345184021D1548510A08914841BDDCEDC5566CEFC9EBE4E4BF677DD058B67666DF8C0F85668F2C95D53D61A6998B3AF7713852C1F306BBC7DDB33BD7C294148B0F8387325F413142BD14B35573556FA6D791F0D68AE40DF629357C0A57CFC5B92F0A19D553C5643E8564102E2B780A795484AA88B2F45D0BB5172C8CC8B54BC6C0D986A3989FA1941894470C72CB155E1624CA0D5A79D655B150E5824A57D6AD73C78FD350AD833B32E9ADB0A12743AFC191384969CE9D650A8477B953E4BB5EA9118C4DD1FCA7CC265BADFFE5A368DF1247CC127A32ADD4EC4C566C8BEF1EB1FDE5BA993A18C5DE93948BADFC61BBF05A96B22EF6D1183CE58B55EABC0EDC8FA14A79E8030903F7B86B2BFB72F70B438E92E5',NULL);
INSERT INTO "import_texts" VALUES(4,X'789CF34E2DCA4BCD295628CF2CC950485428CEC82F2A51C84DCDCD2FAAE40ACE4FCB4C54F0CE2F4BCC492D2BCE4EAC4CE4F22F48CD0B4A2DCB4C2DB72AF2CAD14D320E4A7633E70AF0F574B152303432363135E30200D3921B79',NULL);
CREATE TABLE "imports" (
   "id" INTEGER PRIMARY KEY,
   "name" TEXT NOT NULL,
   "origin" TEXT NOT NULL,
   "at" TEXT NOT NULL,
   "sha256" TEXT NOT NULL,
   "size" INTEGER NOT NULL,
   "encoding" TEXT,
   "records" INTEGER DEFAULT 0,
   "new" INTEGER DEFAULT 0,
   "existing" INTEGER DEFAULT 0,
   "merged" INTEGER DEFAULT 0,
   "finished" INTEGER NOT NULL DEFAULT 0,
   "taken_back" INTEGER NOT NULL DEFAULT 0,
   "warnings" TEXT,
   "unread" TEXT
);
INSERT INTO "imports" VALUES(1,'Pasted page','paste','2026-11-21T03:23:38+00:00','aed2fad59b8ed7c0f3ce3c69af1f5c95a45cf2ef31193f44478b3b3ae9c25ba9',415,'utf-8',2,2,0,0,1,0,'["The page says 3 papers; 2 are there."]','[[1, "Graph notes"], [2, "3 papers"], [18, "Editor''s choice of the week"]]');
INSERT INTO "imports" VALUES(2,'Mary Somerville','paste','2026-11-21T03:23:38+00:00','93264bbc9b6564f6e2fd3165262800217b3f47271f3273175a6e88621b60a1eb',376,'utf-8',2,1,0,1,1,0,'[]','[]');
INSERT INTO "imports" VALUES(3,'Pasted page','paste','2026-11-21T03:23:38+00:00','cf8895c39e892dc3e6962f81ec2892844925c69746cdbb4d1af3b88dc1145b9e',426,'utf-8',2,2,0,0,1,1,'["The page says 3 papers; 2 are there."]','[[1, "Graph notes"], [2, "3 papers"], [18, "Editor''s choice of the week"]]');
INSERT INTO "imports" VALUES(4,'Pasted page','paste','2026-11-21T08:15:00+00:00','5555555555555555555555555555555555555555555555555555555555555555',82,'utf-8',1,0,0,1,1,0,'[]','[]');
CREATE TABLE kept_apart (paper_id INTEGER NOT NULL, other_id INTEGER NOT NULL, PRIMARY KEY (paper_id, other_id)) WITHOUT ROWID;
CREATE TABLE "notes" (
   "paper_id" INTEGER PRIMARY KEY,
   "text" TEXT NOT NULL
);
INSERT INTO "notes" VALUES(2,'See *section 3*.
It''s new.');
CREATE TABLE other_keys (kind TEXT NOT NULL, value NOT NULL, paper_id INTEGER NOT NULL, PRIMARY KEY (kind, value, paper_id)) WITHOUT ROWID;
INSERT INTO "other_keys" VALUES('other_ids','openreview:rJl-b3RcF7',2);
INSERT INTO "other_keys" VALUES('other_ids','pmid:123456',2);
CREATE TABLE paper_tags (paper_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, PRIMARY KEY (paper_id, tag_id)) WITHOUT ROWID;
INSERT INTO "paper_tags" VALUES(1,1);
INSERT INTO "paper_tags" VALUES(2,1);
INSERT INTO "paper_tags" VALUES(3,2);
CREATE TABLE "papers" (
   "id" INTEGER PRIMARY KEY,
   "title" TEXT,
   "authors" TEXT NOT NULL DEFAULT '[]',
   "author_sort" TEXT,
   "et_al" INTEGER NOT NULL DEFAULT 0,
   "affiliation" TEXT,
   "category" TEXT,
   "date" TEXT,
   "has_code" INTEGER NOT NULL DEFAULT 0,
   "arxiv_id" TEXT,
   "doi" TEXT,
   "comment" TEXT,
   "cite_key" TEXT,
   "title_key" INTEGER,
   "abstract_key" INTEGER,
   "marked" INTEGER NOT NULL DEFAULT 0,
   "status" TEXT NOT NULL DEFAULT 'unread',
   "removed" INTEGER NOT NULL DEFAULT 0,
   "corrections" TEXT
, revision INTEGER NOT NULL DEFAULT 0, venue TEXT, other_ids TEXT);
INSERT INTO "papers" VALUES(1,'Flows that find shortest paths','["Ada Byron", "Emmy Noether", "Mary Somerville"]','byron adabyron',0,NULL,'LG','2024-03-04',0,NULL,NULL,NULL,'byronFlowsThatFind2024',-1182473338835355682,5336532993618848878,1,'unread',0,NULL,0,NULL,NULL);
INSERT INTO "papers" VALUES(2,'Kernels with a short memory','["Sofia Kovalevskaya"]','kovalevskaya sofiakovalevskaya',0,NULL,'ML','--10-20',0,NULL,NULL,NULL,'kovalevskayaKernelsShortMemory',-5428202595562868179,2643977206879209365,0,'reading',0,NULL,2,NULL,'["openreview:rJl-b3RcF7", "pmid:123456"]');
INSERT INTO "papers" VALUES(3,'Sums of many small errors, corrected','["Mary Somerville"]','somerville marysomerville',0,NULL,'LG','2023-01-09',0,NULL,NULL,NULL,'somervilleSumsManySmall2023',2637498632715200979,-4061466696861232657,0,'unread',0,'{"title": "Sums of many small errors, corrected"}',0,NULL,NULL);
INSERT INTO "papers" VALUES(4,'Streams which seek all shortest paths','["Ada Byron", "Emmy Noether"]','byron adabyron',0,NULL,'LG','2024-03-04',0,NULL,NULL,NULL,NULL,1543512770219412176,4561752398681925592,0,'unread',2,NULL,0,NULL,NULL);
INSERT INTO "papers" VALUES(5,'Measures of a short memory','["Sofia Kovalevskaya"]','kovalevskaya sofiakovalevskaya',1,NULL,'ML','--10-20',0,NULL,NULL,NULL,NULL,-3552747151712472020,-8464602555930326409,0,'unread',2,NULL,0,NULL,NULL);
CREATE TABLE "revisions" (
   "revision" INTEGER PRIMARY KEY,
   "mark" INTEGER NOT NULL
);
INSERT INTO "revisions" VALUES(1,2358245433963954348);
INSERT INTO "revisions" VALUES(2,-5207126541193856509);
CREATE TABLE "sources" (
   "id" INTEGER PRIMARY KEY,
   "import_id" INTEGER NOT NULL,
   "position" INTEGER NOT NULL,
   "paper_id" INTEGER NOT NULL,
   "record" TEXT,
   "lines" TEXT,
   "doubts" TEXT
, personal TEXT);
INSERT INTO "sources" VALUES(1,1,0,1,'{"title": "Flows that find shortest paths", "authors": ["Ada Byron", "Emmy Noether"], "category": "LG", "date": "2024-03-04", "abstract": "Water poured on a graph finds its lowest way; we let gradients do the same and count how many steps the water takes."}','{"category": [4, 4], "date": [4, 4], "title": [5, 5], "authors": [7, 7], "abstract": [9, 9]}',NULL,NULL);
INSERT INTO "sources" VALUES(2,1,1,2,'{"title": "Kernels with a short memory", "authors": ["Sofia Kovalevskaya"], "et_al": true, "category": "ML", "date": "--10-20", "abstract": "A kernel that forgets old points stays small. We say how much it may forget before its answers change at all."}','{"category": [11, 11], "date": [11, 11], "title": [12, 12], "authors": [14, 14], "et_al": [14, 14], "abstract": [16, 16]}',NULL,NULL);
INSERT INTO "sources" VALUES(3,2,0,1,'{"title": "Flows that find shortest paths", "authors": ["Ada Byron", "Emmy Noether", "Mary Somerville"], "category": "LG", "date": "2024-03-04", "abstract": "Water poured on a graph finds its lowest way; we let gradients do the same and count how many steps the water takes."}','{"category": [1, 1], "date": [1, 1], "title": [2, 2], "authors": [4, 4], "abstract": [6, 6]}',NULL,NULL);
INSERT INTO "sources" VALUES(4,2,1,3,'{"title": "Sums of many small errors", "authors": ["Mary Somerville"], "category": "LG", "date": "2023-01-09", "abstract": "Small errors add up, but seldom to a large one; we show for which networks the seldom becomes a never, and why."}','{"category": [8, 8], "date": [8, 8], "title": [9, 9], "authors": [11, 11], "abstract": [13, 13]}',NULL,NULL);
INSERT INTO "sources" VALUES(5,3,0,4,'{"title": "Streams which seek all shortest paths", "authors": ["Ada Byron", "Emmy Noether"], "category": "LG", "date": "2024-03-04", "abstract": "Rain that falls on a graph finds its lowest way; we let gradients do the same and count how many steps the water takes."}','{"category": [4, 4], "date": [4, 4], "title": [5, 5], "authors": [7, 7], "abstract": [9, 9]}',NULL,NULL);
INSERT INTO "sources" VALUES(6,3,1,5,'{"title": "Measures of a short memory", "authors": ["Sofia Kovalevskaya"], "et_al": true, "category": "ML", "date": "--10-20", "abstract": "One measure which loses old points stays small. We say how much it may forget before its answers change at all."}','{"category": [11, 11], "date": [11, 11], "title": [12, 12], "authors": [14, 14], "et_al": [14, 14], "abstract": [16, 16]}',NULL,NULL);
INSERT INTO "sources" VALUES(7,4,0,2,'{"title": "Kernels with a short memory", "authors": ["Sofia Kovalevskaya"], "other_ids": ["openreview:rJl-b3RcF7", "pmid:123456"]}','{"title": [1, 1], "authors": [2, 2], "other_ids": [3, 4]}',NULL,NULL);
CREATE TABLE "tags" (
   "id" INTEGER PRIMARY KEY,
   "name" TEXT NOT NULL,
   "name_key" TEXT NOT NULL,
   "hue" INTEGER NOT NULL
);
INSERT INTO "tags" VALUES(1,'to discuss','to discuss',0);
INSERT INTO "tags" VALUES(2,'Größe: 10% “rund”','grösse: 10% “rund”',1);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE UNIQUE INDEX "idx_tags_name_key"
    ON "tags" ("name_key");
CREATE INDEX "idx_paper_tags_tag_id_paper_id"
    ON "paper_tags" ("tag_id", "paper_id");
CREATE INDEX "idx_imports_sha256"
    ON "imports" ("sha256");
CREATE UNIQUE INDEX "idx_sources_import_id_position"
    ON "sources" ("import_id", "position");
CREATE INDEX "idx_sources_paper_id"
    ON "sources" ("paper_id");
CREATE INDEX papers_arxiv_id ON papers (arxiv_id) WHERE arxiv_id IS NOT NULL;
CREATE INDEX papers_doi ON papers (doi) WHERE doi IS NOT NULL;
CREATE INDEX papers_title_key ON papers (title_key) WHERE title_key IS NOT NULL;
CREATE INDEX papers_abstract_key ON papers (abstract_key) WHERE abstract_key IS NOT NULL;
CREATE INDEX papers_marked ON papers (id) WHERE marked = 1 AND removed = 0;
CREATE INDEX "papers_revision"
    ON "papers" ("revision");
CREATE TRIGGER paper_tags_insert AFTER INSERT ON paper_tags BEGIN UPDATE papers SET revision = (SELECT max(revision) FROM revisions) WHERE id = NEW.paper_id; END;
CREATE TRIGGER paper_tags_update AFTER UPDATE ON paper_tags BEGIN UPDATE papers SET revision = (SELECT max(revision) FROM revisions) WHERE id = NEW.paper_id; END;
CREATE TRIGGER paper_tags_delete AFTER DELETE ON paper_tags BEGIN UPDATE papers SET revision = (SELECT max(revision) FROM revisions) WHERE id = OLD.paper_id; END;
CREATE TRIGGER notes_insert AFTER INSERT ON notes BEGIN UPDATE papers SET revision = (SELECT max(revision) FROM revisions) WHERE id = NEW.paper_id; END;
CREATE TRIGGER notes_update AFTER UPDATE ON notes BEGIN UPDATE papers SET revision = (SELECT max(revision) FROM revisions) WHERE id = NEW.paper_id; END;
CREATE TRIGGER notes_delete AFTER DELETE ON notes BEGIN UPDATE papers SET revision = (SELECT max(revision) FROM revisions) WHERE id = OLD.paper_id; END;
CREATE TRIGGER tags_renamed AFTER UPDATE OF name ON tags BEGIN UPDATE papers SET revision = (SELECT max(revision) FROM revisions) WHERE id IN (SELECT paper_id FROM paper_tags WHERE tag_id = NEW.id); END;
CREATE INDEX "idx_other_keys_paper_id"
    ON "other_keys" ("paper_id");
CREATE INDEX papers_status ON papers (status) WHERE removed = 0 AND status <> 'unread';
CREATE INDEX papers_gone ON papers (removed) WHERE removed <> 0;
CREATE INDEX "idx_kept_apart_other_id"
    ON "kept_apart" ("other_id");
CREATE INDEX papers_cite_key ON papers (cite_key COLLATE NOCASE) WHERE cite_key IS NOT NULL;
CREATE TRIGGER papers_changed AFTER UPDATE OF title, authors, category, date, arxiv_id, doi, other_ids, venue, marked, removed ON papers WHEN NEW.revision = OLD.revision BEGIN UPDATE papers SET revision = (SELECT max(revision) FROM revisions) WHERE id = NEW.id; END;
COMMIT;
