// SPDX-License-Identifier: Apache-2.0
// What to tell of a thrown value.

/** With its causes: `fetch failed` alone helps nobody. A node may throw anything,
 * also what throws again when it is looked at. */
export function messageOf(thrown: unknown): string {
  try {
    if (!(thrown instanceof Error)) return String(thrown);
    const texts: string[] = [];
    let error: unknown = thrown;
    for (; error instanceof Error && texts.length < 4; error = error.cause) {
      texts.push(String(error.message || error.name));
    }
    return texts.join(": ");
  } catch {
    return "a value was thrown that cannot be shown";
  }
}
