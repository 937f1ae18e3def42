/** The list of one player, with all fields that a normalized cache must overwrite. */
export const LIST = `subscription List($player: PlayerRef!, $since: Int) {
  missedGamesChanged(player: $player, sinceRevision: $since) {
    __typename
    missedGames { __typename id revision headline games { __typename id verdict chanceOfMissing } }
    changes { __typename kind availability { __typename id verdict chanceOfMissing } }
  }
}`;

export interface ListEvent {
  readonly missedGamesChanged: {
    readonly missedGames: {
      readonly id: string;
      readonly revision: number;
      readonly headline: string;
      readonly games: readonly { readonly id: string; readonly verdict: string }[];
    };
    readonly changes: readonly { readonly kind: string; readonly availability: { readonly id: string } | null }[];
  };
}
