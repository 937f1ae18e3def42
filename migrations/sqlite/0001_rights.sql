CREATE TABLE `audit` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`what` text NOT NULL,
	`writer` text NOT NULL,
	`token_name` text,
	`token_scope` text
);
--> statement-breakpoint
CREATE INDEX `audit_token` ON `audit` (`token_name`,`id`);--> statement-breakpoint
CREATE INDEX `audit_what` ON `audit` (`what`,`id`);--> statement-breakpoint
CREATE TABLE `audit_subject` (
	`audit_id` text NOT NULL,
	`place` integer NOT NULL,
	`kind` text NOT NULL,
	`ref` text NOT NULL,
	PRIMARY KEY(`audit_id`, `place`),
	FOREIGN KEY (`audit_id`) REFERENCES `audit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `audit_subject_ref` ON `audit_subject` (`ref`,`audit_id`);--> statement-breakpoint
CREATE TABLE `token` (
	`hash` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`scope` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `token_in_force` ON `token` (`name`) WHERE revoked_at is null;--> statement-breakpoint
ALTER TABLE `estimate` ADD `audit_id` text REFERENCES audit(id);