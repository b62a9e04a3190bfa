# bash completion of tntc-plugin-test
# SPDX-License-Identifier: Apache-2.0

_tntc_plugin_test() {
  local cur prev words
  COMPREPLY=()
  cur=${COMP_WORDS[COMP_CWORD]}
  prev=${COMP_WORDS[COMP_CWORD - 1]}
  # bash parts words at `=`: the flag is then one or two words back.
  [[ $cur == = ]] && cur=
  [[ $prev == = ]] && prev=${COMP_WORDS[COMP_CWORD - 2]}
  case $prev in
  --plugin-sandbox) words="bubblewrap none" ;;
  esac
  if [[ -n $words ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
  elif [[ $cur == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "--help --plugin-opt --plugin-sandbox --plugin-timeout
      --print-requests --version" -- "$cur")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$cur")
  fi
}
complete -o filenames -F _tntc_plugin_test tntc-plugin-test
