CREATE TABLE `editor_question` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject` text NOT NULL,
	`source` text,
	`since` integer NOT NULL,
	`data` text NOT NULL,
	`settled_at` integer
);
--> statement-breakpoint
CREATE INDEX `editor_question_open` ON `editor_question` (`settled_at`,`since`);--> statement-breakpoint
CREATE INDEX `editor_question_subject` ON `editor_question` (`subject`);--> statement-breakpoint
CREATE TABLE `feed_state` (
	`source` text NOT NULL,
	`key` text NOT NULL,
	`etag` text,
	`last_modified` text,
	`checked_at` integer,
	`changed_at` integer,
	`state` text,
	PRIMARY KEY(`source`, `key`)
);
--> statement-breakpoint
CREATE TABLE `webhook` (
	`id` text PRIMARY KEY NOT NULL,
	`url` text NOT NULL,
	`format` text NOT NULL,
	`secret` text NOT NULL,
	`players` text,
	`teams` text,
	`competitions` text,
	`created_at` integer NOT NULL,
	`disabled_at` integer,
	`failing_since` integer,
	`failures` integer NOT NULL,
	`last_delivery_at` integer
);
--> statement-breakpoint
CREATE TABLE `webhook_delivery` (
	`id` text PRIMARY KEY NOT NULL,
	`webhook_id` text NOT NULL,
	`subject` text NOT NULL,
	`payload` text NOT NULL,
	`created_at` integer NOT NULL,
	`next_try_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`delivered_at` integer,
	FOREIGN KEY (`webhook_id`) REFERENCES `webhook`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `webhook_delivery_due` ON `webhook_delivery` (`delivered_at`,`next_try_at`);--> statement-breakpoint
CREATE INDEX `webhook_delivery_subject` ON `webhook_delivery` (`webhook_id`,`subject`,`id`);--> statement-breakpoint
CREATE TABLE `absence` (
	`id` text PRIMARY KEY NOT NULL,
	`player_id` text NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`from_day` text NOT NULL,
	`ended_on` text,
	`reported_at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`revision` integer NOT NULL,
	`scope` text NOT NULL,
	`data` text NOT NULL,
	FOREIGN KEY (`player_id`) REFERENCES `player`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `absence_player` ON `absence` (`player_id`);--> statement-breakpoint
CREATE INDEX `absence_status` ON `absence` (`status`);--> statement-breakpoint
CREATE TABLE `absence_revision` (
	`absence_id` text NOT NULL,
	`revision` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`data` text NOT NULL,
	PRIMARY KEY(`absence_id`, `revision`),
	FOREIGN KEY (`absence_id`) REFERENCES `absence`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `card` (
	`fixture_id` text NOT NULL,
	`player_id` text NOT NULL,
	`colour` text NOT NULL,
	`minute` integer,
	PRIMARY KEY(`fixture_id`, `player_id`, `colour`),
	FOREIGN KEY (`fixture_id`) REFERENCES `fixture`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`player_id`) REFERENCES `player`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `card_player` ON `card` (`player_id`);--> statement-breakpoint
CREATE TABLE `caution_total` (
	`family_id` text NOT NULL,
	`season` text NOT NULL,
	`player_id` text NOT NULL,
	`yellows` integer NOT NULL,
	`as_of` integer NOT NULL,
	PRIMARY KEY(`family_id`, `season`, `player_id`),
	FOREIGN KEY (`family_id`) REFERENCES `competition_family`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`player_id`) REFERENCES `player`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `caution_total_player` ON `caution_total` (`player_id`);--> statement-breakpoint
CREATE TABLE `lineup` (
	`fixture_id` text NOT NULL,
	`team_id` text NOT NULL,
	`recorded_at` integer NOT NULL,
	PRIMARY KEY(`fixture_id`, `team_id`),
	FOREIGN KEY (`fixture_id`) REFERENCES `fixture`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `lineup_player` (
	`fixture_id` text NOT NULL,
	`team_id` text NOT NULL,
	`player_id` text NOT NULL,
	`role` text NOT NULL,
	`place` integer NOT NULL,
	PRIMARY KEY(`fixture_id`, `team_id`, `player_id`),
	FOREIGN KEY (`fixture_id`) REFERENCES `fixture`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`player_id`) REFERENCES `player`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `lineup_player_player` ON `lineup_player` (`player_id`);--> statement-breakpoint
CREATE TABLE `loan` (
	`id` text PRIMARY KEY NOT NULL,
	`player_id` text NOT NULL,
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	`since_day` text NOT NULL,
	`until_day` text,
	`may_face_parent` integer NOT NULL,
	FOREIGN KEY (`player_id`) REFERENCES `player`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`from_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`to_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `loan_player` ON `loan` (`player_id`);--> statement-breakpoint
CREATE TABLE `competition_family` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`country` text,
	`gender` text,
	`level` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `competition_family_slug_unique` ON `competition_family` (`slug`);--> statement-breakpoint
CREATE TABLE `redirect` (
	`noun` text NOT NULL,
	`from_ref` text NOT NULL,
	`to_ref` text NOT NULL,
	PRIMARY KEY(`noun`, `from_ref`)
);
--> statement-breakpoint
CREATE INDEX `redirect_to` ON `redirect` (`to_ref`);--> statement-breakpoint
CREATE TABLE `__new_published` (
	`player_id` text NOT NULL,
	`revision` integer NOT NULL,
	`published_at` integer NOT NULL,
	`cause` text NOT NULL,
	`list` text NOT NULL,
	PRIMARY KEY(`player_id`, `revision`)
);
--> statement-breakpoint
INSERT INTO `__new_published`("player_id", "revision", "published_at", "cause", "list") SELECT "player_id", "revision", "published_at", "cause", "list" FROM `published`;--> statement-breakpoint
DROP TABLE `published`;--> statement-breakpoint
ALTER TABLE `__new_published` RENAME TO `published`;--> statement-breakpoint
CREATE UNIQUE INDEX `published_when` ON `published` (`player_id`,`published_at`,`revision`);--> statement-breakpoint
CREATE TABLE `__new_suspension` (
	`id` text PRIMARY KEY NOT NULL,
	`player_id` text NOT NULL,
	`competition_id` text,
	`matches` integer,
	`scope` text NOT NULL,
	`until_day` text,
	`origin` text NOT NULL,
	`reason` text,
	`imposed_on` text NOT NULL,
	`lifted_at` integer,
	`note` text,
	`details` text,
	FOREIGN KEY (`player_id`) REFERENCES `player`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`competition_id`) REFERENCES `competition`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_suspension`("id", "player_id", "competition_id", "matches", "scope", "until_day", "origin", "reason", "imposed_on", "lifted_at", "note", "details") SELECT "id", "player_id", "competition_id", "matches", '{"kind":"COMPETITION","competition":"' || "competition_id" || '"}', null, 'STATED', "reason", "imposed_on", "lifted_at", "note", null FROM `suspension`;--> statement-breakpoint
DROP TABLE `suspension`;--> statement-breakpoint
ALTER TABLE `__new_suspension` RENAME TO `suspension`;--> statement-breakpoint
CREATE INDEX `suspension_player` ON `suspension` (`player_id`);--> statement-breakpoint
INSERT INTO competition_family (id, slug, name)
	SELECT min(s.id), s.family_slug, min(s.name) FROM (SELECT id, name, case when slug like '%-' || lower(season) then substr(slug, 1, length(slug) - length(season) - 1) else slug end AS family_slug FROM competition) s GROUP BY s.family_slug;--> statement-breakpoint
CREATE TABLE `__new_competition` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`season` text NOT NULL,
	`kind` text NOT NULL,
	`imported_as_of` integer,
	`family_id` text NOT NULL,
	`country` text,
	`gender` text,
	FOREIGN KEY (`family_id`) REFERENCES `competition_family`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_competition`("id", "slug", "name", "season", "kind", "imported_as_of", "family_id") SELECT "id", "slug", "name", "season", "kind", "imported_as_of", (SELECT f.id FROM competition_family f WHERE f.slug = case when competition.slug like '%-' || lower(competition.season) then substr(competition.slug, 1, length(competition.slug) - length(competition.season) - 1) else competition.slug end) FROM `competition`;--> statement-breakpoint
DROP TABLE `competition`;--> statement-breakpoint
ALTER TABLE `__new_competition` RENAME TO `competition`;--> statement-breakpoint
CREATE UNIQUE INDEX `competition_slug_unique` ON `competition` (`slug`);--> statement-breakpoint
CREATE INDEX `competition_of_family` ON `competition` (`family_id`);--> statement-breakpoint
ALTER TABLE `estimate` ADD `details` text;--> statement-breakpoint
ALTER TABLE `estimate` ADD `retracted` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `estimate` ADD `replaces` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `fixture` ADD `last_possible_day` text;--> statement-breakpoint
ALTER TABLE `fixture` ADD `depends_on_fixture` text;--> statement-breakpoint
ALTER TABLE `fixture` ADD `depends_on_team` text REFERENCES team(id);--> statement-breakpoint
ALTER TABLE `fixture` ADD `depends_on_outcome` text;--> statement-breakpoint
ALTER TABLE `fixture` ADD `details` text;--> statement-breakpoint
CREATE INDEX `fixture_depends_on` ON `fixture` (`depends_on_fixture`);--> statement-breakpoint
ALTER TABLE `injury` ADD `occurred_in_guess` text REFERENCES fixture(id);--> statement-breakpoint
ALTER TABLE `injury` ADD `announced_for` text;--> statement-breakpoint
ALTER TABLE `injury` ADD `minimum_absence_days` integer;--> statement-breakpoint
ALTER TABLE `player` ADD `short_name` text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE player SET short_name = CASE
	WHEN instr(trim(name), ' ') = 0 OR lower(trim(substr(trim(name), instr(trim(name), ' ') + 1))) IN ('júnior', 'junior', 'jr', 'jr.', 'filho', 'neto', 'sobrinho', 'sr', 'sr.', 'ii', 'iii', 'iv') THEN trim(name)
	ELSE trim(substr(trim(name), instr(trim(name), ' ') + 1)) END;--> statement-breakpoint
ALTER TABLE `player` ADD `gender` text;--> statement-breakpoint
ALTER TABLE `player` ADD `details` text;--> statement-breakpoint
ALTER TABLE `team` ADD `gender` text;--> statement-breakpoint
ALTER TABLE `team` ADD `details` text;