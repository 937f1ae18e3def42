CREATE TABLE "editor_question" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text collate "C" NOT NULL,
	"subject_kind" text collate "C" NOT NULL,
	"subject" text collate "C" NOT NULL,
	"source" text collate "C",
	"since" bigint NOT NULL,
	"data" text collate "C" NOT NULL,
	"settled_at" bigint
);
--> statement-breakpoint
CREATE TABLE "feed_state" (
	"source" text collate "C" NOT NULL,
	"key" text collate "C" NOT NULL,
	"etag" text collate "C",
	"last_modified" text collate "C",
	"checked_at" bigint,
	"changed_at" bigint,
	"state" text collate "C",
	CONSTRAINT "feed_state_source_key_pk" PRIMARY KEY("source","key")
);
--> statement-breakpoint
CREATE TABLE "webhook" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"url" text collate "C" NOT NULL,
	"format" text collate "C" NOT NULL,
	"secret" text collate "C" NOT NULL,
	"players" text collate "C",
	"teams" text collate "C",
	"competitions" text collate "C",
	"created_at" bigint NOT NULL,
	"disabled_at" bigint,
	"failing_since" bigint,
	"failures" integer NOT NULL,
	"last_delivery_at" bigint
);
--> statement-breakpoint
CREATE TABLE "webhook_delivery" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"webhook_id" text collate "C" NOT NULL,
	"subject" text collate "C" NOT NULL,
	"payload" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"next_try_at" bigint NOT NULL,
	"attempts" integer NOT NULL,
	"delivered_at" bigint
);
--> statement-breakpoint
CREATE TABLE "absence" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"player_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"status" text collate "C" NOT NULL,
	"from_day" text collate "C" NOT NULL,
	"ended_on" text collate "C",
	"reported_at" bigint NOT NULL,
	"recorded_at" bigint NOT NULL,
	"revision" integer NOT NULL,
	"scope" text collate "C" NOT NULL,
	"data" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "absence_revision" (
	"absence_id" text collate "C" NOT NULL,
	"revision" integer NOT NULL,
	"recorded_at" bigint NOT NULL,
	"data" text collate "C" NOT NULL,
	CONSTRAINT "absence_revision_absence_id_revision_pk" PRIMARY KEY("absence_id","revision")
);
--> statement-breakpoint
CREATE TABLE "card" (
	"fixture_id" text collate "C" NOT NULL,
	"player_id" text collate "C" NOT NULL,
	"colour" text collate "C" NOT NULL,
	"minute" integer,
	CONSTRAINT "card_fixture_id_player_id_colour_pk" PRIMARY KEY("fixture_id","player_id","colour")
);
--> statement-breakpoint
CREATE TABLE "caution_total" (
	"family_id" text collate "C" NOT NULL,
	"season" text collate "C" NOT NULL,
	"player_id" text collate "C" NOT NULL,
	"yellows" integer NOT NULL,
	"as_of" bigint NOT NULL,
	CONSTRAINT "caution_total_family_id_season_player_id_pk" PRIMARY KEY("family_id","season","player_id")
);
--> statement-breakpoint
CREATE TABLE "lineup" (
	"fixture_id" text collate "C" NOT NULL,
	"team_id" text collate "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	CONSTRAINT "lineup_fixture_id_team_id_pk" PRIMARY KEY("fixture_id","team_id")
);
--> statement-breakpoint
CREATE TABLE "lineup_player" (
	"fixture_id" text collate "C" NOT NULL,
	"team_id" text collate "C" NOT NULL,
	"player_id" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"place" integer NOT NULL,
	CONSTRAINT "lineup_player_fixture_id_team_id_player_id_pk" PRIMARY KEY("fixture_id","team_id","player_id")
);
--> statement-breakpoint
CREATE TABLE "loan" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"player_id" text collate "C" NOT NULL,
	"from_id" text collate "C" NOT NULL,
	"to_id" text collate "C" NOT NULL,
	"since_day" text collate "C" NOT NULL,
	"until_day" text collate "C",
	"may_face_parent" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "competition_family" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"slug" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"country" text collate "C",
	"gender" text collate "C",
	"level" integer,
	CONSTRAINT "competition_family_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "redirect" (
	"noun" text collate "C" NOT NULL,
	"from_ref" text collate "C" NOT NULL,
	"to_ref" text collate "C" NOT NULL,
	CONSTRAINT "redirect_noun_from_ref_pk" PRIMARY KEY("noun","from_ref")
);
--> statement-breakpoint
ALTER TABLE "published" DROP CONSTRAINT "published_player_id_player_id_fk";
--> statement-breakpoint
ALTER TABLE "suspension" ALTER COLUMN "competition_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "suspension" ALTER COLUMN "matches" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "competition" ADD COLUMN "family_id" text collate "C";--> statement-breakpoint
INSERT INTO competition_family (id, slug, name)
	SELECT min(s.id), s.family_slug, min(s.name) FROM (SELECT id, name, case when slug like '%-' || lower(season) then substr(slug, 1, length(slug) - length(season) - 1) else slug end AS family_slug FROM competition) s GROUP BY s.family_slug;--> statement-breakpoint
UPDATE competition SET family_id = (SELECT f.id FROM competition_family f WHERE f.slug = case when competition.slug like '%-' || lower(competition.season) then substr(competition.slug, 1, length(competition.slug) - length(competition.season) - 1) else competition.slug end);--> statement-breakpoint
ALTER TABLE "competition" ALTER COLUMN "family_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "competition" ADD COLUMN "country" text collate "C";--> statement-breakpoint
ALTER TABLE "competition" ADD COLUMN "gender" text collate "C";--> statement-breakpoint
ALTER TABLE "estimate" ADD COLUMN "details" text collate "C";--> statement-breakpoint
ALTER TABLE "estimate" ADD COLUMN "retracted" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "estimate" ADD COLUMN "replaces" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "fixture" ADD COLUMN "last_possible_day" text collate "C";--> statement-breakpoint
ALTER TABLE "fixture" ADD COLUMN "depends_on_fixture" text collate "C";--> statement-breakpoint
ALTER TABLE "fixture" ADD COLUMN "depends_on_team" text collate "C";--> statement-breakpoint
ALTER TABLE "fixture" ADD COLUMN "depends_on_outcome" text collate "C";--> statement-breakpoint
ALTER TABLE "fixture" ADD COLUMN "details" text collate "C";--> statement-breakpoint
ALTER TABLE "injury" ADD COLUMN "occurred_in_guess" text collate "C";--> statement-breakpoint
ALTER TABLE "injury" ADD COLUMN "announced_for" text collate "C";--> statement-breakpoint
ALTER TABLE "injury" ADD COLUMN "minimum_absence_days" integer;--> statement-breakpoint
ALTER TABLE "player" ADD COLUMN "short_name" text collate "C";--> statement-breakpoint
UPDATE player SET short_name = CASE
	WHEN strpos(trim(name), ' ') = 0 OR lower(trim(substr(trim(name), strpos(trim(name), ' ') + 1))) IN ('júnior', 'junior', 'jr', 'jr.', 'filho', 'neto', 'sobrinho', 'sr', 'sr.', 'ii', 'iii', 'iv') THEN trim(name)
	ELSE trim(substr(trim(name), strpos(trim(name), ' ') + 1)) END;--> statement-breakpoint
ALTER TABLE "player" ALTER COLUMN "short_name" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "player" ADD COLUMN "gender" text collate "C";--> statement-breakpoint
ALTER TABLE "player" ADD COLUMN "details" text collate "C";--> statement-breakpoint
ALTER TABLE "suspension" ADD COLUMN "scope" text collate "C";--> statement-breakpoint
UPDATE suspension SET scope = '{"kind":"COMPETITION","competition":"' || competition_id || '"}';--> statement-breakpoint
ALTER TABLE "suspension" ALTER COLUMN "scope" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "suspension" ADD COLUMN "until_day" text collate "C";--> statement-breakpoint
ALTER TABLE "suspension" ADD COLUMN "origin" text collate "C" DEFAULT 'STATED' NOT NULL;--> statement-breakpoint
ALTER TABLE "suspension" ALTER COLUMN "origin" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "suspension" ADD COLUMN "details" text collate "C";--> statement-breakpoint
ALTER TABLE "team" ADD COLUMN "gender" text collate "C";--> statement-breakpoint
ALTER TABLE "team" ADD COLUMN "details" text collate "C";--> statement-breakpoint
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_webhook_id_webhook_id_fk" FOREIGN KEY ("webhook_id") REFERENCES "public"."webhook"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence" ADD CONSTRAINT "absence_player_id_player_id_fk" FOREIGN KEY ("player_id") REFERENCES "public"."player"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "absence_revision" ADD CONSTRAINT "absence_revision_absence_id_absence_id_fk" FOREIGN KEY ("absence_id") REFERENCES "public"."absence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card" ADD CONSTRAINT "card_fixture_id_fixture_id_fk" FOREIGN KEY ("fixture_id") REFERENCES "public"."fixture"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card" ADD CONSTRAINT "card_player_id_player_id_fk" FOREIGN KEY ("player_id") REFERENCES "public"."player"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "caution_total" ADD CONSTRAINT "caution_total_family_id_competition_family_id_fk" FOREIGN KEY ("family_id") REFERENCES "public"."competition_family"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "caution_total" ADD CONSTRAINT "caution_total_player_id_player_id_fk" FOREIGN KEY ("player_id") REFERENCES "public"."player"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lineup" ADD CONSTRAINT "lineup_fixture_id_fixture_id_fk" FOREIGN KEY ("fixture_id") REFERENCES "public"."fixture"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lineup" ADD CONSTRAINT "lineup_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lineup_player" ADD CONSTRAINT "lineup_player_fixture_id_fixture_id_fk" FOREIGN KEY ("fixture_id") REFERENCES "public"."fixture"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lineup_player" ADD CONSTRAINT "lineup_player_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lineup_player" ADD CONSTRAINT "lineup_player_player_id_player_id_fk" FOREIGN KEY ("player_id") REFERENCES "public"."player"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan" ADD CONSTRAINT "loan_player_id_player_id_fk" FOREIGN KEY ("player_id") REFERENCES "public"."player"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan" ADD CONSTRAINT "loan_from_id_team_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "loan" ADD CONSTRAINT "loan_to_id_team_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "editor_question_open" ON "editor_question" USING btree ("settled_at","since");--> statement-breakpoint
CREATE INDEX "editor_question_subject" ON "editor_question" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "webhook_delivery_due" ON "webhook_delivery" USING btree ("delivered_at","next_try_at");--> statement-breakpoint
CREATE INDEX "webhook_delivery_subject" ON "webhook_delivery" USING btree ("webhook_id","subject","id");--> statement-breakpoint
CREATE INDEX "absence_player" ON "absence" USING btree ("player_id");--> statement-breakpoint
CREATE INDEX "absence_status" ON "absence" USING btree ("status");--> statement-breakpoint
CREATE INDEX "card_player" ON "card" USING btree ("player_id");--> statement-breakpoint
CREATE INDEX "caution_total_player" ON "caution_total" USING btree ("player_id");--> statement-breakpoint
CREATE INDEX "lineup_player_player" ON "lineup_player" USING btree ("player_id");--> statement-breakpoint
CREATE INDEX "loan_player" ON "loan" USING btree ("player_id");--> statement-breakpoint
CREATE INDEX "redirect_to" ON "redirect" USING btree ("to_ref");--> statement-breakpoint
ALTER TABLE "competition" ADD CONSTRAINT "competition_family_id_competition_family_id_fk" FOREIGN KEY ("family_id") REFERENCES "public"."competition_family"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fixture" ADD CONSTRAINT "fixture_depends_on_team_team_id_fk" FOREIGN KEY ("depends_on_team") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "injury" ADD CONSTRAINT "injury_occurred_in_guess_fixture_id_fk" FOREIGN KEY ("occurred_in_guess") REFERENCES "public"."fixture"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "competition_of_family" ON "competition" USING btree ("family_id");--> statement-breakpoint
CREATE INDEX "fixture_depends_on" ON "fixture" USING btree ("depends_on_fixture");