# shellcheck shell=bash
# What .ci/run and .ci/nightly share. Sourced, never run.

logs=$(mktemp -d --suffix=.tiktickets-ci)
step="start"
at_exit=
passed=0
failed=0
skipped=0
summary=()

say() { printf '\n== %s\n' "$*"; }

die() {
  printf '%s: %s\n' "$step" "$*" >&2
  exit 1
}

# The closing line is the last one, however the run ends.
finish() {
  local status=$?
  $at_exit
  if ((status != 0 && failed == 0)); then failed=1; fi
  say "Result"
  if ((${#summary[@]})); then printf '%s\n' "${summary[@]}"; fi
  printf 'minutes in all: %s\n' "$(minutes_since 0)"
  if ((status != 0)); then printf 'FAILED in: %s (logs: %s)\n' "$step" "$logs"; fi
  printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
  if ((status == 0 && failed > 0)); then status=1; fi
  exit "$status"
}

minutes_since() { awk -v s="$((SECONDS - $1))" 'BEGIN { printf "%.1f", s / 60 }'; }

install() {
  say "Installing $1"
  export DEBIAN_FRONTEND=noninteractive
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$1"; } >"$logs/apt-$1.log" 2>&1 ||
    die "$1 is missing and cannot be installed, see $logs/apt-$1.log"
}

need() {
  command -v "$1" >/dev/null || install "$2"
}

# Prints the home of the first JDK whose feature version lies between $1 and $2.
find_jdk() {
  local home version
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    [[ -n $home && -x $home/bin/javac && -f $home/release ]] || continue
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
    if ((version >= $1 && version <= $2)); then
      printf '%s\n' "$home"
      return
    fi
  done
}

# run_logged NAME COMMAND...: the log is kept; of a failure the end is shown.
run_logged() {
  local name=$1 status=0
  shift
  "$@" >"$logs/$name.log" 2>&1 </dev/null || status=$?
  if ((status != 0)); then tail -n 100 "$logs/$name.log"; fi
  return "$status"
}

attribute_sum() {
  local name=$1
  shift
  sed -n "s/.*<testsuite .* $name=\"\([0-9]*\)\".*/\1/p" "$@" | awk '{ sum += $1 } END { print sum + 0 }'
}

# tests_with ELEMENTS REPORT...: each test of the reports that has one of these elements, with the reason it gives.
tests_with() {
  local elements=$1
  shift
  awk -v elements="<($elements)[ >]" '
    match($0, /<testcase [^>]*/) { test = substr($0, RSTART, RLENGTH) }
    $0 ~ elements {
      name = test; sub(/.* name="/, "", name); sub(/".*/, "", name)
      class = test; sub(/.* classname="/, "", class); sub(/".*/, "", class); sub(/.*\./, "", class)
      reason = $0; if (!sub(/.* ?message="/, "", reason)) reason = "no message"; sub(/".*/, "", reason); gsub(/&#10;/, " ", reason)
      printf "  %s.%s: %s\n", class, name, substr(reason, 1, 300)
    }' "$@"
}

# asked_live SUITE REPORT...: what one run of the stack has asked of its live backends. A query without the expected answer is a failed test.
asked_live() {
  local suite=$1
  shift
  summary+=("$suite, asked live: $(cases DashboardIT panelShowsSomething "$@") expressions and $(cases DashboardIT variableHasValues "$@") variables of dashboards, \
$(cases PromisedMetricsIT prometheusHasTheMetricByItsName "$@") metrics by their name in Prometheus, $(cases ShippedAlertIT alertReachesItsReceiver "$@") alerts provoked")
}

# cases CLASS METHOD REPORT...: how many tests of a method have run.
cases() {
  local class=$1 method=$2
  shift 2
  cat "$@" </dev/null | grep -c "<testcase name=\"${method}[(\"].*classname=\"[^\"]*\.$class\"" || true
}

# count SUITE REPORT...: a suite that ran nothing has failed.
count() {
  local suite=$1 tests bad skip flaky
  shift
  if (($# == 0)); then
    summary+=("$suite: no reports")
    failed=$((failed + 1))
    return
  fi
  tests=$(attribute_sum tests "$@")
  bad=$(($(attribute_sum errors "$@") + $(attribute_sum failures "$@")))
  skip=$(attribute_sum skipped "$@")
  summary+=("$suite: $tests tests, $bad failed, $skip skipped")
  if ((bad > 0)); then summary+=("$(tests_with 'failure|error' "$@")"); fi
  flaky=$(tests_with 'flakyFailure|flakyError' "$@")
  if [[ -n $flaky ]]; then summary+=("$suite, passed only when run again:" "$flaky"); fi
  passed=$((passed + tests - bad - skip))
  failed=$((failed + bad))
  skipped=$((skipped + skip))
  if ((tests - skip <= 0)); then
    summary+=("$suite: ran no test")
    failed=$((failed + 1))
  fi
}

# count_maven SUITE: what the Maven build that just ended has reported, by kind.
count_maven() {
  local suite=$1
  shopt -s nullglob
  count "$suite, modules" ./*/target/surefire-reports/TEST-*.xml ./*/target/failsafe-reports/TEST-*.xml
  count "$suite, consumers" ./*/target/it/*/target/{surefire,failsafe}-reports/TEST-*.xml
  shopt -u nullglob
}

# The fenced block that follows a marker comment in the README.
readme_block() {
  awk -v marker="<!-- $1 -->" '
    $0 == marker { armed = 1; next }
    armed && /^```/ { if (inside) exit; inside = 1; next }
    inside { print }' README.md
}

# The images of the stack: where they cannot be pulled, a neighbour builds them.
backends() {
  if [[ -x ../shared/backends/build ]]; then run_logged backends ../shared/backends/build || die "the images are not built"; fi
  docker compose version >/dev/null || die "no Docker with its compose plugin"
}

# Testcontainers, without its helper container, which would need an image of its own.
without_helper_container() {
  export TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1 TESTCONTAINERS_RYUK_DISABLED=true
}

# end_to_end NAME ARGUMENTS...: the suite of that name, against the services of monitoring/.
end_to_end() {
  local name=$1 status=0
  shift
  # "set -e" is off where a caller looks at the status: what must not fail says so.
  backends
  [[ -z $(containers | awk '!/^tiktickets-e2e-/ && $3 !~ /^(Created|Exited|Dead)$/') ]] ||
    die "the stack of this checkout is running and has the ports: stop it with docker compose -f monitoring/docker-compose.observability.yml down"
  without_helper_container
  at_exit=stop_stack
  stop_stack
  free_ports || return
  rm -rf ./*/target/failsafe-reports
  JAVA_HOME=${jdk17:?} run_logged "$name" ./mvnw -B -ntp -Pe2e verify -pl sample-app -am \
    -De2e.validation.file="$PWD/sample-app/target/e2e/$name.md" "$@" || status=$?
  if ((status != 0)); then grep -m 10 -E 'Error response from daemon|no such image|is unhealthy|exited \([1-9]' "$logs/$name.log" || true; fi
  shopt -s nullglob
  count "$name" ./*/target/failsafe-reports/TEST-*.xml
  asked_live "$name" ./*/target/failsafe-reports/TEST-*.xml
  shopt -u nullglob
  stop_stack
  at_exit=
  return "$status"
}

# Another stack may have the default ports, one that Docker has started again by itself for example.
free_ports() {
  local setting name port
  [[ ! -e monitoring/.env ]] || return 0
  monitoring/init >>"$logs/docker.log" || return
  while IFS='=' read -r name port; do
    setting=$port
    while (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 10000 > 65535 ? port - 9990 : port + 10000)); done
    sed -i "s/^$name=$setting\$/$name=$port/" monitoring/.env
  done < <(grep -E '^[A-Z_]+_PORT=' monitoring/.env)
}

# Project, id and state of each container that was started from this checkout, by the suite or by an operator.
containers() {
  docker ps -a --filter "label=com.docker.compose.project.working_dir=$PWD/monitoring" \
    --format '{{.Label "com.docker.compose.project"}} {{.ID}} {{.Status}}'
}

# What the suite has started, under a name of its own; an operator's containers stay.
# Networks too, which a run that was killed has left: Docker has addresses for some thirty.
stop_stack() {
  local project
  for project in $(containers | awk '/^tiktickets-e2e-/ { print $1 }' | sort -u); do
    containers | awk -v project="$project" '$1 == project { print $2 }' | xargs -r docker rm -fv
    docker network ls -q --filter "label=com.docker.compose.project=$project" | xargs -r docker network rm
  done >>"$logs/docker.log" 2>&1
}
