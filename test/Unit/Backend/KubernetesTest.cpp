//===- KubernetesTest.cpp - objects of hand-made workflows ----------------===//
// SPDX-License-Identifier: Apache-2.0
//===----------------------------------------------------------------------===//

#include "BackendFixture.h"

#include "tntc/IR/ObjectNames.h"
#include "tntc/Support/Hash.h"

using namespace tntc;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

namespace {
class Kubernetes : public BackendFixture {};
} // namespace

static std::vector<std::string> kinds(const ArtifactSet &set) {
  std::vector<std::string> list;
  for (const Artifact &artifact : set.artifacts())
    list.push_back(artifact.kind);
  return list;
}

TEST_F(Kubernetes, PutsWhatAPodNeedsBeforeIt) {
  read(R"(name: all
version: "1.0"
triggers:
  - {type: cron, name: daily, schedule: 0 9 * * *}
  - {type: cron, schedule: TZ=Europe/Berlin 0 8 * * 1-5}
nodes:
  only: {path: ./only.ts, description: d}
deployment:
  autoscale: {min: 2, max: 5, cpu: 70}
contract:
  version: "1"
  dependencies:
    api: {protocol: https, host: api.example, auth: {type: t, secret: api.key}}
)");
  grantSecret("api", "key", "api.key");
  values.emplace("api.key", SecretText("v"));
  options.secrets = BackendOptions::Secrets::Plain;
  emit("kubernetes");
  EXPECT_THAT(kinds(artifacts),
              ElementsAre("ConfigMap", "ConfigMap", "Secret", "NetworkPolicy",
                          "NetworkPolicy", "Service", "Deployment",
                          "HorizontalPodAutoscaler", "CronJob", "CronJob"));
  for (const Artifact &artifact : artifacts.artifacts()) {
    EXPECT_EQ(artifact.file, "team/example.yaml");
    EXPECT_EQ(artifact.sensitive, artifact.kind == "Secret");
    // No enclave is known.
    EXPECT_THAT(artifact.bytes, Not(HasSubstr("namespace:")));
  }
  std::string job = part("cronjob-all-cron.yaml");
  EXPECT_THAT(job, HasSubstr("  schedule: 0 8 * * 1-5\n"
                             "  timeZone: Europe/Berlin\n"
                             "  concurrencyPolicy: Forbid\n"));
  EXPECT_THAT(job, HasSubstr("            - http://all:8080/run\n"
                             "            env:\n"));
  EXPECT_THAT(part("cronjob-all-daily.yaml"),
              HasSubstr("            - http://all:8080/run\n"
                        "            - daily\n"));
  // The autoscaler sets the number.
  EXPECT_THAT(part("deployment-all.yaml"), Not(HasSubstr("replicas")));
}

TEST_F(Kubernetes, PutsItsNamespaceOnEveryObject) {
  read(R"(name: all
version: "1.0"
triggers:
  - {type: cron, name: daily, schedule: 0 9 * * *}
nodes:
  only: {path: ./only.ts, description: d}
deployment:
  autoscale: {max: 5}
)");
  workflow->enclave = ir::Text::written("team", workflow->name.span);
  emit("kubernetes");
  EXPECT_EQ(artifacts.artifacts().size(), 8u);
  for (const Artifact &artifact : artifacts.artifacts())
    EXPECT_THAT(artifact.bytes, HasSubstr("\n  namespace: team\n"))
        << artifact.part;
  EXPECT_THAT(part("cronjob-all-daily.yaml"),
              HasSubstr("--allow-net=all.team.svc.cluster.local:8080\n"));
}

// Nothing of the workflow selects a cron pod (decision O18).
TEST_F(Kubernetes, KeepsCronPodsApart) {
  read(R"(name: all
version: "1.0"
triggers:
  - {type: cron, name: daily, schedule: 0 9 * * *}
nodes:
  only: {path: ./only.ts, description: d}
)");
  emit("kubernetes");
  EXPECT_THAT(part("cronjob-all-daily.yaml"),
              HasSubstr("          labels:\n"
                        "            app.kubernetes.io/managed-by: tentacular\n"
                        "            tentacular.dev/role: trigger\n"
                        "            tentacular.io/trigger-of: all\n"));
  EXPECT_THAT(part("networkpolicy-all-trigger-netpol.yaml"),
              HasSubstr("  podSelector:\n"
                        "    matchLabels:\n"
                        "      tentacular.dev/role: trigger\n"
                        "      tentacular.io/trigger-of: all\n"));
}

// Both together would fire twice.
TEST_F(Kubernetes, WritesSchedulesAsAnnotationsInstead) {
  read(R"(name: all
version: "1.0"
triggers:
  - {type: cron, name: daily, schedule: 0 9 * * *}
nodes:
  only: {path: ./only.ts, description: d}
)");
  options.cronAnnotation = true;
  emit("kubernetes");
  EXPECT_THAT(kinds(artifacts), Not(testing::Contains("CronJob")));
  EXPECT_EQ(part("networkpolicy-all-trigger-netpol.yaml"), "");
  EXPECT_THAT(part("deployment-all.yaml"),
              HasSubstr("    tentacular.io/cron-schedule: 0 9 * * *\n"));
}

// Joined by commas they could not be told apart (decision I11).
TEST_F(Kubernetes, KeepsSeveralScheduleAnnotationsApart) {
  read(R"(name: all
version: "1.0"
triggers:
  - {type: cron, name: a, schedule: "0,30 * * * *"}
  - {type: cron, name: b, schedule: "@daily"}
nodes:
  only: {path: ./only.ts, description: d}
)");
  options.cronAnnotation = true;
  emit("kubernetes");
  EXPECT_THAT(part("deployment-all.yaml"),
              HasSubstr("    tentacular.io/cron-schedule.all-a: 0,30 * * * *\n"
                        "    tentacular.io/cron-schedule.all-b: \"@daily\"\n"));
}

TEST_F(Kubernetes, LeavesTheSecretOutUnlessAskedFor) {
  read(smallWorkflow);
  grantSecret("api", "key", "small");
  grantSecret("api", "other", "small");
  values.emplace("api.key", SecretText("hunter2"));
  std::string text = emit("kubernetes");
  EXPECT_THAT(kinds(artifacts), Not(testing::Contains("Secret")));
  EXPECT_THAT(text, Not(HasSubstr("hunter2")));
  EXPECT_THAT(text, Not(HasSubstr(base64("hunter2"))));
  std::vector<Diagnostic> said = diags.finish();
  ASSERT_EQ(said.size(), 1u);
  EXPECT_EQ(said[0].id, diag::SecretLeftOut);
  EXPECT_EQ(said[0].message, "Secret 'small-secrets' is left out, and the pod "
                             "waits for its keys: 'api.key', 'api.other'");
}

TEST_F(Kubernetes, WritesOnlyGrantedSecretsAndMountsOnlyThose) {
  read(smallWorkflow);
  grantSecret("api", "key", "small");
  values.emplace("api.key", SecretText("hunter2"));
  values.emplace("api.unused", SecretText("nobody asked"));
  platformKey = SecretText("platform");
  options.secrets = BackendOptions::Secrets::Plain;
  emit("kubernetes");
  EXPECT_THAT(part("secret-small-secrets.yaml"),
              testing::EndsWith("type: Opaque\n"
                                "data:\n"
                                "  api.key: aHVudGVyMg==\n"));
  std::string pod = part("deployment-small.yaml");
  EXPECT_THAT(pod, HasSubstr("          secretName: small-secrets\n"
                             "          defaultMode: 292\n"
                             "          items:\n"
                             "          - key: api.key\n"
                             "            path: api.key\n"
                             "      - name: tmp\n"));
  std::string sum = hmacSha256Hex("platform", StringRef("api.key\0"
                                                        "7\0"
                                                        "hunter2",
                                                        17));
  EXPECT_THAT(pod,
              HasSubstr("tentacular.io/checksum-secrets: \"" + sum + "\"\n"));
  EXPECT_THAT(codes(), IsEmpty());
}

// A plain hash would let anybody who can read Deployments guess values.
TEST_F(Kubernetes, HashesNoSecretWithoutAKey) {
  read(smallWorkflow);
  grantSecret("api", "key", "small");
  values.emplace("api.key", SecretText("hunter2"));
  options.secrets = BackendOptions::Secrets::Plain;
  EXPECT_THAT(emit("kubernetes"), Not(HasSubstr("checksum-secrets")));
}

TEST_F(Kubernetes, MountsNoSecretsWhenNoneAreGranted) {
  read(smallWorkflow);
  emit("kubernetes");
  EXPECT_THAT(part("deployment-small.yaml"), Not(HasSubstr("secret")));
}

TEST_F(Kubernetes, ShipsFilesByteForByte) {
  read(smallWorkflow);
  ship("nodes/only.ts", "nodes__only.ts", "  a\n\tb\n\n");
  ship("nodes/crlf.ts", "nodes__crlf.ts", "a\r\n");
  emit("kubernetes");
  std::string code = part("configmap-small-code.yaml");
  EXPECT_THAT(code, HasSubstr("  nodes__only.ts: |2+\n      a\n    \tb\n\n"));
  EXPECT_THAT(code, HasSubstr("binaryData:\n  nodes__crlf.ts: YQ0K\n"));
  EXPECT_THAT(code, HasSubstr("  workflow.yaml: |\n    name: small\n"));
  EXPECT_THAT(part("deployment-small.yaml"),
              HasSubstr("          - key: nodes__crlf.ts\n"
                        "            path: nodes/crlf.ts\n"));
}

// What an author writes can become a value, but no structure.
TEST_F(Kubernetes, LetsNoTextBecomeStructure) {
  read(R"(name: small
version: "1.0"
description: "x\n---\nkind: Secret\nmetadata: {name: evil}"
triggers:
  - type: manual
nodes:
  only:
    path: ./nodes/only.ts
    description: "y"
)");
  ship("nodes/only.ts", "nodes__only.ts", "---\nkind: Secret\n...\n");
  EXPECT_THAT(emit("kubernetes"), Not(HasSubstr("\nkind: Secret")));
}

TEST_F(Kubernetes, PutsDescriptionsOnOneLine) {
  read("name: small\nversion: \"1.0\"\n"
       "description: \"\\n a\\r\\n\\nb\\nc \\n\"\n"
       "triggers: [{type: manual}]\n"
       "nodes: {only: {path: ./only.ts, description: d}}\n");
  EXPECT_THAT(emit("kubernetes"),
              HasSubstr("tentacular.io/description: a b c\n"));
}

TEST_F(Kubernetes, RestartsPodsWhenFilesChange) {
  read(smallWorkflow);
  ship("nodes/only.ts", "nodes__only.ts", "a");
  emit("kubernetes");
  std::string first = part("deployment-small.yaml");
  shipped.clear();
  ship("nodes/only.ts", "nodes__only.ts", "b");
  emit("kubernetes");
  EXPECT_NE(part("deployment-small.yaml"), first);
}

TEST_F(Kubernetes, RefusesFilesThatHideGeneratedOnes) {
  read(smallWorkflow);
  ship("workflow.json", "workflow.json", "{}");
  EXPECT_EQ(emit("kubernetes"), "");
  EXPECT_THAT(codes(), ElementsAre("TNT6110"));
}

// 1 MiB fits, one byte more does not.
TEST_F(Kubernetes, RefusesLargeConfigMaps) {
  read(smallWorkflow);
  emit("kubernetes");
  size_t others = smallWorkflow.size();
  size_t begin = artifacts.artifacts()[0].bytes.find("workflow.json: |\n");
  size_t end = artifacts.artifacts()[0].bytes.find("  workflow.yaml:");
  StringRef json = StringRef(artifacts.artifacts()[0].bytes)
                       .slice(begin + strlen("workflow.json: |\n"), end);
  others += json.size() - 4 * json.count('\n');
  std::string text((1 << 20) - others, 'x');
  ship("big.json", "big.json", text);
  EXPECT_NE(emit("kubernetes"), "");
  shipped.clear();
  text += 'x';
  ship("big.json", "big.json", text);
  EXPECT_EQ(emit("kubernetes"), "");
  EXPECT_THAT(codes(), ElementsAre("TNT6111"));
}

TEST_F(Kubernetes, RefusesLargeAnnotations) {
  std::string text = smallWorkflow.str() + "metadata:\n  environment: " +
                     std::string(256 << 10, 'x') + "\n";
  read(text);
  EXPECT_EQ(emit("kubernetes"), "");
  EXPECT_THAT(codes(), ElementsAre("TNT6112"));
}

TEST_F(Kubernetes, RefusesLargeSecrets) {
  read(smallWorkflow);
  grantSecret("api", "key", "small");
  values.emplace("api.key", SecretText(std::string((1 << 20) + 1, 'x')));
  options.secrets = BackendOptions::Secrets::Plain;
  EXPECT_EQ(emit("kubernetes"), "");
  EXPECT_EQ(emit("secrets"), "");
  EXPECT_THAT(codes(), ElementsAre("TNT6113"));
}

TEST_F(Kubernetes, GivesSidecarsLimitsAndTheirOwnProbe) {
  read(R"(name: small
version: "1.0"
triggers:
  - type: manual
nodes:
  only: {path: ./only.ts, description: d}
sidecars:
  - name: renderer
    image: renderer:1
    port: 9000
    protocol: grpc
    env: {B: "1", A: "yes"}
    resources:
      requests: {memory: 1Gi}
      limits: {cpu: 50m}
)");
  emit("kubernetes");
  EXPECT_THAT(part("deployment-small.yaml"), HasSubstr(R"(      - name: renderer
        image: renderer:1
        imagePullPolicy: Always
        env:
        - name: A
          value: "yes"
        - name: B
          value: "1"
        ports:
        - containerPort: 9000
          protocol: TCP
        securityContext:
          readOnlyRootFilesystem: true
          allowPrivilegeEscalation: false
          capabilities:
            drop:
            - ALL
        readinessProbe:
          grpc:
            port: 9000
          initialDelaySeconds: 3
          periodSeconds: 5
        volumeMounts:
        - name: shared
          mountPath: /shared
        - name: tmp-renderer
          mountPath: /tmp
        resources:
          requests:
            cpu: 50m
            memory: 1Gi
          limits:
            cpu: 50m
            memory: 1Gi
)"));
}

TEST_F(Kubernetes, NamesNoRuntimeClassWhenThereIsNone) {
  read(smallWorkflow);
  EXPECT_THAT(emit("kubernetes"), HasSubstr("runtimeClassName: gvisor\n"));
  profile.runtimeClass.clear();
  EXPECT_THAT(emit("kubernetes"), Not(HasSubstr("runtimeClassName")));
}

TEST_F(Kubernetes, SendsTelemetryOnlyWhereThereIsSome) {
  read(smallWorkflow);
  EXPECT_THAT(emit("kubernetes"),
              HasSubstr("http://otel-collector.tentacular-observability.svc."
                        "cluster.local:4318"));
  profile.telemetry.enabled = false;
  EXPECT_THAT(emit("kubernetes"), Not(HasSubstr("OTEL")));
}

TEST_F(Kubernetes, PrintsRulesOfEveryShape) {
  read(smallWorkflow);
  auto cidr = [](StringRef text) { return *Cidr::parse(text); };
  std::vector<Cidr> except = {cidr("10.0.0.0/8"), cidr("127.0.0.0/8")};
  std::vector<ir::Peer::Label> labels = {{"app", "db"}};
  ir::Peer block{ir::Peer::Kind::Block, cidr("0.0.0.0/0"), except};
  ir::Peer pods;
  pods.kind = ir::Peer::Kind::Pods;
  pods.podLabels = labels;
  pods.selectsPods = true;
  pods.selectsNamespaces = true;
  ir::Peer any;
  any.kind = ir::Peer::Kind::Any;
  std::vector<ir::Port> ports = {{53, ir::Transport::Udp, {}}, {443}};
  std::vector<StringRef> hosts = {"a.example", "b.example"};
  std::vector<ir::NetworkRule> rules(3);
  rules[0].peers = block;
  rules[0].ports = ports;
  rules[0].hosts = hosts;
  rules[1].peers = pods;
  rules[2].peers = any;
  rules[2].ports = ports[1];
  workflow->grants.egress = rules;
  workflow->grants.ingress = rules[1];
  std::string text = emit("networkpolicy");
  EXPECT_EQ(text, R"(apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: small-netpol
  labels:
    app.kubernetes.io/managed-by: tentacular
    app.kubernetes.io/name: small
  annotations:
    tentacular.dev/intended-hosts: a.example,b.example
spec:
  podSelector:
    matchLabels:
      app.kubernetes.io/name: small
  policyTypes:
  - Ingress
  - Egress
  ingress:
  - from:
    - namespaceSelector: {}
      podSelector:
        matchLabels:
          app: db
  egress:
  - to:
    - ipBlock:
        cidr: 0.0.0.0/0
        except:
        - 10.0.0.0/8
        - 127.0.0.0/8
    ports:
    - port: 53
      protocol: UDP
    - port: 443
      protocol: TCP
  - to:
    - namespaceSelector: {}
      podSelector:
        matchLabels:
          app: db
  - ports:
    - port: 443
      protocol: TCP
)");
}

// An empty list in a rule would mean the opposite: everything.
TEST_F(Kubernetes, DeniesEverythingWithoutGrants) {
  read(smallWorkflow);
  EXPECT_THAT(emit("networkpolicy"), testing::EndsWith("  policyTypes:\n"
                                                       "  - Ingress\n"
                                                       "  - Egress\n"));
  emit("kubernetes");
  EXPECT_THAT(part("deployment-small.yaml"), Not(HasSubstr("--allow")));
}

TEST_F(Kubernetes, TurnsGrantsIntoFlags) {
  read(smallWorkflow);
  ir::Grants &grants = workflow->grants;
  std::vector<ir::Permission> net = {{"0.0.0.0:8080", {}}, {"a:1", {}}};
  std::vector<ir::Permission> read = {{"/app", {}}};
  std::vector<ir::Permission> write = {{"/tmp", {}}};
  grants.net = net;
  grants.read = read;
  grants.write = write;
  emit("kubernetes");
  EXPECT_THAT(part("deployment-small.yaml"), HasSubstr(R"(        args:
        - run
        - --no-lock
        - --no-prompt
        - --no-config
        - --no-npm
        - --v8-flags=--disallow-code-generation-from-strings
        - --no-remote
        - --cached-only
        - --import-map=/app/import-map/import_map.json
        - --ignore-env
        - --allow-net=0.0.0.0:8080,a:1
        - --allow-read=/app
        - --allow-write=/tmp
        - /app/engine/main.ts
        - --workflow
        - /app/workflow/workflow.json
        - --port
        - "8080"
        env:
        - name: DENO_NO_UPDATE_CHECK
          value: "1"
        - name: OTEL_DENO
)"));
  grants.allowAnyHost = true;
  grants.denyNet = net;
  grants.usesModules = true;
  grants.import = net[1];
  emit("kubernetes");
  std::string pod = part("deployment-small.yaml");
  EXPECT_THAT(pod, HasSubstr(R"(        - --no-npm
        - --v8-flags=--disallow-code-generation-from-strings
        - --allow-import=a:1
        - --import-map=/app/import-map/import_map.json
        - --ignore-env
        - --allow-net
        - --deny-net=0.0.0.0:8080,a:1
)"));
  EXPECT_THAT(pod, HasSubstr("value: /tmp/deno-cache"));
}

TEST_F(Kubernetes, MapsModulesAndTheEngine) {
  read(smallWorkflow);
  std::vector<ir::ImportMapping> map = {{"npm:b", "http://p/b", {}},
                                        {"jsr:@a/a", "http://p/jsr/a", {}}};
  workflow->grants.importMap = map;
  emit("kubernetes");
  EXPECT_THAT(part("configmap-small-import-map.yaml"),
              testing::EndsWith(R"(data:
  import_map.json: |
    {
      "imports": {
        "jsr:@a/a": "http://p/jsr/a",
        "npm:b": "http://p/b",
        "tentacular": "../engine/mod.ts"
      }
    }
)"));
}

TEST_F(Kubernetes, NormalisesTheWorkflow) {
  read(R"(name: small
version: "1.0"
triggers:
  - {type: cron, name: daily, schedule: "CRON_TZ=Asia/Tokyo  0 9 * * *"}
nodes:
  a: {path: ./nodes/../nodes/a.ts, description: d}
  b: {path: b.ts}
edges:
  - {from: a, to: b}
  - {from: a, to: b}
config: {n: 0x10, v: 1.10, s: "1.10"}
contract:
  version: "1"
  dependencies:
    db: {protocol: postgres, host: db, database: d, user: u}
    any: {protocol: https, type: dynamic-target, cidr: 10.0.0.0/8, dynPorts: [443, 53/udp]}
)");
  emit("kubernetes");
  std::string code = part("configmap-small-code.yaml");
  EXPECT_THAT(code, HasSubstr(R"(  workflow.json: |
    {
      "formatVersion": 1,
      "name": "small",
      "version": "1.0",
      "triggers": [
        {
          "type": "cron",
          "name": "daily",
          "schedule": "0 9 * * *",
          "timeZone": "Asia/Tokyo"
        }
      ],
      "nodes": {
        "a": {
          "path": "nodes/a.ts",
          "description": "d"
        },
        "b": {
          "path": "b.ts"
        }
      },
      "edges": [
        {
          "from": "a",
          "to": "b"
        }
      ],
      "config": {
        "n": 16,
        "v": 1.1,
        "s": "1.10"
      },
      "dependencies": {
        "db": {
          "protocol": "postgres",
          "host": "db",
          "port": 5432,
          "database": "d",
          "user": "u"
        },
        "any": {
          "protocol": "https",
          "type": "dynamic-target",
          "cidr": "10.0.0.0/8",
          "dynPorts": [
            {
              "port": 443,
              "protocol": "TCP"
            },
            {
              "port": 53,
              "protocol": "UDP"
            }
          ]
        }
      }
    }
)"));
}

TEST_F(Kubernetes, NamesCronJobsApart) {
  read(R"(name: a-name-of-forty-bytes-more-or-less-really
version: "1.0"
triggers:
  - {type: cron, name: x-y, schedule: "@daily"}
  - {type: cron, name: x_y, schedule: "@daily"}
  - {type: cron, name: short, schedule: "@daily"}
  - {type: cron, name: much-too-long-for-it, schedule: "@daily"}
  - {type: cron, schedule: "@daily"}
  - {type: cron, schedule: "@daily"}
  - {type: cron, name: end_, schedule: "@daily"}
nodes:
  only: {path: ./only.ts, description: d}
)");
  std::vector<std::string> names;
  std::set<std::string> distinct;
  for (const ir::CronJobName &job : ir::cronJobNames(*workflow)) {
    EXPECT_LE(job.name.size(), 52u);
    EXPECT_NE(job.name.back(), '-');
    distinct.insert(job.name);
    names.push_back(job.name);
  }
  EXPECT_EQ(distinct.size(), 7u);
  EXPECT_EQ(names[2], "a-name-of-forty-bytes-more-or-less-really-short");
  EXPECT_EQ(names[4], "a-name-of-forty-bytes-more-or-less-really-cron");
  EXPECT_EQ(names[5], "a-name-of-forty-bytes-more-or-less-really-cron-2");
}

TEST(Backends, AreSortedAndFound) {
  StringRef last;
  for (const Backend &backend : builtinBackends()) {
    EXPECT_LT(last, backend.name);
    last = backend.name;
    EXPECT_EQ(findBackend(backend.name), &backend);
  }
  EXPECT_EQ(findBackend("kubernete"), nullptr);
  EXPECT_EQ(findBackend("zz"), nullptr);
}
