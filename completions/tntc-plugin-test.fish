# fish completion of tntc-plugin-test
# SPDX-License-Identifier: Apache-2.0

complete -c tntc-plugin-test -l help -d 'Print help'
complete -c tntc-plugin-test -l plugin-opt -x -d 'Option of the plugin'
complete -c tntc-plugin-test -l plugin-sandbox -x -a 'bubblewrap none' -d 'How a program runs'
complete -c tntc-plugin-test -l plugin-timeout -x -d 'Time for one answer, in ms'
complete -c tntc-plugin-test -l print-requests -d 'Print what would be asked'
complete -c tntc-plugin-test -l version -d 'Print the version'
