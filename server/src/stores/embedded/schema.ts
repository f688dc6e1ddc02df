/** Raised with every change of the tables; kept in the file as `user_version`. */
export const SCHEMA_VERSION = 11

/** [RV3] What a team or the host ticked for a team. */
const marks = `
CREATE TABLE IF NOT EXISTS marks (
  room        TEXT NOT NULL REFERENCES rooms ON DELETE CASCADE,
  round       INTEGER NOT NULL,
  team        TEXT NOT NULL,
  marker      TEXT NOT NULL,
  points      TEXT NOT NULL,
  seq         INTEGER NOT NULL,
  request     TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (room, round, team, marker)
) STRICT, WITHOUT ROWID;`

/** The run of show. */
const rounds = `
CREATE TABLE rounds (
  room   TEXT NOT NULL REFERENCES rooms ON DELETE CASCADE,
  number INTEGER NOT NULL,
  body   TEXT NOT NULL,
  PRIMARY KEY (room, number)
) STRICT, WITHOUT ROWID;`

/** Who sat where when a stage of a round was sealed. With a rowid, so that those of many rooms follow one another. */
const rosters = `
CREATE TABLE rosters (
  room  TEXT NOT NULL REFERENCES rooms ON DELETE CASCADE,
  round INTEGER NOT NULL,
  stage TEXT NOT NULL,
  body  TEXT NOT NULL,
  PRIMARY KEY (room, round, stage)
) STRICT;`

/** [TE6] What a team has done in the team stage of a round. */
const teamRecords = `
CREATE TABLE team_records (
  room  TEXT NOT NULL REFERENCES rooms ON DELETE CASCADE,
  round INTEGER NOT NULL,
  team  TEXT NOT NULL,
  body  TEXT NOT NULL,
  PRIMARY KEY (room, round, team)
) STRICT, WITHOUT ROWID;`

/** When something was last written for a room, and when a node last served it: written far more often than the room. */
const pulses = `
CREATE TABLE pulses (
  room      TEXT PRIMARY KEY REFERENCES rooms ON DELETE CASCADE,
  active_at INTEGER NOT NULL,
  last_beat INTEGER
) STRICT, WITHOUT ROWID;`

/**
 * [ST6] When the seats of a room were last seen, where that is later than their own rows say. Such a row stays on its page
 * since it has a rowid; without, all but a quarter of a page of it would lie elsewhere.
 */
const presence = `
CREATE TABLE presence (
  room   TEXT PRIMARY KEY REFERENCES rooms ON DELETE CASCADE,
  newest INTEGER NOT NULL,
  ago    TEXT NOT NULL
) STRICT;`

const answerColumns = `
  room        TEXT NOT NULL REFERENCES rooms ON DELETE CASCADE,
  round       INTEGER NOT NULL,
  number      INTEGER NOT NULL,
  seat        TEXT NOT NULL,
  answer      TEXT NOT NULL,
  seq         INTEGER NOT NULL,
  request     TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  counted_ms  INTEGER NOT NULL,
  credit_ms   INTEGER NOT NULL,
  certainty   INTEGER,
  time_factor REAL NOT NULL DEFAULT 1`

/** [RD4] The answers of a round, numbered as they came. Of a seat the last one stands. */
const answers = `
CREATE TABLE answers (${answerColumns},
  PRIMARY KEY (room, round, number)
) STRICT, WITHOUT ROWID;`

/**
 * The answers that came last, of all rooms one after the other, so that those of one moment share a page. From time to
 * time all of them are moved to `answers`, where each room has pages of its own.
 */
const newAnswers = `
CREATE TABLE new_answers (${answerColumns}
) STRICT;`

/** [PT1] The totals of a room, and of which scoring epoch they are. */
const totals = `
CREATE TABLE totals (
  room  TEXT PRIMARY KEY REFERENCES rooms ON DELETE CASCADE,
  epoch INTEGER NOT NULL,
  body  TEXT NOT NULL
) STRICT;`

/** [LG1] Leagues, the games posted to them, and what each game gave everybody. They hang on no room. */
const leagues = `
CREATE TABLE IF NOT EXISTS leagues (
  code TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS league_games (
  league TEXT NOT NULL REFERENCES leagues ON DELETE CASCADE,
  number INTEGER NOT NULL,
  game   TEXT NOT NULL,
  body   TEXT NOT NULL,
  PRIMARY KEY (league, number),
  UNIQUE (league, game)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS league_entries (
  league TEXT NOT NULL REFERENCES leagues ON DELETE CASCADE,
  side   TEXT NOT NULL,
  player TEXT NOT NULL,
  number INTEGER NOT NULL,
  body   TEXT NOT NULL,
  PRIMARY KEY (league, side, player, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS league_withdrawals (
  league      TEXT NOT NULL REFERENCES leagues ON DELETE CASCADE,
  person      TEXT NOT NULL,
  after_games INTEGER NOT NULL,
  PRIMARY KEY (league, person)
) STRICT, WITHOUT ROWID;`

/**
 * One row per thing that is written by itself, and what is written often in a small one. What only ever travels whole is
 * JSON: the room, a round of its run of show, a question, a roster, totals, results. Whatever hangs on a room goes with
 * it; results stay.
 */
export const schema = `
CREATE TABLE rooms (
  id      TEXT PRIMARY KEY,
  pin     TEXT NOT NULL UNIQUE,
  version INTEGER NOT NULL,
  body    TEXT NOT NULL
) STRICT;

${rounds}

${pulses}

CREATE TABLE questions (
  room  TEXT NOT NULL REFERENCES rooms ON DELETE CASCADE,
  round INTEGER NOT NULL,
  body  TEXT NOT NULL,
  PRIMARY KEY (room, round)
) STRICT, WITHOUT ROWID;

CREATE TABLE seats (
  number        INTEGER PRIMARY KEY,
  room          TEXT NOT NULL REFERENCES rooms ON DELETE CASCADE,
  id            TEXT NOT NULL,
  name          TEXT NOT NULL,
  name_key      TEXT NOT NULL,
  team          TEXT,
  lang          TEXT NOT NULL,
  token_hash    TEXT NOT NULL,
  request_hash  TEXT,
  request_until INTEGER NOT NULL,
  epoch         INTEGER NOT NULL,
  joined_at     INTEGER NOT NULL,
  last_seen_at  INTEGER NOT NULL,
  removed       INTEGER NOT NULL,
  waiting       INTEGER NOT NULL,
  time_factor   REAL NOT NULL DEFAULT 1,
  league_person TEXT,
  UNIQUE (room, id)
) STRICT;
CREATE UNIQUE INDEX seats_by_name ON seats (room, name_key) WHERE removed = 0;
CREATE INDEX seats_by_token ON seats (room, token_hash);
CREATE INDEX seats_by_request ON seats (room, request_hash) WHERE request_hash IS NOT NULL;
CREATE INDEX seats_by_team ON seats (room, team, waiting) WHERE removed = 0;

${presence}

${answers}

${newAnswers}

${rosters}

${teamRecords}

${marks}

${totals}

CREATE TABLE results (
  room TEXT NOT NULL,
  game INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (room, game)
) STRICT, WITHOUT ROWID;

${leagues}

CREATE TABLE checks (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT;
`

type Upgrade = { readonly from: number; readonly statements: string }

/** What makes of a file of an older version one of the next, in order. */
export const upgrades: readonly Upgrade[] = [
  {
    from: 1,
    // Rooms had no door to speak of: everybody comes in, and what a room needs for a second code is drawn here.
    statements: `
ALTER TABLE seats ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0;
UPDATE rooms SET body = json_set(body,
  '$.door', json('{"secondCode":false,"approve":false,"cleanNames":false,"namesOnWall":true}'),
  '$.screenCode', lower(hex(randomblob(8))),
  '$.codeSecret', lower(hex(randomblob(16))));`,
  },
  {
    from: 2,
    // A room had one host key, which stays valid.
    statements: `
UPDATE rooms SET body = json_remove(
  json_set(body, '$.hostKeyHashes', json_array(json_extract(body, '$.hostKeyHash'))), '$.hostKeyHash')
WHERE json_extract(body, '$.hostKeyHash') IS NOT NULL;`,
  },
  {
    from: 3,
    // Every join counts the seats of a team: from the index alone, so that a crowd is not read row by row.
    statements: `
DROP INDEX IF EXISTS seats_by_team;
CREATE INDEX seats_by_team ON seats (room, team, waiting) WHERE removed = 0;`,
  },
  {
    from: 4,
    // Discussions were not marked.
    statements: marks,
  },
  {
    from: 5,
    // Rounds had one stage, and all of a room were played in one mode.
    statements: `
ALTER TABLE answers ADD COLUMN certainty INTEGER;
ALTER TABLE rosters RENAME TO rosters_before;
${rosters}
INSERT INTO rosters (room, round, stage, body) SELECT room, round, 'solo', body FROM rosters_before;
DROP TABLE rosters_before;
${teamRecords}
UPDATE rooms SET body = json_set(body, '$.run', (
  SELECT json_group_array(json_set(value, '$.mode', json_extract(rooms.body, '$.rules.mode')))
  FROM json_each(rooms.body, '$.run')));
UPDATE rooms SET body = json_set(body, '$.phase.stage', 'solo') WHERE json_extract(body, '$.phase.name') = 'question';`,
  },
  {
    from: 6,
    // Everybody had the same time.
    statements: `
ALTER TABLE seats ADD COLUMN time_factor REAL NOT NULL DEFAULT 1;
ALTER TABLE answers ADD COLUMN time_factor REAL NOT NULL DEFAULT 1;`,
  },
  {
    from: 7,
    // There were no leagues.
    statements: `ALTER TABLE seats ADD COLUMN league_person TEXT; ${leagues}`,
  },
  {
    from: 8,
    // Each answer had its place by its seat, and what changes often stood in the rows of rooms and seats. The seats keep
    // when they were seen before.
    statements: `
${pulses}
INSERT INTO pulses (room, active_at, last_beat) SELECT id, active_at, last_beat FROM rooms;
${presence}
${totals}
INSERT INTO totals (room, epoch, body) SELECT id, totals_epoch, json_object(
  'people', (SELECT json_group_array(json_array(id, points)) FROM seats WHERE room = rooms.id AND points <> 0),
  'teams', (SELECT json_group_array(json_array(team, points)) FROM team_totals WHERE room = rooms.id)) FROM rooms;
DROP TABLE team_totals;
DROP INDEX seats_by_points;
ALTER TABLE seats DROP COLUMN points;
ALTER TABLE rooms DROP COLUMN active_at;
ALTER TABLE rooms DROP COLUMN last_beat;
ALTER TABLE rooms DROP COLUMN totals_epoch;
ALTER TABLE answers RENAME TO answers_before;
${answers}
INSERT INTO answers (room, round, number, seat, answer, seq, request, received_at, counted_ms, credit_ms, certainty,
    time_factor)
  SELECT room, round, row_number() OVER (PARTITION BY room, round ORDER BY received_at, seat), seat, answer, seq, request,
    received_at, counted_ms, credit_ms, certainty, time_factor FROM answers_before;
DROP TABLE answers_before;`,
  },
  {
    from: 9,
    // Each answer was written at once to a page of its room.
    statements: newAnswers,
  },
  {
    from: 10,
    // The run of show stood in the row of the room, and rosters lay where their rooms are sorted.
    statements: `
${rounds}
INSERT INTO rounds (room, number, body) SELECT rooms.id, key + 1, value FROM rooms, json_each(rooms.body, '$.run');
UPDATE rooms SET body = json_remove(body, '$.run');
ALTER TABLE rosters RENAME TO rosters_before;
${rosters}
INSERT INTO rosters (room, round, stage, body) SELECT room, round, stage, body FROM rosters_before;
DROP TABLE rosters_before;`,
  },
]
