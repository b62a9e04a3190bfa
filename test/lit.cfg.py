"""What the paths of lit.site.cfg.py mean to a test."""

import os

import lit.formats

config.name = "TNTC-sanitized" if config.sanitized else "TNTC"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".test", ".yaml", ".ts"]
config.excludes = ["Inputs", "Golden", "Tools", "kubernetes-1.28", "kubernetes-1.34"]
config.test_source_root = os.path.join(config.src, "test")
config.test_exec_root = os.path.join(config.build, "test")

deno = config.src + "/node_modules/@deno/linux-x64-glibc/deno"
config.substitutions += [
    # `not` passes for any code but 0; a fault of the input is 1 and no other.
    ("%exits", "/usr/bin/python3 %s/utils/exits.py" % config.src),
    ("%python", "/usr/bin/python3"),
    ("%lit", "/usr/bin/python3 %s/../build/utils/lit/lit.py" % config.llvm_tools),
    ("%node_modules", config.src + "/node_modules"),
    ("%deno", deno),
    ("%templates", config.src + "/templates"),
    ("%build", config.build),
    ("%src", config.src),
    # Generated ones: sanitizers make each ten times as slow.
    ("%programs", "1000" if config.sanitized else "10000"),
]

config.environment["PATH"] = os.pathsep.join(
    [config.build + "/bin", config.llvm_tools, os.environ["PATH"]]
)
# A time zone and a locale that nobody's output may depend on.
config.environment.update(TZ="Pacific/Chatham", LC_ALL="C", NO_COLOR="1")
for name in ("HOME", "TNTC_CACHE", "XDG_CACHE_HOME", "GOFLAGS", "GOPROXY"):
    if name in os.environ:
        config.environment[name] = os.environ[name]
if config.sanitized:
    config.available_features.add("sanitized")
    config.environment["ASAN_OPTIONS"] = "detect_leaks=1"
