#!/bin/bash
# Makes the cluster's live state what the declaration says: live settings, topics, users, ACLs. Changes nothing that is
# as declared, never deletes what it was not told to, and ends with an error when something cannot be made so.
# bash builtins and Kafka's own tools only.
#
#   BOOTSTRAP         host:port of the brokers
#   BROKERS           how many brokers must be there before topics are made
#   TOOLS_DIR, TOOLS_SUFFIX
#   ACCESS_DIR        with client.properties and declaration.txt; USERS_DIR with one folder a user
#   AT_ONCE           how many changes are made at a time: each is a JVM of about 70 MiB
#   PROBE             "no" in tests whose brokers are no port
set -euf -o pipefail # f: a topic called * is a name, not a list of files
ACCESS_DIR=${ACCESS_DIR:-/etc/sluice/access}
USERS_DIR=${USERS_DIR:-/etc/sluice/users}
RUN_DIR=${RUN_DIR:-/run/sluice}
DEADLINE_SECONDS=${DEADLINE_SECONDS:-1200}
AT_ONCE=${AT_ONCE:-3}
failures=0 changes=0

# Every call of a tool is a JVM. The first one keeps its loaded classes, and the others start in half the time (Java 13 on; older ones pass
# over what they do not know). Nothing of it may reach the answers: they are read.
QUICK='-XX:+IgnoreUnrecognizedVMOptions -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xlog:disable'
ARCHIVE=${ARCHIVE:-/tmp/tools.jsa}
export KAFKA_JVM_PERFORMANCE_OPTS="$QUICK -XX:ArchiveClassesAtExit=$ARCHIVE"

tool() { "$TOOLS_DIR/$1$TOOLS_SUFFIX" --bootstrap-server "$BOOTSTRAP" --command-config "$ACCESS_DIR/client.properties" "${@:2}"; }
say() { printf '%s\n' "$*"; }
failed() { printf 'FAILED: %s\n' "$*" >&2; failures=$((failures + 1)); }

# change WHAT COMMAND…: begins a change. A few are made at once, none needs another; they are told in the order they began.
# Each may read a file "given-$begun", which is emptied once the change is told: it may hold a password.
begun=0 told=0
declare -a whats=() pids=()
change() {
  ((begun - told < AT_ONCE)) || tell_next
  "${@:2}" >"$RUN_DIR/said-$begun" 2>&1 &
  whats[begun]=$1 pids[begun]=$!
  begun=$((begun + 1))
}
tell_next() {
  local file=$RUN_DIR/said-$told
  if wait "${pids[told]}"; then say "${whats[told]}"; changes=$((changes + 1)); else failed "${whats[told]}: $(<"$file")"; fi
  : >"$file"
  [[ ! -e $RUN_DIR/given-$told ]] || : >"$RUN_DIR/given-$told"
  told=$((told + 1))
}
tell_rest() { while ((told < begun)); do tell_next; done; }

# Which settings, topics, users and ACLs are declared: one line each, see the header of declaration.txt.
declare -A live_settings=() topic_partitions=() topic_replicas=() topic_configs=() acls=() principals=()
topics=() users=() retired_topics=() retired_users=()
read_declaration() {
  local kind name rest
  while read -r kind name rest; do
    case $kind in
      setting) live_settings[$name]=$rest ;;
      topic) topics+=("$name"); read -r "topic_partitions[$name]" "topic_replicas[$name]" <<<"$rest"; topic_configs[$name]= ;;
      config) topic_configs[$name]+=$rest$'\n' ;;
      user) users+=("$name"); principals["User:$name"]=1 ;;
      principal) principals[$name]=1 ;;
      acl) acls["$name $rest"]=1 ;;
      retired-topic) retired_topics+=("$name") ;;
      retired-user) retired_users+=("$name") ;;
    esac
  done <"$ACCESS_DIR/declaration.txt"
}

# reachable: whether anybody listens at the brokers' address. Free, where a JVM that finds nobody costs a second of processor.
reachable() {
  local first=${BOOTSTRAP%%,*}
  [[ ${PROBE-} == no ]] || (exec 3<>"/dev/tcp/${first%:*}/${first##*:}") 2>/dev/null
}

wait_for_brokers() {
  local count
  until reachable; do
    ((SECONDS < DEADLINE_SECONDS)) || { failed "after $SECONDS s nobody listens at $BOOTSTRAP"; exit 1; }
    read -r -t 2 <> <(:) || true # a pause without a program
  done
  while :; do
    count_brokers
    KAFKA_JVM_PERFORMANCE_OPTS="$QUICK -Xshare:auto -XX:SharedArchiveFile=$ARCHIVE"
    ((count >= BROKERS)) && { say "$count brokers are there"; return; }
    ((SECONDS < DEADLINE_SECONDS)) || { failed "after $SECONDS s $count of $BROKERS brokers answer at $BOOTSTRAP: $answer"; exit 1; }
    say "waiting for brokers: $count of $BROKERS answer"
    read -r -t 2 <> <(:) || true # a pause without a program
  done
}

# count_brokers: into $count. One broker is there when it answers: it is asked for what must be known anyway.
count_brokers() {
  local line
  count=0
  if ((BROKERS == 1)); then
    if answer=$(tool kafka-topics --describe 2>&1); then count=1 described=$answer; fi
    return
  fi
  answer=$(tool kafka-broker-api-versions 2>&1) || true
  while IFS= read -r line; do
    if [[ $line =~ \(id:\ [0-9]+\ .*-\>\ \($ ]]; then count=$((count + 1)); fi
  done <<<"$answer"
}

# listing WHAT NAME ARG…: what a tool lists, in $listed. Without it nothing is compared: an empty list reads like "all is missing".
listing() {
  listed=$(tool "${@:2}") || { failed "$1 cannot be listed, so nothing was compared"; return 1; }
}

# overrides LISTING: lines "entity key=value" of what was set live.
overrides() {
  local entity='' line
  while IFS= read -r line; do
    case $line in
      'Dynamic configs for topic '*) entity=${line#Dynamic configs for topic } entity=${entity%% *} ;;
      'Default configs for brokers'*) entity=default ;;
      '  '*'='*) line=${line#  }; say "$entity ${line%% sensitive=*}" ;;
    esac
  done <<<"$1"
}

# converge WHAT LIVE DECLARED SCOPE…: sets what differs and removes what is not declared.
converge() {
  local what=$1 live=$2 declared=$3 line key set='' delete='' said=''
  declare -A now=() want=()
  while IFS= read -r line; do [[ $line ]] && now[${line%%=*}]=${line#*=}; done <<<"$live"
  while IFS= read -r line; do [[ $line ]] && want[${line%%=*}]=${line#*=}; done <<<"$declared"
  for key in "${!want[@]}"; do
    [[ ${now[$key]-unset} == "${want[$key]}" ]] && continue
    set+="$key=${want[$key]//\\/\\\\}"$'\n' said+=" $key=${want[$key]} (was ${now[$key]-unset})"
  done
  for key in "${!now[@]}"; do
    [[ ${want[$key]+set} ]] || { delete+=${delete:+,}$key; said+=" $key removed (was ${now[$key]})"; }
  done
  [[ $said ]] || return 0
  local arguments=()
  [[ $set ]] && { printf '%s' "$set" >"$RUN_DIR/given-$begun"; arguments+=(--add-config-file "$RUN_DIR/given-$begun"); }
  [[ $delete ]] && arguments+=(--delete-config "$delete")
  change "$what:$said" tool kafka-configs --alter "${@:4}" "${arguments[@]}"
}

apply_settings() {
  local live='' entity line key declared=''
  listing 'broker settings' kafka-configs --describe --entity-type brokers --entity-default || return 0
  while read -r entity line; do live+=$line$'\n'; done < <(overrides "$listed")
  for key in "${!live_settings[@]}"; do declared+="$key=${live_settings[$key]}"$'\n'; done
  converge 'broker settings' "$live" "$declared" --entity-type brokers --entity-default
}

declare -A found_partitions=() found_replicas=() found_configs=()
find_topics() {
  local line name entity rest known=''
  if [[ ${described+known} ]]; then listed=$described; else listing topics kafka-topics --describe || return 1; fi
  while IFS= read -r line; do
    [[ $line =~ ^Topic:\ ([^[:space:]]+).*PartitionCount:\ ([0-9]+).*ReplicationFactor:\ ([0-9]+) ]] || continue
    found_partitions[${BASH_REMATCH[1]}]=${BASH_REMATCH[2]}
    found_replicas[${BASH_REMATCH[1]}]=${BASH_REMATCH[3]}
  done <<<"$listed"
  for name in "${topics[@]}"; do known+=${found_partitions[$name]-}; done
  [[ $known ]] || return 0 # nothing to compare
  listing "topics' settings" kafka-configs --describe --entity-type topics || return 1
  while read -r entity rest; do found_configs[$entity]+=$rest$'\n'; done < <(overrides "$listed")
}

create_topic() {
  local name=$1 line arguments=()
  while IFS= read -r line; do [[ $line ]] && arguments+=(--config "$line"); done <<<"${topic_configs[$name]}"
  change "topic $name: created with ${topic_partitions[$name]} partitions, ${topic_replicas[$name]} replicas" \
    tool kafka-topics --create --topic "$name" --partitions "${topic_partitions[$name]}" --replication-factor "${topic_replicas[$name]}" "${arguments[@]}"
}

apply_topic() {
  local name=$1
  [[ ${found_partitions[$name]-} ]] || { create_topic "$name"; return; }
  local want=${topic_partitions[$name]} have=${found_partitions[$name]}
  if ((want > have)); then
    change "topic $name: $want partitions (was $have)" tool kafka-topics --alter --topic "$name" --partitions "$want"
  elif ((want < have)); then
    failed "topic $name has $have partitions and $want are declared: partitions cannot be taken away; declare $have, or move to a new topic"
  fi
  [[ ${found_replicas[$name]} == "${topic_replicas[$name]}" ]] || failed "topic $name has ${found_replicas[$name]} replicas and ${topic_replicas[$name]} are declared: that needs a reassignment (kafka-reassign-partitions), which is not done here"
  converge "topic $name" "${found_configs[$name]-}" "${topic_configs[$name]}" --entity-type topics --entity-name "$name"
}

apply_user() {
  local name=$1 password
  [[ -f $USERS_DIR/$name/password ]] || { failed "user $name: no password at $USERS_DIR/$name"; return; }
  password=$(<"$USERS_DIR/$name/password")
  printf 'SCRAM-SHA-512=iterations=8192,password=%s\n' "${password//\\/\\\\}" >"$RUN_DIR/given-$begun"
  change "user $name: password set (it cannot be compared)" tool kafka-configs --alter --entity-type users --entity-name "$name" --add-config-file "$RUN_DIR/given-$begun"
}

# An ACL is "principal resource-type pattern name operation", upper case but for principal and name.
declare -A found_acls=()
find_acls() {
  local line resource='' principal operation
  listing ACLs kafka-acls --list || return 1
  while IFS= read -r line; do
    if [[ $line =~ resourceType=([A-Z_]+),\ name=(.*),\ patternType=([A-Z]+)\) ]]; then
      resource="${BASH_REMATCH[1]} ${BASH_REMATCH[3]} ${BASH_REMATCH[2]}"
    elif [[ $line =~ principal=(.*),\ host=(.*),\ operation=([A-Z_]+),\ permissionType=([A-Z]+) ]]; then
      principal=${BASH_REMATCH[1]} operation=${BASH_REMATCH[3]}
      [[ ${principals[$principal]-} && ${BASH_REMATCH[4]} == ALLOW ]] || continue
      found_acls["$principal $resource $operation"]=1
    fi
  done <<<"$listed"
}

camel_case() { # DESCRIBE_CONFIGS is listed so, and taken as DescribeConfigs
  local word words result=''
  IFS=_ read -r -a words <<<"${1,,}"
  for word in "${words[@]}"; do result+=${word^}; done
  say "$result"
}

alter_acl() { # alter_acl --add|--remove PRINCIPAL TYPE PATTERN "OPERATION…" NAME…
  local action=$1 principal=$2 type=$3 pattern=$4 operation name arguments=()
  for operation in $5; do arguments+=(--operation "$(camel_case "$operation")"); done
  for name in "${@:6}"; do
    case $type in
      TOPIC) arguments+=(--topic "$name") ;;
      GROUP) arguments+=(--group "$name") ;;
      TRANSACTIONAL_ID) arguments+=(--transactional-id "$name") ;;
      CLUSTER) arguments+=(--cluster) ;;
    esac
  done
  [[ $action == --remove ]] && arguments+=(--force)
  change "acl $action $principal$5 on $type $pattern ${*:6}" \
    tool kafka-acls "$action" --allow-principal "$principal" "${arguments[@]}" --resource-pattern-type "${pattern,,}"
}

# alter_acls --add|--remove ACL…: one command for all names that one principal gets the same operations on.
alter_acls() {
  local acl who name key; declare -A operations=() names=()
  for acl in "${@:2}"; do operations[${acl% *}]+=" ${acl##* }"; done
  for acl in "${!operations[@]}"; do
    who=${acl% *} name=${acl##* }
    names["$who|$(sorted "${operations[$acl]}")"]+=" $name"
  done
  for key in "${!names[@]}"; do
    # shellcheck disable=SC2086 # words on purpose: none of the parts holds a space
    alter_acl "$1" ${key%|*} "${key#*|}" ${names[$key]}
  done
}

sorted() { # sorted WORDS: the same words in one order, so that equal sets are equal texts
  local word known result=''
  for known in READ WRITE CREATE DELETE ALTER DESCRIBE DESCRIBE_CONFIGS ALTER_CONFIGS CLUSTER_ACTION IDEMPOTENT_WRITE ALL; do
    for word in $1; do [[ $word == "$known" ]] && result+=" $word"; done
  done
  say "$result"
}

apply_acls() {
  local acl add=() remove=()
  find_acls || return 0
  for acl in "${!acls[@]}"; do [[ ${found_acls[$acl]-} ]] || add+=("$acl"); done
  for acl in "${!found_acls[@]}"; do [[ ${acls[$acl]-} ]] || remove+=("$acl"); done
  ((${#add[@]} == 0)) || alter_acls --add "${add[@]}"
  ((${#remove[@]} == 0)) || alter_acls --remove "${remove[@]}"
}

retire_topics() {
  local name
  for name in "${retired_topics[@]}"; do
    [[ ${found_partitions[$name]-} ]] && change "topic $name: deleted, as it is retired" tool kafka-topics --delete --topic "$name"
  done
  return 0
}

retire_users() { # Kafka refuses to take away a password that is not there
  local name line
  ((${#retired_users[@]})) || return 0
  listing users kafka-configs --describe --entity-type users || return 0
  for name in "${retired_users[@]}"; do
    while IFS= read -r line; do
      [[ $line == *"user-principal '$name' are "*SCRAM-SHA-512* ]] || continue
      change "user $name: cannot log in any more, as it is retired" tool kafka-configs --alter --entity-type users --entity-name "$name" --delete-config SCRAM-SHA-512
    done <<<"$listed"
  done
}

read_declaration
wait_for_brokers
apply_settings
if find_topics; then
  for name in "${topics[@]}"; do apply_topic "$name"; done
  retire_topics
fi
for name in "${users[@]}"; do apply_user "$name"; done
((${#principals[@]} == 0)) || apply_acls
retire_users
tell_rest
say "done: $changes changed, $failures failed"
((failures == 0))
