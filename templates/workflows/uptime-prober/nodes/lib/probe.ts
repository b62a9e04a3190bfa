export interface Probe {
  url: string;
  /** Absent when there was no answer. */
  status?: number;
  error?: string;
  ms: number;
}

export interface Analysis {
  down: Probe[];
  slow: Probe[];
  healthy: number;
}
