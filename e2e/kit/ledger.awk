# Compares what a consumer read with what a producer was told. First the file of the one (stage=read), then of the other (stage=acks).
# Prints the inside of a JSON object; writes each record's way, in ms from send to acknowledgement, to the file named by "latencies".

function text(name) {
  if (!match($0, "\"" name "\":\"[^\"]*\"")) return ""
  return substr($0, RSTART + length(name) + 4, RLENGTH - length(name) - 5)
}
function number(name) {
  if (!match($0, "\"" name "\":[0-9]+")) return 0
  return substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3) + 0
}

BEGIN { printf "" > latencies }
stage == "read" {
  split($0, part, "\t")
  if (index(part[2], run ".") != 1) { foreign++; next }
  seen++
  sub(/^[A-Za-z]*:/, "", part[1])
  if (part[2] in created) duplicates++
  else created[part[2]] = part[1] + 0
  next
}
/"producer_send_error"/ { failed++; if (!reason) reason = text("exception") ": " text("message") " (" number("timestamp") ")" }
/"producer_send_success"/ {
  acked++
  value = text("value")
  now = number("timestamp")
  if (last && now - last > gap) gap = now - last
  last = now
  if (value in created) print now - created[value] > latencies
  else lost++
}
END {
  printf "\"acked\":%d,\"failed\":%d,\"failure\":\"%s\",\"read\":%d,\"duplicates\":%d,\"foreign\":%d,\"lost\":%d,\"longestGapMs\":%.0f", \
    acked, failed, reason, seen, duplicates, foreign, lost, gap
}
