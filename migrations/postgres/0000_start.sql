CREATE TABLE "audit" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"what" text collate "C" NOT NULL,
	"writer" text collate "C" NOT NULL,
	"token_name" text collate "C",
	"token_scope" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "audit_subject" (
	"audit_id" text collate "C" NOT NULL,
	"place" integer NOT NULL,
	"kind" text collate "C" NOT NULL,
	"ref" text collate "C" NOT NULL,
	CONSTRAINT "audit_subject_audit_id_place_pk" PRIMARY KEY("audit_id","place")
);
--> statement-breakpoint
CREATE TABLE "competition" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"slug" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"season" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"imported_as_of" bigint,
	CONSTRAINT "competition_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "estimate" (
	"injury_id" text collate "C" NOT NULL,
	"revision" integer NOT NULL,
	"basis" text collate "C" NOT NULL,
	"earliest" text collate "C",
	"likely" text collate "C",
	"latest" text collate "C",
	"text" text collate "C",
	"source_kind" text collate "C",
	"source_name" text collate "C",
	"source_url" text collate "C",
	"note" text collate "C",
	"reported_at" bigint NOT NULL,
	"recorded_at" bigint NOT NULL,
	"audit_id" text collate "C",
	CONSTRAINT "estimate_injury_id_revision_pk" PRIMARY KEY("injury_id","revision")
);
--> statement-breakpoint
CREATE TABLE "external_id" (
	"noun" text collate "C" NOT NULL,
	"source" text collate "C" NOT NULL,
	"value" text collate "C" NOT NULL,
	"ref" text collate "C" NOT NULL,
	CONSTRAINT "external_id_noun_source_value_pk" PRIMARY KEY("noun","source","value")
);
--> statement-breakpoint
CREATE TABLE "fixture" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"competition_id" text collate "C" NOT NULL,
	"round" text collate "C",
	"home_id" text collate "C",
	"away_id" text collate "C",
	"day" text collate "C",
	"kickoff_at" bigint,
	"original_day" text collate "C",
	"status" text collate "C" NOT NULL,
	"certainty" text collate "C" NOT NULL,
	"condition" text collate "C",
	"home_goals" integer,
	"away_goals" integer,
	"venue" text collate "C",
	"note" text collate "C",
	"order_key" text collate "C" NOT NULL,
	CONSTRAINT "fixture_order_key_unique" UNIQUE("order_key")
);
--> statement-breakpoint
CREATE TABLE "injury" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"player_id" text collate "C" NOT NULL,
	"body_part" text collate "C" NOT NULL,
	"side" text collate "C",
	"diagnosis" text collate "C",
	"description" text collate "C",
	"occurred_on" text collate "C" NOT NULL,
	"occurred_in" text collate "C",
	"status" text collate "C" NOT NULL,
	"returned_on" text collate "C",
	"withdrawal_note" text collate "C",
	"standing_estimate" integer NOT NULL,
	"order_key" text collate "C" NOT NULL,
	CONSTRAINT "injury_order_key_unique" UNIQUE("order_key")
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"player_id" text collate "C" NOT NULL,
	"place" integer NOT NULL,
	"team_id" text collate "C" NOT NULL,
	"from_day" text collate "C",
	"until_day" text collate "C",
	CONSTRAINT "membership_player_id_place_pk" PRIMARY KEY("player_id","place")
);
--> statement-breakpoint
CREATE TABLE "player" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"slug" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"position" text collate "C",
	"birth_date" text collate "C",
	"nationality" text collate "C",
	"search" text collate "C" NOT NULL,
	CONSTRAINT "player_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "published" (
	"player_id" text collate "C" NOT NULL,
	"revision" integer NOT NULL,
	"published_at" bigint NOT NULL,
	"cause" text collate "C" NOT NULL,
	"list" text collate "C" NOT NULL,
	CONSTRAINT "published_player_id_revision_pk" PRIMARY KEY("player_id","revision")
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"name" text collate "C" PRIMARY KEY NOT NULL,
	"value" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "suspension" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"player_id" text collate "C" NOT NULL,
	"competition_id" text collate "C" NOT NULL,
	"matches" integer NOT NULL,
	"reason" text collate "C",
	"imposed_on" text collate "C" NOT NULL,
	"lifted_at" bigint,
	"note" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "team" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"slug" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"short_name" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"country" text collate "C",
	"time_zone" text collate "C" NOT NULL,
	"search" text collate "C" NOT NULL,
	CONSTRAINT "team_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "token" (
	"hash" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"scope" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"last_used_at" bigint,
	"revoked_at" bigint
);
--> statement-breakpoint
ALTER TABLE "audit_subject" ADD CONSTRAINT "audit_subject_audit_id_audit_id_fk" FOREIGN KEY ("audit_id") REFERENCES "public"."audit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "estimate" ADD CONSTRAINT "estimate_injury_id_injury_id_fk" FOREIGN KEY ("injury_id") REFERENCES "public"."injury"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "estimate" ADD CONSTRAINT "estimate_audit_id_audit_id_fk" FOREIGN KEY ("audit_id") REFERENCES "public"."audit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fixture" ADD CONSTRAINT "fixture_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fixture" ADD CONSTRAINT "fixture_home_id_team_id_fk" FOREIGN KEY ("home_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fixture" ADD CONSTRAINT "fixture_away_id_team_id_fk" FOREIGN KEY ("away_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "injury" ADD CONSTRAINT "injury_player_id_player_id_fk" FOREIGN KEY ("player_id") REFERENCES "public"."player"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "injury" ADD CONSTRAINT "injury_occurred_in_fixture_id_fk" FOREIGN KEY ("occurred_in") REFERENCES "public"."fixture"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_player_id_player_id_fk" FOREIGN KEY ("player_id") REFERENCES "public"."player"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_team_id_team_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."team"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published" ADD CONSTRAINT "published_player_id_player_id_fk" FOREIGN KEY ("player_id") REFERENCES "public"."player"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspension" ADD CONSTRAINT "suspension_player_id_player_id_fk" FOREIGN KEY ("player_id") REFERENCES "public"."player"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suspension" ADD CONSTRAINT "suspension_competition_id_competition_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_token" ON "audit" USING btree ("token_name","id");--> statement-breakpoint
CREATE INDEX "audit_what" ON "audit" USING btree ("what","id");--> statement-breakpoint
CREATE INDEX "audit_subject_ref" ON "audit_subject" USING btree ("ref","audit_id");--> statement-breakpoint
CREATE INDEX "external_id_ref" ON "external_id" USING btree ("ref");--> statement-breakpoint
CREATE INDEX "fixture_home" ON "fixture" USING btree ("home_id","day");--> statement-breakpoint
CREATE INDEX "fixture_away" ON "fixture" USING btree ("away_id","day");--> statement-breakpoint
CREATE INDEX "fixture_competition" ON "fixture" USING btree ("competition_id");--> statement-breakpoint
CREATE INDEX "fixture_kickoff" ON "fixture" USING btree ("kickoff_at");--> statement-breakpoint
CREATE INDEX "injury_player" ON "injury" USING btree ("player_id");--> statement-breakpoint
CREATE INDEX "injury_status" ON "injury" USING btree ("status");--> statement-breakpoint
CREATE INDEX "membership_team" ON "membership" USING btree ("team_id");--> statement-breakpoint
CREATE UNIQUE INDEX "published_when" ON "published" USING btree ("player_id","published_at","revision");--> statement-breakpoint
CREATE INDEX "suspension_player" ON "suspension" USING btree ("player_id");--> statement-breakpoint
CREATE UNIQUE INDEX "token_in_force" ON "token" USING btree ("name") WHERE revoked_at is null;