# What is left for a person after --fix, told by the messages.
s/"gihub"/"github"/
s/"repositry"/"repository"/
s/`GitHub refused .*`/`GitHub answered ${answer.status}`/
s/release: {/releases: {/
s/input\.release\.map/input.releases.map/
s#/var/cache/#/tmp/#
/Deno.env.get/d
s/ lines in ${home}/ lines/
/token: chat.secret }/d
s#await fetch("http://slack.com/api#await chat.fetch!("/api#
/metrics.acme.example/d
/new Worker/d
s/input\.text\.lines/input.text.length/
