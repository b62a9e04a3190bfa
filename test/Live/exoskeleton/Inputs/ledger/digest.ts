const encode = (text: string) => new TextEncoder().encode(text);

export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", encode(text));
  return new Uint8Array(digest).toHex();
}

export async function hmac(
  key: Uint8Array<ArrayBuffer>,
  text: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const imported = await crypto.subtle.importKey(
    "raw",
    key,
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  return new Uint8Array(
    await crypto.subtle.sign("HMAC", imported, encode(text)),
  );
}
