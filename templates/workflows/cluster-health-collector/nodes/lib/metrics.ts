export interface Sample {
  labels: Record<string, string>;
  value: number;
}

const line = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})?\s+(\S+)/;
const label = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g;

/** Reads the text format of Prometheus, keeping the named metrics only: the
 * whole of a cluster's state would be far too much. */
export function readMetrics(
  text: string,
  names: string[],
): Map<string, Sample[]> {
  const found = new Map<string, Sample[]>(names.map((name) => [name, []]));
  for (const row of text.split("\n")) {
    const [, name = "", labels = "", value = ""] = line.exec(row) ?? [];
    found.get(name)?.push({ labels: readLabels(labels), value: Number(value) });
  }
  return found;
}

function readLabels(text: string): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const [, name = "", value = ""] of text.matchAll(label)) {
    labels[name] = value.replace(/\\(.)/g, (_, c) => c === "n" ? "\n" : c);
  }
  return labels;
}
