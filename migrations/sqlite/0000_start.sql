CREATE TABLE `competition` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`season` text NOT NULL,
	`kind` text NOT NULL,
	`imported_as_of` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `competition_slug_unique` ON `competition` (`slug`);--> statement-breakpoint
CREATE TABLE `estimate` (
	`injury_id` text NOT NULL,
	`revision` integer NOT NULL,
	`basis` text NOT NULL,
	`earliest` text,
	`likely` text,
	`latest` text,
	`text` text,
	`source_kind` text,
	`source_name` text,
	`source_url` text,
	`note` text,
	`reported_at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	PRIMARY KEY(`injury_id`, `revision`),
	FOREIGN KEY (`injury_id`) REFERENCES `injury`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `external_id` (
	`noun` text NOT NULL,
	`source` text NOT NULL,
	`value` text NOT NULL,
	`ref` text NOT NULL,
	PRIMARY KEY(`noun`, `source`, `value`)
);
--> statement-breakpoint
CREATE INDEX `external_id_ref` ON `external_id` (`ref`);--> statement-breakpoint
CREATE TABLE `fixture` (
	`id` text PRIMARY KEY NOT NULL,
	`competition_id` text NOT NULL,
	`round` text,
	`home_id` text,
	`away_id` text,
	`day` text,
	`kickoff_at` integer,
	`original_day` text,
	`status` text NOT NULL,
	`certainty` text NOT NULL,
	`condition` text,
	`home_goals` integer,
	`away_goals` integer,
	`venue` text,
	`note` text,
	`order_key` text NOT NULL,
	FOREIGN KEY (`competition_id`) REFERENCES `competition`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`home_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`away_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `fixture_order_key_unique` ON `fixture` (`order_key`);--> statement-breakpoint
CREATE INDEX `fixture_home` ON `fixture` (`home_id`,`day`);--> statement-breakpoint
CREATE INDEX `fixture_away` ON `fixture` (`away_id`,`day`);--> statement-breakpoint
CREATE INDEX `fixture_competition` ON `fixture` (`competition_id`);--> statement-breakpoint
CREATE INDEX `fixture_kickoff` ON `fixture` (`kickoff_at`);--> statement-breakpoint
CREATE TABLE `injury` (
	`id` text PRIMARY KEY NOT NULL,
	`player_id` text NOT NULL,
	`body_part` text NOT NULL,
	`side` text,
	`diagnosis` text,
	`description` text,
	`occurred_on` text NOT NULL,
	`occurred_in` text,
	`status` text NOT NULL,
	`returned_on` text,
	`withdrawal_note` text,
	`standing_estimate` integer NOT NULL,
	`order_key` text NOT NULL,
	FOREIGN KEY (`player_id`) REFERENCES `player`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`occurred_in`) REFERENCES `fixture`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `injury_order_key_unique` ON `injury` (`order_key`);--> statement-breakpoint
CREATE INDEX `injury_player` ON `injury` (`player_id`);--> statement-breakpoint
CREATE INDEX `injury_status` ON `injury` (`status`);--> statement-breakpoint
CREATE TABLE `membership` (
	`player_id` text NOT NULL,
	`place` integer NOT NULL,
	`team_id` text NOT NULL,
	`from_day` text,
	`until_day` text,
	PRIMARY KEY(`player_id`, `place`),
	FOREIGN KEY (`player_id`) REFERENCES `player`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `team`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `membership_team` ON `membership` (`team_id`);--> statement-breakpoint
CREATE TABLE `player` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`position` text,
	`birth_date` text,
	`nationality` text,
	`search` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `player_slug_unique` ON `player` (`slug`);--> statement-breakpoint
CREATE TABLE `published` (
	`player_id` text NOT NULL,
	`revision` integer NOT NULL,
	`published_at` integer NOT NULL,
	`cause` text NOT NULL,
	`list` text NOT NULL,
	PRIMARY KEY(`player_id`, `revision`),
	FOREIGN KEY (`player_id`) REFERENCES `player`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `published_when` ON `published` (`player_id`,`published_at`,`revision`);--> statement-breakpoint
CREATE TABLE `setting` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `suspension` (
	`id` text PRIMARY KEY NOT NULL,
	`player_id` text NOT NULL,
	`competition_id` text NOT NULL,
	`matches` integer NOT NULL,
	`reason` text,
	`imposed_on` text NOT NULL,
	`lifted_at` integer,
	`note` text,
	FOREIGN KEY (`player_id`) REFERENCES `player`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`competition_id`) REFERENCES `competition`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `suspension_player` ON `suspension` (`player_id`);--> statement-breakpoint
CREATE TABLE `team` (
	`id` text PRIMARY KEY NOT NULL,
	`slug` text NOT NULL,
	`name` text NOT NULL,
	`short_name` text NOT NULL,
	`kind` text NOT NULL,
	`country` text,
	`time_zone` text NOT NULL,
	`search` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `team_slug_unique` ON `team` (`slug`);