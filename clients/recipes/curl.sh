#!/bin/sh
# Follows a player's list with curl: sh curl.sh URL SLUG. A lost stream is opened again from the last revision; the id of an
# event is its revision, and the event `final` is the last one.
url=$1 slug=$2 last=
while :; do
  # shellcheck disable=SC2094
  curl -sN "$url" -G -H 'accept: text/event-stream' ${last:+-H "last-event-id: $last"} \
    --data-urlencode 'query=subscription($slug:String!){missedGamesChanged(player:{slug:$slug}){missedGames{revision headline}}}' \
    --data-urlencode "variables={\"slug\":\"$slug\"}" |
    {
      while IFS= read -r line; do
        case $line in
        'id: '*) last=${line#id: } ;;
        'data: {'*) printf '%s\n' "${line#data: }" ;;
        esac
      done
      printf '%s' "$last" >"${TMPDIR:-/tmp}/sidelined-$$"
    }
  last=$(cat "${TMPDIR:-/tmp}/sidelined-$$")
  rm -f "${TMPDIR:-/tmp}/sidelined-$$"
  [ "$last" = final ] && exit 1
  sleep 1
done
