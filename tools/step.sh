# shellcheck shell=bash
# Steps with a log each and one line of progress, for the scripts people start. Sourced, not run; the
# caller sets `root` to the checkout. What is said here is for people, so it is Dutch and on stderr.

step_log_dir=${root:?}/.deps/log
step_log_tail=${CI:+100}
step_ticker=

# Shows the running step on one line of the terminal, with ninja's count when the log has one.
step_tick() { # text, log, second at which the step began
  local count
  while kill -0 $$ 2>/dev/null; do
    count=$(tail -c 400 -- "$2" 2>/dev/null | grep -oE '^\[[0-9]+/[0-9]+\]' | tail -n 1 || true)
    printf '\r\033[K  %s  %s s %s' "$1" "$((SECONDS - $3))" "$count" >&2
    sleep 0.5
  done
}

step_stop_ticker() {
  [[ -n $step_ticker ]] || return 0
  kill "$step_ticker" 2>/dev/null || true
  wait "$step_ticker" 2>/dev/null || true
  step_ticker=
  printf '\r\033[K' >&2
}
trap step_stop_ticker EXIT

# step TEXT LOG ADVICE COMMAND...: runs the command with its output in .deps/log/LOG.log. When it
# fails, says what failed, where the log is and what to do, and ends the script with its exit code.
step() {
  local text=$1 log=$step_log_dir/$2.log advice=$3 began=$SECONDS status
  shift 3
  mkdir -p -- "$step_log_dir"
  : >"$log"
  if [[ -t 2 ]]; then
    step_tick "$text" "$log" "$began" &
    step_ticker=$!
  fi
  set +e
  (
    set -e
    "$@"
  ) >"$log" 2>&1 </dev/null
  status=$?
  set -e
  step_stop_ticker
  if ((status == 0)); then
    printf '  %s  %s s\n' "$text" "$((SECONDS - began))" >&2
    return 0
  fi
  {
    printf '\nMislukt na %s s: %s.\n' "$((SECONDS - began))" "$text"
    printf 'Het einde van het logboek:\n'
    tail -n "${step_log_tail:-15}" -- "$log" | sed 's/^/    /'
    printf 'Het hele logboek: %s\n%s\n' "$log" "$advice"
  } >&2
  exit "$status"
}
