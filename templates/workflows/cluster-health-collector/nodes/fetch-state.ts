import type { Context } from "tentacular";
import { readMetrics } from "./lib/metrics.ts";

export interface Snapshot {
  takenAt: string;
  nodes: { total: number; ready: number };
  pods: { running: number; pending: number; failed: number };
  /** Deployments with fewer pods than they ask for. */
  degraded: { namespace: string; deployment: string; missing: number }[];
  /** Containers that the kubelet holds back, such as CrashLoopBackOff. */
  waiting: { namespace: string; pod: string; reason: string }[];
}

const wanted = [
  "kube_node_status_condition",
  "kube_pod_status_phase",
  "kube_deployment_status_replicas_unavailable",
  "kube_pod_container_status_waiting_reason",
];

export default async function run(
  ctx: Context,
  _input: unknown,
): Promise<Snapshot> {
  const source = ctx.dependency("kube-state-metrics");
  const response = await source.fetch!("/metrics");
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`kube-state-metrics answered ${response.status}`);
  }
  const metrics = readMetrics(await response.text(), wanted);
  const [conditions = [], phases = [], unavailable = [], waiting = []] = wanted
    .map((name) => metrics.get(name));

  const ready = conditions.filter(({ labels }) =>
    labels["condition"] === "Ready" && labels["status"] === "true"
  );
  if (ready.length === 0) {
    throw new Error("kube-state-metrics tells of no node: is it up to date?");
  }
  const inPhase = (phase: string) =>
    phases.filter(({ labels, value }) =>
      labels["phase"] === phase && value === 1
    )
      .length;

  const snapshot: Snapshot = {
    takenAt: new Date().toISOString(),
    nodes: {
      total: ready.length,
      ready: ready.filter(({ value }) => value === 1).length,
    },
    pods: {
      running: inPhase("Running"),
      pending: inPhase("Pending"),
      failed: inPhase("Failed"),
    },
    degraded: unavailable.filter(({ value }) => value > 0)
      .map(({ labels, value }) => ({
        namespace: labels["namespace"] ?? "",
        deployment: labels["deployment"] ?? "",
        missing: value,
      })),
    waiting: waiting.filter(({ value }) => value === 1)
      .map(({ labels }) => ({
        namespace: labels["namespace"] ?? "",
        pod: labels["pod"] ?? "",
        reason: labels["reason"] ?? "",
      })),
  };
  ctx.log.info(
    `${snapshot.nodes.ready}/${snapshot.nodes.total} nodes ready, ` +
      `${snapshot.degraded.length} deployments degraded`,
  );
  return snapshot;
}
