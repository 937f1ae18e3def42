/** The initial tabs of GraphiQL. */

const watch = `# Tab 1. Press play: the list is sent at once, and again whenever it changes. GraphiQL ends a subscription
# when you leave its tab: keep this one in its own window, and open this page in a second window for tabs 2 to 6.
subscription WatchBellingham {
  missedGamesChanged(player: { slug: "jude-bellingham" }) {
    missedGames {
      revision
      cause
      headline
      count { min max expected conditional }
      returnWindow { earliest likely latest }
      games {
        fixture { date round competition { name } home { shortName } away { shortName } }
        verdict
        chanceOfMissing
        provisional
        explanation
      }
    }
    changes { kind before after fixture { date home { shortName } away { shortName } } }
  }
}
`;

const look = `# Tab 2. The player's injury with its current estimate.
query Bellingham {
  player(by: { slug: "jude-bellingham" }) {
    name
    teams { name }
    injuries(filter: { statuses: [ACTIVE] }) {
      nodes {
        id
        bodyPart
        description
        estimate { revision basis overdue window { earliest likely latest } source { kind name } }
      }
    }
    missedGames { revision headline }
  }
}
`;

const revise = `# Tab 3. Open "Headers" below this editor and put the editor's token after "Bearer ": the server printed it
# at its first start, unless you set SIDELINED_EDITOR_TOKEN. Then press play, and look at the first window.
mutation Revise {
  reviseRecoveryEstimate(
    input: {
      player: { slug: "jude-bellingham" }
      estimate: { window: { earliest: "2026-03-01", likely: "2026-03-08", latest: "2026-03-15" } }
      source: { kind: CLUB, name: "Real Madrid" }
    }
  ) {
    __typename
    ... on Injury { estimate { revision window { earliest likely latest } } player { missedGames { headline } } }
    ... on Error { message }
  }
}
`;

const squad = `# Tab 4. A squad before its next game, and a match centre for it.
query Squad {
  now
  team(by: { slug: "real-madrid" }) {
    name
    nextFixture { id date home { shortName } away { shortName } availability { player { name } team { shortName } verdict explanation } }
    availability { player { name position } verdict chanceOfMissing explanation }
  }
}
`;

const whatIf = `# Tab 5. What if? Nothing is stored or sent to subscribers.
query WhatIf {
  previewMissedGames(input: { player: { slug: "jude-bellingham" }, estimate: { text: "about a month" } }) {
    ... on MissedGames { headline returnWindow { earliest likely latest } count { min max } }
    ... on Error { message }
  }
}
`;

const week = `# Tab 6. Advance the clock by a week, with the token in the headers as in tab 3. The demo clock only moves forward.
mutation AWeekGoesBy {
  advanceClock(input: { to: "2026-02-09T12:00:00Z" }) {
    ... on Clock { now }
    ... on Error { message }
  }
}
`;

export const exampleTabs = [
  { query: watch },
  { query: look },
  { query: revise, headers: '{ "authorization": "Bearer " }' },
  { query: squad },
  { query: whatIf },
  { query: week, headers: '{ "authorization": "Bearer " }' },
];
