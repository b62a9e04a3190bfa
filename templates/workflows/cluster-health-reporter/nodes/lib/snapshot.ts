/** What cluster-health-collector stores. */
export interface Snapshot {
  takenAt: string;
  nodes: { total: number; ready: number };
  pods: { running: number; pending: number; failed: number };
  degraded: { namespace: string; deployment: string; missing: number }[];
  waiting: { namespace: string; pod: string; reason: string }[];
}
