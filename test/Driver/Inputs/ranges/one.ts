export default async function run() {
  const r = await fetch("http://localhost:9000/x");
  return await r.json();
}
