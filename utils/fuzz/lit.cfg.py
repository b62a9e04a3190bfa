"""One test a fuzzer. `--param seconds=N` says for how long each runs."""

import lit.formats

config.name = "TNTC-fuzz"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".test"]
config.test_source_root = config.src + "/utils/fuzz"
config.test_exec_root = config.build + "/utils/fuzz"
config.substitutions.append(
    (
        "%fuzz",
        "%s/utils/fuzz/run.sh %s %s"
        % (config.src, config.build, lit_config.params.get("seconds", "30")),
    )
)
