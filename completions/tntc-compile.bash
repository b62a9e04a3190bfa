# bash completion of tntc-compile
# SPDX-License-Identifier: Apache-2.0

_tntc_compile() {
  local cur prev words
  COMPREPLY=()
  cur=${COMP_WORDS[COMP_CWORD]}
  prev=${COMP_WORDS[COMP_CWORD - 1]}
  # bash parts words at `=`: the flag is then one or two words back.
  [[ $cur == = ]] && cur=
  [[ $prev == = ]] && prev=${COMP_WORDS[COMP_CWORD - 2]}
  case $prev in
  --emit) words="document facts ir kubernetes mermaid networkpolicy none provision report report-markdown secrets teardown" ;;
  --diagnostics) words="github json sarif text" ;;
  --diagnostics-color) words="always auto never" ;;
  --secrets) words="omit plain" ;;
  --plugin-sandbox) words="bubblewrap none" ;;
  --grants) words="contract used" ;;
  --cron) words="annotation cronjob" ;;
  --mermaid) words="plain rich typed" ;;
  --fix) words="apply dry-run" ;;
  --print-schema) words="facts ir plugin report workflow workflow-reference" ;;
  --from) words="workflow ir" ;;
  --kind) words="backend check service" ;;
  --language) words="cpp go python" ;;
  --explain) words=$(tntc-compile --list-codes 2>/dev/null | cut -d' ' -f1) ;;
  --passes | --print-before | --print-after)
    words=$(tntc-compile --list-passes 2>/dev/null | cut -d' ' -f1)
    ;;
  esac
  if [[ -n $words ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
  elif [[ ${COMP_WORDS[1]} == plugin && $COMP_CWORD -gt 1 ]]; then
    mapfile -t COMPREPLY < <(compgen -W "new --kind --language" -- "$cur")
  elif [[ $cur == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "-o -n -j -W -MD -MF -MT --check --config --cron
      --deno --diagnostics --diagnostics-color --emit --enclave --from --explain
      --explain-grant --fix --force --grants --help --list-backends --list-codes --list-passes --list-plugins --max-errors
      --mermaid --metadata --passes --platform-key-file --plugin --plugin-opt --plugin-path
      --plugin-sandbox --plugin-timeout --print-after --print-before --print-config
      --print-schema --provenance --secrets --split --strict --time-report
      --typecheck --verify-diagnostics --version" -- "$cur")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$cur")
  fi
}
complete -o filenames -F _tntc_compile tntc-compile
